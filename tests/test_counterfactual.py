"""Posts without what a driver points at: what goes, what comes, and how the seam is mended."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.counterfactual import WORDING, edited, left_out, parts, without
from voicecheck.features import BY_NAME, FEATURES
from voicecheck.text import Doc
from voicecheck.types import Driver, Post, Span

PIECES = (
    "We we're DON'T do not bake bread. Bread! 🎉 #rye @fitz https://example.com/a 12 soooo , ; – … "
    '( ) " & / ? !! ... because and which thank you solutions'
)
POSTS = st.lists(st.sampled_from([*PIECES.split(), "\n"]), min_size=1, max_size=40).map(" ".join)


def doc(text, **fields) -> Doc:
    return Doc(Post(text, "1", **fields))


def driver(name, text, usual=(0.0, 0.0), observed=None) -> Driver:
    found = BY_NAME[name]
    seen = found.observe(doc(text)) if observed is None else observed
    return Driver(name, seen, usual, -1.0, "", tuple(found.find(doc(text))) if seen else ())


def changed(text, reason) -> str:
    return edited(Post(text, "1"), without(doc(text), reason)).text


def texts(text) -> list[str]:
    return [text[span.start : span.end] for span in parts(doc(text))]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("exclamations", "Bread! Rye! Now.", "Bread. Rye. Now."),
        ("exclamation-runs", "Bread!!! Rye?!", "Bread! Rye?"),
        ("emoji", "Bread 🎉 is here 🎉🎉", "Bread is here "),
        ("hashtags", "Bread #rye #sour today", "Bread today"),
        ("commas", "Rye, spelt, oats", "Rye spelt oats"),
        ("brackets", "Rye (and spelt) today", "Rye and spelt today"),
        ("ampersands", "Rye & oats", "Rye and oats"),
        ("line-breaks", "Rye.\nOats.", "Rye. Oats."),
        ("shouted-words", "Bread is BACK again", "Bread is back again"),
        ("lower-starts", "rye is back. it sells.", "Rye is back. It sells."),
        ("stretched-words", "sooo good", "so good"),
        ("contractions", "We're sure it can't rain", "We are sure it cannot rain"),
        ("business-words", "We leverage robust bread", "We bread"),
        ("slang", "OMG we bake. Rye, yay, is back", "We bake. Rye, , is back"),
        ("slang", "omg we bake", "we bake"),
        ("ends-bare", "Rye is back", "Rye is back."),
        ("ends-with-hashtag", "Rye is back #rye", "Rye is back "),
        (
            "longest-sentence",
            "The rye is back, the oats sold out by noon.",
            "The rye is back. The oats sold out by noon.",
        ),
    ],
)
def test_what_there_is_too_much_of_goes_in_the_plainest_way(name, text, expected):
    assert changed(text, driver(name, text)) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("exclamations", "Rye is back. Come in.", "Rye is back. Come in!"),
        ("questions", "Rye is back #rye", "Rye is back? #rye"),
        ("ends-bare", "Rye is back.", "Rye is back"),
        ("emoji", "Rye is back.", "Rye is back. 🙂"),
        ("links", "Rye is back. ", "Rye is back. https://example.com/a "),
        ("opens-with-handle", "Rye is back.", "@name Rye is back."),
        ("lower-starts", "Rye is back. It sells.", "rye is back. it sells."),
        ("contractions", "We are sure it is not rye", "We're sure it's not rye"),
        ("shouted-words", "Rye is back again", "Rye is back AGAIN"),
    ],
)
def test_what_is_missing_comes_in_the_plainest_way(name, text, expected):
    assert changed(text, driver(name, text, (1.0, 2.0), 0.0)) == expected


@pytest.mark.parametrize("name", ["function-words", "words", "letters-per-word"])
def test_what_cannot_be_put_in_plainly_is_left(name):
    assert without(doc("Rye is back."), driver(name, "Rye is back.", (90.0, 99.0))) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rye is back. It sells well.", ["Rye is back.", "It sells well."]),
        (
            "Rye is back again because you asked for it",
            ["Rye is back again", "because you asked for it"],
        ),
        ("Rye is back again, you asked us https://a.com", ["Rye is back again", "you asked us"]),
        ("Rye is back. 🎉 #rye", ["Rye is back."]),
        (
            "One is. Two is. Three is. Four. Five is it.",
            ["One is.", "Two is.", "Three is. Four.", "Five is it."],
        ),
    ],
)
def test_parts_are_sentences_or_halves_of_a_single_one(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("Rye is back. It sells well. Come in.", "It sells well.", "Rye is back. Come in."),
        ("Rye is back. It sells well.", "It sells well.", "Rye is back. "),
        ("After the rain, we bake bread.", "After the rain", "We bake bread."),
        ("after the rain, we bake bread.", "after the rain", "we bake bread."),
        ("We bake bread, after the rain.", "after the rain.", "We bake bread."),
        ("We bake bread after the rain", "after the rain", "We bake bread"),
        ("We, old bakers, bake bread.", "old bakers", "We, bake bread."),
    ],
)
def test_a_part_left_out_leaves_a_sentence(text, part, expected):
    start = text.index(part)
    edits = left_out(doc(text), Span(start, start + len(part)))
    assert edited(Post(text, "1"), edits).text == expected


def test_the_wording_as_a_whole_cannot_be_left_out():
    text = "Rye is back. It sells."
    assert without(doc(text), Driver(WORDING, -2.0, (0, 1), -2.0, "", (Span(0, len(text)),))) == ()


def test_what_is_excluded_stays_excluded_and_is_never_edited():
    text = "Rye! `let x = 1;` Oats!"
    post = Post(text, "1", excluded=(Span(5, 17),))
    after = edited(post, without(Doc(post), driver("exclamations", text)))
    assert after.text == "Rye. `let x = 1;` Oats."
    assert after.post.excluded == (Span(5, 17),)
    shorter = edited(post, without(Doc(post), Driver("exclamations", 1.0, (0, 0), 0.0, "", (Span(0, 3),))))
    assert [shorter.text[s.start : s.end] for s in shorter.post.excluded] == ["`let x = 1;`"]
    inside = Driver("exclamations", 1.0, (0, 0), 0.0, "", (Span(4, 7),))
    assert without(Doc(post), inside) == ()


@given(POSTS)
def test_parts_lie_in_order_and_each_can_be_left_out(text):
    found = parts(doc(text))
    assert all(a.end <= b.start for a, b in pairwise(found))
    for part in found:
        assert len(part) > 0
        assert part.end <= len(text)
        assert len(edited(Post(text, "1"), left_out(doc(text), part)).text) < len(text)


@given(POSTS, st.sampled_from(FEATURES), st.booleans())
def test_every_number_can_be_taken_away_or_put_in(text, feature, missing):
    before = doc(text)
    if before.words:
        observed = 0.0 if missing else feature.observe(before)
        spans = tuple(feature.find(before)) if observed else ()
        usual = (1.0, 2.0) if missing else (0.0, 0.0)
        edits = without(before, Driver(feature.name, observed, usual, -1.0, "", spans))
        assert all(edit.span.end <= len(text) for edit in edits)
        if feature.unit == "count" and observed and feature.name not in LASTING:
            assert feature.observe(edited(before.post, edits)) < observed


LASTING = frozenset({"sentences", "fragments", "ellipses", "exclamation-runs", "full-stops"})
"""Numbers that may stay where what they count goes: two runs of marks may become one."""
