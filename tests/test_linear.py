"""Linear models in numpy."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.linear import Linear, Sparse, logit, sigmoid

WEIGHTS = np.array([1.0, -2.0, 0.5, 4.0], dtype=np.float32)


def test_a_sparse_row_scores_as_the_dense_one():
    linear = Linear(WEIGHTS, -1.0)
    sparse = Sparse(np.array([1, 3], dtype=np.int32), np.array([2.0, 0.5], dtype=np.float32))
    dense = np.array([0.0, 2.0, 0.0, 0.5], dtype=np.float32)
    assert linear.score(sparse) == linear.score(dense) == -3.0
    assert linear.parts(sparse).tolist() == [-4.0, 2.0]
    assert linear.parts(dense).tolist() == [0.0, -4.0, 0.0, 2.0]


def test_an_empty_row_scores_the_bias():
    empty = Sparse(np.array([], dtype=np.int32), np.array([], dtype=np.float32))
    assert Linear(WEIGHTS, 0.25).score(empty) == 0.25


@given(st.floats(1e-9, 1 - 1e-9))
def test_sigmoid_undoes_logit(p):
    assert sigmoid(logit(p)) == pytest.approx(p, abs=1e-9)


@given(st.floats(-1e6, 1e6))
def test_sigmoid_never_overflows_and_is_symmetric(x):
    assert 0 <= sigmoid(x) <= 1
    assert math.isclose(sigmoid(x) + sigmoid(-x), 1)
