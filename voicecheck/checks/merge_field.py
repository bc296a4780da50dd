"""A merge field or a placeholder is still in the text.

Flags what a template or a mail merge should have filled in: `{first_name}`, `{{ customer.name }}`,
`[INSERT LINK]`, `[NAME]`, `%%name%%`, `*|FNAME|*`, "@username", "lorem ipsum", "£XX". It says nothing
about `[sold out]`, `[VIDEO]`, a joke in {curly brackets}, "<3" or "TBC".

Why it matters
    Nothing says "sent by a machine" as plainly as "Hi {first_name}". It is also the slip that is
    screenshotted most.

What to do
    Fill in what was meant, or write the sentence without it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._patterns import table
from voicecheck.text import Doc
from voicecheck.types import Fix, Span

_AROUND = {
    "any": "{}",
    "inside braces": r"\{{\s*(?:{})\s*\}}",
    "inside brackets": r"\[\s*(?:{})\s*\](?!\()",
    "inside angles": r"<\s*(?:{})\s*>",
}


@check(
    "robotic",
    "error",
    flags={
        "Hi {first_name}, your table is ready.": None,
        "Thanks, [CUSTOMER NAME]! See you Friday.": None,
        "Book here: [INSERT LINK]": None,
        "Dear *|FNAME|*, doors open at six.": None,
        "Hello {{ customer.name }}": None,
        "Well done to %%name%% on the win.": None,
        "Thank you @username for the photo.": None,
        "Tickets from £XX on the door.": None,
        "Hello <first name>, we found your scarf.": None,
        "We love [your brand name] too.": None,
    },
    passes=[
        "Sourdough class, Saturday 9 March [sold out].",
        "[VIDEO] How the clock is wound. [LIVE] at noon.",
        "{milk} + {lightning} = the new flavour",
        "We <3 you all. More at <https://example.com/name>",
        "if x < y > z, you're holding the map upside down",
        "Venue TBC, date TBA, cake certain.",
        "[NEW DATE] The gig moves to the 14th.",
        "She said it [the boat] was hers.",
        "Up to 30% off, was £20, now £14 xxx",
        "Thanks @user_of_trains for the photo. #hashtagged",
    ],
)
def merge_field(context: Context) -> Iterator[Hit]:
    """Fields in brackets and marks, and handles and hashtags that stand for others."""
    doc = context.doc
    fix = Fix("Fill it in, or write the sentence without it", (), "show")
    for span in _fields(doc):
        yield Hit(span, f"“{doc.text[span.start : span.end]}” was never filled in.", (fix,))


def _fields(doc: Doc) -> Iterator[Span]:
    taken: list[Span] = []
    for match in _pattern().finditer(doc.text):
        span = _whole_links(doc, Span(*match.span()))
        if span is not None and not any(span.overlaps(other) for other in taken):
            taken.append(span)
            yield span
    for token in doc.of_kind("handle", "hashtag"):
        if token.text.lower() in _tokens() and not any(token.span.overlaps(other) for other in taken):
            yield token.span


def _whole_links(doc: Doc, span: Span) -> Span | None:
    """The span, widened to the links that it cuts; ``None`` in code."""
    for token in doc.tokens:
        if token.span.overlaps(span):
            if token.kind == "code":
                return None
            if token.kind in ("url", "email", "handle", "hashtag"):
                span = Span(min(span.start, token.span.start), max(span.end, token.span.end))
    return span


@cache
def _pattern() -> re.Pattern[str]:
    """All fields that are told by their brackets or marks."""
    parts: dict[str, str] = {}
    inside: dict[str, list[str]] = defaultdict(list)
    for kind, name, source in table("merge_field"):
        if kind == "part":
            parts[f"{{{name}}}"] = source
        elif kind in _AROUND:
            for part, words in parts.items():
                source = source.replace(part, words)
            inside[kind].append(source)
    return re.compile("|".join(_AROUND[kind].format("|".join(sources)) for kind, sources in inside.items()))


@cache
def _tokens() -> frozenset[str]:
    """Handles and hashtags that stand for others."""
    rows = table("merge_field")
    return frozenset(word for kind, _, words in rows if kind == "token" for word in words.split())
