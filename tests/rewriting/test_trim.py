"""Cutting volume and praise."""

import pytest

from voicecheck.rewriting import trim

from .support import draft, made

TRIMMED = {
    "It is truly late.": "It is late.",
    "Really good soup": "good soup",
    "We are not really open.": "We are not really open.",
    "Thank you very much.": "Thank you very much.",
    "See you soon, really.": "See you soon, really.",
    "Meet our amazing new menu.": "Meet our new menu.",
    "The soup is amazing today.": "The soup is amazing today.",
    "We had a wonderful time.": "We had a wonderful time.",
    "What an awesome hat pack": "What an awesome hat pack",
    "It was an exciting one": "It was an exciting one",
    "absolutely nobody came": "absolutely nobody came",
}


@pytest.mark.parametrize(("before", "after"), TRIMMED.items())
def test_trimmed(before, after):
    assert made(draft(before), trim.propose) == after
