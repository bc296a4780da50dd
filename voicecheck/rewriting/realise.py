"""Putting a choice of proposals together: one text, and the edits of the draft that make it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from voicecheck.edits import apply_edits, conflict
from voicecheck.rewriting.casing import settle
from voicecheck.rewriting.compose import compose, moved
from voicecheck.rewriting.proposal import Grade, Proposal, slots
from voicecheck.rewriting.surface import settle_articles
from voicecheck.text import Doc
from voicecheck.types import Edit, Post, Span


def clash(one: Proposal, other: Proposal) -> bool:
    """Whether two proposals cannot both be chosen."""
    return any(conflict(a, b) for a in one.edits for b in other.edits)


def realise(doc: Doc, proposals: Sequence[Proposal]) -> tuple[Edit, ...]:
    """The edits of the draft: what is changed in it, habits, then what these leave to mend, and casing."""
    edits = _adapted(
        doc, tuple(edit for proposal in proposals for edit in proposal.edits), proposals, "habit"
    )
    edits = compose(doc.text, edits, stops(doc, edits))
    for step in (settle_articles, settle):
        edits = compose(doc.text, edits, step(doc, Doc(moved(doc.post, edits))))
    return _adapted(doc, edits, proposals, "casing")


def _adapted(
    doc: Doc, edits: tuple[Edit, ...], proposals: Sequence[Proposal], grade: Grade
) -> tuple[Edit, ...]:
    for proposal in proposals:
        if proposal.adapt is not None and proposal.grade == grade:
            edits = compose(doc.text, edits, proposal.adapt(Doc(moved(doc.post, edits))))
    return edits


def stops(doc: Doc, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Full stops where edits took out an emoji that parted two sentences or closed the text."""
    after = apply_edits(doc.text, edits)
    emoji = [token.span for token in doc.of_kind("emoji")]
    found: dict[Span, Edit] = {}
    shift = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        shift += len(edit.text) - len(edit.span)
        at = edit.span.end + shift
        closing = edit.span.start + len(doc.text[edit.span.start : edit.span.end].rstrip())
        if not any(span.end == closing for span in emoji):
            continue
        left, right = after[:at].rstrip(), after[at:].lstrip(" ")
        if left[-1:].isalnum() and (not right.strip() or right[0].isalnum()):
            span = Span(len(left), len(left))
            found[span] = Edit(span, ".")
    return tuple(found.values())


def with_grades(doc: Doc, proposals: Iterable[Proposal], grades: frozenset[Grade]) -> Doc:
    """The draft with only the proposals of these grades made."""
    chosen = [proposal for proposal in proposals if proposal.grade in grades]
    return Doc(moved(doc.post, [edit for proposal in chosen for edit in proposal.edits])) if chosen else doc


def judged_post(post: Post, proposals: Iterable[Proposal]) -> Post:
    """The rewritten post with its slots excluded from judgement: they hold no words of the brand yet."""
    offered = {text for p in proposals if p.slots for e in p.edits for text in _slot_texts(e.text)}
    doc = Doc(post)
    open_slots = [span for span in slots(doc) if doc.text[span.start : span.end] in offered]
    free = [span for span in open_slots if not any(span.overlaps(other) for other in post.excluded)]
    return replace(post, excluded=tuple(sorted((*post.excluded, *free))))


def _slot_texts(text: str) -> list[str]:
    doc = Doc(Post(text, ""))
    return [text[span.start : span.end] for span in slots(doc)]
