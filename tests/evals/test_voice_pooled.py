"""Pooling over posts: groups of one account each, and what pooling does to an AUC."""

import numpy as np
import pytest

from voicecheck.evals.metrics import auc
from voicecheck.evals.voice_outcome import OWN, RIVALS
from voicecheck.evals.voice_pooled import GROUPS, POSTS, group_means, pooled, pooled_auc

from .support import cells, outcome, scored, table


def test_separable_scores_reach_1_and_equal_ones_a_half():
    apart = outcome(own=scored(*range(10, 20)), rivals=scored(*range(10), of="b"))
    equal = outcome(own=scored(*[1] * 10), rivals=scored(*[1] * 10, of="b"))
    assert pooled_auc(apart, RIVALS) == 1.0
    assert pooled_auc(equal, RIVALS) == 0.5


def test_five_posts_tell_more_than_one():
    random = np.random.default_rng(0)
    one = outcome(own=scored(*random.normal(1, 1, 150)), rivals=scored(*random.normal(0, 1, 150), of="b"))
    # Normal scores one deviation apart: five of them lie 5 ** 0.5 deviations of their mean apart.
    assert auc(one.of(OWN), one.of(RIVALS)) == pytest.approx(0.76, abs=0.06)
    assert pooled_auc(one, RIVALS) == pytest.approx(0.943, abs=0.04)


def test_each_group_is_of_one_account_and_accounts_weigh_the_same():
    scores = np.array([0.0] * POSTS + [1.0] * 20 * POSTS)
    means = group_means(scores, ["few"] * POSTS + ["many"] * 20 * POSTS, np.random.default_rng(0))
    assert len(means) == GROUPS
    assert set(means) == {0.0, 1.0}
    assert means.mean() == pytest.approx(0.5, abs=0.12)


def test_a_group_holds_no_post_twice():
    means = group_means(np.arange(float(POSTS)), ["a"] * POSTS, np.random.default_rng(0))
    assert set(means) == {2.0}


def test_accounts_with_too_few_posts_form_no_group():
    few = outcome(own=scored(*range(POSTS)), rivals=scored(*range(POSTS - 1), of="b"))
    assert pooled_auc(few, RIVALS) is None


def test_the_same_scores_give_the_same_figure():
    one = outcome(own=scored(*np.linspace(0, 2, 30)), rivals=scored(*np.linspace(-1, 1, 30), of="b"))
    assert pooled_auc(one, RIVALS) == pooled_auc(one, RIVALS)


def test_the_table_means_over_accounts_and_shows_what_there_is():
    ours = [
        outcome("a", own=scored(*[2] * 6), rivals=scored(*[1] * 6, of="b")),
        outcome("b", own=scored(*[1] * 6), rivals=scored(*[2] * 6, of="a")),
        outcome("c", own=scored(*[1] * 6), rivals=[]),
    ]
    assert cells(pooled(ours), "from 50") == ["0.500 [0.000, 1.000]"]
    assert next(iter(table(pooled(ours)).values())) == ["a rival of the same sector"]
