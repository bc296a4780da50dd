"""Proposals that findings bring along."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicecheck.edits import touches
from voicecheck.rewriting.proposal import Draft, Grade, Proposal, has_slot, slots
from voicecheck.types import Edit, Finding, Fix, Span

_MOST_PER_FINDING = 2

# What these flag may be said once the fault is owned: then it explains, and its facts need not go.
EXPLAINS = frozenset({"excuse", "blame-third-party", "policy-shield"})

_ADDRESSED = re.compile(r",\s+((?:(?:Mr|Mrs|Ms|Dr)\.?\s+)?[A-Z][\w'’-]+)\s*[.!]?\s*\Z")
_FIRST_STOP = re.compile(r"[.!](?=\s|\Z)")


def propose(draft: Draft) -> Iterator[Proposal]:
    """The fixes that may be offered, at most two for a finding, and what else they let one do."""
    for finding in draft.report.findings:
        grade: Grade = "typo" if finding.family == "typo" else "fix"
        offered = [fix for fix in finding.fixes if fix.safety != "show" and fix.edits]
        for fix in offered[:_MOST_PER_FINDING]:
            for edits in _variants(draft, finding, fix):
                if not touches(edits, draft.doc.protected):
                    yield Proposal(f"fix:{finding.check}", edits, grade, settles=finding)


def _variants(draft: Draft, finding: Finding, fix: Fix) -> Iterator[tuple[Edit, ...]]:
    """The fix, still addressing whom the draft addresses; and its words before those that it replaces."""
    if finding.family == "voice":
        open_slots = slots(draft.doc)
        yield tuple(e for e in fix.edits if not any(e.span.overlaps(slot) for slot in open_slots))
        return
    yield tuple(_addressing(draft.doc.text, edit) for edit in fix.edits)
    if finding.check in EXPLAINS and len(fix.edits) == 1 and has_slot(fix.edits[0].text):
        sentence = next((s for s in draft.doc.sentences if s.overlaps(fix.edits[0].span)), None)
        words = fix.edits[0].text.removeprefix(". ")
        if sentence is not None and words.endswith("]"):
            capital = draft.doc.text[sentence.start].isupper()
            words = words[0].upper() + words[1:] if capital else words
            yield (Edit(Span(sentence.start, sentence.start), words + " "),)


def _addressing(text: str, edit: Edit) -> Edit:
    """Keep the name at the end of what is replaced: "..., Mr Rourke"."""
    addressed = _ADDRESSED.search(text[edit.span.start : edit.span.end])
    stop = _FIRST_STOP.search(edit.text)
    if addressed is None or stop is None or addressed.group(1) in edit.text:
        return edit
    return Edit(edit.span, f"{edit.text[: stop.start()]}, {addressed.group(1)}{edit.text[stop.start() :]}")
