"""Throat-clearing, canned courtesy and announcements, cut or put plainly, from ``formulas.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from voicecheck.rewriting.inflect import conjugate
from voicecheck.rewriting.proposal import Draft, Proposal, cased_like, cut
from voicecheck.rewriting.tables import rows
from voicecheck.rewriting.words import LEANING
from voicecheck.text import Doc
from voicecheck.types import Edit, Span

MACROS = {
    "glad": (
        r"(?:(?:so|very|really|truly|absolutely|super|incredibly|extremely|beyond|both|just|now) )*"
        r"(?:pleased|excited|thrilled|delighted|proud|happy|honou?red|stoked|pumped|overjoyed|humbled|ecstatic|buzzing|glad)"
        r"(?:,? and (?:pleased|excited|thrilled|delighted|proud|happy|honou?red|humbled))?"
    ),
    "we": r"(?:we(?: are|'re)|i(?: am|'m))",
}
_DOUBLING = frozenset({"run", "set", "get", "put"})


@dataclass(frozen=True, slots=True)
class _Formula:
    """One row of the table."""

    place: Literal["open", "any", "whole"]
    pattern: re.Pattern[str]
    instead: str


def propose(draft: Draft) -> Iterator[Proposal]:
    """One proposal for each formula found; of two that overlap, the one that the table has first."""
    taken: list[Span] = []
    for formula in table():
        for match in _matches(draft.doc, formula):
            span = Span(*match.span())
            if not draft.may_change(span) or any(span.overlaps(other) for other in taken):
                continue
            edit = _edit(draft.doc, formula, match)
            if edit is not None:
                taken.append(span)
                yield Proposal(f"formula:{match.group()}", (edit,), "formula")


def _matches(doc: Doc, formula: _Formula) -> Iterator[re.Match[str]]:
    """The places where the formula stands; a whole one fills its sentence."""
    if formula.place != "whole":
        yield from formula.pattern.finditer(doc.folded)
        return
    for sentence in doc.sentences:
        end = sentence.start + len(doc.folded[sentence.start : sentence.end].rstrip(" .!…"))
        match = formula.pattern.fullmatch(doc.folded, sentence.start, end)
        if match is not None:
            yield match


def _edit(doc: Doc, formula: _Formula, match: re.Match[str]) -> Edit | None:
    span = Span(*match.span())
    if formula.place == "open" and not _opens(doc, span.start):
        return None
    if not formula.instead:
        return _drop(doc, span) if formula.place == "whole" else _cut_opening(doc, span)
    instead = formula.instead
    groups = match.groupdict()
    if groups.get("verb"):
        instead = instead.replace("{verb}", _ing(groups["verb"]))
    if groups.get("done"):
        instead = instead.replace("{done}", groups["done"])
    if match.group().startswith("i"):
        instead = re.sub(r"^we are\b", "I am", re.sub(r"^we have\b", "I have", instead))
    return Edit(span, cased_like(doc.text[span.start : span.end], instead))


def _ing(verb: str) -> str:
    return verb + verb[-1] + "ing" if verb in _DOUBLING else conjugate(verb)[4]


def _opens(doc: Doc, start: int) -> bool:
    """Whether this begins a sentence, or what follows a comma, colon, dash or emoji."""
    if any(sentence.start == start for sentence in doc.sentences):
        return True
    before = [token for token in doc.tokens if token.span.end <= start and token.kind != "space"]
    return not before or before[-1].kind in ("emoji", "newline", "handle") or before[-1].text in ",:–—-!"


def _cut_opening(doc: Doc, span: Span) -> Edit | None:
    """Remove an opening whose rest still begins with a word or number; take a comma along."""
    end = span.end
    if doc.text[end : end + 1] == ",":
        end += 1
    while doc.text[end : end + 1] == " ":
        end += 1
    following = next((token for token in doc.tokens if token.span.start >= end), None)
    if following is None or following.kind not in ("word", "number", "handle", "url", "hashtag"):
        return None
    return Edit(Span(span.start, end), "")


def _drop(doc: Doc, span: Span) -> Edit | None:
    """Remove the sentence, if there are others and the next does not lean on it."""
    sentence = next(s for s in doc.sentences if s.start == span.start)
    following = next((w.span for w in doc.words if w.span.start >= sentence.end), None)
    leans = following is not None and doc.folded[following.start : following.end] in LEANING
    return None if leans or len(doc.sentences) == 1 else cut(doc, sentence)


@cache
def table() -> tuple[_Formula, ...]:
    """The rows, in order."""
    return tuple(
        _Formula(place, _compiled(pattern), instead)  # type: ignore[arg-type]
        for place, pattern, instead in rows("formulas")
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    for name, alternatives in MACROS.items():
        pattern = pattern.replace(f"{{{name}}}", alternatives)
    pattern = re.sub(r"(?<!\[)(?<!\\) (?!\])", r"[^\\S\\n]+", pattern)
    return re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])")
