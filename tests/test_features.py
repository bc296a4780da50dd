"""Style numbers: what they count, and that numbers and spans agree."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.features import BY_NAME, FEATURES, style
from voicecheck.text import Doc
from voicecheck.types import Post

PIECES = (
    "WOW we're so excited !!! ? … 🎉 #yay @bob https://example.com/!? implementation really . , ( 12 “hi” &"
)
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from([*PIECES.split(" "), "amazing", "noooo", "–", "\n"]), max_size=15).map(" ".join),
)


def doc(text: str) -> Doc:
    return Doc(Post(text, "1"))


@given(TEXTS)
def test_numbers_and_spans_agree(text):
    parsed = doc(text)
    numbers = style(parsed)
    assert list(numbers) == [feature.name for feature in FEATURES]
    for feature in FEATURES:
        spans = feature.find(parsed)
        assert math.isfinite(numbers[feature.name])
        assert numbers[feature.name] >= 0
        assert all(span.end <= len(text) for span in spans)
        if feature.unit != "value":
            assert (numbers[feature.name] > 0) is bool(spans), feature.name


@pytest.mark.parametrize(
    ("name", "text", "number", "found"),
    [
        ("words", "See https://example.com, @bob: it's 12 beans", 3.0, None),
        ("sentences", "One. Two! 🎉", 2.0, ["One.", "Two!"]),
        ("words-per-sentence", "One two three. Four.", 2.0, ["One two three."]),
        ("longest-sentence", "One. Two three four.", 3.0, ["Two three four."]),
        ("fragments", "Oh no. We have run out of beans.", 1.0, ["Oh no."]),
        ("letters-per-word", "aa bbbb", 3.0, []),
        ("long-words", "Tremendous bean, that", 1 / 3, ["Tremendous"]),
        ("nominalisations", "The implementation failed", 1 / 3, ["implementation"]),
        ("adverbs", "Really quickly done", 2 / 3, ["Really", "quickly"]),
        ("exclamations", "Wow!!! https://example.com/!/a !", 4.0, ["!", "!", "!", "!"]),
        ("exclamation-runs", "Wow!!! Really?! Yes!", 2.0, ["!!!", "?!"]),
        ("full-stops", "Hm... ok. Yes.", 2.0, [".", "."]),
        ("ellipses", "Hm... ok…", 2.0, ["...", "…"]),
        ("dashes", "Yes – no - well-known", 2.0, ["–", "-"]),
        ("emoji", "👩‍🍳 hi 🇬🇧", 2.0, ["👩‍🍳", "🇬🇧"]),
        ("hashtags", "#one # #1 #two", 2.0, ["#one", "#two"]),
        ("shouted-words", "BIG NEWS from NASA, FAQ", 2.0, ["NEWS", "NASA"]),
        ("lower-starts", "hi there. We go. so", 2.0, ["hi", "so"]),
        ("lower-starts", "175 years. 3.80% and up. 🎉 12 beans. £5 each.", 0.0, []),
        ("lower-starts", "#beans are back. example.com has more. @bob is in.", 0.0, []),
        ("lower-starts", "@bob is back at noon.", 0.0, []),
        ("lower-starts", "@bob @kim we are open. 🎉 beans", 2.0, ["we", "beans"]),
        ("lower-starts", "@bob, soup is on.", 1.0, ["soup"]),
        ("capitalised-words", "We met Fitz at NASA", 1 / 5, ["Fitz"]),
        ("stretched-words", "noooo way, bookkeeper", 1.0, ["noooo"]),
        ("contractions", "we’re gonna be late", 2 / 4, ["we’re", "gonna"]),
        ("first-person-plural", "We like OUR beans", 2 / 4, ["We", "OUR"]),
        ("courtesies", "Sorry, and thanks", 2.0, ["Sorry", "thanks"]),
        ("opens-with-emoji", "🎉 Party", 1.0, ["🎉"]),
        ("opens-with-emoji", "Party 🎉", 0.0, []),
        ("opens-with-quote", "“Brown”, she said", 1.0, ["“"]),
        ("ends-with-link", "See https://example.com", 1.0, ["https://example.com"]),
        ("ends-bare", "See you there", 1.0, ["there"]),
        ("ends-bare", "See you there.", 0.0, []),
    ],
)
def test_what_a_number_counts(name, text, number, found):
    feature, parsed = BY_NAME[name], doc(text)
    assert feature.observe(parsed) == pytest.approx(number)
    if found is not None:
        assert [text[span.start : span.end] for span in feature.find(parsed)] == found


def test_a_handle_that_opens_an_answer_is_no_part_of_its_sentence():
    answer = Doc(Post("@bob soup is on.", "1", reply_to="Any soup?"))
    assert [answer.text[span.start : span.end] for span in BY_NAME["lower-starts"].find(answer)] == ["soup"]


def test_an_empty_post_has_all_numbers():
    assert set(style(doc("")).values()) == {0.0}
