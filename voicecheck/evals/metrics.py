"""Figures of merit, with bootstrap intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]

RESAMPLES = 1000


def auc(own: Scores, foreign: Scores) -> float:
    """The chance that an own post scores above a foreign one; ties count half."""
    from scipy.stats import rankdata

    ranks = rankdata(np.concatenate([own, foreign]))
    return float((ranks[: len(own)].sum() - len(own) * (len(own) + 1) / 2) / (len(own) * len(foreign)))


def true_positive_rate(own: Scores, foreign: Scores, false_positive_rate: float = 0.05) -> float:
    """The share of own posts above the threshold that only so many foreign ones pass."""
    return float((own > np.quantile(foreign, 1 - false_positive_rate)).mean())


def f1(flagged: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    """The harmonic mean of precision and recall."""
    hits = float((flagged & truth).sum())
    return 2 * hits / float(flagged.sum() + truth.sum()) if hits else 0.0


def best_f1(probability: Scores, truth: NDArray[np.bool_]) -> float:
    """The F1 at the best of all thresholds."""
    return max(f1(probability >= threshold, truth) for threshold in np.unique(probability))


def calibration_error(probability: Scores, truth: NDArray[np.bool_], weight: Scores, bins: int = 10) -> float:
    """Expected calibration error: the mean gap of stated and true share over equal-width bins."""
    where = np.minimum((probability * bins).astype(int), bins - 1)
    gap = 0.0
    for number in range(bins):
        inside = where == number
        if inside.any():
            share = weight[inside].sum()
            stated = (probability[inside] * weight[inside]).sum() / share
            true = (truth[inside] * weight[inside]).sum() / share
            gap += share * abs(stated - true)
    return float(gap / weight.sum())


def interval(values: Sequence[float], statistic: Callable[[Scores], float] = np.mean) -> tuple[float, float]:
    """95 % percentile bootstrap interval of a statistic over brands."""
    chance = np.random.default_rng(0)
    array = np.array(values, dtype=np.float64)
    drawn = [statistic(chance.choice(array, len(array))) for _ in range(RESAMPLES)]
    low, high = np.quantile(drawn, (0.025, 0.975))
    return float(low), float(high)


def mean_cell(values: Iterable[float], sign: str = "") -> str:
    """A table's cell: the mean over brands and its 95 % interval; a dash where there is none.

    One brand has no interval. ``sign``: "+" to print the sign of a difference.
    """
    found = list(values)
    if not found:
        return "-"
    mean = f"{np.mean(found):{sign}.3f}"
    if len(found) == 1:
        return mean
    low, high = interval(found)
    return f"{mean} [{low:{sign}.3f}, {high:{sign}.3f}]"
