"""The reasons behind a score: what they say, where they point, which way they pull."""

import pytest

from voicecheck.drivers import MOST, describe
from voicecheck.engine import check
from voicecheck.features import BY_NAME
from voicecheck.types import Policy, Post
from voicecheck.voice import Usual


def usual(low=0.0, median=0.0, high=1.0, least=0.0, most=3.0, share=0.25) -> Usual:
    return Usual(low, median, high, least, most, share)


@pytest.mark.parametrize(
    ("name", "observed", "normal", "expected"),
    [
        ("exclamations", 6.0, usual(), "exclamation marks: 6; your posts have 0 to 1"),
        ("emoji", 4.0, usual(high=0.0), "emoji: 4; your posts have 0"),
        (
            "contractions",
            0.0,
            usual(0.02, 0.05, 0.125),
            "contractions: 0 in 100 words; your posts have 2 to 12",
        ),
        ("words-per-sentence", 31.5, usual(4, 9, 15.25), "32 words a sentence; your posts have 4 to 15"),
        ("ends-with-link", 1.0, usual(share=0.04), "this post ends with a link; 4 % of your posts do"),
        (
            "ends-with-link",
            0.0,
            usual(share=0.96),
            "this post does not end with a link; 96 % of your posts do",
        ),
    ],
)
def test_a_driver_says_what_the_draft_does_and_what_the_brand_does(name, observed, normal, expected):
    assert describe(BY_NAME[name], observed, normal) == expected


def drivers(text, voice):
    return check(Post(text, "1"), voice, Policy()).voice.drivers


def test_the_heaviest_come_first_and_point_into_the_text(drafts, voice):
    for post in drafts.values():
        found = drivers(post.text, voice)
        assert len(found) <= MOST
        assert [abs(driver.weight) for driver in found] == sorted(
            (abs(d.weight) for d in found), reverse=True
        )
        assert all(span.end <= len(post.text) for driver in found for span in driver.spans)


def test_loud_hype_is_held_against_a_brand_of_small_letters(drafts, voice):
    found = {driver.feature: driver for driver in drivers(drafts["d17"].text, voice)}
    assert found["wording"].weight < 0
    assert found["wording"].message == "the way it is put reads more like hype than like you"
    assert found["lower-starts"].weight < 0
    assert (found["lower-starts"].observed, found["lower-starts"].usual) == (0.0, (1.0, 4.0))


def test_words_of_the_brand_speak_for_it_where_they_stand(voice):
    text = "maureen says the beans are fine and fitz says nothing"
    own = [driver for driver in drivers(text, voice) if driver.feature.startswith("word:")]
    assert "word:maureen" in {driver.feature for driver in own}
    for driver in own:
        word = driver.feature.removeprefix("word:")
        assert driver.weight > 0
        assert driver.message == f"'{word}' is a word of yours"
        assert [text[span.start : span.end] for span in driver.spans] == [word]
