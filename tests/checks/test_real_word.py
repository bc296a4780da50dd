from types import MappingProxyType

import pytest

from voicecheck.checks import Example, all_checks, example_context
from voicecheck.checks._patterns import table
from voicecheck.edits import apply_edits

CHECK = all_checks()["real-word"]


def mended(text: str) -> str:
    hits = list(CHECK.run(example_context(Example(text), MappingProxyType({}))))
    return apply_edits(text, [edit for hit in hits for edit in hit.fixes[0].edits])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("You could of asked.", "You could have asked."),
        ("They're website has been down.", "Their website has been down."),
        ("Their is cake.", "There is cake."),
        ("Your welcome!", "You're welcome!"),
        ("We don't want to loose your order.", "We don't want to lose your order."),
        ("Better late then never, rather then not.", "Better late then never, rather than not."),
        ("Take a sneak peak inside.", "Take a sneak peek inside."),
        ("We advice you to book.", "We advise you to book."),
        ("See you next weak!", "See you next week!"),
        ("Tickets hear: https://example.com", "Tickets here: https://example.com"),
        ("Bare with us while the oven warms.", "Bear with us while the oven warms."),
        ("Lets talk about soup.", "Let's talk about soup."),
        ("The cat licked it’s own tail.", "The cat licked its own tail."),
        ("It is to late, and there are to many.", "It is to late, and there are to many."),
        ("Way to many plums.", "Way too many plums."),
    ],
)
def test_mends(wrong, right):
    assert mended(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "Of course you could, of all people.",
        "It's only there, and they're here. Their cat has lost its collar.",
        "Your welcome pack is here.",
        "It is loose, then tight, and later then late.",
        "The app lets you see us. She lets go of the rope.",
        "Were you here last week? We hear you were.",
        "A weak coffee on a lead at the peak of the week.",
        "The form is on the desk, to and fro.",
        "Whose hat is this and who's wearing it?",
        "YOUR WELCOME!",
        "#lets go, @your welcome",
    ],
)
def test_lets_pass(text):
    assert mended(text) == text


def test_the_list_is_whole():
    for before, wrong, after, right, why in table("real_word"):
        assert wrong != right
        assert after
        assert why
        assert before == before.strip()


def test_a_form_to_fill_in_is_a_form():
    text = "Please fill out this form https://example.com/a and the form @desk."
    assert mended(text) == text
