"""The figures of merit, on cases worked out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecheck.evals.metrics import auc, calibration_error, interval, mean_cell, true_positive_rate

SCORES = st.lists(st.integers(-5, 5), min_size=1, max_size=12).map(lambda s: np.array(s, dtype=float))


@settings(deadline=None)  # the first call imports scipy
@given(SCORES, SCORES)
def test_auc_is_the_share_of_pairs_in_order_and_ties_count_half(own, foreign):
    pairs = [(a > b) + 0.5 * (a == b) for a in own for b in foreign]
    assert auc(own, foreign) == pytest.approx(np.mean(pairs))


def test_true_positive_rate_lets_the_stated_share_of_foreign_posts_pass():
    foreign = np.arange(100.0)
    own = np.array([50.0, 94.0, 95.0, 200.0])
    assert true_positive_rate(own, foreign, 0.05) == 0.5
    assert (foreign > np.quantile(foreign, 0.95)).mean() == 0.05


def test_calibration_error_is_the_gap_of_stated_and_true_shares():
    probability = np.array([0.9, 0.9, 0.9, 0.9, 0.1, 0.1])
    truth = np.array([True, True, False, False, False, False])
    assert calibration_error(probability, truth, np.ones(6)) == pytest.approx(4 / 6 * 0.4 + 2 / 6 * 0.1)
    assert calibration_error(np.array([0.75, 0.75]), np.array([True, False]), np.array([3.0, 1.0])) == 0.0


def test_the_interval_holds_the_mean_and_narrows_with_more_brands():
    few, many = [0.7, 0.9], [0.7, 0.9] * 20
    assert interval(few)[0] <= 0.8 <= interval(few)[1]
    assert interval(many)[1] - interval(many)[0] < interval(few)[1] - interval(few)[0]


@pytest.mark.parametrize(
    ("values", "sign", "expected"),
    [
        ([], "", "-"),
        ([0.75], "", "0.750"),
        ([0.75], "+", "+0.750"),
        ([0.5, 0.5], "", "0.500 [0.500, 0.500]"),
        ([-0.25, -0.25], "+", "-0.250 [-0.250, -0.250]"),
    ],
)
def test_a_cell_says_mean_and_interval(values, sign, expected):
    assert mean_cell(values, sign) == expected
