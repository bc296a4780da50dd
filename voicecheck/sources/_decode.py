"""Bytes to text: UTF-8, UTF-16 or UTF-32 by their byte order mark, or the encoding that was given."""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator

from voicecheck.types import SourceError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Bytes that are no text: those the codec gave up on, and NUL, which only binary files hold.
_UNDECODED = re.compile("[\ud800-\udfff\0]")


def codec(head: bytes, encoding: str | None = None) -> tuple[str, bytes]:
    """The codec of a file from its first four bytes, and the byte order mark to leave out.

    A mark says more than ``encoding``, which is a guess about a whole run. ``mark +
    text.encode(codec)`` makes the file's bytes again.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, mark
    return encoding or "utf-8", b""


def require_known(encoding: str | None) -> None:
    """Raise a SourceError where ``encoding`` names none."""
    try:
        "".encode(encoding or "utf-8")
    except (LookupError, ValueError):
        raise SourceError(f'unknown encoding "{encoding}": try utf-8, utf-16 or cp1252') from None


def decode(data: bytes, label: str, encoding: str | None = None) -> str:
    """A whole file as text, without its byte order mark; line endings stay as they are.

    Raises:
        SourceError: binary, or not in the encoding; ``label`` is what the message calls the file.
    """
    name, mark = codec(data[:4], encoding)
    try:
        text = data[len(mark) :].decode(name, "surrogateescape")
    except UnicodeError:
        raise _broken(label, name) from None
    bad = _UNDECODED.search(text)
    if bad:
        line = len(re.findall(r"\r\n|\r|\n", text[: bad.start()])) + 1
        raise _binary(label) if "\0" in text else _undecodable(f"{label}, line {line}", name, text)
    return text


def lines(stream: io.BufferedReader, label: str, encoding: str | None = None) -> Iterator[str]:
    """The lines of a stream with their endings, read as they are asked for.

    Raises:
        SourceError: as :func:`decode`, at the first line that cannot be read.
    """
    head = stream.peek(4)
    name, mark = codec(head[:4], encoding)
    stream.read(len(mark))
    reader = io.TextIOWrapper(stream, encoding=name, errors="surrogateescape", newline="")
    try:
        for number, line in enumerate(reader, start=1):
            if _UNDECODED.search(line):
                binary = "\0" in line or (name == "utf-8" and b"\0" in head)
                raise _binary(label) if binary else _undecodable(f"{label}, line {number}", name, line)
            yield line
    except UnicodeError:
        raise _broken(label, name) from None
    finally:
        # Left alone, the reader would close the stream, which may be standard input.
        if not stream.closed:
            reader.detach()


def _binary(label: str) -> SourceError:
    return SourceError(f"{label}: a binary file, not text: save the posts as text, Markdown, CSV or JSONL")


def _broken(label: str, name: str) -> SourceError:
    return SourceError(f"{label}: not {name.upper()}: save it as UTF-8")


def _undecodable(where: str, name: str, text: str) -> SourceError:
    error = _broken(where, name)
    if name != "utf-8":
        return error
    try:
        text.encode("utf-8", "surrogateescape").decode("cp1252")
    except UnicodeError:
        return error
    return SourceError(f"{error}, or add --encoding cp1252 to read it as it is")
