"""The surface of a text."""

import pytest

from voicecheck.edits import apply_edits
from voicecheck.rewriting.surface import faults, settle_articles
from voicecheck.text import Doc
from voicecheck.types import Post

RIGHT = [
    "a cat, an egg, an hour, a user, a union, an umbrella, an uninteresting egg, a one-off, an MP",
    'Say "soup". Then (soup). It is e.g. soup... Really?!',
    "See soup.com, then 3.50: fine.",
]
WRONG = {
    "an cat": "article",
    "a egg": "article",
    "two  blanks": "two blanks",
    "soup , bread": "a blank before a mark",
    "soup,, bread": "two marks",
    "soup. , bread": "two marks",
    "soup (hot.) and bread": "two marks",
    ", soup": "a mark at the start",
    "soup () bread": "empty brackets",
    "us: \nsoup": "a colon before nothing",
    "soup, Bread is back": "a capital after a comma",
    "soup soup": "a word twice",
}


@pytest.mark.parametrize("text", RIGHT)
def test_right(text):
    assert +faults(Doc(Post(text, "d"))) == {}


@pytest.mark.parametrize(("text", "fault"), WRONG.items())
def test_wrong(text, fault):
    assert faults(Doc(Post(text, "d")))[fault]


def test_articles_follow_the_words_that_edits_bring():
    before, after = Doc(Post("an old a egg", "d")), Doc(Post("An new a egg", "d"))
    assert apply_edits(after.text, settle_articles(before, after)) == "A new a egg"
