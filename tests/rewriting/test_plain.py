"""Plain words for pompous ones."""

from dataclasses import replace

import pytest

from voicecheck.rewriting import plain
from voicecheck.rewriting.tables import rows
from voicecheck.types import Finding, Span

from .support import draft, made

PLAINER = {
    "We utilise beans.": "We use beans.",
    "She utilizes beans, utilising a spoon.": "She uses beans, using a spoon.",
    "UTILISE BEANS": "USE BEANS",
    "We commenced in May in order to help.": "We started in May to help.",
    "Prior to lunch, numerous cats": "Before lunch, many cats",
    "We showcased it.": "We showed it.",
    "It was demonstrated twice.": "It was shown twice.",
    "Due to the fact that it rained, we required a boat.": "Because it rained, we needed a boat.",
    "However, we stayed.": "But we stayed.",
    "Therefore we stayed.": "So we stayed.",
    "We are, however, open.": "We are, however, open.",
    "with every purchase": "with every purchase",
    "We purchase beans.": "We buy beans.",
    "our recent purchases": "our recent purchases",
    "an attempt to purchase": "an attempt to buy",
    "once upon a time": "once upon a time",
    "ahead of schedule, ahead of lunch": "ahead of schedule, before lunch",
    "It was facilitated by Olu.": "It was facilitated by Olu.",
    'He said "utilise beans".': 'He said "utilise beans".',
    "#utilise utilise.com @utilise": "#utilise utilise.com @utilise",
}


@pytest.mark.parametrize(("before", "after"), PLAINER.items())
def test_plainer(before, after):
    assert made(draft(before), plain.propose) == after


def test_no_row_leads_to_another():
    """A rewrite of a rewrite must not go on, or back."""
    table = plain.table()
    outcomes = {entry.instead for entries in table.values() for entry in entries}
    shields = {old for old, new, _ in rows("plain_words") if old == new}
    assert sorted((outcomes & table.keys()) - shields) == []


def test_the_table_is_large_enough():
    assert len(rows("plain_words")) >= 120


def test_a_draft_that_sounds_right_is_only_reworded_at_a_finding():
    text = "We utilise beans and commence soon."
    assert made(draft(text, verdict="on"), plain.propose) == text
    drift = Finding("length-drift", "voice", "warning", Span(3, 10), "Long.")
    assert (
        made(draft(text, verdict="on", findings=[drift]), plain.propose) == "We use beans and commence soon."
    )


def test_a_canned_phrase_is_not_disguised():
    canned = Finding("stock-phrase", "robotic", "warning", Span(0, 18), "Canned.")
    text = "Any inconvenience is regretted."
    assert made(draft(text, findings=[canned]), plain.propose) == text


def test_what_the_brand_writes_stays():
    said = draft("We utilise beans.")
    brand = replace(said.voice, vocabulary=frozenset({"utilise"}))
    assert list(plain.propose(replace(said, voice=brand))) == []
