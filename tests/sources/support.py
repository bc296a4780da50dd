"""What the tests of the readers share."""

import io

from voicecheck.sources import read
from voicecheck.types import Post, SourceError


def load(path, **options) -> list[Post]:
    return list(read([path], **options))


def load_all(path, **options) -> tuple[list[Post], list[str]]:
    """The posts, and the messages of what could not be read."""
    errors: list[SourceError] = []
    posts = list(read([path], on_error=errors.append, **options))
    return posts, [str(error) for error in errors]


def texts(posts) -> list[str]:
    return [post.text for post in posts]


def stdin(data: bytes) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data))


def assert_verbatim(posts, text: str) -> None:
    """Each post stands in the file where its origin says, by offset and by line and column."""
    breaks = text.replace("\r\n", "\n\n").replace("\r", "\n")
    for post in posts:
        offset = post.origin.offset
        assert text[offset : offset + len(post.text)] == post.text
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
        assert post.origin.line == before.count("\n") + 1
        assert post.origin.column == offset - breaks.rfind("\n", 0, offset)
