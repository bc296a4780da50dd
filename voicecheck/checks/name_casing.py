"""A name of yours in another casing.

Flags a person, product or place whose name your approved posts write one way, where the draft
writes it another: "nobble crunch" for "Nobble Crunch", "Iphone" for "iPhone". It says nothing about
names that are everyday words too ("apple"), hashtags, handles, links, quotations and words in
capitals, nor without a profile.

Why it matters
    A name is the one word that its owner always reads.

What to do
    Take the casing of your posts. Where the name has changed, learn the brand again.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.checks._quotes import quotations
from voicecheck.lexicon import english
from voicecheck.names import occurrences, recased
from voicecheck.text import straighten
from voicecheck.types import Edit, Fix

# How frequent a word must be, in the lexicon's steps, to be itself as likely as the name.
_EVERYDAY = 8
_NAMES = ("Nobble Crunch", "Grimsdyke", "iPhone", "IKEA", "Apple", "McDonald's", "Market Hall")


@check(
    "typo",
    "suggestion",
    flags={
        Example("Try our nobble crunch today.", names=_NAMES): "Try our Nobble Crunch today.",
        Example("Nobble crunch is back.", names=_NAMES): "Nobble Crunch is back.",
        Example(
            "Ask grimsdyke about grimsdyke’s soup.", names=_NAMES
        ): "Ask Grimsdyke about Grimsdyke’s soup.",
        Example("It fits the Iphone, from Ikea.", names=_NAMES): "It fits the iPhone, from IKEA.",
        Example("Next door to mcdonald’s.", names=_NAMES): "Next door to McDonald’s.",
    },
    passes=[
        Example("Try our Nobble Crunch today, Grimsdyke’s own.", names=_NAMES),
        Example("An apple a day, in the market hall.", names=_NAMES),
        Example("IPhone cases are back.", names=_NAMES),
        Example("#grimsdyke @grimsdyke grimsdyke.com", names=_NAMES),
        Example("NOBBLE CRUNCH IS BACK, says GRIMSDYKE.", names=_NAMES),
        Example('She typed "grimsdyke" into the box.', names=_NAMES),
        Example("A grimsdyke-like soup.", names=_NAMES),
        "Try our nobble crunch today.",
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """Each place where a name of the brand has another casing than in its posts."""
    if not context.voice.names:
        return
    doc = context.doc
    quoted = quotations(doc.text)
    openings = {next(w.span.start for w in doc.words if w.span.start >= s.start) for s in doc.sentences}
    for span, name in occurrences(doc, context.voice.names):
        written = doc.text[span.start : span.end]
        typed = straighten(written)
        if typed == name or _is_everyday(name) or _shouts(typed, name):
            continue
        if span.start in openings and typed == name[0].upper() + name[1:]:
            continue
        if any(span.overlaps(quotation) for quotation in quoted):
            continue
        cased = recased(written, name)
        fix = Fix(f"Write “{cased}”", (Edit(span, cased),), "safe")
        yield Hit(span, f"Your posts write “{cased}”, not “{written}”.", (fix,))


def _is_everyday(name: str) -> bool:
    """Whether each of its words is an everyday word."""
    levels = english().levels
    return all(levels.get(word, -1) >= _EVERYDAY for word in name.lower().split())


def _shouts(typed: str, name: str) -> bool:
    """Whether a word is in capitals that the name has not."""
    return any(
        word != own and len(word) > 1 and word.isupper()
        for word, own in zip(typed.split(), name.split(), strict=True)
    )
