"""Scored posts to a file: JSON Lines, CSV or Parquet, by the suffix of its name."""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from voicecheck.batch._aside import aside, reported
from voicecheck.batch.flat import columns, flatten
from voicecheck.types import VoicecheckError

_Row = Mapping[str, Any]

_BATCH = 1024

# What a spreadsheet would run. "=" always begins a formula; "@", "+" and "-" begin handles and
# lists far more often, and are harmful only with a function call or another program (cmd|'...'!A1).
_FORMULA = re.compile(r"\s*(?:[=＝]|[@＠+＋\-－](?:.*?\w\(|[^|]*\|[^!]*!))", re.S)


@dataclass(frozen=True, slots=True)
class Writer:
    """An open output. ``write`` takes one row of the JSON contract."""

    write: Callable[[_Row], None]


@contextmanager
def writer(path: Path) -> Iterator[Writer]:
    """Write rows to a ``.jsonl``, ``.csv`` or ``.parquet`` file that is complete or absent.

    Rows go to the disk as they come. CSV and Parquet are made of them at the end, when all columns are
    known, see :func:`~voicecheck.batch.flat.flatten`.

    In CSV, a cell that a spreadsheet would run as a formula gets an apostrophe before it: one that
    begins with ``=``, or with ``+``, ``-`` or ``@`` and calls a function or a program. All other text,
    "@anna thank you" for one, stays exact, and JSON Lines and Parquet always do.

    Raises:
        VoicecheckError: before anything is done, that the name, the folder or pyarrow is missing;
            later, that the disk failed. Then nothing is left behind.
    """
    suffix = path.suffix.lower()
    if suffix != ".jsonl" and suffix not in _TABLES:
        known = ", ".join([".jsonl", *_TABLES])
        raise VoicecheckError(f"{path}: not a kind of output: let the name end in one of {known}")
    if suffix == ".parquet":
        _require_pyarrow(path)
    with aside(path) as part:
        if suffix == ".jsonl":
            with reported(path):
                stream = part.open("w", encoding="utf-8", newline="\n")
            with _closing(stream, path):
                yield Writer(lambda row: _write_line(row, stream, path))
            return
        with reported(path):
            # On the disk of the output, as that of the system's temporary files may be small.
            spool = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=part.parent)  # noqa: SIM115
        with _closing(spool, path):
            names: dict[str, None] = {}

            def write(row: _Row) -> None:
                flat = flatten(row)
                names.update(dict.fromkeys(flat))
                _write_line(flat, spool, path)

            yield Writer(write)
            with reported(path):
                spool.seek(0)
                _TABLES[suffix](map(json.loads, spool), part, columns(names))


def _write_line(row: _Row, stream: IO[str], path: Path) -> None:
    line = json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n"
    with reported(path):
        stream.write(line)


@contextmanager
def _closing(stream: IO[str], path: Path) -> Iterator[None]:
    """Close in any case; a disk that fails at the last write counts only where nothing else did."""
    try:
        yield
        with reported(path):
            stream.flush()
    finally:
        with suppress(OSError):
            stream.close()


def _csv(rows: Iterable[dict[str, Any]], part: Path, names: Sequence[str]) -> None:
    with part.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, names)
        table.writeheader()
        table.writerows({name: _disarmed(value) for name, value in row.items()} for row in rows)


def _disarmed(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def _parquet(rows: Iterator[dict[str, Any]], part: Path, names: Sequence[str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {"row": pa.int64(), "score": pa.float64(), "p_value": pa.float64()}
    groups = {"tone": pa.float64(), "family": pa.float64(), "findings": pa.int64()}
    schema = pa.schema(
        [(name, types.get(name) or groups.get(name.partition("_")[0], pa.string())) for name in names]
    )
    with pq.ParquetWriter(part, schema) as table:
        while batch := list(islice(rows, _BATCH)):
            table.write_table(pa.Table.from_pylist(batch, schema=schema))


def _require_pyarrow(path: Path) -> None:
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError:
        raise VoicecheckError(
            f'{path}: writing Parquet needs pyarrow: pip install "voicecheck[parquet]"'
        ) from None


_TABLES: Mapping[str, Callable[[Iterator[dict[str, Any]], Path, Sequence[str]], None]] = {
    ".csv": _csv,
    ".parquet": _parquet,
}
