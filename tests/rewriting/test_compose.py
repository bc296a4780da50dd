"""Edits of edits: made at once, they do what they do one after the other."""

from hypothesis import given
from hypothesis import strategies as st

from voicecheck.edits import apply_edits
from voicecheck.rewriting.compose import compose, moved
from voicecheck.types import Edit, Post, Span


@st.composite
def edits_of(draw, text):
    bounds = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    return [
        Edit(Span(start, end), draw(st.text("ab .", max_size=3)))
        for start, end in zip(bounds[::2], bounds[1::2], strict=False)
    ]


@st.composite
def two_rounds(draw):
    text = draw(st.text("xyz ", max_size=20))
    first = draw(edits_of(text))
    return text, first, draw(edits_of(apply_edits(text, first)))


@given(two_rounds())
def test_does_both(case):
    text, first, second = case
    assert apply_edits(text, compose(text, first, second)) == apply_edits(apply_edits(text, first), second)


@given(two_rounds())
def test_leaves_out_what_changes_nothing(case):
    text, first, second = case
    assert all(text[e.span.start : e.span.end] != e.text for e in compose(text, first, second))


def test_keeps_edits_apart():
    first = [Edit(Span(0, 3), "Our")]
    second = [Edit(Span(8, 9), ".")]
    assert compose("The cat!", first, []) == (Edit(Span(0, 3), "Our"),)
    assert compose("The cat !", first, second) == (Edit(Span(0, 3), "Our"), Edit(Span(8, 9), "."))


def test_excluded_text_moves_along():
    post = Post("We utilise `x` here", "d", excluded=(Span(11, 14),))
    assert moved(post, [Edit(Span(3, 10), "use")]).excluded == (Span(7, 10),)
