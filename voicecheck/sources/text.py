"""Plain text: one post a line, or a paragraph each, or one draft."""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.sources._decode import decode
from voicecheck.sources._source import Source, line_spans, line_starts, no_posts, origin, trim
from voicecheck.types import Post, SourceError


def posts(source: Source) -> Iterator[Post | SourceError]:
    """Each post; its text is an exact slice of the file.

    With ``whole_text`` the file is one post. Otherwise a post is a line, or, where blank lines
    separate blocks and some block has several lines, a block.

    Raises:
        SourceError: the file is empty, binary or not in its encoding.
    """
    text = decode(source.stream.read(), source.label, source.encoding)
    spans = [trim(text, 0, len(text))] if source.whole_text else _spans(text)
    starts = line_starts(text)
    if not any(end > start for start, end in spans):
        raise no_posts(source.label)
    for start, end in spans:
        place = origin(source.path, start, starts)
        id_ = source.name if source.whole_text else f"{source.name}:{place.line}"
        yield Post(text=text[start:end], id=id_, origin=place)


def _spans(text: str) -> list[tuple[int, int]]:
    blocks: list[list[tuple[int, int]]] = [[]]
    for start, end in line_spans(text):
        start, end = trim(text, start, end)
        if start < end:
            blocks[-1].append((start, end))
        elif blocks[-1]:
            blocks.append([])
    blocks = [block for block in blocks if block]
    if len(blocks) > 1 and any(len(block) > 1 for block in blocks):
        return [(block[0][0], block[-1][1]) for block in blocks]
    return [line for block in blocks for line in block]
