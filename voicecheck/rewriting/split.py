"""Splitting a sentence that is longer than the brand's, where its second half can stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicecheck.rewriting.proposal import Draft, Proposal
from voicecheck.types import Edit, Span

_FEWEST_WORDS = 5
_SUBJECT = (
    r"(?:we|you|they|he|she|it|i|there|this|that)(?:'(?:re|s|ll|ve|m|d))?\s+(?!of\b|and\b|or\b)(?=[a-z])"
    r"(?:\w+ly\s+)?(?:\w+)"
)
# "So we can ..." is a purpose and leans on what stands before it; "so that" does too.
_JOINT = re.compile(
    rf",\s+and\s+(?={_SUBJECT})|,\s+(?=but\s+{_SUBJECT})"
    rf"|,\s+(?=so\s+(?!that\b|\w+\s+(?:can|could|may|might)\b){_SUBJECT})"
    r"|;\s+(?=(?!and\b|but\b|or\b)[a-z])"
)
# A condition holds for both halves.
_CONDITION = re.compile(r"(?:if|when|whenever|once|while|although|though|because|since|unless|as)\b")


def propose(draft: Draft) -> Iterator[Proposal]:
    """One split for each sentence with more words than the brand's longest usually have."""
    usual = draft.usual("longest-sentence")
    if usual is None or not draft.exceeds("longest-sentence"):
        return
    doc = draft.doc
    starts = [word.span.start for word in doc.words]
    for sentence in doc.sentences:
        if sum(sentence.start <= start < sentence.end for start in starts) <= usual.high:
            continue
        if (
            _CONDITION.match(doc.folded, sentence.start)
            or doc.text.count(";", sentence.start, sentence.end) > 1
        ):
            continue
        best: tuple[int, Edit] | None = None
        for match in _JOINT.finditer(doc.folded, sentence.start, sentence.end):
            before = sum(sentence.start <= start < match.start() for start in starts)
            after = sum(match.end() <= start < sentence.end for start in starts)
            span = Span(match.start(), match.end())
            if (
                min(before, after) < _FEWEST_WORDS
                or not draft.may_change(span)
                or _in_brackets(doc.text, sentence, span)
            ):
                continue
            edit = Edit(Span(span.start, span.end + 1), ". " + doc.text[span.end].upper())
            if best is None or abs(before - after) < best[0]:
                best = (abs(before - after), edit)
        if best is not None:
            yield Proposal("split", (best[1],))


def _in_brackets(text: str, sentence: Span, span: Span) -> bool:
    before = text[sentence.start : span.start]
    return before.count("(") > before.count(")")
