"""The post shouts, or begins its sentences in lower case, and the brand does not.

Flags words in capitals and sentences that begin in lower case beyond what your approved posts have.
Acronyms and names are left alone: a word in capitals counts only where it is an English word or is
stretched. Without a profile it says nothing.

Why it matters
    Capitals are heard as shouting, and a lower-case start as a shrug. Either is a voice; what gives
    a post away is the other one.

What to do
    Write shouted words small and let the sentence carry the weight. Begin sentences as your posts do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._drift import Drift, count_drift
from voicecheck.features import BY_NAME
from voicecheck.lexicon import english
from voicecheck.text import Doc
from voicecheck.types import Edit, Fix, Span
from voicecheck.voice import Usual
from voicecheck.wordlists import words_of

# How frequent a word must be to be shouted rather than an acronym: a short one may be either.
_SHORT, _FREQUENT, _SEEN = 4, 18, 10
_ACRONYMS = words_of("html http https aids asap wifi captcha hdmi jpeg laser radar scuba sonar modem")
_BRACKETED = re.compile(r"\[[^\[\]\n]*\]")
_STRETCHED = re.compile(r"([^\W\d_])\1\1")
_NEVER = Usual(low=0, median=0, high=0, least=0, most=0, share=0.0)


@check(
    "voice",
    "warning",
    usual={"shouted-words": _NEVER, "lower-starts": _NEVER},
    flags={
        "Soup is BACK and it is HUGE.": "Soup is back and it is huge.",
        "FREE SOUP TODAY for all.": "Free soup today for all.",
        "It is SOOOO good.": "It is soooo good.",
        "soup is back. bread too.": "Soup is back. Bread too.",
        "DON'T miss it.": "Don't miss it.",
    },
    passes=[
        "Soup is back and it is huge.",
        "Ask the NHS, UNESCO or NASA about soup.",
        "I AM OK, said the pea.",
        "Leeks from the USA, HDMI from the shop next door.",
        "iPhone cases are back.",
        "@soupco is back at soup.example.com",
        "175 years of soup. 3.80% and rising.",
        "Hello [WINNER NAME], your soup is here.",
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The shouted words, and the small first letters, beyond the usual number."""
    doc, voice = context.doc, context.voice
    if voice.expects("shouted-words") is not None:
        shouted = _shouted(doc)
        drift = count_drift(context, "shouted-words", "A word in capitals", shouted)
        if drift is not None:
            yield _hit(doc, drift, shouted, "Write it small")
    if voice.expects("lower-starts") is not None:
        starts = _lower_starts(doc)
        drift = count_drift(context, "lower-starts", "A sentence that begins in lower case", starts)
        if drift is not None:
            yield _hit(doc, drift, starts, "Begin it with a capital")


def _shouted(doc: Doc) -> list[Span]:
    """Words of four or more capitals that are no acronym."""
    spans = [word.span for word in doc.words if len(word.text) >= _SHORT and word.text.isupper()]
    return _outside_brackets(doc, [span for span in spans if _is_shouted(doc.folded[span.start : span.end])])


def _outside_brackets(doc: Doc, spans: Sequence[Span]) -> list[Span]:
    bracketed = [Span(*match.span()) for match in _BRACKETED.finditer(doc.text)]
    return [span for span in spans if not any(span.overlaps(other) for other in bracketed)]


def _is_shouted(word: str) -> bool:
    base = word.removesuffix("'s").removesuffix("s'")
    if "'" in base or _STRETCHED.search(base):
        return True
    if {base, base.removesuffix("s")} & _ACRONYMS:
        return False
    return english().levels.get(base, 0) >= (_FREQUENT if len(base) <= _SHORT else _SEEN)


def _lower_starts(doc: Doc) -> list[Span]:
    """Small words that open a sentence, bar a list mark or quotation mark; "iPhone" is no small word."""
    marks = {token.span.start for token in doc.of_kind("punct")}
    marked = [sentence for sentence in doc.sentences if sentence.start in marks]
    spans = [
        span
        for span in BY_NAME["lower-starts"].find(doc)
        if doc.text[span.start : span.end].islower()
        and not any(span.overlaps(sentence) for sentence in marked)
    ]
    return _outside_brackets(doc, spans)


def _hit(doc: Doc, drift: Drift, found: Sequence[Span], title: str) -> Hit:
    extra = found[drift.allowed :]
    openings = {sentence.start for sentence in doc.sentences}
    edits = []
    for span in extra:
        word = doc.text[span.start : span.end]
        small = word.lower()
        opens = word.islower() or span.start in openings
        edits.append(Edit(span, word[0].upper() + small[1:] if opens else small))
    return Hit(extra[0], drift.message, (Fix(title, tuple(edits), "review"),), drift.severity)
