"""JSON Lines: one object a line. Rows are counted as lines, so that an editor finds them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from voicecheck.sources import _record
from voicecheck.sources._decode import lines
from voicecheck.sources._source import Source, no_posts
from voicecheck.types import Post, SourceError

# So many rows without the column, and none with it, mean that it has another name.
_ENOUGH = 100


def posts(source: Source) -> Iterator[Post | SourceError]:
    """Each row as a post, or as what is wrong with it.

    Raises:
        SourceError: the whole file is no JSON Lines, is empty, or no row has the text column.
    """
    column = source.text_column or _record.TEXT
    columns: list[str] = []
    lacking: list[SourceError] = []
    found = False
    row = 0
    for row, record in _records(source):
        where = _where(source, row)
        if isinstance(record, SourceError):
            yield record
        elif column in record:
            yield from lacking
            lacking, found = [], True
            yield _record.post(record, source, row, row, where)
        elif found:
            yield _record.missing_column(where, column, record)
        else:
            columns = list(record)
            lacking.append(_record.missing_column(where, column, columns))
            if len(lacking) == _ENOUGH:
                break
    if not row:
        raise no_posts(source.label)
    if len(lacking) > 1:
        raise _record.missing_column(source.label, column, columns)
    yield from lacking


def _records(source: Source) -> Iterator[tuple[int, dict[str, object] | SourceError]]:
    blank = True
    for row, line in enumerate(lines(source.stream, source.label, source.encoding), start=1):
        if not line.strip():
            continue
        if blank and line.lstrip().startswith("["):
            raise SourceError(
                f"{source.label}: a JSON list, not JSON Lines: "
                "write one {...} object a line, without [ and ]"
            )
        blank = False
        yield row, _parse(line, _where(source, row))


def _parse(line: str, where: str) -> dict[str, object] | SourceError:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        reason = f"{error.msg}, column {error.colno}"
        return SourceError(f"{where}: not valid JSON ({reason}): fix or remove the line")
    except (ValueError, RecursionError):
        return SourceError(f"{where}: not usable JSON (too long a number or too deep): remove the line")
    if not isinstance(record, dict):
        found = _record.kind(record)
        return SourceError(f'{where}: {found}, not an object: write {{"text": "..."}} or remove the line')
    return record


def _where(source: Source, row: int) -> str:
    return f"{source.label}, row {row}"
