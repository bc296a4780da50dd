"""Blocks taken away from a voice."""

import numpy as np
import pytest

from voicecheck.evals.voice_ablation import ablation, with_blocks
from voicecheck.evals.voice_outcome import OWN, RIVALS, Outcome
from voicecheck.evals.voice_plan import Sample, Trial
from voicecheck.learn.background import Background
from voicecheck.learn.fit import fit

from .support import table

ROWS = {
    "encoder": np.array([[4.0, 0.0]] * 20 + [[-4.0, 0.0]] * 20, dtype=np.float32),
    "style": np.tile(np.array([[1.0, 0.0], [0.0, 1.0]], dtype=np.float32), (20, 1)),
}
"""Twenty posts of the brand, then twenty of a rival: one block tells them apart, the other does not."""


@pytest.fixture(scope="module")
def tried() -> Outcome:
    random = np.random.default_rng(0)
    own = {
        "encoder": random.normal([3, 0], 1, (50, 2)).astype(np.float32),
        "style": random.normal(0, 1, (50, 2)).astype(np.float32),
    }
    others = Background(
        {name: random.normal([-3 * (name == "encoder"), 0], 1, (60, 2)).astype(np.float32) for name in own},
        np.arange(60, dtype=np.uint16) % 10,
        np.arange(60) % 2 == 0,
    )
    voice = fit("a", own, others)
    sets = {
        "own": [Sample(n, "a") for n in range(20)],
        "rivals": [Sample(n, "b") for n in range(20, 40)],
    }
    trial = Trial("a", "snacks", 50, [], sets)
    return Outcome(
        trial, {name: score(voice, [s.number for s in samples]) for name, samples in sets.items()}, voice
    )


def score(voice, numbers):
    return np.array([voice.raw({name: matrix[n] for name, matrix in ROWS.items()}) for n in numbers])


def test_all_blocks_score_as_the_voice_does(tried):
    again = with_blocks(tried, ["encoder", "style"], score)
    np.testing.assert_allclose(again.of(OWN), tried.of(OWN))
    np.testing.assert_allclose(again.of(RIVALS), tried.of(RIVALS))


def test_a_block_left_out_no_longer_counts(tried):
    again = with_blocks(tried, ["style"], score)
    np.testing.assert_allclose(again.of(OWN), again.of(RIVALS))
    assert set(again.voice.blocks) == {"style"}
    assert set(tried.voice.blocks) == {"encoder", "style"}


def test_the_table_has_each_block_alone_and_all_but_it(tried):
    _, *rows = table(ablation([tried], score)).items()
    assert dict(rows) == {
        "all blocks": ["1.000"],
        "encoder alone": ["1.000"],
        "style alone": ["0.500"],
        "all but encoder": ["0.500"],
        "all but style": ["1.000"],
    }


def test_only_trials_of_the_size_count(tried):
    trial = Trial("a", "snacks", 200, [], tried.trial.sets)
    assert list(ablation([Outcome(trial, tried.scores, tried.voice)], score)) == []
