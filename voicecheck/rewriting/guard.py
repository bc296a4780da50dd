"""What a rewrite must not do. Every row is hard: one that fails, and the rewrite is not shown.

The rows of :data:`ON_TEXT` compare the rewrite with the draft in which the changes of some grades are
already made: what a typo's correction, a finding's own fix or a formula of ours changes is known,
and nothing else may change. :data:`ON_REPORT` compares what the checks say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from voicecheck.rewriting import facts
from voicecheck.rewriting.casing import openings, shouted_runs
from voicecheck.rewriting.contractions import FORMS
from voicecheck.rewriting.marks import trailing_hashtags
from voicecheck.rewriting.meaning import guarded_words
from voicecheck.rewriting.proposal import Draft, Grade, Proposal, slots
from voicecheck.rewriting.realise import with_grades
from voicecheck.rewriting.surface import faults
from voicecheck.text import Doc
from voicecheck.types import Report, Span

_LENGTH = 0.4
_NOTHING: frozenset[Grade] = frozenset()
_TYPOS: frozenset[Grade] = frozenset({"typo"})
_FIXES: frozenset[Grade] = frozenset({"typo", "fix"})
_KNOWN: frozenset[Grade] = frozenset({"typo", "fix", "formula"})
_WORDED: frozenset[Grade] = frozenset({"typo", "fix", "formula", "edit"})


@dataclass(frozen=True, slots=True)
class TextRule:
    """``holds(draft, before, after)``, where ``before`` has the changes of the grades ``beside`` made."""

    name: str
    beside: frozenset[Grade]
    holds: Callable[[Draft, Doc, Doc], bool]


@dataclass(frozen=True, slots=True)
class ReportRule:
    """``holds(before, after)`` on the reports of the draft and the rewrite."""

    name: str
    holds: Callable[[Report, Report], bool]


def _same(count: Callable[[Doc], Counter[str]]) -> Callable[[Draft, Doc, Doc], bool]:
    return lambda draft, before, after: count(before) == count(after)


def _hashtags(draft: Draft, before: Doc, after: Doc) -> bool:
    """All stay, but for closing ones that a finding is about."""
    closing = [
        draft.doc.text[span.start : span.end]
        for span in trailing_hashtags(draft.doc)
        if any(finding.span.overlaps(span) for finding in draft.report.findings)
    ]
    old, new = facts.tokens(before, "hashtag"), facts.tokens(after, "hashtag")
    return not new - old and not (old - new) - Counter(closing)


def _names(draft: Draft, before: Doc, after: Doc) -> bool:
    """No name lost, nor the casing of the brand's own, and none that was no word of the draft."""
    if facts.cased(before, draft.voice.names) - facts.cased(after, draft.voice.names):
        return False
    lost = facts.names(before) - facts.words(after)
    return not lost and not (facts.names(after).keys() - facts.words(before).keys())


def _slots(draft: Draft, before: Doc, after: Doc) -> bool:
    return len(slots(after)) <= len(slots(before))


def _surface(draft: Draft, before: Doc, after: Doc) -> bool:
    return not faults(after) - faults(draft.doc)


def _capitals(draft: Draft, before: Doc, after: Doc) -> bool:
    """Sentences begin in lower case only where the draft's, or most of the brand's, do."""
    usual = draft.usual("lower-starts")
    return (usual is not None and usual.share > 0.5) or _lower_starts(after) <= _lower_starts(draft.doc)


def _lower_starts(doc: Doc) -> int:
    open_slots = slots(doc)
    firsts = [word for word in openings(doc) if word.text.islower()]
    return sum(not any(word.span.overlaps(slot) for slot in open_slots) for word in firsts)


def _shouts(draft: Draft, before: Doc, after: Doc) -> bool:
    """Words in capitals side by side are recased together: a place name is not torn apart."""
    pairs = {
        (one.text.lower(), other.text.lower()) for run in shouted_runs(before) for one, other in pairwise(run)
    }
    return not any(
        (one.text.lower(), other.text.lower()) in pairs and one.text.isupper() != other.text.isupper()
        for one, other in pairwise(after.words)
    )


def _vocabulary(draft: Draft, before: Doc, after: Doc) -> bool:
    """No words but the draft's and ours: habits bring short and full forms and "and", and unstretch words."""
    old = {_squeezed(word) for word in facts.words(before)} | FORMS | {"and"}
    return all(_squeezed(word) in old or word in old for word in facts.words(after))


def _squeezed(word: str) -> str:
    return "".join(letter for letter, _ in groupby(word))


def _length(draft: Draft, before: Doc, after: Doc) -> bool:
    return abs(len(after.text) - len(before.text)) <= _LENGTH * len(before.text)


def _excluded(draft: Draft, before: Doc, after: Doc) -> bool:
    def code(doc: Doc, spans: Sequence[Span]) -> list[str]:
        return [doc.text[span.start : span.end] for span in spans]

    return code(before, before.post.excluded) == code(after, after.post.excluded)


ON_TEXT = (
    TextRule("links", _NOTHING, _same(facts.links)),
    TextRule("handles", _NOTHING, _same(lambda doc: facts.tokens(doc, "handle"))),
    TextRule("hashtags", _NOTHING, _hashtags),
    TextRule("numbers, prices, percentages and codes", _TYPOS, _same(facts.amounts)),
    TextRule("days and times", _TYPOS, _same(facts.times)),
    TextRule("quotations", _TYPOS, _same(facts.quoted)),
    TextRule("names", _TYPOS, _names),
    TextRule("what is not prose", _NOTHING, _excluded),
    TextRule("negation, possibility and condition", _KNOWN, _same(guarded_words)),
    TextRule("slots", _FIXES, _slots),
    TextRule("articles, blanks and marks", _NOTHING, _surface),
    TextRule("capitals", _NOTHING, _capitals),
    TextRule("no words from elsewhere", _WORDED, _vocabulary),
    TextRule("words in capitals", _NOTHING, _shouts),
    TextRule("length", _FIXES, _length),
)

ON_REPORT = (
    ReportRule("no new finding", lambda old, new: not _found(new) - _found(old)),
    ReportRule("no check crashes", lambda old, new: not _failed(new) - _failed(old)),
    ReportRule("not off the voice", lambda old, new: _verdict(new) != "off" or _verdict(old) == "off"),
)


def _found(report: Report) -> Counter[str]:
    return Counter(finding.check for finding in report.findings)


def _failed(report: Report) -> set[str]:
    return {failure.check for failure in report.failures}


def _verdict(report: Report) -> str:
    return report.voice.verdict if report.voice is not None else ""


def refusal(draft: Draft, after: Doc, proposals: Sequence[Proposal]) -> str | None:
    """The first rule that the text breaks, or ``None``."""
    for rule in ON_TEXT:
        if not rule.holds(draft, with_grades(draft.doc, proposals, rule.beside), after):
            return rule.name
    return None


def worsens(before: Report, after: Report) -> str | None:
    """The first rule that the report breaks, or ``None``."""
    return next((rule.name for rule in ON_REPORT if not rule.holds(before, after)), None)
