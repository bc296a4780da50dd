"""Apply typed edits to a text: in order, never overlapping, never inside a protected span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from voicecheck.types import Edit, Fix, Span


def conflict(a: Edit, b: Edit) -> bool:
    """Whether two edits cannot both be made: they overlap, or insert at the same place."""
    if a.span.overlaps(b.span):
        return True
    return a.span.start == b.span.start and (not len(a.span) or not len(b.span))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all edits made.

    Raises:
        ValueError: two edits conflict, or one lies outside the text.
    """
    ordered = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    pieces: list[str] = []
    position = 0
    for previous, edit in zip((None, *ordered), ordered, strict=False):
        if edit.span.end > len(text):
            raise ValueError(f"edit beyond the text: {edit}")
        if previous is not None and conflict(previous, edit):
            raise ValueError(f"edits conflict: {previous} and {edit}")
        pieces += [text[position : edit.span.start], edit.text]
        position = edit.span.end
    pieces.append(text[position:])
    return "".join(pieces)


def touches(edits: Iterable[Edit], spans: Sequence[Span]) -> bool:
    """Whether any edit changes a character of one of the spans."""
    return any(
        edit.span.overlaps(span) or span.start < edit.span.start < span.end
        for edit in edits
        for span in spans
    )


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """The first fixes, in order, whose edits do not conflict with those already taken."""
    taken: list[Fix] = []
    edits: list[Edit] = []
    for fix in fixes:
        if not any(conflict(a, b) for a in edits for b in fix.edits):
            taken.append(fix)
            edits += fix.edits
    return taken
