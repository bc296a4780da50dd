"""Whether the voice's numbers mean what they say: false flags, and the error of the probability."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from voicecheck.evals.metrics import Scores, calibration_error, mean_cell
from voicecheck.evals.voice_outcome import OWN, RANDOM, RETOLD_ANYHOW, RIVALS, Outcome, Side, sized
from voicecheck.evals.voice_plan import DETAIL_SIZES

NOMINAL = 0.05
MOST = 0.12
"""The accepted share of own posts called off, and what no single account should exceed."""

MIXES: Mapping[str, tuple[Side, ...]] = MappingProxyType(
    {
        "others of all kinds": (RIVALS, RANDOM, RETOLD_ANYHOW),
        "rivals only": (RIVALS,),
        "random only": (RANDOM,),
    }
)

Odds = tuple[Scores, NDArray[np.bool_], Scores]
"""Probabilities, whether each is of an own post, and weights that add up to 1."""


def called_off(outcome: Outcome) -> float:
    """The share of own posts that the verdict would call off at the nominal rate."""
    voice = outcome.voice
    assert voice is not None
    return float(np.mean([voice.p_value(raw) < NOMINAL for raw in outcome.of(OWN)]))


def false_flags(ours: Sequence[Outcome], mixed: Sequence[Outcome]) -> Iterator[str]:
    """Own posts called off: learned from the first by date, and from posts of any date (mixed).

    Where only the first row is high, the accounts changed in time and the calibration is sound.
    """
    yield (
        f"own posts called off (nominal {NOMINAL:.0%}) | accounts | mean | worst account | "
        f"accounts above {MOST:.0%}"
    )
    for size in DETAIL_SIZES:
        for how, outcomes in (("first by date, tried on later", ours), ("at random, tried on others", mixed)):
            rates = {o.trial.account: called_off(o) for o in sized(outcomes, size)}
            if rates:
                worst = max(rates, key=lambda account: rates[account])
                above = sum(rate > MOST for rate in rates.values())
                yield (
                    f"from {size}, {how} | {len(rates)} | {mean_cell(rates.values())} | "
                    f"{rates[worst]:.3f} {worst} | {above}"
                )
    yield ""


def odds(outcome: Outcome, foreign: Sequence[Side]) -> Odds | None:
    """Probabilities of own and foreign posts at even odds, or ``None`` without foreign ones.

    Foreign sides that have posts share their half equally.
    """
    voice = outcome.voice
    assert voice is not None
    parts = [outcome.of(OWN), *(outcome.of(side) for side in foreign if len(outcome.of(side)))]
    if len(parts) == 1:
        return None
    shares = [0.5] + [0.5 / (len(parts) - 1)] * (len(parts) - 1)
    weight = np.concatenate([np.full(len(p), s / len(p)) for p, s in zip(parts, shares, strict=True)])
    probability = np.array([voice.probability(raw) for raw in np.concatenate(parts)])
    return probability, np.arange(len(probability)) < len(parts[0]), weight


def probability_errors(ours: Sequence[Outcome]) -> Iterator[str]:
    """Expected calibration error of the score at even odds.

    By account it also holds the noise of an account's few posts; over all accounts' posts together
    that is gone, but one account's excess can make up for another's want.
    """
    yield "calibration error of the score at even odds | mean over accounts | posts of all accounts together"
    for size in DETAIL_SIZES:
        for name, foreign in MIXES.items():
            found = [o for outcome in sized(ours, size) if (o := odds(outcome, foreign)) is not None]
            if found:
                probability, truth, weight = (np.concatenate(column) for column in zip(*found, strict=True))
                together = calibration_error(probability, truth, weight)
                cell = mean_cell(calibration_error(*one) for one in found)
                yield f"{name}, from {size} | {cell} | {together:.3f}"
    yield ""
