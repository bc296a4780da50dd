"""Accounts that a model was fitted on are known by their posts."""

import json
from pathlib import Path

import pytest

from voicecheck import encoder, evidence
from voicecheck.evals.unseen import unseen
from voicecheck.learn import background
from voicecheck.text import Doc


@pytest.fixture(scope="module")
def texts(approved):
    return [post.text for post in approved[:60]]


@pytest.fixture(scope="module")
def fitted_on(approved):
    """A background of the first two dozen posts of the demo brand, as it is read from disk."""
    docs = [Doc(post) for post in approved[:24]]
    return background.of(evidence.gather(docs, evidence.shipped_scales(), encoder.shipped()))


def test_an_account_whose_posts_are_in_the_background_is_seen(texts, fitted_on):
    accounts = {"fitted on": texts, "in part": texts[8:], "new": texts[24:]}
    assert unseen(accounts, fitted_on) == {"new"}


def test_posts_in_common_by_chance_do_not_make_an_account_seen(texts, fitted_on):
    assert unseen({"new": [*texts[24:], *texts[:8]]}, fitted_on) == {"new"}


def test_no_shipped_model_has_seen_the_demo_brand(texts):
    assert unseen({"nobble": texts}, background.shipped()) == {"nobble"}


def test_the_shipped_background_knows_what_it_was_made_of():
    """The n-grams of today are those of the day it was built: else every account would look new."""
    accounts = Path(__file__).parents[2] / "corpora" / "accounts"
    files = sorted(accounts.glob("*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    retold = [row["text"] for row in rows if row["voice"] != "own"]
    assert unseen({"the fictional accounts": retold}, background.shipped()) == frozenset()
