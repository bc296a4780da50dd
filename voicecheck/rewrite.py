"""Better wordings of a post: made of small edits, each verified by running the checks again.

Nothing is shown unless the checks say that it is better and the guard finds every link, handle,
hashtag, number, date, quotation and name in place. A clean draft that sounds right is left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicecheck import engine
from voicecheck.edits import conflict
from voicecheck.rewriting import casing, contractions, fixes, formulas, marks, plain, split, trim
from voicecheck.rewriting.proposal import Draft, Proposal
from voicecheck.rewriting.search import Candidate, Search, burden
from voicecheck.text import Doc
from voicecheck.types import Policy, Post, Report, Rewrite
from voicecheck.voice import BrandVoice

MOST = 3
_LEAST_GAIN = 2.0
# One approved post in seven reads as near without being at fault.
_GAIN_WHEN_NEAR = 10.0
_OTHER_WORDS = 0.1
_FEWEST_OTHER = 3
_WORTH_LESS = 1.0

# What weighs most comes first: a long draft has more proposals than can be tried. Habits adapt the text
# in this order: words before marks before capitals.
PROPOSERS = (
    fixes.propose,
    formulas.propose,
    contractions.propose,
    marks.propose,
    casing.propose,
    split.propose,
    plain.propose,
    trim.propose,
)
_WORD_BY_WORD = (plain.propose, trim.propose)


def suggest(report: Report, voice: BrandVoice | None, policy: Policy) -> tuple[Rewrite, ...]:
    """Up to three verified rewrites of the report's post, best first; none where it is fine as it is."""
    draft = Draft(Doc(report.post), report, voice if voice is not None else BrandVoice.neutral(), policy)
    if not (report.findings or draft.sounds_wrong):
        return ()
    proposals = list(_proposals(draft))
    if not proposals:
        return ()

    def judge(posts: Sequence[Post]) -> Iterator[Report]:
        return engine.check_many(posts, voice, policy, tries={})

    better = [
        candidate for candidate in Search(draft, proposals, judge).run() if _is_better(draft, candidate)
    ]
    return tuple(_rewrite(draft, candidate) for candidate in _different(better))


def _proposals(draft: Draft) -> Iterator[Proposal]:
    """All proposals, in the brand's own short or full forms.

    Single words inside a formula are left to it, and habits are taken up only where the draft sounds
    wrong or a finding asks for them.
    """
    forms = contractions.style(draft.voice)
    formulaic = [edit for proposal in formulas.propose(draft) for edit in proposal.edits]
    for propose in PROPOSERS:
        for proposal in propose(draft):
            if propose in _WORD_BY_WORD and any(conflict(a, b) for a in proposal.edits for b in formulaic):
                continue
            if proposal.adapt is None:
                edits = tuple(
                    replace(edit, text=contractions.in_style(edit.text, forms)) for edit in proposal.edits
                )
                yield replace(proposal, edits=edits)
            elif draft.sounds_wrong or any(draft.may_change(edit.span) for edit in proposal.adapt(draft.doc)):
                yield proposal


def _is_better(draft: Draft, candidate: Candidate) -> bool:
    """Whether findings weigh less, or the draft sounds more like the brand."""
    if candidate.worth <= 0:
        return False
    if burden(candidate.report) < burden(draft.report):
        return True
    before, after = draft.report.voice, candidate.report.voice
    if before is None or before.score is None or after is None or after.score is None:
        return False
    settled = before.verdict == "off" or after.verdict == "on"
    return after.score - before.score >= (_LEAST_GAIN if settled else _GAIN_WHEN_NEAR)


def _different(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The best candidates, each of which settles other findings or is worded otherwise than those before."""
    chosen: list[Candidate] = []
    for candidate in candidates:
        if candidate.worth < candidates[0].worth - _WORTH_LESS:
            break
        if burden(candidate.report) <= burden(candidates[0].report) and all(
            _differs(candidate, other) for other in chosen
        ):
            chosen.append(candidate)
        if len(chosen) == MOST:
            break
    return chosen


def _differs(one: Candidate, other: Candidate) -> bool:
    if one.post.text == other.post.text:
        return False
    ours, theirs = _words(one), _words(other)
    apart = ((ours - theirs) + (theirs - ours)).total()
    return _mended_otherwise(one, other) or apart > max(_FEWEST_OTHER, _OTHER_WORDS * (ours + theirs).total())


def _mended_otherwise(one: Candidate, other: Candidate) -> bool:
    """Whether both mend one typo, and read it as another word."""
    return any(
        a.settles == b.settles and a.edits != b.edits
        for a in one.proposals
        for b in other.proposals
        if a.grade == b.grade == "typo"
    )


def _words(candidate: Candidate) -> Counter[str]:
    doc = Doc(Post(contractions.in_style(candidate.post.text, "full"), candidate.post.id))
    return Counter(doc.folded[word.span.start : word.span.end] for word in doc.words)


def _score(report: Report) -> float | None:
    return None if report.voice is None else report.voice.score


def _rewrite(draft: Draft, candidate: Candidate) -> Rewrite:
    before = Counter(finding.check for finding in draft.report.findings)
    gone = before - Counter(finding.check for finding in candidate.report.findings)
    return Rewrite(
        text=candidate.post.text,
        edits=candidate.edits,
        voice_before=_score(draft.report),
        voice_after=_score(candidate.report),
        resolves=tuple(sorted(gone)),
        kept=candidate.kept,
    )
