"""Lines and columns: 1-based, counted in code points; CR LF, LF and CR each end a line."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from voicecheck.types import Post, Span

STDIN = "-"
_BREAK = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one text: their spans, line breaks left out."""

    spans: tuple[Span, ...]

    def index(self, position: int) -> int:
        """The 0-based number of the line that holds this code point."""
        return bisect_right(self.spans, position, key=lambda span: span.start) - 1


def lines_of(text: str) -> Lines:
    """Cut a text into lines; an empty text is one empty line."""
    breaks = [match.span() for match in _BREAK.finditer(text)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(text)]
    return Lines(tuple(Span(start, end) for start, end in zip(starts, ends, strict=True)))


def line_and_column(post: Post, lines: Lines, position: int) -> tuple[int, int]:
    """Where a code point of the post stands: in its file, or in the text for a row of a table."""
    index = lines.index(position)
    column = position - lines.spans[index].start
    if post.origin.row is not None:
        return index + 1, column + 1
    return post.origin.line + index, column + (post.origin.column if index == 0 else 1)


def location(post: Post) -> str:
    """Where the post itself stands, as text: ``a.md:3``, ``posts.csv, row 12`` or its id."""
    origin = post.origin
    if origin.path is None:
        return post.id
    name = "standard input" if origin.path == STDIN else origin.path
    return f"{name}:{origin.line}" if origin.row is None else f"{name}, row {origin.row}"
