import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.render.place import line_and_column, lines_of, location
from voicecheck.types import Origin, Post, Span

TEXT = "one\r\ntwo\rthree\n\nfive"


def place(text: str, position: int, origin: Origin) -> tuple[int, int]:
    return line_and_column(Post(text, "a", origin=origin), lines_of(text), position)


def test_each_kind_of_line_break_ends_one_line():
    assert [TEXT[line.start : line.end] for line in lines_of(TEXT).spans] == [
        "one",
        "two",
        "three",
        "",
        "five",
    ]
    assert lines_of("").spans == (Span(0, 0),)


@pytest.mark.parametrize(
    ("word", "expected"), [("one", (7, 5)), ("two", (8, 1)), ("hree", (9, 2)), ("five", (11, 1))]
)
def test_places_in_a_file(word, expected):
    assert place(TEXT, TEXT.index(word), Origin("a.md", offset=60, line=7, column=5)) == expected


def test_places_in_a_row_are_counted_in_its_text():
    assert place(TEXT, TEXT.index("hree"), Origin("a.csv", row=9, line=14)) == (3, 2)


@given(st.text(alphabet="ab\r\n\u2028é👍"), st.text(alphabet="ab\r\n"), st.data())
def test_a_place_in_the_post_is_the_place_in_the_file(text, before, data):
    """Counted through the post's origin or in the whole file, it is the same place."""
    if before.endswith("\r") and text.startswith("\n"):
        text = "x" + text
    position = data.draw(st.integers(0, len(text)))
    line, column = place(before, len(before), Origin("a.md"))
    through_origin = place(text, position, Origin("a.md", offset=len(before), line=line, column=column))
    assert through_origin == place(before + text, len(before) + position, Origin("a.md"))


def test_locations():
    assert location(Post("a", "7", origin=Origin("a.md", line=3))) == "a.md:3"
    assert location(Post("a", "7", origin=Origin("a.csv", row=3, line=9))) == "a.csv, row 3"
    assert location(Post("a", "7", origin=Origin("-"))) == "standard input:1"
    assert location(Post("a", "7")) == "7"
