"""Parquet files, read by batches. Needs pyarrow, the extra ``parquet``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from voicecheck.sources import _record
from voicecheck.sources._source import Source, no_posts
from voicecheck.types import Post, SourceError

_BATCH = 1024


def posts(source: Source) -> Iterator[Post | SourceError]:
    """Each row as a post, or as what is wrong with it.

    Raises:
        SourceError: pyarrow is not installed; the file is no Parquet, is empty, or has no text
            column.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise SourceError(
            f'{source.label}: reading Parquet needs pyarrow: pip install "voicecheck[parquet]"'
        ) from None
    column = source.text_column or _record.TEXT
    row = 0
    try:
        with pq.ParquetFile(source.stream) as file:
            names = file.schema_arrow.names
            if column not in names:
                raise _record.missing_column(source.label, column, names)
            wanted = [name for name in dict.fromkeys((column, *_record.FIELDS)) if name in names]
            for batch in file.iter_batches(batch_size=_BATCH, columns=wanted):
                for record in _microseconds(batch).to_pylist():
                    row += 1
                    where = f"{source.label}, row {row}"
                    yield _record.post(record, source, row, row, where)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        reason = str(error).partition("\n")[0]
        raise SourceError(f"{source.label}: not a usable Parquet file ({reason}): write it again") from None
    if not row:
        raise no_posts(source.label)


def _microseconds(batch: Any) -> Any:
    """The batch with times that Python can hold without a time zone database: no nanoseconds, UTC."""
    import pyarrow as pa

    def held(array: Any) -> Any:
        if not pa.types.is_timestamp(array.type):
            return array
        return array.cast(pa.timestamp("us", "UTC" if array.type.tz else None), safe=False)

    return pa.RecordBatch.from_arrays([held(array) for array in batch.columns], names=batch.schema.names)
