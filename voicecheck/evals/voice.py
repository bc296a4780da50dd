"""Measure the voice score on accounts that no shipped model has seen.

For each held-out account: learn from its first n posts by date; score its later posts against
posts of held-out rivals of the same sector, posts of other held-out accounts, and, where the data
has them, the account's own posts retold in other voices and new posts written in its voice.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicecheck import encoder, evidence
from voicecheck.evals.floors import TEXT_FLOORS
from voicecheck.evals.voice_table import FLOORS_AT, SIZES, Outcome, Trial, table
from voicecheck.learn import background as backgrounds
from voicecheck.learn.fit import RECIPES, fit
from voicecheck.learn.pairs import rows as read_rows
from voicecheck.learn.split import held_out, sectors
from voicecheck.text import Doc
from voicecheck.types import Post, VoicecheckError
from voicecheck.voice import BrandVoice

MOST_TEST, MOST_RIVAL, MOST_FAR = 150, 100, 8
FEWEST_TEST = 40
COSINE = "encoder cosine"


@dataclass
class Corpus:
    """All texts once, with their measurements by row number."""

    texts: list[str] = field(default_factory=list)
    number: dict[str, int] = field(default_factory=dict)

    def add(self, text: str) -> int:
        """The row number of a text."""
        if text not in self.number:
            self.number[text] = len(self.texts)
            self.texts.append(text)
        return self.number[text]


def evaluate(paths: Sequence[Path]) -> str:
    """The table of voice figures; ``paths``: brand_posts.jsonl, and offvoice and invoice beside it.

    Raises:
        VoicecheckError: the file has too few held-out accounts to measure anything.
    """
    corpus = Corpus()
    trials = plan(paths[0], corpus)
    if not trials:
        raise VoicecheckError(
            f"{paths[0]}: no held-out account has posts enough: give more accounts or posts"
        )
    print(f"measuring {len(corpus.texts)} posts", file=sys.stderr)
    docs = [Doc(Post(text, str(i))) for i, text in enumerate(corpus.texts)]
    measured = evidence.gather(docs, evidence.shipped_scales(), encoder.shipped())
    blocks = [block for block in RECIPES if block != evidence.LOCAL]
    matrices = {block: backgrounds.stack_rows(measured, block) for block in blocks}
    others = backgrounds.shipped()
    ours: list[Outcome] = []
    voices: list[BrandVoice] = []
    floors: dict[str, list[Outcome]] = defaultdict(list)
    rivals = _background_texts(trials, corpus)
    for trial in trials:
        print(f"{trial.account} from {trial.size}", file=sys.stderr)
        voice = fit(
            trial.account, {block: matrix[trial.approved] for block, matrix in matrices.items()}, others
        )
        raw = {
            name: np.array([voice.raw(measured[i].rows) for i in chosen])
            for name, chosen in trial.sets.items()
        }
        ours.append(Outcome(trial, raw))
        voices.append(voice)
        if trial.size == FLOORS_AT:
            for name, outcome in _floors(trial, corpus, matrices["encoder"], rivals):
                floors[name].append(outcome)
    return "\n".join(table(ours, voices, floors, corpus.texts))


def plan(path: Path, corpus: Corpus) -> list[Trial]:
    """The trials that the data allows, their texts added to the corpus."""
    posts = list(read_rows(path))
    sector = sectors(posts)
    hidden = held_out(sector)
    chance = np.random.default_rng(0)
    by_account: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in posts:
        if row["account"] in hidden and len(row["text"].split()) >= 3:
            by_account[row["account"]].append(row)
    for found in by_account.values():
        found.sort(key=lambda row: str(row["created_at"]))
    retold = _beside(path, "offvoice.jsonl")
    imitated = _beside(path, "invoice.jsonl")
    trials = []
    for account in sorted(by_account):
        own = [corpus.add(row["text"]) for row in by_account[account]]
        rivals = [b for b in by_account if b != account and sector[b] == sector[account]]
        far = [b for b in by_account if sector[b] != sector[account]]
        others = {
            "rivals": _draw(chance, corpus, by_account, rivals, MOST_RIVAL),
            "random": _draw(chance, corpus, by_account, far, MOST_FAR),
            "retold": [corpus.add(row["text"]) for row in retold[account]],
            "imitated": [corpus.add(row["text"]) for row in imitated[account]],
        }
        for size in SIZES:
            approved = list(dict.fromkeys(own[:size]))
            later = [i for i in dict.fromkeys(own[max(size, len(own) // 3) :]) if i not in set(approved)]
            if len(later) >= FEWEST_TEST:
                chosen = (
                    later if len(later) <= MOST_TEST else list(chance.choice(later, MOST_TEST, replace=False))
                )
                manners = [row["voice"] for row in retold[account]]
                trials.append(
                    Trial(account, sector[account], size, approved, {"own": chosen, **others}, manners)
                )
    return trials


def _beside(path: Path, name: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    if path.with_name(name).is_file():
        for row in read_rows(path.with_name(name)):
            found[row["account"]].append(row)
    return found


def _draw(
    chance: np.random.Generator,
    corpus: Corpus,
    by_account: Mapping[str, list[dict[str, Any]]],
    accounts: Iterable[str],
    most: int,
) -> list[int]:
    drawn: list[int] = []
    for account in accounts:
        found = by_account[account]
        chosen = chance.choice(len(found), min(most, len(found)), replace=False)
        drawn += [corpus.add(found[i]["text"]) for i in chosen]
    return drawn


def _background_texts(trials: Sequence[Trial], corpus: Corpus) -> Callable[[Trial], list[str]]:
    """For the floors: what approved posts of held-out accounts of other sectors say.

    The rivals are left out, as they are from the shipped background.
    """
    firsts = [trial for trial in trials if trial.size == FLOORS_AT]

    def others(trial: Trial) -> list[str]:
        tested = {i for chosen in trial.sets.values() for i in chosen}
        foreign = [other for other in firsts if other.sector != trial.sector]
        return [corpus.texts[i] for other in foreign for i in other.approved if i not in tested]

    return others


def _floors(
    trial: Trial, corpus: Corpus, vectors: NDArray[np.float32], rivals: Callable[[Trial], list[str]]
) -> Iterable[tuple[str, Outcome]]:
    own = [corpus.texts[i] for i in trial.approved]
    mean = vectors[trial.approved].mean(0)
    yield (
        COSINE,
        Outcome(trial, {name: (vectors[chosen] @ mean).astype(float) for name, chosen in trial.sets.items()}),
    )
    names = list(trial.sets)
    texts = [corpus.texts[i] for name in names for i in trial.sets[name]]
    cuts = np.cumsum([len(trial.sets[name]) for name in names])[:-1]
    for method, score in TEXT_FLOORS.items():
        yield (
            method,
            Outcome(trial, dict(zip(names, np.split(score(own, rivals(trial), texts), cuts), strict=True))),
        )
