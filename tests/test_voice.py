"""The voice as the checks ask it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.linear import Linear
from voicecheck.types import Post
from voicecheck.voice import FEWEST_POSTS, Block, BrandVoice, Usual, combine, kinds, phrase_key

USUAL = Usual(low=0, median=0, high=1, least=0, most=2, share=0.1)


def block(weight: float, cap: float) -> Block:
    linear = Linear(np.array([2.0, 0.0], dtype=np.float32), 1.0)
    return Block(linear, centre=1.0, spread=2.0, weight=weight, cap=cap)


@pytest.mark.parametrize(
    ("raw", "expected"), [(-9.0, 1 / 5), (1.0, 2 / 5), (1.5, 2 / 5), (2.0, 4 / 5), (9.0, 1.0)]
)
def test_p_value_is_the_share_of_approved_posts_at_least_as_odd(raw, expected):
    voice = BrandVoice("b", 4, held_out=(1.0, 2.0, 2.0, 3.0))
    assert voice.p_value(raw) == pytest.approx(expected)


def test_what_is_usual_for_the_narrowest_known_kind_is_taken_off():
    offsets = {"reply": -0.5, "post": 0.5, "post on x": 2.0}
    voice = BrandVoice("b", 50, blocks={"open": block(weight=1.0, cap=1e6)}, offsets=offsets)
    row = np.array([3.0, 7.0], dtype=np.float32)
    assert voice.raw({"open": row}) == voice.raw({"open": row}, ("poem",)) == 3.0
    assert voice.raw({"open": row}, ("reply on x", "reply")) == 3.5
    assert voice.raw({"open": row}, ("post on x", "post")) == 1.0


def test_kinds_of_a_post_begin_with_the_narrowest():
    assert kinds(Post("hi", "1", channel="x", reply_to="hello?")) == ("reply on x", "reply")
    assert kinds(Post("hi", "1")) == ("post",)


@given(st.lists(st.floats(-5, 5), min_size=20).map(sorted), st.floats(-6, 6), st.floats(0, 2))
def test_p_value_grows_with_the_score_and_is_never_0(held_out, raw, more):
    voice = BrandVoice("b", len(held_out), held_out=held_out)
    assert 0 < voice.p_value(raw) <= voice.p_value(raw + more) <= 1


@given(st.lists(st.floats(-5, 5), min_size=20).map(sorted), st.sampled_from([0.01, 0.05, 0.2]))
def test_no_more_approved_posts_are_off_than_accepted(held_out, false_alarms):
    voice = BrandVoice("b", len(held_out), held_out=held_out)
    off = sum(voice.verdict(voice.p_value(raw), false_alarms) == "off" for raw in held_out)
    assert off <= false_alarms * (len(held_out) + 1)


@pytest.mark.parametrize(
    ("p_value", "expected"), [(0.049, "off"), (0.05, "near"), (0.199, "near"), (0.2, "on"), (1.0, "on")]
)
def test_verdict(p_value, expected):
    assert BrandVoice("b", 50).verdict(p_value, 0.05) == expected


def test_probability_is_calibrated_log_odds():
    voice = BrandVoice("b", 50, slope=2.0, intercept=-1.0)
    assert voice.log_odds(0.5) == 0.0
    assert voice.probability(0.5) == 0.5
    assert voice.probability(-50) < 1e-6 < 1 - 1e-6 < voice.probability(50)


def test_blocks_are_standardised_weighted_and_capped():
    blocks = {"open": block(weight=1.0, cap=1e6), "capped": block(weight=0.5, cap=-0.25)}
    voice = BrandVoice("b", 50, blocks=blocks)
    row = np.array([3.0, 7.0], dtype=np.float32)
    assert voice.raw({"open": row, "capped": row}) == 3.0 - 0.125
    assert blocks["capped"].standard(-1.0) == -1.0
    assert blocks["capped"].standard(np.array([-1.0, 7.0])).tolist() == [-1.0, -0.25]
    assert combine({"open": -1.0, "capped": -1.0}, {"open": 1.0, "capped": 0.5}) == -1.5


def test_phrases_of_one_post_are_unknown_and_the_rarest_run_decides():
    rates = {"the usual nonsense": 0.2, "a b c d e": 0.5, "b c d e f": 0.1}
    voice = BrandVoice("b", 50, phrases={phrase_key(text): rate for text, rate in rates.items()})
    assert voice.phrase_rate("the usual nonsense") == 0.2
    assert voice.phrase_rate("the usual") == 0.0
    assert voice.phrase_rate("a b c d e f") == 0.1
    assert voice.phrase_rate("a b c d e f g") == 0.0


def test_words_are_known_in_any_case_and_with_any_apostrophe():
    voice = BrandVoice("b", 50, vocabulary=frozenset({"sproutenfreude", "y'all"}))
    assert voice.knows("Sproutenfreude")
    assert voice.knows("Y’ALL")
    assert not voice.knows("beans")


def test_the_neutral_voice_judges_nothing_and_expects_only_what_is_given():
    neutral = BrandVoice.neutral({"exclamations": USUAL})
    assert not neutral.judges
    assert neutral.expects("exclamations") == USUAL
    assert neutral.expects("emoji") is None
    assert neutral.phrase_rate("thank you for reaching out") == 0.0


def test_a_verdict_needs_a_model_and_posts_enough():
    blocks = {"open": block(1.0, 1.0)}
    assert BrandVoice("b", FEWEST_POSTS, blocks=blocks).judges
    assert not BrandVoice("b", FEWEST_POSTS - 1, blocks=blocks).judges
    assert not BrandVoice("b", FEWEST_POSTS).judges
