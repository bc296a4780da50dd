"""A JSON list with one object a post, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from voicecheck.render.contract import dumps
from voicecheck.render.screen import Judged, Screen


def render(judged: Iterable[Judged], screen: Screen) -> Iterator[str]:
    """Yield the list piece by piece, so that a long feed need not be held in memory."""
    before = "[\n"
    for item in judged:
        yield before + dumps(item.report)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"
