"""False flags and calibration error, with voices whose numbers are known."""

import numpy as np
import pytest

from voicecheck.evals.voice_calibration import called_off, false_flags, odds, probability_errors
from voicecheck.evals.voice_outcome import RANDOM, RETOLD_ANYHOW, RIVALS
from voicecheck.linear import logit
from voicecheck.voice import BrandVoice

from .support import cells, outcome, scored, table

VOICE = BrandVoice("a", 99, held_out=tuple(float(i) for i in range(99)))
"""Below 3.0 a raw score has a p-value under 0.05; the probability is the sigmoid of the raw score."""


def test_called_off_is_the_share_below_the_nominal_rate():
    assert called_off(outcome(voice=VOICE, own=scored(0, 2, 2.9, 3, 50))) == 0.6


def test_the_worst_account_is_named_and_those_above_the_limit_counted():
    ours = [
        outcome("calm", voice=VOICE, own=scored(*[50] * 10)),
        outcome("odd", voice=VOICE, own=scored(*[0] * 2, *[50] * 8)),
    ]
    mixed = [outcome("calm", voice=VOICE, own=scored(*[0], *[50] * 9))]
    found = table(false_flags(ours, mixed))
    assert found["from 50, first by date, tried on later"] == [
        "2",
        "0.100 [0.000, 0.200]",
        "0.200 odd",
        "1",
    ]
    assert found["from 50, at random, tried on others"] == ["1", "0.100", "0.100 calm", "0"]
    assert "from 200, first by date, tried on later" not in found


def test_foreign_sides_share_half_the_weight():
    one = outcome(
        voice=VOICE, own=scored(1, 2), rivals=scored(0, of="b"), random=scored(*[0] * 4, of="c"), retold=[]
    )
    probability, truth, weight = odds(one, (RIVALS, RANDOM, RETOLD_ANYHOW))
    assert truth.tolist() == [True, True, *[False] * 5]
    assert weight.tolist() == [0.25, 0.25, 0.25, *[0.0625] * 4]
    assert probability[2:] == pytest.approx(0.5)


def test_without_foreign_posts_there_are_no_odds():
    assert odds(outcome(voice=VOICE, own=scored(1), rivals=[]), (RIVALS,)) is None


def test_an_honest_probability_has_no_error_and_a_boast_has():
    """Of four posts stated at 0.75 three are the brand's: the fourth weighs as much as all own."""
    sure, unsure = logit(0.99), logit(0.5)
    honest = outcome(voice=VOICE, own=scored(unsure), rivals=scored(unsure, of="b"))
    boast = outcome(voice=VOICE, own=scored(sure), rivals=scored(sure, of="b"))
    assert cells(probability_errors([honest]), "rivals only, from 50") == ["0.000", "0.000"]
    assert cells(probability_errors([boast]), "rivals only, from 50") == ["0.490", "0.490"]


def test_posts_of_all_accounts_together_cancel_opposite_errors():
    """One account is never above 0.6 although always right, the other as often below 0.6 wrong."""
    middle = logit(0.6)
    timid = outcome("a", voice=VOICE, own=scored(middle), rivals=scored(-9, of="b"))
    bold = outcome("b", voice=VOICE, own=scored(9), rivals=scored(middle, of="a"))
    alone, together = cells(probability_errors([timid, bold]), "rivals only, from 50")
    assert float(alone.split()[0]) == pytest.approx(0.25, abs=0.001)
    assert float(together) == pytest.approx(0.05, abs=0.001)


def test_mixes_without_posts_have_no_row():
    found = table(probability_errors([outcome(voice=VOICE, own=scored(1), random=scored(0, of="c"))]))
    assert [name for name in found if "from 50" in name] == [
        "others of all kinds, from 50",
        "random only, from 50",
    ]
    assert np.isfinite([float(cell) for name in list(found)[1:] for cell in found[name]]).all()
