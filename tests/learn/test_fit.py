"""What is usual for one kind of post is learned where it differs by more than chance."""

import numpy as np
import pytest

from voicecheck.learn.fit import _offsets

CHANCE = np.random.default_rng(0)


def scores(*groups: tuple[str, int, float]) -> tuple[np.ndarray, list[tuple[str, ...]]]:
    """Raw scores of posts around the means of their kinds, and the kinds."""
    values = [CHANCE.normal(mean, 1.0, count) for _, count, mean in groups]
    return np.concatenate(values), [
        tuple(name.split(", ")) for name, count, _ in groups for _ in range(count)
    ]


def test_a_kind_that_reads_otherwise_has_its_offset_even_from_few_posts():
    raw, kinds = scores(("reply", 180, 3.0), ("post", 20, 0.0))
    found = _offsets(raw, kinds)
    assert found["post"] == pytest.approx(-2.6, abs=0.5)
    assert found["reply"] == pytest.approx(0.3, abs=0.2)


def test_what_may_be_chance_is_taken_for_chance():
    raw, kinds = scores(("reply", 40, 1.0), ("post", 40, 1.0))
    assert max(map(abs, _offsets(raw, kinds).values())) < 0.2


def test_a_channel_is_drawn_to_its_wider_kind():
    raw, kinds = scores(
        ("reply on x, reply", 3, 3.0), ("reply on facebook, reply", 90, 3.0), ("post", 90, 0.0)
    )
    found = _offsets(raw, kinds)
    assert found["reply on x"] == pytest.approx(found["reply"], abs=0.6)


def test_scores_that_are_all_the_same_have_no_offset():
    assert _offsets(np.ones(4), [("reply",), ("reply",), ("post",), ("post",)]) == {"post": 0.0, "reply": 0.0}
