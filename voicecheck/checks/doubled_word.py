"""A word stands twice.

Flags "the the" and "we will will": a small word that nobody repeats on purpose, or a longer one
that is neither an emphasis nor a name. It says nothing about "had had", "very very", "bye bye",
about names, or about words with anything but a space between them.

Why it matters
    Readers' eyes jump over a doubled word while they write and stop at it while they read.

What to do
    Drop one of the two. If you mean it, put a comma or a hyphen between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._patterns import table
from voicecheck.lexicon import english
from voicecheck.text import Token, fold
from voicecheck.types import Edit, Fix, Span

_LONG = 5


@check(
    "typo",
    "warning",
    flags={
        "We are open until the the bank holiday.": "We are open until the bank holiday.",
        "The the bus is late again.": "The bus is late again.",
        "Bring a friend to to the workshop.": "Bring a friend to the workshop.",
        "Every ticket ticket comes with a drink.": "Every ticket comes with a drink.",
        "See you in in Leeds.": "See you in Leeds.",
    },
    passes=[
        "The only umbrella we had had no handle.",
        "We know that that queue was too long.",
        "It was very very windy. Bye bye, gazebo.",
        "New York New York is on at eight.",
        "No no no, so so sorry.",
        "This is what it's for. For once we agree.",
        "You can log in in the app.",
        "Duran Duran and The The in one night!",
        "We like coffee, but we don't like like it.",
        "Come in, in your slippers if you like.",
    ],
)
def doubled_word(context: Context) -> Iterator[Hit]:
    """Two equal words with only a space between them."""
    doc = context.doc
    words = doc.words
    for i, (first, second) in enumerate(pairwise(words)):
        gap = doc.text[first.span.end : second.span.start]
        word = fold(second.text)
        if not gap or gap.strip(" \t\u00a0") or fold(first.text) != word or not second.text.islower():
            continue
        if _repeated_more(words, i, word) or not _is_slip(word, words[i - 1] if i else None):
            continue
        edit = Edit(Span(first.span.end, second.span.end), "")
        certain = word in _groups()["never-twice"]
        if not certain and first.text != word:
            continue
        fix = Fix(f"Keep one “{word}”", (edit,), "safe" if certain else "review")
        span = Span(first.span.start, second.span.end)
        yield Hit(span, f"“{word}” stands twice.", (fix,), severity=None if certain else "suggestion")


def _repeated_more(words: tuple[Token, ...], i: int, word: str) -> bool:
    """Whether the word comes a third time: that is a chant, not a slip."""
    return any(fold(other.text) == word for other in (*words[max(0, i - 1) : i], *words[i + 2 : i + 3]))


def _is_slip(word: str, previous: Token | None) -> bool:
    groups = _groups()
    before = fold(previous.text) if previous is not None else ""
    if word in groups["particle"]:
        return before not in groups["takes-particle"]
    if word == "like":
        return before in groups["likeness"]
    return word in groups["never-twice"] or (
        len(word) >= _LONG and word not in groups["emphasis"] and word in english().levels
    )


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    """Small words that nobody repeats; particles, and verbs that take one; words of likeness; emphasis."""
    return {name: frozenset(words.split()) for name, words in table("doubled_word")}
