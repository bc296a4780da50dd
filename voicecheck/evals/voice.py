"""Measure the voice score on accounts that no shipped model has seen.

For each account: learn from its first n posts by date; score its later posts against posts of
rivals of the same sector, posts of other accounts, and, where the data has them, the account's own
posts retold in other voices and new posts written in its voice. Then, from posts of any date and
from all subjects but one, whether the false flags are as many as promised.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from voicecheck import encoder, evidence
from voicecheck.evals import voice_ablation, voice_calibration, voice_pooled, voice_table, voice_topics
from voicecheck.evals.drivers import faithfulness, originals_beside
from voicecheck.evals.metrics import Scores
from voicecheck.evals.unseen import unseen
from voicecheck.evals.voice_floors import floors
from voicecheck.evals.voice_outcome import Outcome
from voicecheck.evals.voice_plan import Account, Corpus, Trial, at_random, by_date, read
from voicecheck.learn import background as backgrounds
from voicecheck.learn.background import Background
from voicecheck.learn.fit import RECIPES, fit
from voicecheck.linear import Row
from voicecheck.text import Doc
from voicecheck.types import Post, VoicecheckError
from voicecheck.voice import BrandVoice


@dataclass(frozen=True)
class Measured:
    """All texts of the corpus, measured once: rows by text, and stacked by block."""

    rows: Sequence[Mapping[str, Row]]
    stacked: Mapping[str, Any]
    others: Background

    def learn(self, name: str, numbers: list[int]) -> BrandVoice:
        """The voice of the texts of these numbers, oldest first."""
        return fit(name, {block: matrix[numbers] for block, matrix in self.stacked.items()}, self.others)

    def score(self, voice: BrandVoice, numbers: list[int]) -> Scores:
        """The raw scores of the texts of these numbers."""
        return np.array([voice.raw(self.rows[number]) for number in numbers], dtype=np.float64)

    def run(self, trial: Trial) -> Outcome:
        """Learn and score as a trial says."""
        _say(f"{trial.account} from {trial.size}")
        voice = self.learn(trial.account, trial.approved)
        sets = trial.sets.items()
        scores = {name: self.score(voice, [s.number for s in samples]) for name, samples in sets}
        return Outcome(trial, scores, voice)


def evaluate(paths: Sequence[Path]) -> str:
    """The tables of voice figures; ``paths``: brand_posts.jsonl.

    offvoice.jsonl (retold posts) and invoice.jsonl (imitations) are read where they lie beside it.

    Raises:
        VoicecheckError: the file has too few accounts to measure anything.
    """
    corpus = Corpus()
    others = backgrounds.shipped()
    accounts = read(paths[0], corpus, lambda posts: _unseen(posts, others))
    trials = by_date(accounts)
    if not trials:
        raise VoicecheckError(
            f"{paths[0]}: no account that the models have not seen has posts enough: "
            "give more accounts or posts"
        )
    _say(f"measuring {len(corpus.texts)} posts of {len(accounts)} accounts")
    measured = measure(corpus.texts, others)
    originals = originals_beside(paths[0])
    return "\n".join(tables(accounts, trials, corpus.texts, originals, measured)).rstrip("\n")


def _unseen(posts: Mapping[str, list[str]], others: Background) -> frozenset[str]:
    found = unseen(posts, others)
    _say(
        f"{len(posts) - len(found)} of {len(posts)} accounts left out: the shipped models were fitted on them"
    )
    return found


def measure(texts: Sequence[str], others: Background) -> Measured:
    """Measure all texts in one go."""
    docs = [Doc(Post(text, str(i))) for i, text in enumerate(texts)]
    gathered = evidence.gather(docs, evidence.shipped_scales(), encoder.shipped())
    blocks = [block for block in RECIPES if block in gathered[0].rows]
    stacked = {block: backgrounds.stack_rows(gathered, block) for block in blocks}
    return Measured([found.rows for found in gathered], stacked, others)


def tables(
    accounts: Sequence[Account],
    trials: Sequence[Trial],
    texts: Sequence[str],
    originals: Mapping[str, str],
    measured: Measured,
) -> Iterator[str]:
    """The lines of all tables, the costly ones last; ``originals`` are those of retold texts."""
    ours = [measured.run(trial) for trial in trials]
    yield from voice_table.head(ours)
    yield from voice_table.by_size(ours)
    yield from voice_pooled.pooled(ours)
    yield from voice_table.beside_floors(ours, _floors(trials, texts, measured))
    yield from voice_table.by_voice(ours)
    yield from voice_table.by_topic(ours)
    yield from voice_table.by_sector(ours)
    yield from voice_table.by_length(ours, texts)
    yield from voice_ablation.ablation(ours, measured.score)
    _say("learning from posts of any date")
    yield from voice_calibration.false_flags(ours, [measured.run(trial) for trial in at_random(accounts)])
    yield from voice_calibration.probability_errors(ours)
    yield from voice_topics.table(_topics(accounts, texts, measured))
    _say("drivers")
    yield from faithfulness(ours, texts, originals)


def _floors(trials: Sequence[Trial], texts: Sequence[str], measured: Measured) -> dict[str, list[Outcome]]:
    _say("floors")
    firsts = [trial for trial in trials if trial.size == voice_table.FLOORS_AT]
    found: dict[str, list[Outcome]] = defaultdict(list)
    for trial in firsts:
        for method, outcome in floors(trial, firsts, texts, measured.stacked["encoder"]):
            found[method].append(outcome)
    return found


def _topics(
    accounts: Sequence[Account], texts: Sequence[str], measured: Measured
) -> list[voice_topics.Rates]:
    rates = []
    for account in accounts:
        _say(f"{account.name} by topic")
        found = voice_topics.try_topics(account, texts, measured.learn, measured.score)
        if found is not None:
            rates.append(found)
    return rates


def _say(what: str) -> None:
    print(what, file=sys.stderr)
