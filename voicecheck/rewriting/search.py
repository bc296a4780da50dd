"""Trying combinations of proposals, the likeliest first, within a fixed number of checks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from voicecheck.rewriting.compose import moved
from voicecheck.rewriting.guard import refusal, worsens
from voicecheck.rewriting.proposal import Draft, Proposal
from voicecheck.rewriting.realise import clash, judged_post, realise
from voicecheck.text import Doc
from voicecheck.types import Edit, Post, Report, Severity

MOST_CHECKED = 60
_MOST_ALONE = 26
_BEAM = 3
_WEIGHT: dict[Severity, float] = {"suggestion": 4.0, "warning": 8.0, "error": 12.0}
_EDIT_COST = 0.04
_WORD_COST = 0.03
_SLOT_COST = 1.5
_LOWEST = -12.0

Choice = frozenset[int]
Judge = Callable[[Sequence[Post]], Iterable[Report]]


@dataclass(frozen=True, eq=False)
class Candidate:
    """A combination that passed the guard, with what it is worth: 0 is the draft as it stands."""

    proposals: tuple[Proposal, ...]
    edits: tuple[Edit, ...]
    post: Post
    report: Report
    worth: float
    kept: float


def log_odds(report: Report, ceiling: float = math.inf) -> float:
    """The voice's log-odds, limited below and at ``ceiling``; 0.0 where there is no score."""
    if report.voice is None or report.voice.score is None:
        return 0.0
    share = min(max(report.voice.score / 100, 1e-9), 1 - 1e-9)
    return min(max(math.log(share / (1 - share)), _LOWEST), ceiling)


def burden(report: Report) -> float:
    """How much the findings weigh."""
    return sum(_WEIGHT[finding.severity] for finding in report.findings)


class Search:
    """The combinations tried so far for one draft."""

    def __init__(self, draft: Draft, proposals: Sequence[Proposal], judge: Judge) -> None:
        self.draft = draft
        self.proposals = proposals
        self.judge = judge
        self.found: dict[Choice, Candidate | None] = {}
        self.seen: set[str] = {draft.doc.text}
        self.left = MOST_CHECKED
        held_out = draft.voice.held_out
        self.ceiling = draft.voice.log_odds(held_out[len(held_out) // 2]) if len(held_out) else math.inf

    def run(self) -> list[Candidate]:
        """All candidates found, the one worth most first."""
        alone = [frozenset({i}) for i in range(len(self.proposals))][:_MOST_ALONE]
        self.check(alone)
        ranked = sorted(alone, key=self.worth, reverse=True)
        self.check(self._unions(ranked))
        best = -math.inf
        while self.left > 0 and self._best() > best:
            best = self._best()
            beam = sorted(self.found, key=self.worth, reverse=True)[:_BEAM]
            self.check(choice for one in beam for choice in self._neighbours(one, ranked))
        candidates = [candidate for candidate in self.found.values() if candidate is not None]
        return sorted(candidates, key=lambda candidate: candidate.worth, reverse=True)

    def worth(self, choice: Choice) -> float:
        """What a choice is worth; what the guard refused is worth nothing."""
        candidate = self.found.get(choice)
        return -math.inf if candidate is None else candidate.worth

    def _best(self) -> float:
        return max(map(self.worth, self.found), default=-math.inf)

    def check(self, choices: Iterable[Choice]) -> None:
        """Put choices together and judge them in one batch, as far as the budget goes."""
        batch: list[tuple[Choice, tuple[Edit, ...], Post]] = []
        for choice in dict.fromkeys(choices):
            if choice in self.found or len(batch) >= self.left:
                continue
            self.found[choice] = None
            chosen = self._chosen(choice)
            edits = realise(self.draft.doc, chosen)
            post = moved(self.draft.doc.post, edits)
            if post.text not in self.seen and refusal(self.draft, Doc(post), chosen) is None:
                self.seen.add(post.text)
                batch.append((choice, edits, post))
        self.left -= len(batch)
        reports = self.judge([judged_post(post, self._chosen(choice)) for choice, _, post in batch])
        for (choice, edits, post), report in zip(batch, reports, strict=True):
            if worsens(self.draft.report, report) is None:
                self.found[choice] = self._candidate(choice, edits, post, report)

    def _chosen(self, choice: Choice) -> tuple[Proposal, ...]:
        return tuple(self.proposals[i] for i in sorted(choice))

    def _candidate(self, choice: Choice, edits: tuple[Edit, ...], post: Post, report: Report) -> Candidate:
        chosen = self._chosen(choice)
        words = self.draft.doc.words
        changed = sum(any(word.span.overlaps(edit.span) for edit in edits) for word in words)
        open_slots = sum(proposal.slots for proposal in chosen)
        gain = log_odds(report, self.ceiling) - log_odds(self.draft.report, self.ceiling)
        relief = burden(self.draft.report) - burden(report)
        cost = _EDIT_COST * len(edits) + _WORD_COST * changed + _SLOT_COST * open_slots
        kept = 1 - changed / len(words) if words else 1.0
        return Candidate(chosen, edits, post, report, gain + relief - cost, kept)

    def _unions(self, ranked: Sequence[Choice]) -> list[Choice]:
        """The best alone, the best two, the best three ... as far as they can be made together."""
        usable = [choice for choice in ranked if self.found.get(choice) is not None]
        return list(accumulate(usable, self._joined))[1:16]

    def _joined(self, choice: Choice, more: Choice) -> Choice:
        (i,) = more
        if any(clash(self.proposals[i], self.proposals[j]) for j in choice):
            return choice
        return choice | more

    def _neighbours(self, choice: Choice, ranked: Sequence[Choice]) -> list[Choice]:
        """One proposal dropped, or one more made."""
        fewer = [choice - {i} for i in choice] if len(choice) > 1 else []
        more = [self._joined(choice, one) for one in ranked if self.found.get(one) is not None]
        return fewer + [other for other in more if other != choice]
