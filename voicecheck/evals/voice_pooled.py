"""Voice figures pooled over several posts: what a week of posts says that a single one cannot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from voicecheck.evals.metrics import Scores, auc, mean_cell
from voicecheck.evals.voice_outcome import OWN, RANDOM, RETOLD, RIVALS, Outcome, Side, sized
from voicecheck.evals.voice_plan import SIZES, chance

POSTS = 5
GROUPS = 200

AGAINST: Mapping[str, Side] = MappingProxyType(
    {"a rival of the same sector": RIVALS, "a random other account": RANDOM, "own posts retold": RETOLD}
)


def group_means(scores: Scores, accounts: Sequence[str], random: np.random.Generator) -> Scores:
    """Mean scores of random groups of posts, each group from one account; accounts weigh the same.

    Empty where no account has posts enough for a group.
    """
    by_account: dict[str, list[float]] = defaultdict(list)
    for score, account in zip(scores, accounts, strict=True):
        by_account[account].append(float(score))
    pools = [found for found in by_account.values() if len(found) >= POSTS]
    if not pools:
        return np.zeros(0)
    return np.array(
        [
            random.choice(pools[random.integers(len(pools))], POSTS, replace=False).mean()
            for _ in range(GROUPS)
        ]
    )


def pooled_auc(outcome: Outcome, foreign: Side) -> float | None:
    """The chance that five own posts score above five of one other account, on average."""
    random = chance("pooled", outcome.trial.account)
    own, other = (
        group_means(outcome.of(side), [s.account for s in outcome.samples(side)], random)
        for side in (OWN, foreign)
    )
    return auc(own, other) if len(own) and len(other) else None


def pooled(ours: Sequence[Outcome]) -> Iterator[str]:
    """AUC of the mean score of five posts, by number of approved posts."""
    shown = {name: side for name, side in AGAINST.items() if any(len(o.of(side)) >= POSTS for o in ours)}
    if not shown:
        return
    yield f"mean score of {POSTS} posts above that of {POSTS} posts of | " + " | ".join(shown)
    for size in SIZES:
        outcomes = sized(ours, size)
        if outcomes:
            found = [[pooled_auc(outcome, side) for outcome in outcomes] for side in shown.values()]
            cells = [mean_cell(value for value in values if value is not None) for values in found]
            yield f"from {size} | " + " | ".join(cells)
    yield ""
