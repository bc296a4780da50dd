"""A word that your team banned.

Flags each word or phrase of the table `banned` in voicecheck.toml, in any case, and offers the word
to use instead where the table names one. It never looks inside links, handles and hashtags.

Why it matters
    A banned list is the part of a style guide that everybody agrees on and nobody remembers.

What to do
    Take the word that is offered. Where the banned word is right for once, set `ignore` in the
    post's front matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.text import fold
from voicecheck.types import Edit, Fix, Safety, Span

_ARTICLE = re.compile(r"(?<![\w'])(an?)(\s+)\Z")
_GUESTS = (("customers", "guests"), ("touch base", "talk"), ("amazing", ""), ("offer", "deal"))


@check(
    "voice",
    "warning",
    flags={
        Example("Our customers get soup.", banned=_GUESTS): "Our guests get soup.",
        Example("Customers first.", banned=_GUESTS): "Guests first.",
        Example("Let's TOUCH BASE about leeks.", banned=_GUESTS): "Let's TALK about leeks.",
        Example("Here is an offer on soup.", banned=_GUESTS): "Here is a deal on soup.",
        Example("An amazing soup.", banned=_GUESTS): None,
    },
    passes=[
        Example("Our guests get soup.", banned=_GUESTS),
        Example("A customer of ours; the customers' own soup.", banned=(("customer's", "guest's"),)),
        Example("More at customers.example.com/customers", banned=_GUESTS),
        Example("#customers @customers", banned=_GUESTS),
        Example("Amazingly, soup.", banned=_GUESTS),
        "Our customers get soup.",
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """Each place where a banned word stands."""
    banned = context.policy.banned
    if not banned:
        return
    instead = {fold(word): preferred for word, preferred in banned.items()}
    doc = context.doc
    for match in _pattern(tuple(sorted(instead, key=len, reverse=True))).finditer(doc.folded):
        span = Span(*match.span())
        if doc.is_protected(span):
            continue
        word, preferred = doc.text[span.start : span.end], instead[" ".join(match.group().split())]
        if preferred:
            yield Hit(
                span, f'Your team says "{preferred}", not "{word}".', (_fix(doc.text, span, preferred),)
            )
        else:
            yield Hit(span, f'Your team does not say "{word}".')


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<![\w@#'-])(?:{alternatives})(?![\w'-])")


def _fix(text: str, span: Span, preferred: str) -> Fix:
    """Replace the word in its own case; where the article before it changes too, ask for a look."""
    word = text[span.start : span.end]
    edits = [Edit(span, _in_case_of(word, preferred))]
    safety: Safety = "safe"
    article = _ARTICLE.search(fold(text[: span.start]))
    if article and (word[0].lower() in "aeiou") != (preferred[0].lower() in "aeiou"):
        right = "an" if preferred[0].lower() in "aeiou" else "a"
        spot = Span(*article.span(1))
        edits.insert(0, Edit(spot, _in_case_of(text[spot.start : spot.end], right)))
        safety = "review"
    return Fix(f'Say "{preferred}"', tuple(edits), safety)


def _in_case_of(model: str, word: str) -> str:
    if len(model) > 1 and model.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if model[0].isupper() else word
