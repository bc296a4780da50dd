"""CSV and TSV with a header line. Row 1 is the first one below the header."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain

from voicecheck.sources import _record
from voicecheck.sources._decode import lines
from voicecheck.sources._source import Source, no_posts
from voicecheck.types import Post, SourceError

_DELIMITERS = (",", ";", "\t", "|")
# The most that fits into a C long everywhere; the default of 131,072 is too small for an article.
_LONGEST_CELL = 2**31 - 1


def posts(source: Source) -> Iterator[Post | SourceError]:
    """Each row as a post, or as what is wrong with it; rows of blank cells are passed over.

    Raises:
        SourceError: the file is empty, cannot be decoded, or has no text column.
    """
    csv.field_size_limit(max(csv.field_size_limit(), _LONGEST_CELL))
    rows = _rows(source)
    _, header = next(rows, (0, []))
    if isinstance(header, SourceError):
        raise SourceError(f"{source.label}, header: {header}")
    if not header:
        raise no_posts(source.label)
    columns = [cell.strip() for cell in header]
    column = source.text_column or _record.TEXT
    if column not in columns:
        raise _record.missing_column(source.label, column, columns)
    empty = True
    for row, (line, cells) in enumerate(rows, start=1):
        if not isinstance(cells, SourceError) and len(cells) > 1 and not any(cells):
            continue
        empty = False
        yield _post(source, columns, cells, row, line)
    if empty:
        raise no_posts(source.label)


def _post(
    source: Source, columns: list[str], cells: list[str] | SourceError, row: int, line: int
) -> Post | SourceError:
    where = f"{source.label}, row {row} (line {line})"
    if isinstance(cells, SourceError):
        return SourceError(f"{where}: {cells}")
    if any(cells[len(columns) :]):
        return SourceError(
            f"{where}: {len(cells)} cells under {len(columns)} columns: "
            "put quotes around a text that holds the separator"
        )
    # Reversed, so that of two columns with one name the first counts.
    record = dict(reversed(list(zip(columns, cells, strict=False))))
    return _record.post(record, source, row, line, where)


def _rows(source: Source) -> Iterator[tuple[int, list[str] | SourceError]]:
    """Each row with the line at which it begins, blank lines left out; the header is the first."""
    text = lines(source.stream, source.label, source.encoding)
    skipped = 0
    for first in text:
        if first.strip():
            break
        skipped += 1
    else:
        return
    delimiter = "\t" if source.path.lower().endswith(".tsv") else _delimiter(first, source.text_column)
    reader = csv.reader(chain([first], text), delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            remedy = "close each quote and double the quotes inside a text"
            yield line, SourceError(f"not valid CSV ({error}): {remedy}")
            continue
        if cells:
            yield line, cells


def _delimiter(header: str, column: str | None) -> str:
    """The separator under which the header has the text column, or else the most columns."""
    cells = {delimiter: next(csv.reader([header], delimiter=delimiter)) for delimiter in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: ((column or _record.TEXT) in cells[mark], len(cells[mark])))
