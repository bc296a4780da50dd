"""Contrastive batches: who stands in one, and which texts are each other's positives."""

from collections import Counter

import pytest

from voicecheck.learn.batches import ACCOUNTS, POSTS_EACH, RETOLD_EACH, Sampler
from voicecheck.learn.pairs import OWN, Retold, Texts

VOICES = ("corporate", "hype", "agency", "wire", "luxury", "meme", "other-brand")


@pytest.fixture
def texts() -> Texts:
    """Twenty accounts in four sectors; half of them retold, in the data and in the corpora."""
    found = Texts()
    for i in range(20):
        name = f"{OWN if i % 2 else ''}account{i}"
        found.posts[name] = [f"{name} post {n}" for n in range(30)]
        found.sector[name] = f"sector {i % 4}"
        found.imitations[name] = [f"{name} imitation"]
        found.retold += [
            Retold(f"{name} {voice} {n}", f"{name} post {n}", name, voice)
            for voice in VOICES
            for n in range(3)
        ]
    return found


@pytest.fixture
def batches(texts) -> list[tuple[list[str], list[str]]]:
    sampler = Sampler(texts, seed=1)
    return [sampler.batch() for _ in range(30)]


def test_a_batch_holds_so_many_posts_of_so_many_accounts(batches, texts):
    for _, labels in batches:
        posts = Counter(label for label in labels if label in texts.posts)
        assert len(posts) == ACCOUNTS
        assert set(posts.values()) == {POSTS_EACH}


def test_a_label_is_the_account_or_the_voice_of_the_text(batches, texts):
    for found, labels in batches:
        for text, label in zip(found, labels, strict=True):
            if label in texts.posts:
                assert text.startswith(f"{label} ")
            elif label.startswith("voice "):
                assert f" {label.removeprefix('voice ')} " in text
            else:
                assert " other-brand " in text


def test_a_voice_that_means_another_thing_each_time_has_no_positives(batches):
    alone = Counter(label for _, labels in batches for label in set(labels) if label.startswith("retold "))
    assert alone
    for _, labels in batches:
        counts = Counter(labels)
        assert all(counts[label] == 1 for label in counts if label.startswith("retold "))
        assert all(counts[label] == RETOLD_EACH for label in counts if label.startswith("voice "))


def test_retold_posts_stand_beside_originals_of_theirs(batches, texts):
    original = {row.text: row.original for row in texts.retold}
    for found, _ in batches:
        assert {original[text] for text in found if text in original} & set(found)


def test_rivals_stand_together_and_imitations_among_the_posts(batches, texts):
    for _, labels in batches:
        sectors = Counter(texts.sector[label] for label in set(labels) if label in texts.posts)
        assert max(sectors.values()) >= 3
    assert any(text.endswith(" imitation") for found, _ in batches for text in found)


def test_the_same_seed_draws_the_same_batches(texts, batches):
    assert Sampler(texts, seed=1).batch() == batches[0]


def test_few_voices_make_smaller_batches(texts):
    texts.retold = [row for row in texts.retold if row.voice == "hype"]
    _, labels = Sampler(texts, seed=0).batch()
    assert {label for label in labels if label not in texts.posts} == {"voice hype"}
