"""One JSON object a line, one line a post."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from voicecheck.render.contract import dumps
from voicecheck.render.screen import Judged, Screen


def render(judged: Iterable[Judged], screen: Screen) -> Iterator[str]:
    """Yield a line for each report as it comes."""
    for item in judged:
        yield dumps(item.report) + "\n"
