"""Posts parsed: tokens, folding, sentences, protected spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.text import Doc, fold, straighten
from voicecheck.types import Post, Span

PIECES = "https://example.com/a?b=1. @nobble #BeanWeek 👩‍🍳 🇬🇧 1️⃣ don’t e.g. … `code` !!! £3.50 İstanbul"
ODDITIES = ["\r\n", "\n\n", " ", "\ud800", "cafe\u0301"]
POSTS = st.lists(
    st.one_of(st.text(max_size=12), st.sampled_from([*PIECES.split(" "), *ODDITIES])), max_size=12
).map("".join)


def doc(text: str, *excluded: Span) -> Doc:
    return Doc(Post(text, "1", excluded=excluded))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in doc(text).tokens if token.kind != "space"]


@given(POSTS)
def test_tokens_are_the_whole_text(text):
    tokens = doc(text).tokens
    assert "".join(token.text for token in tokens) == text
    assert [token.span.start for token in tokens] == [0, *(token.span.end for token in tokens)][: len(tokens)]
    assert all(text[token.span.start : token.span.end] == token.text for token in tokens)


@given(POSTS, st.data())
def test_tokens_are_the_whole_text_around_excluded_spans(text, data):
    ends = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    gaps = [Span(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False)]
    parsed = doc(text, *gaps)
    assert "".join(token.text for token in parsed.tokens) == text
    for gap in gaps:
        assert [token.kind for token in parsed.tokens if token.span == gap] == ["code"]
        assert parsed.folded[gap.start : gap.end] == " " * len(gap)
        assert parsed.is_protected(gap)


@given(st.text())
def test_folding_keeps_every_position(text):
    assert len(fold(text)) == len(straighten(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(POSTS)
def test_sentences_are_in_order_and_hold_every_word(text):
    parsed = doc(text)
    bounds = [bound for sentence in parsed.sentences for bound in (sentence.start, sentence.end)]
    assert bounds == sorted(bounds)
    for word in parsed.words:
        assert any(s.start <= word.span.start and word.span.end <= s.end for s in parsed.sentences)
    for sentence in parsed.sentences:
        assert text[sentence.start : sentence.end].strip(" \n") == text[sentence.start : sentence.end]


def test_folded_is_lower_case_with_straight_quotes():
    assert doc("DON’T “Panic” – it’s OK").folded == "don't \"panic\" - it's ok"
    assert fold("İ") == "İ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "see https://example.com/a?b=1.",
            [("word", "see"), ("url", "https://example.com/a?b=1"), ("punct", ".")],
        ),
        ("shop.example.com/x, now", [("url", "shop.example.com/x"), ("punct", ","), ("word", "now")]),
        ("hi@example.org", [("email", "hi@example.org")]),
        (".@fitz_b hi", [("punct", "."), ("handle", "@fitz_b"), ("word", "hi")]),
        ("#BeanWeek #1", [("hashtag", "#BeanWeek"), ("punct", "#"), ("number", "1")]),
        ("10% off £3.50", [("number", "10%"), ("word", "off"), ("number", "£3.50")]),
        ("9:15am 2nd", [("number", "9:15am"), ("number", "2nd")]),
        ("👩‍🍳🇬🇧1️⃣", [("emoji", "👩‍🍳"), ("emoji", "🇬🇧"), ("emoji", "1️⃣")]),
        ("y’all aren't half-hearted", [("word", "y’all"), ("word", "aren't"), ("word", "half-hearted")]),
        ("cafe\u0301s", [("word", "cafe\u0301s")]),
        ("use `teh` here", [("word", "use"), ("code", "`teh`"), ("word", "here")]),
        ("a\n\nb", [("word", "a"), ("newline", "\n\n"), ("word", "b")]),
    ],
)
def test_kinds_of_token(text, expected):
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hi. How are you? Fine!", ["Hi.", "How are you?", "Fine!"]),
        ("She said “come in.” So we did.", ["She said “come in.”", "So we did."]),
        ("We open at 9 a.m. on Mon. and Tue.", ["We open at 9 a.m. on Mon.", "and Tue."]),
        ("Ask Dr. Vane, e.g. about tea.", ["Ask Dr. Vane, e.g. about tea."]),
        ("Oh no. Not again.", ["Oh no.", "Not again."]),
        ("Exhibit no. 12 is back.", ["Exhibit no. 12 is back."]),
        ("one\ntwo\n\nthree", ["one", "two", "three"]),
        ("hm... ok", ["hm...", "ok"]),
        ("see example.com/a.b now", ["see example.com/a.b now"]),
        ("🔥🔥 !!! 12", []),
    ],
)
def test_sentences(text, expected):
    parsed = doc(text)
    assert [text[s.start : s.end] for s in parsed.sentences] == expected


def test_protected_spans_are_links_tags_handles_and_code():
    text = "hi @nobble, see https://example.com #beans `x` or mail a@example.org"
    assert [text[s.start : s.end] for s in doc(text).protected] == [
        "@nobble",
        "https://example.com",
        "#beans",
        "`x`",
        "a@example.org",
    ]
