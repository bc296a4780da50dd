"""Where a brand's names stand: the first and longest of them, in any casing, at exact places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.names import occurrences
from voicecheck.text import Doc, fold
from voicecheck.types import Post, Span

NAMES = {fold(name): name for name in ("Crook", "Crook Hallow", "Hallow Street", "McDonald's")}
FOUND = {
    "crook hallow street": [("crook hallow", "Crook Hallow")],
    "CROOK’s hallow street": [("CROOK", "Crook"), ("hallow street", "Hallow Street")],
    "mcdonald’s, not McDonald": [("mcdonald’s", "McDonald's")],
    "crook\nhallow": [("crook", "Crook")],
    "#crook @crook crook.com crooks crook-like `crook`": [],
}


def found(text):
    return [(text[span.start : span.end], name) for span, name in occurrences(Doc(Post(text, "p")), NAMES)]


@pytest.mark.parametrize(("text", "expected"), FOUND.items())
def test_occurrences(text, expected):
    assert found(text) == expected


def test_what_the_format_excludes_holds_no_name():
    doc = Doc(Post("crook crook", "p", excluded=(Span(0, 5),)))
    assert [span for span, _ in occurrences(doc, NAMES)] == [Span(6, 11)]


@given(
    st.lists(st.sampled_from(["crook", "Hallow", "street", "mcdonald’s", "İ", ",", " ", "\n"]), max_size=12)
)
def test_places_are_in_order_and_as_long_as_the_name(pieces):
    doc = Doc(Post(" ".join(pieces), "p"))
    places = list(occurrences(doc, NAMES))
    assert all(fold(doc.text[span.start : span.end]) == fold(name) for span, name in places)
    ends = [0, *(span.end for span, _ in places)]
    assert all(end <= span.start for end, (span, _) in zip(ends, places, strict=False))
