"""What a post states that a rewrite must state as well: counted, to be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from voicecheck.features import BY_NAME
from voicecheck.lexicon import english
from voicecheck.names import occurrences
from voicecheck.rewriting.proposal import quotations
from voicecheck.rewriting.words import NUMBERS, TIMES
from voicecheck.text import Doc, Kind, straighten

_ADDRESS = re.compile(r"[\w-]+(?:\.[\w-]+)+/\S+")
_CODE = re.compile(r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[^\W\d_])[\w-]+")


def tokens(doc: Doc, *kinds: Kind) -> Counter[str]:
    """The tokens of these kinds, as they are written."""
    return Counter(token.text for token in doc.of_kind(*kinds))


def links(doc: Doc) -> Counter[str]:
    """Links, e-mail addresses and code, and what looks like a link."""
    return tokens(doc, "url", "email", "code") + Counter(_ADDRESS.findall(doc.text))


def amounts(doc: Doc) -> Counter[str]:
    """Numbers, prices, percentages, dates and times in digits, numbers in words, and codes."""
    words = Counter(word for word in _folded(doc) if word in NUMBERS)
    codes = Counter(_CODE.findall(doc.text))
    return tokens(doc, "number") + words + codes


def times(doc: Doc) -> Counter[str]:
    """Days, months and words such as "tomorrow"."""
    return Counter(stem for word in _folded(doc) if (stem := _bare(word)) in TIMES)


def quoted(doc: Doc) -> Counter[str]:
    """The words in quotation marks."""
    return Counter(straighten(doc.text[span.start : span.end]) for span in quotations(doc))


def names(doc: Doc) -> Counter[str]:
    """Words that a capital marks as names, folded and without a possessive ending.

    At the start of a sentence, or in a text that shouts, a word is a name if no list knows it.
    """
    common = english().levels
    inner = set(BY_NAME["capitalised-words"].find(doc))
    found: Counter[str] = Counter()
    for token in doc.words:
        folded = doc.folded[token.span.start : token.span.end]
        stem = _bare(folded)
        if stem == "i" or folded.startswith("i'"):
            continue
        if token.span in inner or (token.text[0].isupper() and stem not in common):
            found[stem] += 1
    return found


def cased(doc: Doc, names: Mapping[str, str]) -> Counter[str]:
    """The brand's names that stand in its own casing."""
    return Counter(
        name for span, name in occurrences(doc, names) if straighten(doc.text[span.start : span.end]) == name
    )


def words(doc: Doc) -> Counter[str]:
    """All words, folded and without a possessive ending."""
    return Counter(_bare(word) for word in _folded(doc))


def _folded(doc: Doc) -> list[str]:
    return [doc.folded[token.span.start : token.span.end] for token in doc.words]


def _bare(word: str) -> str:
    return word.removesuffix("'s")
