"""Marks beyond the brand's number."""

import pytest

from voicecheck.rewriting import marks
from voicecheck.types import Finding, Span
from voicecheck.voice import Usual

from .support import NEVER, draft, made

SOMETIMES = Usual(low=0, median=0, high=1, least=0, most=1, share=0.4)

CALMED = {
    ("exclamations", NEVER, "Soup! It is back!!! Who knew?!"): "Soup. It is back. Who knew?",
    ("exclamations", SOMETIMES, "Soup!!! Bread! Peas!"): "Soup! Bread. Peas.",
    ("exclamations", NEVER, "Egg (insurance, boo!) and peas!"): "Egg (insurance, boo) and peas.",
    ("exclamation-runs", NEVER, "Soup!! Who?!"): "Soup! Who?",
    ("dashes", NEVER, "Two things — soup and bread."): "Two things, soup and bread.",
    ("dashes", NEVER, "The van — the blue one — is back."): "The van, the blue one, is back.",
    ("dashes", NEVER, "The van is back — it was ill."): "The van is back. It was ill.",
    ("dashes", NEVER, "9 – 5, LEEDS - Soup is back."): "9 – 5, LEEDS - Soup is back.",
    ("colons", NEVER, "Soup is back; bread too."): "Soup is back. Bread too.",
    ("colons", NEVER, "Soup is back; and bread too."): "Soup is back, and bread too.",
    ("ampersands", NEVER, "soup & bread from Marks & Sons"): "soup and bread from Marks & Sons",
    ("emoji", NEVER, "🔥 Soup is back 🍜🔥 #soup"): "Soup is back #soup",
    ("emoji", NEVER, "Soup is back 🎉 Come by at four."): "Soup is back. Come by at four.",
    ("emoji", NEVER, "We ❤️ Leeds, the 🥣 town"): "We ❤️ Leeds, the 🥣 town",
    ("line-breaks", NEVER, "Soup is back.\n\nBread too."): "Soup is back. Bread too.",
    ("line-breaks", NEVER, "Today:\n- soup\n- bread"): "Today:\n- soup\n- bread",
    ("stretched-words", NEVER, "It is sooooo good, brrrrp"): "It is so good, brrrrp",
}


@pytest.mark.parametrize(("case", "after"), CALMED.items(), ids=str)
def test_calmed(case, after):
    feature, usual, before = case
    assert made(draft(before, usual={feature: usual}), marks.propose) == after


@pytest.mark.parametrize("case", CALMED, ids=str)
def test_not_where_the_brand_does_so_too(case):
    feature, _, before = case
    often = Usual(low=0, median=3, high=9, least=0, most=9, share=0.9)
    assert made(draft(before, usual={feature: often}), marks.propose) == before


def test_a_draft_that_is_near_may_have_what_any_approved_post_has():
    rare = Usual(low=0, median=0, high=0, least=0, most=1, share=0.01)
    assert made(draft("Soup!", usual={"exclamations": rare}, verdict="near"), marks.propose) == "Soup!"
    assert made(draft("Soup!", usual={"exclamations": rare}), marks.propose) == "Soup."


def test_closing_hashtags_go_only_where_a_finding_says_so():
    text = "Soup #soup is back #hot #yum"
    one = draft(text, usual={"hashtags": SOMETIMES})
    assert list(marks.propose(one)) == []
    finding = Finding("emoji-drift", "voice", "warning", Span(24, 28), "Too many.")
    other = draft(text, usual={"hashtags": SOMETIMES}, findings=[finding])
    assert made(other, marks.propose) == "Soup #soup is back"
