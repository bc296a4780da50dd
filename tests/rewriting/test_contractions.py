"""Short forms and full forms."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.edits import apply_edits
from voicecheck.rewriting.contractions import in_style, shortened, spelled_out, style
from voicecheck.text import Doc
from voicecheck.types import Post
from voicecheck.voice import BrandVoice, Usual, phrase_key

from .support import NEVER

SHORTENED = {
    "We are open and it is warm.": "We're open and it's warm.",
    "I am sorry. You cannot come.": "I'm sorry. You can't come.",
    "It’s late. We will not wait.": "It’s late. We won’t wait.",
    "We have been closed. We have a cat.": "We've been closed. We have a cat.",
    "We would love to.": "We'd love to.",
    "That is who we are.": "That's who we are.",
    "the shop that is shut": "the shop that is shut",
    "I know where it is now.": "I know where it is now.",
    "See what we are making.": "See what we're making.",
    "74 of you have asked": "74 of you have asked",
    "It was not only late.": "It was not only late.",
    'They said "it is late".': 'They said "it is late".',
}
SPELLED_OUT = {
    "We're open and it's warm.": "We are open and it is warm.",
    "You can't come. It won't do.": "You cannot come. It will not do.",
    "It's been a year.": "It has been a year.",
    "It's closed.": "It's closed.",
    "Empty it if it's held sweets.": "Empty it if it's held sweets.",
    "Don't you love it?": "Don't you love it?",
    "Derek's van, and we'd like it back.": "Derek's van, and we would like it back.",
    "We'd gone.": "We'd gone.",
    "i'm here": "I am here",
}


@pytest.mark.parametrize(("before", "after"), SHORTENED.items())
def test_shortened(before, after):
    assert apply_edits(before, shortened(Doc(Post(before, "d")))) == after


@pytest.mark.parametrize(("before", "after"), SPELLED_OUT.items())
def test_spelled_out(before, after):
    assert apply_edits(before, spelled_out(Doc(Post(before, "d")))) == after


@pytest.mark.parametrize("wanted", ["short", "full"])
@given(st.lists(st.sampled_from(list(SHORTENED) + list(SPELLED_OUT)), max_size=4))
def test_a_second_time_changes_nothing(wanted, sentences):
    once = in_style(" ".join(sentences), wanted)
    assert in_style(once, wanted) == once


def test_the_style_is_the_brands():
    def brand(*phrases):
        return replace(BrandVoice.neutral(), phrases={phrase_key(phrase): 0.2 for phrase in phrases})

    assert style(brand("it's", "we're")) == "short"
    assert style(brand("it is", "cannot")) == "full"
    assert style(brand("it's", "it is")) is None
    assert style(BrandVoice.neutral()) is None
    assert style(BrandVoice.neutral({"contractions": NEVER})) == "full"
    often = Usual(low=0, median=0.05, high=0.2, least=0, most=0.3, share=0.7)
    assert style(BrandVoice.neutral({"contractions": often})) == "short"
