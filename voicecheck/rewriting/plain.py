"""Plain words for pompous ones, from ``plain_words.tsv``; verbs and nouns are inflected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from voicecheck.rewriting.inflect import conjugate, plural
from voicecheck.rewriting.meaning import guarded_words
from voicecheck.rewriting.proposal import Draft, Proposal, cased_like, runs
from voicecheck.rewriting.tables import rows
from voicecheck.rewriting.words import (
    AUXILIARIES,
    BEFORE_BASE,
    BEFORE_THIRD,
    BETWEEN,
    DETERMINERS,
    PREPOSITIONS,
)
from voicecheck.text import Doc
from voicecheck.types import Edit, Post, Span


@dataclass(frozen=True, slots=True)
class _Entry:
    """What to write instead of one form: ``kind`` as in the table, ``form`` of a verb 0 to 4."""

    instead: str
    kind: str
    form: int = 0
    participle: str = ""


def propose(draft: Draft) -> Iterator[Proposal]:
    """One proposal for each pompous word or phrase that the brand does not write itself."""
    taken = 0
    for i, phrase, span in runs(draft.doc, longest_entry()):
        entries = table().get(phrase)
        if span.start < taken or entries is None:
            continue
        instead = next(
            (found for entry in entries if (found := _instead(draft.doc, entry, i)) is not None), None
        )
        if instead is None:
            continue
        taken = span.end
        if instead == phrase or draft.writes(phrase) or not draft.may_reword(span):
            continue
        if any(entry.kind == "s" for entry in entries):
            span = Span(span.start, span.end + (draft.doc.text[span.end : span.end + 1] == ","))
        old = draft.doc.text[span.start : span.end]
        edit = Edit(span, cased_like(old, instead))
        yield Proposal(f"plain:{phrase}", (edit,), "formula" if _moves_meaning(phrase, instead) else "edit")


def _instead(doc: Doc, entry: _Entry, i: int) -> str | None:
    """The plain word, or ``None`` where the word before tells that another word is meant."""
    before = _before(doc, i)
    if entry.kind == "s":
        return entry.instead if before is None else None
    if entry.kind in ("w", "n"):
        return entry.instead
    if " " in entry.instead and _after(doc, i) in ("by", "with"):
        return None
    if before in DETERMINERS or (before in PREPOSITIONS and entry.form != 4):
        return None
    if entry.kind == "vn" and entry.form in (0, 1) and before is not None:
        return entry.instead if before in (BEFORE_BASE, BEFORE_THIRD)[entry.form] else None
    if entry.form == 2 and entry.participle != entry.instead:
        return entry.participle if _auxiliary_before(doc, i) else entry.instead
    return entry.instead


def _before(doc: Doc, i: int) -> str | None:
    """The folded word before in the same sentence, without punctuation between."""
    word = doc.words[i].span
    if any(sentence.start == word.start for sentence in doc.sentences) or i == 0:
        return None
    previous = doc.words[i - 1].span
    between = doc.folded[previous.end : word.start]
    return doc.folded[previous.start : previous.end] if between.isspace() else ","


def _after(doc: Doc, i: int) -> str | None:
    following = doc.words[i + 1 : i + 2]
    return doc.folded[following[0].span.start : following[0].span.end] if following else None


def _auxiliary_before(doc: Doc, i: int) -> bool:
    while i > 0 and _before(doc, i) in BETWEEN:
        i -= 1
    return _before(doc, i) in AUXILIARIES


def _moves_meaning(old: str, new: str) -> bool:
    return guarded_words(Doc(Post(old, ""))) != guarded_words(Doc(Post(new, "")))


@cache
def longest_entry() -> int:
    """How many words the longest phrase of the table has."""
    return max(len(phrase.split()) for phrase in table())


@cache
def table() -> Mapping[str, tuple[_Entry, ...]]:
    """Every form of every row, folded, with what to write instead."""
    entries: dict[str, tuple[_Entry, ...]] = {}
    for pompous, plain, kind in rows("plain_words"):
        for form, entry in _forms(pompous, plain, kind):
            entries[form] = (*entries.get(form, ()), entry)
    return entries


def _forms(pompous: str, plain: str, kind: str) -> Iterator[tuple[str, _Entry]]:
    if kind == "n":
        yield pompous, _Entry(plain, kind)
        yield plural(pompous), _Entry(plural(plain), kind)
    elif kind in ("v", "vn"):
        old, new = conjugate(pompous), conjugate(plain)
        for form in (0, 1, 2, 4):
            entry = _Entry(new[form], kind, form, new[3])
            yield old[form], entry
            if "is" in old[form] and pompous.endswith("ise"):
                yield old[form][: len(pompous) - 2] + "z" + old[form][len(pompous) - 1 :], entry
        if old[3] != old[2]:
            yield old[3], _Entry(new[3], kind, 3)
    else:
        yield pompous, _Entry(plain, kind)
