"""Posts from files, folders and standard input; one module a format."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import cast

from voicecheck.sources import csv, jsonl, markdown, parquet, text
from voicecheck.sources._decode import codec, decode, require_known
from voicecheck.sources._source import Source
from voicecheck.types import Post, SourceError

__all__ = ["STDIN", "SUFFIXES", "codec", "decode", "read"]

STDIN = "-"

_Reader = Callable[[Source], Iterator[Post | SourceError]]

_READERS: Mapping[str, _Reader] = {
    ".csv": csv.posts,
    ".jsonl": jsonl.posts,
    ".markdown": markdown.posts,
    ".md": markdown.posts,
    ".ndjson": jsonl.posts,
    ".parquet": parquet.posts,
    ".tsv": csv.posts,
    ".txt": text.posts,
}
SUFFIXES = tuple(_READERS)

_REMEDIES: Mapping[str, str] = {
    ".json": "write it as .jsonl, one {...} object a line",
    ".ods": "save the sheet as CSV (UTF-8)",
    ".xls": "save the sheet as CSV (UTF-8)",
    ".xlsx": "save the sheet as CSV (UTF-8)",
    ".doc": "save it as plain text (UTF-8)",
    ".docx": "save it as plain text (UTF-8)",
}
# A draft may well begin with a brace, as "{first_name}, hello": JSON needs a quote after it.
_JSON_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')


def read(
    paths: Sequence[str | Path],
    *,
    text_column: str | None = None,
    encoding: str | None = None,
    on_error: Callable[[SourceError], None] | None = None,
    whole_text: bool = False,
    keep: Callable[[str], bool] | None = None,
) -> Iterator[Post]:
    """The posts of files, of all supported files in folders, and of ``-`` (standard input), in order.

    Args:
        paths: folders are walked in alphabetical order, hidden files and folders left out.
            Standard input is JSON Lines if it begins with an object, else one post.
        text_column: the key or column that holds the post, ``text`` where not given.
        encoding: of text files without a byte order mark, UTF-8 where not given.
        on_error: is told of each row or file that cannot be read, and reading goes on; without
            it the first such error is raised.
        whole_text: a ``.txt`` file is one draft, not a post a line or paragraph.
        keep: which of the files found in a folder are read; all where not given.

    Rows without an id get ``<file name>:<row>``; channel names come in lower case.

    Raises:
        SourceError: an unknown encoding; without ``on_error`` any row or file that cannot be
            read. Missing paths are found before the first post is read.
    """
    require_known(encoding)
    report = on_error or _raise
    found = [item for path in paths for item in _expand(os.fspath(path), keep)]
    for error in found:
        if isinstance(error, SourceError):
            report(error)
    for file in found:
        if isinstance(file, SourceError):
            continue
        with closing(_items(file, text_column, encoding, whole_text)) as items:
            for item in items:
                if isinstance(item, SourceError):
                    report(item)
                else:
                    yield item


def _raise(error: SourceError) -> None:
    raise error


def _items(
    path: str, text_column: str | None, encoding: str | None, whole_text: bool
) -> Generator[Post | SourceError, None, None]:
    label = "standard input" if path == STDIN else path
    try:
        with _open(path) as stream:
            yield from _reader(path, stream)(
                Source(
                    stream=stream,
                    path=path,
                    label=label,
                    name="stdin" if path == STDIN else Path(path).name,
                    encoding=encoding,
                    text_column=text_column,
                    whole_text=whole_text or path == STDIN,
                )
            )
    except SourceError as error:
        yield error
    except OSError as error:
        yield _unreadable(label, error)


def _open(path: str) -> AbstractContextManager[io.BufferedReader]:
    if path != STDIN:
        return Path(path).open("rb")
    stream = cast(io.RawIOBase, sys.stdin.buffer)
    return nullcontext(stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream))


def _reader(path: str, stream: io.BufferedReader) -> _Reader:
    if path == STDIN:
        return jsonl.posts if _JSON_OBJECT.match(stream.peek(64)) else text.posts
    return _READERS[Path(path).suffix.lower()]


def _expand(path: str, keep: Callable[[str], bool] | None = None) -> list[str | SourceError]:
    """The files that a path stands for, or why it stands for none."""
    if path == STDIN:
        return [path]
    try:
        path.encode()
        mode = Path(path).stat().st_mode
    except UnicodeEncodeError:
        shown = path.encode("utf-8", "backslashreplace").decode()
        return [SourceError(f"{shown}: the file name is not UTF-8: rename the file")]
    except (FileNotFoundError, NotADirectoryError):
        return [SourceError(f"{path}: no such file or folder: check the name")]
    except OSError as error:
        return [_unreadable(path, error)]
    suffix = Path(path).suffix.lower()
    if stat.S_ISDIR(mode):
        return _walk(path, keep)
    if not stat.S_ISREG(mode):
        return [SourceError(f"{path}: a pipe or device, not a file: send its text in with {STDIN} instead")]
    if suffix not in _READERS:
        remedy = _REMEDIES.get(suffix, f"use one of {', '.join(SUFFIXES)}")
        return [SourceError(f"{path}: not a kind of file that holds posts: {remedy}")]
    return [path]


def _walk(folder: str, keep: Callable[[str], bool] | None) -> list[str | SourceError]:
    errors: list[OSError] = []
    files: list[Path] = []
    for root, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [
            Path(root, name)
            for name in names
            if not name.startswith(".") and Path(name).suffix.lower() in _READERS
        ]
    if not files and not errors:
        return [SourceError(f"{folder}: no posts: the folder holds no {', '.join(SUFFIXES)} file")]
    kept = [str(file) for file in sorted(files) if keep is None or keep(str(file))]
    unreadable = [_unreadable(str(error.filename or folder), error) for error in errors]
    return [*unreadable, *(found for file in kept for found in _expand(file))]


def _unreadable(label: str, error: OSError) -> SourceError:
    reason = error.strerror or type(error).__name__
    return SourceError(f"{label}: cannot be read ({reason}): check that it is there and that you may read it")
