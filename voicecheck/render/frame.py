"""A line of a post with something in it underlined, aligned for any script.

Text is first made safe to show, code point for code point, so that spans stay valid. Lines with
right-to-left script are marked ``>>inside<<`` instead: terminals differ in whether they reorder
them, and a row of carets is right in only one of the two.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

from voicecheck.render.place import lines_of
from voicecheck.render.screen import Colour, Screen
from voicecheck.types import Span

_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_NARROWEST = 20
_PLAIN = dict(zip("“”„‘’–—…→", '"""\'\'--.>', strict=True))


def shown(text: str, screen: Screen) -> str:
    """The text without what could disturb a terminal; always as many code points as ``text``.

    White space becomes a space; control characters, bidirectional overrides and lone surrogates
    become U+FFFD; what the output's encoding does not hold becomes plain, or ``?``.
    """
    if text.isascii() and text.isprintable():
        return text
    safe = "".join(map(_safe, text))
    if screen.holds(safe):
        return safe
    return "".join(c if screen.holds(c) else _PLAIN.get(c, "?") for c in safe)


def _safe(c: str) -> str:
    if c.isspace():
        return " "
    return "\ufffd" if c in _OVERRIDES or unicodedata.category(c) in ("Cc", "Cs") else c


def shown_lines(text: str, screen: Screen) -> list[str]:
    """The lines of the text, each as :func:`shown` gives it."""
    return [shown(text[line.start : line.end], screen) for line in lines_of(text).spans]


def cells(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    import wcwidth

    return max(0, wcwidth.wcswidth(text))


def frame(text: str, span: Span, mark: str, colour: Colour, screen: Screen, indent: int) -> list[str]:
    """The first line that the span touches, and below it a row of ``mark``.

    A line too long for the screen is cut around the flagged part. Empty where the span is a whole
    post of several lines or too long to show: there is nothing to point at.
    """
    cut = lines_of(text)
    lines = cut.spans
    room = max(_NARROWEST, screen.width - indent)
    whole = not (text[: span.start] + text[span.end :]).strip()
    if whole and (len(lines) > 1 or cells(shown(text, screen)) > room):
        return []
    touched = [line for line in lines if line.start <= span.end and span.start <= line.end]
    # A place between CR and LF touches no line: it belongs to the one that they end.
    touched = touched or [lines[cut.index(span.start)]]
    flagged = [(min(max(span.start, line.start), line.end), min(span.end, line.end)) for line in touched]
    first = next((i for i, (start, end) in enumerate(flagged) if text[start:end].strip()), 0)
    line = touched[first]
    start, end = (position - line.start for position in flagged[first])
    after = len(touched) - first - 1
    more = f" (and {after} more line{'s' if after > 1 else ''})" if after else ""
    row, start, end = _cut(shown(text[line.start : line.end], screen), start, end, room, screen)
    if any(unicodedata.bidirectional(c) in _RIGHT_TO_LEFT for c in row):
        return [row[:start] + screen.paint(f">>{row[start:end]}<<", colour) + row[end:] + more]
    before = cells(row[:start])
    marks = mark * max(1, cells(row[:end]) - before)
    return [row, " " * before + screen.paint(marks, colour) + more]


def _cut(row: str, start: int, end: int, room: int, screen: Screen) -> tuple[str, int, int]:
    """Leave out words at both ends of a row until it fits, keeping what stands at ``start:end``."""
    if cells(row) <= room:
        return row, start, end
    dots = screen.pick("…", "...")
    budget = room - 2 * len(dots)
    first = start - _fitting(row[:start][::-1][:budget], budget // 3)
    if first > 0:
        first = row.find(" ", first, start) + 1 or first
    last = first + _fitting(row[first : first + 4 * budget], budget)
    if end < last < len(row):
        space = row.rfind(" ", end, last)
        last = space if space > 0 else last
    end = min(end, last)
    before, after = dots if first > 0 else "", dots if last < len(row) else ""
    shift = len(before) - first
    return before + row[first:last] + after, start + shift, max(start, end) + shift


def _fitting(text: str, room: int) -> int:
    """How many code points of the text take at most ``room`` columns."""
    return bisect_right(range(len(text) + 1), room, key=lambda n: cells(text[:n])) - 1
