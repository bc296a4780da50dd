"""A rewrite as an inline diff: ``[-old-]{+new+}``, or struck out in red and added in green."""

from __future__ import annotations

from collections.abc import Sequence

from voicecheck.render.frame import shown_lines
from voicecheck.render.screen import Colour, Screen
from voicecheck.types import Edit


def inline_diff(text: str, edits: Sequence[Edit], screen: Screen) -> list[str]:
    """The lines of the text with every edit shown in its place."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        pieces += [
            _lines(text[position : edit.span.start], screen),
            _changed(text[edit.span.start : edit.span.end], "[-", "-]", "struck", screen),
            _changed(edit.text, "{+", "+}", "green", screen),
        ]
        position = edit.span.end
    pieces.append(_lines(text[position:], screen))
    return "".join(pieces).split("\n")


def _lines(text: str, screen: Screen) -> str:
    return "\n".join(shown_lines(text, screen))


def _changed(text: str, opening: str, closing: str, colour: Colour, screen: Screen) -> str:
    if not text:
        return ""
    if not screen.colour:
        return opening + _lines(text, screen) + closing
    return "\n".join(screen.paint(line, colour) for line in shown_lines(text, screen))
