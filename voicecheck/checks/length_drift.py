"""The post is longer than all the brand's posts, or has a sentence that is.

Flags a draft with a quarter more words than your longest approved post, or with a sentence that
much longer than your longest. It underlines what lies beyond. Without a profile it says nothing.

Why it matters
    Length is the part of a voice that readers notice before they read a word: a brand of one-liners
    that posts three paragraphs has already stopped sounding like itself.

What to do
    Keep the one thing that the post is for and move the rest to a second post or behind a link. Cut
    a long sentence where it says "and" or "which".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._drift import length_drift
from voicecheck.text import Doc, Token
from voicecheck.types import Span
from voicecheck.voice import Usual


@check(
    "voice",
    "warning",
    usual={
        "words": Usual(low=3, median=7, high=11, least=2, most=12, share=1.0),
        "longest-sentence": Usual(low=3, median=5, high=7, least=2, most=8, share=1.0),
    },
    flags={
        "Fresh bread. Hot soup. Old songs. Bring a friend. Bring two. Bring the dog. Bring the cat.": None,
        "We are so very happy to tell you all that soup is back.": None,
        "Soup is back. It has leeks, cream, a bay leaf, some pepper and a lot of patience in it.": None,
        "Open at nine. Come in. Sit down. Eat. Talk. Laugh. Stay. Read the menu at soup.example.com/menu, "
        "it is new.": None,
    },
    passes=[
        "Soup is back.",
        "Fresh bread. Hot soup. Old songs. Bring a friend. Bring two chairs.",
        "Fresh bread. Hot soup. Old songs. Bring a friend. Bring two or three chairs.",
        "Soup at nine, noon, four and eight @soupco #soup #bread #leeks #cream https://soup.example.com/a/b",
        "🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜🍜",
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The part beyond the longest approved post, else the part of a sentence beyond the longest."""
    doc = context.doc
    drift = length_drift(context, "words", len(doc.words))
    if drift is not None:
        yield Hit(_beyond(doc, doc.words, drift.allowed), drift.message, severity=drift.severity)
        return
    for sentence in doc.sentences:
        words = [w for w in doc.words if sentence.start <= w.span.start < sentence.end]
        drift = length_drift(context, "longest-sentence", len(words))
        if drift is not None:
            yield Hit(_beyond(doc, words, drift.allowed), drift.message, severity=drift.severity)


def _beyond(doc: Doc, words: Sequence[Token], allowed: int) -> Span:
    """From the first word beyond to the last, or to the first link, handle or hashtag after it."""
    start = words[allowed].span.start
    stops = [span.start for span in doc.protected if span.start > start]
    last = [w.span.end for w in words[allowed:] if w.span.end <= min(stops, default=len(doc.text))]
    return Span(start, last[-1])
