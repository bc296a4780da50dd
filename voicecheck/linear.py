"""Linear models scored in numpy, and rows to score them on."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Dense = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sparse:
    """A sparse row: bucket numbers, ascending, and their values."""

    buckets: NDArray[np.int32]
    values: Dense


Row = Dense | Sparse


@dataclass(frozen=True, slots=True)
class Linear:
    """``row @ weights + bias``, the log-odds of a logistic regression.

    ``weights`` has shape (dimensions,), for sparse rows (buckets,).
    """

    weights: Dense
    bias: float

    def score(self, row: Row) -> float:
        """Log-odds of one row."""
        return float(self.parts(row).sum()) + self.bias

    def parts(self, row: Row) -> Dense:
        """What each value of the row adds to the log-odds, in the order of the row."""
        if isinstance(row, Sparse):
            return self.weights[row.buckets] * row.values
        return self.weights * row


def sigmoid(x: float) -> float:
    """The logistic function, without overflow."""
    return 0.5 * (1.0 + math.tanh(0.5 * x))


def logit(p: float) -> float:
    """The inverse of :func:`sigmoid`."""
    return math.log(p / (1.0 - p))
