"""The weights of a brand's blocks: near the usual ones, nearer the fewer posts there are."""

import numpy as np
import pytest

from voicecheck.learn.stack import adapted

USUAL = {"telling": 0.5, "deaf": 0.5}


def weights(posts: int, apart: float = 3.0) -> dict[str, float]:
    """Those of a brand that one block tells from 400 others and the other block does not."""
    random = np.random.default_rng(0)
    own = {"telling": random.normal(apart, 1, posts), "deaf": random.normal(0, 1, posts)}
    foreign = {name: random.normal(0, 1, 400) for name in USUAL}
    return adapted(own, foreign, np.full(400, 1 / 400), USUAL, slope=1.5)


def test_the_block_that_tells_counts_more_and_none_counts_against():
    found = weights(200)
    assert found["telling"] > 0.5 > found["deaf"] >= 0


def test_few_posts_stay_nearer_the_usual_weights():
    away = [abs(weights(posts)["deaf"] - USUAL["deaf"]) for posts in (5, 20, 100)]
    assert away == sorted(away)
    assert away[0] < 0.05


def test_a_block_that_tells_the_wrong_way_is_left_out():
    assert weights(400, apart=-6.0)["telling"] == pytest.approx(0, abs=0.05)


def test_foreign_rows_count_by_their_weight():
    random = np.random.default_rng(1)
    own = {"one": random.normal(1, 1, 100), "other": random.normal(1, 1, 100)}
    foreign = {"one": np.repeat([-3.0, 1.0], 50), "other": np.repeat([1.0, -3.0], 50)}
    near, far = np.repeat([0.019, 0.001], 50), np.repeat([0.001, 0.019], 50)
    usual = dict.fromkeys(own, 0.5)
    first, second = (adapted(own, foreign, odds, usual, 1.5) for odds in (near, far))
    assert first["one"] > first["other"]
    assert second["one"] < second["other"]
