"""What a writing assistant said around the post was pasted with it.

Flags the wrapping of a generated text: "Sure! Here's a caption for your post:", "As an AI language
model", "Option 1:", "Let me know if you'd like a shorter version". It doesn't guess whether a post
was written by a machine: on a text this short nobody can tell.

Why it matters
    One pasted line tells every reader that nobody read the post before it went out.

What to do
    Delete the line and read the rest once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._patterns import table
from voicecheck.checks._quotes import quotations
from voicecheck.edits import touches
from voicecheck.text import Doc
from voicecheck.types import Edit, Fix, Span

_LOOK = Fix("Delete it and read the rest once more", (), "show")


@check(
    "robotic",
    "error",
    flags={
        "Sure! Here's a caption for your post: The kettle's on.": "The kettle's on.",
        "Here's a cheeky, on-brand tweet about the bin:\n\nThe bin is back.": "The bin is back.",
        "As an AI language model, I can't smell the bread. Come by at nine.": None,
        "New soup, same spoon. Let me know if you'd like a shorter version!": "New soup, same spoon.",
        "Caption: The clock runs again.": "The clock runs again.",
        "Doors at eight. (212 characters)": "Doors at eight.",
        "Option 1: The wait is over and the plums are finally in.": None,
    },
    passes=[
        "Here's a photo of the new bridge: it holds.",
        "Here are the opening times for Easter:",
        "Let me know if you'd like one kept behind the till.",
        "Option 1: tea. Option 2: coffee.",
        "Caption this! Best one wins the mug.",
        "The leaflet began “As an AI language model”. We have a new printer.",
        "Our museum guide isn't an AI, he's Gareth.",
        "Would you like me to put your name on it?",
        "Sure! Here's the link to the map.",
    ],
)
def prompt_leftover(context: Context) -> Iterator[Hit]:
    """Passages that speak about the post instead of being it."""
    doc = context.doc
    quoted = quotations(doc.text)
    end = 0
    for span, drop in sorted(_found(doc.folded)):
        if span.start < end or any(span.overlaps(other) for other in quoted):
            continue
        end = span.end
        shown = " ".join(doc.text[span.start : span.end].split())
        fix = _without(doc.text, span) if drop else _LOOK
        if touches(fix.edits, doc.protected):
            fix = _LOOK
        yield Hit(_whole(doc, span), f"“{shown}” is about the post: it was pasted with it.", (fix,))


def _found(folded: str) -> Iterator[tuple[Span, bool]]:
    for pattern, drop in _patterns():
        for match in pattern.finditer(folded):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Span(start, match.end()), drop


def _whole(doc: Doc, span: Span) -> Span:
    """The span, widened to the links that it cuts."""
    cut = [other for other in doc.protected if other.overlaps(span)]
    return (
        Span(min(span.start, *(o.start for o in cut)), max(span.end, *(o.end for o in cut))) if cut else span
    )


def _without(text: str, span: Span) -> Fix:
    """Delete the passage and the white space that it leaves at an end of the post."""
    start, end = span.start, span.end
    while end < len(text) and text[end].isspace():
        end += 1
    if end == len(text):
        while start and text[start - 1].isspace():
            start -= 1
    return Fix("Delete it", (Edit(Span(start, end), ""),), "review")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """The passages of the list, and whether what is left without one is the post."""
    parts: dict[str, str] = {}
    found = []
    for kind, name, source in table("prompt_leftover"):
        if kind == "part":
            parts[f"{{{name}}}"] = source
            continue
        for part, meaning in parts.items():
            source = source.replace(part, meaning)
        found.append((re.compile(source.replace(" ", r"[^\S\n]+"), re.M), kind == "drop"))
    return tuple(found)
