"""Topics held out: what is clustered, and that a held-out post is never learned from."""

import random

import numpy as np
import pytest

from voicecheck.evals import voice_topics
from voicecheck.evals.voice_plan import Account
from voicecheck.evals.voice_topics import (
    MOST_LEARNED,
    NO_CLUSTER,
    RANDOM_HOLDOUTS,
    Rates,
    cluster,
    content_words,
    random_holdouts,
    topic_holdouts,
    try_topics,
)
from voicecheck.voice import BrandVoice

from .support import table

SUBJECTS = {
    "baking": "flour yeast crust loaf oven dough rye starter bakery crumb",
    "cycling": "gears saddle wheel puncture helmet climb sprint chain pedal brakes",
    "tax": "invoice ledger audit filing receipt deduction allowance payroll deadline refund",
    "weather": "storm drizzle forecast thunder sunshine breeze frost hail puddle umbrella",
    "music": "guitar chorus vinyl drummer encore melody amplifier lyrics bassline setlist",
    "garden": "tomato compost hedge pruning seedling trowel roses mulch slugs greenhouse",
}


@pytest.fixture(scope="module")
def posts():
    """Forty posts on each of six subjects, in random order, and the subject of each."""
    draw = random.Random(0)
    told = [
        (f"we had the {' and the '.join(draw.sample(words.split(), 4))} with you", subject)
        for subject, words in SUBJECTS.items()
        for _ in range(40)
    ]
    draw.shuffle(told)
    return told


@pytest.fixture(scope="module")
def texts(posts):
    """The corpus: some texts of others come before the account's own."""
    return [*["a text of somebody else"] * 7, *(text for text, _ in posts)]


@pytest.fixture(scope="module")
def account(posts):
    return Account("a", "", list(range(7, 7 + len(posts))), [], [])


def test_content_words_are_neither_structure_nor_stop_words():
    assert content_words("We’re SO ready: the #SourdoughDay loaf, 3 for £2 @baker https://x.com") == [
        "ready",
        "sourdoughday",
        "loaf",
    ]


def test_clusters_are_subjects(posts):
    labels = cluster([text for text, _ in posts])
    for label in set(labels.tolist()):
        assert (
            len({subject for (_, subject), found in zip(posts, labels, strict=True) if found == label}) == 1
        )
    assert len(set(labels.tolist())) == len(SUBJECTS)


def test_posts_without_shared_content_are_of_no_cluster(posts):
    labels = cluster([*(text for text, _ in posts), "it is what it is", "an unheard zymurgist"])
    assert labels[-2:].tolist() == [NO_CLUSTER, NO_CLUSTER]
    assert NO_CLUSTER not in labels[:-2]


@pytest.mark.parametrize(
    "texts",
    [
        ["🎉 🎉 🎉"] * 120,
        ["we have more of them"] * 120,
        ["storm storm"] * 120,
        [" ".join(SUBJECTS.values())] * 4,
    ],
)
def test_posts_that_share_too_little_are_of_no_cluster(texts):
    assert set(cluster(texts).tolist()) == {NO_CLUSTER}


def test_a_topic_held_out_is_never_learned_from(account, texts, posts):
    subject = dict(zip(account.posts, (s for _, s in posts), strict=True))
    holdouts = topic_holdouts(account, texts)
    assert {subject[h.tried[0]] for h in holdouts} == set(SUBJECTS)
    for holdout in holdouts:
        assert not {subject[n] for n in holdout.learned} & {subject[n] for n in holdout.tried}
        assert len(holdout.tried) == 40
        assert holdout.learned == sorted(set(holdout.learned))
        assert len(holdout.learned) == MOST_LEARNED


def test_clusters_too_small_or_too_large_are_not_held_out(account, texts, monkeypatch):
    sizes = np.repeat([0, 1, 2, 3], [100, 80, 48, 12])
    monkeypatch.setattr(voice_topics, "cluster", lambda _: sizes)
    assert [len(h.tried) for h in topic_holdouts(account, texts)] == [80, 48]


def test_random_holdouts_are_equally_large_and_not_learned_from(account):
    holdouts = random_holdouts(account, 40)
    assert [len(set(h.tried)) for h in holdouts] == [40] * RANDOM_HOLDOUTS
    assert [len(h.learned) for h in holdouts] == [MOST_LEARNED] * RANDOM_HOLDOUTS
    assert all(not set(h.learned) & set(h.tried) for h in holdouts)
    assert holdouts[0].tried != holdouts[1].tried


def test_a_voice_that_knows_only_its_words_fails_on_new_topics(account, texts):
    """A post scores by how many of its words were learned; half of the learned posts count as odd."""

    def learn(name, numbers):
        known = frozenset(w for n in numbers for w in content_words(texts[n]))
        return BrandVoice(name, len(numbers), vocabulary=known, held_out=(0.5,) * len(numbers))

    def score(voice, numbers):
        return np.array([np.mean([w in voice.vocabulary for w in content_words(texts[n])]) for n in numbers])

    assert try_topics(account, texts, learn, score) == Rates("a", 6, 1.0, 0.0, 1.0, 0.0)


def test_accounts_with_few_posts_are_not_tried(account, texts):
    few = Account("a", "", account.posts[:119], [], [])
    assert try_topics(few, texts, lambda *_: pytest.fail("learned"), lambda *_: pytest.fail("scored")) is None


def test_the_table_tells_difference_and_worst_accounts_first():
    rates = [Rates("calm", 5, 0.04, 0.06, 0.5, 0.2), Rates("narrow", 4, 0.26, 0.06, 0.7, 0.4)]
    found = table(voice_topics.table(rates))
    head, *rest = found
    assert head.startswith("own posts held out, 2 accounts, 9 topics")
    assert rest == [
        "called off (nominal 5%)",
        "content words never learned",
        "among the worst: narrow, 4 topics",
        "among the worst: calm, 5 topics",
    ]
    assert found["called off (nominal 5%)"] == [
        "0.150 [0.040, 0.260]",
        "0.060 [0.060, 0.060]",
        "+0.090 [-0.020, +0.200]",
    ]
    assert found["content words never learned"][2] == "+0.300 [+0.300, +0.300]"
    assert found["among the worst: narrow, 4 topics"] == ["0.260", "0.060", "+0.200"]


def test_without_topics_the_table_says_so():
    assert next(voice_topics.table([])).startswith("left out: topics held out")
