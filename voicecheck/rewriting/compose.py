"""Two sets of edits, one made after the other, as one set of edits of the first text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from voicecheck.edits import apply_edits
from voicecheck.types import Edit, Post, Span


@dataclass(frozen=True, slots=True)
class _Change:
    """An edit of the original (``made``) or of the result, by its place in the result."""

    start: int
    end: int
    edit: Edit
    made: bool


def compose(text: str, first: Iterable[Edit], second: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits of ``text`` that do what ``first`` and then, on its result, ``second`` does.

    Raises:
        ValueError: edits of one set conflict, or lie outside their text.
    """
    first = sorted(first, key=lambda edit: edit.span)
    result = apply_edits(text, first)
    changes = _placed(first) + [_Change(e.span.start, e.span.end, e, False) for e in second]
    composed: list[Edit] = []
    shift = 0
    for cluster in _clusters(sorted(changes, key=lambda c: (c.start, c.end))):
        start, end = cluster[0].start, max(change.end for change in cluster)
        old_start = start - shift
        shift += sum(len(c.edit.text) - len(c.edit.span) for c in cluster if c.made)
        old = Span(old_start, end - shift)
        later = [replace(c.edit, span=Span(c.start - start, c.end - start)) for c in cluster if not c.made]
        new = apply_edits(result[start:end], later)
        if new != text[old.start : old.end]:
            composed.append(Edit(old, new))
    return tuple(composed)


def _placed(edits: Sequence[Edit]) -> list[_Change]:
    changes, shift = [], 0
    for edit in edits:
        start = edit.span.start + shift
        changes.append(_Change(start, start + len(edit.text), edit, True))
        shift += len(edit.text) - len(edit.span)
    return changes


def _clusters(changes: Sequence[_Change]) -> list[list[_Change]]:
    """Changes that touch one another, together."""
    clusters: list[list[_Change]] = []
    reach = -1
    for change in changes:
        if clusters and change.start <= reach:
            clusters[-1].append(change)
        else:
            clusters.append([change])
        reach = max(reach, change.end)
    return clusters


def moved(post: Post, edits: Sequence[Edit]) -> Post:
    """The post with the edits made; what is excluded from judgement stays excluded."""
    excluded = tuple(_shifted(span, edits) for span in post.excluded)
    return replace(post, text=apply_edits(post.text, edits), excluded=excluded)


def _shifted(span: Span, edits: Sequence[Edit]) -> Span:
    by = sum(len(edit.text) - len(edit.span) for edit in edits if edit.span.end <= span.start)
    return Span(span.start + by, span.end + by)
