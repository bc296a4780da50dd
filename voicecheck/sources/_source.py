"""What every format reader is given, and what they share about places in a text file."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicecheck.types import Origin, SourceError

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Source:
    """One open input. ``label`` is what messages call it, ``name`` what ids are made of."""

    stream: io.BufferedReader
    path: str
    label: str
    name: str
    encoding: str | None = None
    text_column: str | None = None
    whole_text: bool = False


def no_posts(label: str) -> SourceError:
    """The error for an input that holds nothing."""
    return SourceError(f"{label}: no posts: it is empty")


def line_starts(text: str) -> list[int]:
    """The offset at which each line begins; lines end in CR, LF or both."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def line_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line, its ending included."""
    starts = line_starts(text)
    yield from zip(starts, [*starts[1:], len(text)], strict=True)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the white space around it; empty where there is nothing else."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return start, start + len(piece.strip())


def origin(path: str, offset: int, starts: Sequence[int]) -> Origin:
    """The origin of a post that begins at ``offset`` of a file with these line starts."""
    line = bisect_right(starts, offset)
    return Origin(path=path, offset=offset, line=line, column=offset - starts[line - 1] + 1)
