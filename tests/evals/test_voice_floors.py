"""The floors on posts that simple methods can tell apart, and on some that they cannot."""

import numpy as np

from voicecheck.evals.voice_floors import COSINE, floors
from voicecheck.evals.voice_outcome import OWN, RIVALS, aucs
from voicecheck.evals.voice_plan import Sample, Trial

TEXTS = [
    *(f"biscuit crunch {i}" for i in range(10)),
    *(f"mortgage rates {i}" for i in range(10)),
    *(f"ledger audit {i}" for i in range(10)),
]


def trial(account: str, sector: str, first: int) -> Trial:
    own = [Sample(n, account) for n in range(first + 5, first + 10)]
    rivals = [Sample(n, "bank") for n in range(15, 20)]
    return Trial(account, sector, 50, list(range(first, first + 5)), {"own": own, "rivals": rivals})


TRIALS = [trial("biscuits", "snacks", 0), trial("crackers", "snacks", 10), trial("bank", "finance", 20)]


def found(trials, vectors):
    outcomes = dict(floors(trials[0], trials, TEXTS, vectors))
    return {name: aucs([outcome], OWN, RIVALS)["biscuits"] for name, outcome in outcomes.items()}


def test_floors_tell_other_words_apart():
    vectors = np.repeat(np.eye(3, dtype=np.float32), 10, axis=0)
    assert found(TRIALS, vectors) == {
        COSINE: 1.0,
        "TF-IDF + logistic regression": 1.0,
        "character n-gram cosine": 1.0,
    }


def test_the_cosine_knows_nothing_but_the_vectors():
    assert found(TRIALS, np.ones((30, 3), dtype=np.float32))[COSINE] == 0.5


def test_rivals_are_not_among_what_the_brand_is_told_from():
    assert set(found(TRIALS[:2], np.ones((30, 3), dtype=np.float32))) == {COSINE}
