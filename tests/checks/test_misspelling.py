from dataclasses import replace
from types import MappingProxyType

import pytest

from voicecheck.checks import Context, Example, all_checks, example_context
from voicecheck.checks._patterns import table
from voicecheck.checks._spelling import coined, corrections, distance, slips
from voicecheck.lexicon import english
from voicecheck.types import Policy
from voicecheck.voice import BrandVoice

CHECK = all_checks()["misspelling"]


def context(text: str, reply_to: str | None = None) -> Context:
    return example_context(Example(text, reply_to), MappingProxyType({}))


def flagged(text: str, reply_to: str | None = None) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in CHECK.run(context(text, reply_to))]


def safeties(text: str) -> list[str]:
    return [fix.safety for hit in CHECK.run(context(text)) for fix in hit.fixes]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry to Skarrholm leaves at six.",
        "Steph is on the till until noon.",
        "lunch with priya and noor, they picked the soup",
        "Soooo goood. Yummmmy. Reallllly.",
        "Come to the #thursdaymarkett and find thursdaymarkett on the map.",
        "Sold by @kettlebarn. kettlebarn opens at nine.",
        "He said “wrld peace” and left.",
        "Try the new v2beta and the mp3s, 4pmish.",
        "Zigzagging on the matchday, a megasale of dreamlike hats.",
        "Wheelin' and dealin' and mindin the gap.",
        "Mañana, señor: ¡estamos listos para el espectaculo!",
        "*wispers* the tea is ready, see ~tihs~",
        "TYPPO IN CAPITALS stays a headline.",
        "The doffer and the doffers hand in their ious.",
        "An accrediter met two beheaders.",
    ],
)
def test_says_nothing_about(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Thsi is the last loaf.", ["Thsi"]),
        ("We are opne, and the ovne is hot.", ["opne", "ovne"]),
        ("A suppport act joins us on Friday.", ["suppport"]),
        ("The company’s recieve’s desk is open.", ["recieve"]),
        ("Closed in Febuary.", ["Febuary"]),
        ("Runing late this moning, geting ready.", ["Runing", "moning", "geting"]),
        (
            "An unforgetable, enviromental, occassional treat.",
            ["unforgetable", "enviromental", "occassional"],
        ),
    ],
)
def test_flags(text, words):
    assert flagged(text) == words


def test_keeps_the_apostrophe_and_the_capital():
    (hit,) = CHECK.run(context("Does’nt matter."))
    assert [edit.text for edit in hit.fixes[0].edits] == ["Doesn’t"]


def test_a_word_of_the_question_is_not_ours():
    assert flagged("Your frobnitz order is here.", reply_to="where is my frobnitz?") == []


def test_a_word_of_the_brand_is_right():
    text = "A cup of chaii for everyone."
    assert flagged(text) == ["chaii"]
    voice = replace(BrandVoice.neutral(), vocabulary=frozenset({"chaii"}))
    assert list(CHECK.run(replace(context(text), voice=voice))) == []
    policy = Policy(words=frozenset({"Chaii"}))
    assert list(CHECK.run(replace(context(text), policy=policy))) == []


def test_only_what_is_certain_is_safe():
    assert safeties("We recieve it today.") == ["safe"]
    assert safeties("A parcel with no tust in it.")[0] == "review"


def test_what_may_be_a_product_is_never_mended_unasked():
    assert "safe" not in safeties("Update your pianoo and your junio card.")
    assert "safe" not in safeties("Pay with the junio card.")


def test_corrections_are_ranked():
    lexicon = english()
    assert corrections("becuase", lexicon)[0][0] == "because"
    assert corrections("fisical", lexicon)[0][0] in {"fiscal", "physical"}
    assert corrections("prabably", lexicon)[0][0] == "probably"
    assert corrections("lveo", lexicon)[0][0] == "love"
    assert corrections("xqzvkjw", lexicon) == []


def test_slips_that_people_make_cost_less():
    costs = {}
    for meant, cost in slips("freind"):
        costs[meant] = min(cost, costs.get(meant, 99.0))
    assert costs["friend"] < costs["fremind"]
    assert distance("definately", "definitely") < distance("definazely", "definitely")
    assert distance("same", "same") == 0


def test_coinages():
    lexicon = english()
    assert coined("gamebook", lexicon)
    assert coined("megasale", lexicon)
    assert coined("snowlike", lexicon)
    assert not coined("recieve", lexicon)


def test_the_list_is_sorted_and_never_mends_a_right_word():
    rows = table("misspelling")
    assert list(rows) == sorted(rows)
    lexicon = english()
    for _, meant in rows:
        assert all(part.lower() in lexicon or part.lower().endswith("'s") for part in meant.split())
    assert not {typed for typed, _ in rows} & {meant for _, meant in rows}
