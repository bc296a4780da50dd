"""Edits: made in order, never overlapping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.edits import apply_edits, compatible, conflict, touches
from voicecheck.types import Edit, Fix, Span


def edit(start: int, end: int, text: str = "") -> Edit:
    return Edit(Span(start, end), text)


@st.composite
def texts_with_edits(draw):
    """A text and edits that do not conflict, in any order."""
    text = draw(st.text(max_size=30))
    bounds = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    spans = list(zip(bounds[::2], bounds[1::2], strict=False))
    edits = [edit(start, end, draw(st.text(max_size=4))) for start, end in spans]
    return text, draw(st.permutations(edits))


@given(texts_with_edits())
def test_what_is_not_edited_stays(case):
    text, edits = case
    expected = list(text)
    for one in edits:
        expected[one.span.start : one.span.end] = [one.text, *[""] * (len(one.span) - 1)]
    assert apply_edits(text, edits) == "".join(expected)


@given(texts_with_edits())
def test_edits_can_be_undone(case):
    text, edits = case
    undone, shift = [], 0
    for one in sorted(edits, key=lambda one: one.span):
        start = one.span.start + shift
        undone.append(edit(start, start + len(one.text), text[one.span.start : one.span.end]))
        shift += len(one.text) - len(one.span)
    after = apply_edits(text, edits)
    for one in reversed(undone):
        after = apply_edits(after, [one])
    assert after == text


def test_edits_apply_in_text_order_and_insertions_insert():
    assert apply_edits("abcdef", [edit(4, 5, "E"), edit(0, 1, ""), edit(2, 2, "-")]) == "b-cdEf"
    assert apply_edits("abc", [edit(3, 3, "!")]) == "abc!"
    assert apply_edits("abc", [edit(0, 1, "A"), edit(1, 2, "B")]) == "ABc"
    assert apply_edits("", []) == ""


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (edit(0, 2), edit(1, 3), True),
        (edit(0, 2), edit(2, 3), False),
        (edit(1, 1, "x"), edit(1, 1, "y"), True),
        (edit(1, 1, "x"), edit(1, 3), True),
        (edit(0, 3), edit(1, 1, "x"), True),
        (edit(0, 1), edit(1, 1, "x"), False),
    ],
)
def test_conflicts(a, b, expected):
    assert conflict(a, b) is conflict(b, a) is expected


@pytest.mark.parametrize("edits", [[edit(0, 2), edit(1, 3)], [edit(1, 1, "x"), edit(1, 1, "y")]])
def test_conflicting_edits_are_refused(edits):
    with pytest.raises(ValueError, match="edits conflict"):
        apply_edits("abcd", edits)


def test_edits_beyond_the_text_are_refused():
    with pytest.raises(ValueError, match="beyond the text"):
        apply_edits("abc", [edit(2, 4)])


def test_touches_what_overlaps_or_splits_a_span():
    protected = [Span(3, 6)]
    assert touches([edit(2, 4)], protected)
    assert touches([edit(4, 4, "x")], protected)
    assert not touches([edit(0, 3), edit(3, 3, "x"), edit(6, 7)], protected)


def test_compatible_takes_the_first_of_conflicting_fixes():
    first, second, third = (
        Fix(name, (one,), "safe") for name, one in [("a", edit(0, 2)), ("b", edit(1, 3)), ("c", edit(3, 4))]
    )
    assert compatible([first, second, third]) == [first, third]
    assert compatible([second, first, third]) == [second, third]
