"""The names that a brand's posts hold: with a capital inside sentences, in one casing, twice or more."""

import json

import pytest
from conftest import ROOT

from voicecheck.learn.names import brand_names
from voicecheck.text import Doc
from voicecheck.types import Post

PLACES = ["Come and see us in London on Monday.", "We have moved to London this March, to a new shop."]
TAUGHT = {
    "a place, no day and no month": (PLACES, {"london": "London"}),
    "not of one post": (PLACES[:1], {}),
    "not in two casings": ([*PLACES, "it rains in london today, as it does"], {}),
    "not what begins sentences": (["London is fun. We know.", "London calls. We answer."], {}),
    "not headlines": (["Our Shop In London Is Open", "The London Shop Is Now Open"], {}),
    "not shouting": (["come and see us at our SHOP now", "we are at the SHOP again"], {}),
    "not in lower case": (["come and see us in london", "we have moved to london this march"], {}),
    "no piece of a name": (["Soup for all on Mother's Day.", "Ask her about Mother's Day."], {}),
    "possessive endings aside": (
        ["Come and see London's parks.", "We have moved to London this year."],
        {"london": "London"},
    ),
    "with it, where it always stands": (
        [f"We had lunch at McDonald’s with {who} today." for who in ("her", "him", "them", "you", "us")],
        {"mcdonald's": "McDonald's"},
    ),
}


@pytest.mark.parametrize(("posts", "expected"), TAUGHT.values(), ids=TAUGHT)
def test_brand_names(posts, expected):
    assert brand_names([Doc(Post(text, str(i))) for i, text in enumerate(posts)]) == expected


def test_people_products_and_places_of_a_demo_brand():
    lines = (ROOT / "corpora/brands/calder-vane/approved.jsonl").read_text("utf-8").splitlines()
    names = brand_names([Doc(Post(json.loads(line)["text"], "p")) for line in lines])
    assert {"Hilary Dent", "Loom Saver", "Brackholme", "Wickenthwaite"} <= set(names.values())
    assert not {"March", "Hall", "Loom", "Street", "Friday", "The"} & set(names.values())


def test_a_brand_that_writes_small_has_none(learned):
    assert learned.voice.names == {}
