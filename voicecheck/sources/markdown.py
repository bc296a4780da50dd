"""Markdown: a file is one post, unless separator lines part it into several.

The separator is a line ``<!-- post -->``, or the one that the front matter names, as in
``separator: "***"``. Lines inside code blocks separate nothing. The front matter may be YAML
(``---``) or TOML (``+++``). Of its keys these are read, and hold for all posts of the file:
``id``, ``created_at``, ``channel``, ``author``, ``reply_to`` (the text answered), ``ignore``
(names of checks, or ``true`` to skip the file) and ``separator``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from voicecheck.sources import _record
from voicecheck.sources._decode import decode
from voicecheck.sources._front_matter import ignored, split
from voicecheck.sources._markup import code_blocks, excluded
from voicecheck.sources._source import Source, line_spans, line_starts, no_posts, origin, trim
from voicecheck.types import Post, SourceError

SEPARATOR = "<!-- post -->"


def posts(source: Source) -> Iterator[Post | SourceError]:
    """Each post; its text is an exact slice of the file, its ``excluded`` what is not prose.

    A file of nothing but front matter has no posts, and that is no error: sites keep such files.

    Raises:
        SourceError: the file is empty, binary or not in its encoding, or its front matter is broken.
    """
    text = decode(source.stream.read(), source.label, source.encoding)
    if not text.strip():
        raise no_posts(source.label)
    keys, body = split(text, source.label)
    ignore = ignored(keys, source.label)
    if ignore is None:
        return
    first = _first(keys, source)
    starts = line_starts(text)
    spans = _spans(text, body, _separator(keys, source.label))
    for start, end in spans:
        place = origin(source.path, start, starts)
        piece = text[start:end]
        yield replace(
            first,
            text=piece,
            id=first.id if len(spans) == 1 else f"{first.id}:{place.line}",
            origin=place,
            excluded=excluded(piece),
            ignore=ignore,
        )


def _first(keys: Mapping[str, object], source: Source) -> Post:
    """A post without text that holds what the front matter says."""
    where = f"{source.label}, front matter"
    author = keys.get("author")
    # Site generators allow lists and tables of authors: they are theirs.
    named = {**keys, "author": None if isinstance(author, list | dict) else author}
    fields = {name: _record.field(named.get(name), name, where) for name in _record.FIELDS}
    return Post(
        text="",
        id=fields["id"] or source.name,
        channel=fields["channel"].lower() if fields["channel"] else None,
        created_at=fields["created_at"],
        author=fields["author"],
        reply_to=fields["reply_to"],
    )


def _separator(keys: Mapping[str, object], label: str) -> str:
    separator = keys.get("separator", SEPARATOR)
    if not isinstance(separator, str) or not separator.strip():
        raise SourceError(f'{label}: separator must be a line of text, as in separator: "***"')
    return _squeezed(separator)


def _spans(text: str, body: int, separator: str) -> list[tuple[int, int]]:
    """The ranges of the posts below the front matter, without white space around them."""
    lines = [(body + start, body + end) for start, end in line_spans(text[body:])]
    marks = [line for line in lines if _squeezed(text[slice(*line)]) == separator]
    if marks:
        code = [(body + start, body + end) for start, end in code_blocks(text[body:])]
        marks = [(start, end) for start, end in marks if not any(a <= start < b for a, b in code)]
    edges = [body, *(edge for mark in marks for edge in mark), len(text)]
    trimmed = (trim(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return [(start, end) for start, end in trimmed if start < end]


def _squeezed(line: str) -> str:
    """The line without white space: ``<!--post-->`` and ``* * *`` are meant as well."""
    return "".join(line.split())
