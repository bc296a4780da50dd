"""Cutting adverbs that only add volume, and praise in front of a noun, from ``trimmed.tsv``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from voicecheck.rewriting.proposal import Draft, Proposal, cut
from voicecheck.rewriting.tables import rows
from voicecheck.rewriting.words import HELD_AFTER, HELD_BEFORE, NO_NOUN, PRAISED_AFTER, THE_POINT
from voicecheck.text import Doc


def propose(draft: Draft) -> Iterator[Proposal]:
    """One proposal for each such word that the brand does not write itself."""
    doc = draft.doc
    kinds = trimmed()
    for i, token in enumerate(doc.words):
        word = doc.folded[token.span.start : token.span.end]
        kind = kinds.get(word)
        if kind is None or draft.writes(word) or not draft.may_reword(token.span):
            continue
        if _spare(doc, i, kind):
            yield Proposal(f"{kind}:{word}", (cut(doc, token.span),))


def _spare(doc: Doc, i: int, kind: str) -> bool:
    """Whether the sentence stands without the word: another follows at once, and none leans on it."""
    after = _neighbour(doc, i, 1)
    before = _neighbour(doc, i, -1)
    if after is None:
        return False
    if kind == "hype":
        exclaims = before in ("a", "an") and _neighbour(doc, i - 1, -1) in ("what", "such", "quite")
        said = before in ("a", "an", "some") and after in THE_POINT
        return before in PRAISED_AFTER and after not in NO_NOUN and not exclaims and not said
    return before not in HELD_BEFORE and after not in HELD_AFTER


def _neighbour(doc: Doc, i: int, step: int) -> str | None:
    """The folded word next to this one, with a single blank between."""
    if not 0 <= i + step < len(doc.words):
        return None
    one, other = sorted((doc.words[i].span, doc.words[i + step].span))
    if doc.folded[one.end : other.start] != " ":
        return None
    near = doc.words[i + step].span
    return doc.folded[near.start : near.end]


@cache
def trimmed() -> Mapping[str, str]:
    """The kind of each word of the table."""
    return dict(rows("trimmed"))  # type: ignore[arg-type]
