"""Splitting sentences that are longer than the brand's."""

import pytest

from voicecheck.rewriting import split
from voicecheck.voice import Usual

from .support import draft, made

SHORT = {"longest-sentence": Usual(low=3, median=6, high=9, least=1, most=12, share=1.0)}
SPLIT = {
    "The van is back from the garage, and we will be out tomorrow morning.": (
        "The van is back from the garage. We will be out tomorrow morning."
    ),
    "The van is back from the garage, but it still smells of soup.": (
        "The van is back from the garage. But it still smells of soup."
    ),
    "The van is back from the garage; Fitz is driving it round town.": (
        "The van is back from the garage. Fitz is driving it round town."
    ),
    "The van is back from the garage; it is now a lovely blue.": (
        "The van is back from the garage. It is now a lovely blue."
    ),
    "The van is back from the garage, so that we can deliver again.": (
        "The van is back from the garage, so that we can deliver again."
    ),
    "If the van is back from the garage, fill it, and we will deliver the soup.": (
        "If the van is back from the garage, fill it, and we will deliver the soup."
    ),
    "We brought the van, the tea, the dog, and the very large cake.": (
        "We brought the van, the tea, the dog, and the very large cake."
    ),
    "The van is back (it had a rest, and we had one too, by the sea).": (
        "The van is back (it had a rest, and we had one too, by the sea)."
    ),
}


@pytest.mark.parametrize(("before", "after"), SPLIT.items())
def test_split(before, after):
    assert made(draft(before, usual=SHORT), split.propose) == after


def test_only_where_the_brand_writes_shorter():
    assert list(split.propose(draft(next(iter(SPLIT))))) == []
