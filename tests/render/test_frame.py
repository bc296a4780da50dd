import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.render.frame import cells, frame, shown
from voicecheck.render.screen import Screen
from voicecheck.types import Span


def framed(text: str, word: str, *, width: int = 100, encoding: str = "utf-8") -> list[str]:
    start = text.index(word)
    screen = Screen(width=width, encoding=encoding)
    return frame(text, Span(start, start + len(word)), "^", "red", screen, indent=0)


@pytest.mark.parametrize(
    "before",
    ["", "plain ", "日本語 ", "👩‍👩‍👧 ", "👍🏽🇬🇧❤️ ", "cafe\u0301 ", "\t"],
    ids=["none", "ascii", "wide", "family", "skin-flag-heart", "combining", "tab"],
)
def test_marks_stand_below_the_word(before):
    row, marks = framed(f"{before}teh end", "teh")
    assert row == f"{before}teh end".replace("\t", " ")
    assert marks == " " * cells(before.replace("\t", " ")) + "^^^"


def test_wide_words_get_wide_marks():
    assert framed("a 日本 b", "日本") == ["a 日本 b", "  ^^^^"]
    assert framed("a 👩‍👩‍👧 b", "👩‍👩‍👧") == ["a 👩‍👩‍👧 b", "  ^^"]


def test_an_insertion_gets_one_mark():
    assert frame("one two", Span(3, 3), "~", "cyan", Screen(), indent=0) == ["one two", "   ~"]
    assert frame("", Span(0, 0), "~", "cyan", Screen(), indent=0) == ["", "~"]


def test_right_to_left_text_is_marked_inside():
    assert framed("say שלום עולם now", "עולם") == ["say שלום >>עולם<< now"]


def test_only_the_line_of_the_word_is_shown():
    assert framed("one\r\ntwo teh\r\nthree", "teh") == ["two teh", "    ^^^"]


def test_a_span_of_several_lines_shows_the_first():
    assert framed("a\none two\nthree\nfour\nb", "two\nthree\nfour") == [
        "one two",
        "    ^^^ (and 2 more lines)",
    ]


def test_a_span_that_begins_with_a_line_break_shows_the_text_after_it():
    assert framed("a\n\ntwo b", "\n\ntwo") == ["two b", "^^^"]


def test_a_whole_post_of_several_lines_is_not_shown():
    assert framed("one\ntwo", "one\ntwo") == []
    assert framed(" one two ", "one two") == [" one two ", " ^^^^^^^"]


def test_a_long_line_is_cut_around_the_word():
    text = "lorem ipsum " * 20 + "teh end of it all " + "dolor sit " * 20
    assert framed(text, "teh", width=40) == ["…ipsum teh end of it all dolor sit…", "       ^^^"]
    row, marks = framed(text, "teh", width=40, encoding="ascii")
    assert row == "...ipsum teh end of it all dolor sit..."
    assert marks == "         ^^^"


def test_control_characters_never_reach_the_terminal():
    text = "a\x1b[31mred\x07 \u202eevil\u2066 \ud83d end"
    assert framed(text, "red")[0] == "a\ufffd[31mred\ufffd \ufffdevil\ufffd \ufffd end"


def test_what_the_encoding_lacks_becomes_plain():
    assert shown("“so” – 日…", Screen(encoding="ascii")) == '"so" - ?.'
    assert shown("café 日", Screen(encoding="latin-1")) == "café ?"


def test_a_place_inside_a_line_break_belongs_to_the_line_before():
    rows = frame("one two\r\n", Span(8, 8), "^", "red", Screen(), indent=0)
    assert rows == ["one two", "       ^"]


@given(
    st.text(alphabet=st.sampled_from("ab e\u0301\t\r\n日👩\u200d👧\ufe0fשש\x1b\u202e")),
    st.data(),
    st.integers(10, 60),
    st.sampled_from(["utf-8", "ascii"]),
)
def test_any_frame_fits_and_marks_what_is_flagged(text, data, width, encoding):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    screen = Screen(width=width, encoding=encoding)
    rows = frame(text, Span(start, end), "^", "red", screen, indent=0)
    assert len(shown(text, screen)) == len(text)
    for row in rows:
        assert not set(row) & set("\x1b\u202e\r\n\t")
        row.encode(encoding)
    if len(rows) == 2:
        assert "^" in rows[1]
        assert cells(rows[0]) <= max(width, 20)
