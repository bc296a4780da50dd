"""Reports as text for people and for programs: one module a format, named after it.

A format module holds ``render(judged, screen)``, which yields pieces of text to be written one
after the other; the rows of ``contract.py`` are what all formats for programs share.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from voicecheck.render.screen import Judged, Screen

FORMATS = ("text", "json", "jsonl")


def renderer(name: str) -> Callable[[Iterable[Judged], Screen], Iterator[str]]:
    """The ``render`` function of a format, one of :data:`FORMATS`."""
    module = importlib.import_module(f"{__name__}.{name}")
    return cast("Callable[[Iterable[Judged], Screen], Iterator[str]]", module.render)
