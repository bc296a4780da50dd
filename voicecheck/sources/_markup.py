"""Which ranges of a Markdown text are not prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from voicecheck.types import Span

_Range = tuple[int, int]

# What CommonMark does not know. Of `{{ ... }}` only what a site generator fills in is a shortcode: a
# `{{first_name}}` is a merge field that a check must see. None of the patterns can run over another
# opening of its own kind, so that a thousand unclosed ones cost no more than one.
_SHORTCODE = re.compile(
    r"""
      \{\{[<%]\s*(?P<hugo>highlight|comment|raw|code)\b (?:(?!\{\{[<%]).)*? [>%]\}\}
        (?:(?!\{\{[<%]).)* \{\{[<%]\s*/\s*(?P=hugo)\s*[>%]\}\}
    | \{%-?\s*(?P<liquid>highlight|comment|raw|code)\b (?:(?!\{%).)*? %\}
        (?:(?!\{%).)* \{%-?\s*end(?P=liquid)\s*-?%\}
    | \{\{< (?:(?!\{\{<).)*? >\}\}
    | \{\{% (?:(?!\{\{%).)*? %\}\}
    | \{%   (?:(?!\{%).)*?   %\}
    | \{\{-? \s* (?: (?:site|page|layout|include|paginator|forloop|content)\b [^{}\r\n]*
                  | [^{}\r\n]* [|"'(] [^{}\r\n]* )? \}\}
    """,
    re.X | re.S,
)
# Rules, underlines of headings, the line under the head of a table.
_RULER = re.compile(r"(?<![^\r\n])[ \t]*[-|:=*_][-|:=*_ \t]*(?![^\r\n])")
# Character references and the marks of footnotes.
_MARK = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|\[\^[^\[\]\s]+\]:?")
_LONE_CR = re.compile(r"\r(?!\n)")

_WHOLE = ("CodeBlock", "HtmlBlock", "Image")
_WHOLE_LINKS = ("Autolink", "Email")


def excluded(text: str) -> tuple[Span, ...]:
    """Code, HTML, shortcodes, images, the targets of links: in order, never touching."""
    ranges = [match.span() for pattern in (_SHORTCODE, _RULER, _MARK) for match in pattern.finditer(text)]
    ranges += _code_points(text, _elements(text))
    merged: list[_Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    return tuple(Span(start, end) for start, end in merged)


def code_blocks(text: str) -> list[_Range]:
    """The ranges of fenced and indented code."""
    import pyromark

    return _code_points(
        text,
        (
            (place["start"], place["end"])
            for event, place in pyromark.events_with_range(_plain_ends(text))
            if isinstance(event, Mapping) and _tag(event.get("Start")) == "CodeBlock"
        ),
    )


def _elements(text: str) -> Iterator[_Range]:
    """The byte ranges that CommonMark says are not prose."""
    import pyromark

    text = _plain_ends(text)
    # Of each open link: where it begins and ends, and where its words do.
    open_links: list[tuple[int, int, list[int]]] = []
    for event, place in pyromark.events_with_range(text):
        start, end = place["start"], place["end"]
        if not isinstance(event, Mapping):
            continue
        if "End" in event and _tag(event["End"]) == "Link":
            first, last, words = open_links.pop()
            yield first, min(words, default=last)
            yield max(words, default=last), last
        for _, _, words in open_links:
            words += (start, end)
        begun = event.get("Start")
        if "Code" in event or "InlineHtml" in event or _tag(begun) in _WHOLE:
            yield start, end
        elif isinstance(begun, Mapping) and "Link" in begun:
            open_links.append((start, end, []))
            if begun["Link"]["link_type"] in _WHOLE_LINKS:
                yield start, end
    for definition in pyromark.reference_definitions(text).values():
        yield definition["span"]["start"], definition["span"]["end"]


def _plain_ends(text: str) -> str:
    """The text, as long as before, with LF for each lone CR, which the parser takes for a space."""
    return _LONE_CR.sub("\n", text)


def _tag(element: object) -> str | None:
    """The name of an element: pyromark gives a string, or a mapping from the name to details."""
    if isinstance(element, Mapping):
        return str(next(iter(element)))
    return element if isinstance(element, str) else None


def _code_points(text: str, ranges: Iterable[_Range]) -> list[_Range]:
    """Byte ranges of the text in UTF-8 as ranges of code points."""
    found = list(ranges)
    if text.isascii():
        return found
    data = text.encode()
    at: dict[int, int] = {}
    previous = count = 0
    for offset in sorted({offset for pair in found for offset in pair}):
        count += len(data[previous:offset].decode())
        at[offset] = count
        previous = offset
    return [(at[start], at[end]) for start, end in found]
