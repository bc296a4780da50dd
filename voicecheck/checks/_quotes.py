"""Where a post quotes: words that are shown and not said."""

from __future__ import annotations

import re

from voicecheck.types import Span

_QUOTED = re.compile(r"[\"“]([^\"“”\n]{1,200})[\"”]")


def quotations(text: str, longest: int | None = None) -> list[Span]:
    """The passages between double quotation marks, if given only those of up to ``longest`` words."""
    return [
        Span(*match.span())
        for match in _QUOTED.finditer(text)
        if longest is None or len(match.group(1).split()) <= longest
    ]
