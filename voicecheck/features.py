"""Style numbers: how a post is written, as named figures that owe nothing to its subject.

Each number is one row of :data:`FEATURES`: where its evidence stands in the text (spans) and how
the evidence becomes a number. Ranges of approved posts, drivers of a score and drift checks all
read the same table, so a number and what it points at cannot disagree.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from voicecheck import wordlists
from voicecheck.text import Doc, Token
from voicecheck.types import Span

Unit = Literal["count", "share", "flag", "value"]
Find = Callable[[Doc], Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Feature:
    """A style number.

    ``count``: how many spans; ``share``: spans per word; ``flag``: 1.0 where there is a span;
    ``value``: what ``measure`` says, the spans being what it looked at. ``label`` reads after a
    number ("6 exclamation marks") or, for flags, after "posts that".
    """

    name: str
    label: str
    unit: Unit
    find: Find
    measure: Callable[[Doc], float] | None = None

    def observe(self, doc: Doc) -> float:
        """The number for one post."""
        if self.measure is not None:
            return self.measure(doc)
        found = len(self.find(doc))
        if self.unit == "count":
            return float(found)
        if self.unit == "flag":
            return float(found > 0)
        return found / max(1, len(doc.words))


def _tokens(*kinds: str) -> Find:
    return lambda doc: [token.span for token in doc.tokens if token.kind in kinds]


def _punctuation(pattern: str) -> Find:
    """Matches of the pattern in the raw text outside protected spans; a run counts once per match."""
    compiled = re.compile(pattern)

    def find(doc: Doc) -> list[Span]:
        spans = [Span(*match.span()) for match in compiled.finditer(doc.text)]
        return [span for span in spans if not doc.is_protected(span)]

    return find


def _words(wanted: frozenset[str]) -> Find:
    return lambda doc: [
        token.span for token in doc.words if doc.folded[token.span.start : token.span.end] in wanted
    ]


def _matching(test: Callable[[str], bool]) -> Find:
    return lambda doc: [token.span for token in doc.words if test(token.text)]


def _is_shout(word: str) -> bool:
    return len(word) > 3 and word.isupper()


def _is_stretched(word: str) -> bool:
    return re.search(r"([^\W\d_])\1\1", word) is not None


def _first_words(doc: Doc) -> list[tuple[Token, bool]]:
    """Each word with whether it opens a sentence."""
    starts: set[int] = set()
    words = doc.words
    for sentence in doc.sentences:
        first = next((w for w in words if w.span.start >= sentence.start), None)
        if first is not None and first.span.end <= sentence.end:
            starts.add(first.span.start)
    return [(word, word.span.start in starts) for word in words]


def _lower_starts(doc: Doc) -> list[Span]:
    found = []
    for sentence in doc.sentences:
        inside = [token for token in _solid(doc) if sentence.start <= token.span.start < sentence.end]
        skipped = {"punct", "emoji"}
        if not doc.text[: sentence.start].strip() and _addresses(doc, inside):
            skipped.add("handle")
        first = next(token for token in inside if token.kind not in skipped)
        if first.kind == "word" and first.text[0].islower():
            found.append(first.span)
    return found


def _addresses(doc: Doc, tokens: Sequence[Token]) -> bool:
    """Whether the handles that open a post name whom it answers, not who does what follows."""
    following = next((token for token in tokens if token.kind not in ("handle", "emoji")), None)
    if following is None:
        return False
    answers = doc.post.reply_to is not None or following.kind == "punct"
    return answers or following.text.lower().replace("’", "'") in _AFTER_ADDRESS


_AFTER_ADDRESS = (
    wordlists.FIRST_SINGULAR
    | wordlists.FIRST_PLURAL
    | wordlists.SECOND_PERSON
    | wordlists.THIRD_PERSON
    | wordlists.COURTESIES
    | wordlists.words_of("hi hey hello yes no oh ok okay it it's that that's there there's this what how")
)


def _title_words(doc: Doc) -> list[Span]:
    return [
        word.span
        for word, first in _first_words(doc)
        if not first and len(word.text) > 1 and word.text[0].isupper() and not word.text.isupper()
    ]


def _solid(doc: Doc) -> list[Token]:
    return [token for token in doc.tokens if token.kind not in ("space", "newline")]


def _opens_with(*kinds: str) -> Find:
    def find(doc: Doc) -> list[Span]:
        solid = _solid(doc)[:1]
        return [token.span for token in solid if token.kind in kinds]

    return find


def _ends_with(*kinds: str) -> Find:
    def find(doc: Doc) -> list[Span]:
        solid = _solid(doc)[-1:]
        return [token.span for token in solid if token.kind in kinds]

    return find


def _ends_bare(doc: Doc) -> Sequence[Span]:
    """The last word where nothing closes the text."""
    return _ends_with("word", "number")(doc)


def _fragments(doc: Doc) -> list[Span]:
    words = doc.words
    short = []
    for sentence in doc.sentences:
        inside = sum(sentence.start <= w.span.start < sentence.end for w in words)
        if inside <= 3:
            short.append(sentence)
    return short


def _whole(doc: Doc) -> list[Span]:
    return [Span(0, len(doc.text))] if doc.text else []


def _sentence_lengths(doc: Doc) -> list[int]:
    starts = [w.span.start for w in doc.words]
    return [sum(s.start <= start < s.end for start in starts) for s in doc.sentences] or [0]


def _longest_sentence(doc: Doc) -> list[Span]:
    lengths = _sentence_lengths(doc)
    if not doc.sentences:
        return []
    return [doc.sentences[lengths.index(max(lengths))]]


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values) if values else 0.0


_CONTRACTION = re.compile(r".+(?:n't|'(?:s|re|ve|ll|d|m))$|^(?:gonna|wanna|gotta|y'all|ain't|lemme|dunno)$")


def _is_contraction(word: str) -> bool:
    return _CONTRACTION.match(word.lower().replace("’", "'")) is not None


FEATURES: tuple[Feature, ...] = (
    Feature("words", "words", "value", _whole, lambda doc: float(len(doc.words))),
    Feature("sentences", "sentences", "count", lambda doc: list(doc.sentences)),
    Feature(
        "words-per-sentence",
        "words a sentence",
        "value",
        _longest_sentence,
        lambda doc: _mean(_sentence_lengths(doc)),
    ),
    Feature(
        "longest-sentence",
        "words in the longest sentence",
        "value",
        _longest_sentence,
        lambda doc: float(max(_sentence_lengths(doc))),
    ),
    Feature("fragments", "sentences of one to three words", "count", _fragments),
    Feature(
        "letters-per-word",
        "letters a word",
        "value",
        _matching(lambda word: len(word) >= 10),
        lambda doc: _mean([len(word.text) for word in doc.words]),
    ),
    Feature("long-words", "words of nine or more letters", "share", _matching(lambda w: len(w) >= 9)),
    Feature(
        "nominalisations",
        "abstract nouns in -tion, -ment, -ness, -ity, -ance",
        "share",
        _matching(
            lambda w: len(w) > 6 and re.search(r"(?:tion|ment|ness|ity|[ae]nce)s?$", w.lower()) is not None
        ),
    ),
    Feature(
        "adverbs", "adverbs in -ly", "share", _matching(lambda w: len(w) > 4 and w.lower().endswith("ly"))
    ),
    Feature("exclamations", "exclamation marks", "count", _punctuation(r"!")),
    Feature("exclamation-runs", "runs of exclamation or question marks", "count", _punctuation(r"[!?]{2,}")),
    Feature("questions", "question marks", "count", _punctuation(r"\?")),
    Feature("commas", "commas", "share", _punctuation(r",")),
    Feature("full-stops", "full stops", "count", _punctuation(r"(?<!\.)\.(?!\.)")),
    Feature("ellipses", "ellipses", "count", _punctuation(r"\.{2,}|…")),
    Feature("dashes", "dashes", "count", _punctuation(r"[–—]|(?<=\s)--?(?=\s)")),
    Feature("colons", "colons and semicolons", "count", _punctuation(r"[:;](?=\s|$)")),
    Feature("brackets", "brackets", "count", _punctuation(r"[(\[]")),
    Feature("quotes", "quotation marks", "count", _punctuation(r"[\"“”«»]")),
    Feature("slashes", "slashes and bars", "count", _punctuation(r"[/|•·]")),
    Feature("ampersands", "ampersands", "count", _punctuation(r"&")),
    Feature("emoji", "emoji", "count", _tokens("emoji")),
    Feature("hashtags", "hashtags", "count", _tokens("hashtag")),
    Feature("handles", "handles", "count", _tokens("handle")),
    Feature("links", "links", "count", _tokens("url")),
    Feature("numbers", "numbers", "count", _tokens("number")),
    Feature("line-breaks", "line breaks", "count", _tokens("newline")),
    Feature("shouted-words", "words in capitals", "count", _matching(_is_shout)),
    Feature("lower-starts", "sentences that begin in lower case", "count", _lower_starts),
    Feature("capitalised-words", "capitalised words inside a sentence", "share", _title_words),
    Feature("stretched-words", "stretched words", "count", _matching(_is_stretched)),
    Feature("contractions", "contractions", "share", _matching(_is_contraction)),
    Feature("function-words", "function words", "share", _words(wordlists.FUNCTION_WORDS)),
    Feature("first-person-singular", "I and my", "share", _words(wordlists.FIRST_SINGULAR)),
    Feature("first-person-plural", "we and our", "share", _words(wordlists.FIRST_PLURAL)),
    Feature("second-person", "you and your", "share", _words(wordlists.SECOND_PERSON)),
    Feature("third-person", "he, she, they", "share", _words(wordlists.THIRD_PERSON)),
    Feature("courtesies", "please, thank you, sorry", "count", _words(wordlists.COURTESIES)),
    Feature("superlatives", "superlatives and hype words", "count", _words(wordlists.SUPERLATIVES)),
    Feature("business-words", "business words", "count", _words(wordlists.BUSINESS_WORDS)),
    Feature("slang", "slang and interjections", "count", _words(wordlists.SLANG)),
    Feature("hedges", "hedging words", "count", _words(wordlists.HEDGES)),
    Feature("opens-with-handle", "open with a handle", "flag", _opens_with("handle")),
    Feature("opens-with-hashtag", "open with a hashtag", "flag", _opens_with("hashtag")),
    Feature("opens-with-number", "open with a number", "flag", _opens_with("number")),
    Feature("opens-with-emoji", "open with an emoji", "flag", _opens_with("emoji")),
    Feature("opens-with-quote", "open with a quotation", "flag", _punctuation(r"\A\s*[\"“'‘]")),
    Feature("ends-with-link", "end with a link", "flag", _ends_with("url")),
    Feature("ends-with-hashtag", "end with a hashtag", "flag", _ends_with("hashtag")),
    Feature("ends-with-emoji", "end with an emoji", "flag", _ends_with("emoji")),
    Feature("ends-bare", "end without punctuation", "flag", _ends_bare),
)

BY_NAME: Mapping[str, Feature] = MappingProxyType({feature.name: feature for feature in FEATURES})


def style(doc: Doc) -> dict[str, float]:
    """All style numbers of a post, by name, in the order of :data:`FEATURES`."""
    return {feature.name: feature.observe(doc) for feature in FEATURES}
