import re
from dataclasses import replace
from types import MappingProxyType

import pytest

from voicecheck.checks import Context, Example, all_checks, example_context
from voicecheck.checks._patterns import table
from voicecheck.checks.stock_phrase import as_pattern, first_words
from voicecheck.edits import apply_edits
from voicecheck.voice import BrandVoice, phrase_key

CHECK = all_checks()["stock-phrase"]
ROWS = table("stock_phrase")


def context(text: str) -> Context:
    return example_context(Example(text), MappingProxyType({}))


def flagged(text: str) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in CHECK.run(context(text))]


@pytest.mark.parametrize(
    "weak", ["feel free to ask", "DM us", "our team will be there", "link in bio", "sorry about that"]
)
def test_weak_phrases_do_not_flag_alone(weak):
    assert flagged(f"Hello Dan, {weak}.") == []


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("Rest assured that the kettle is on.", "The kettle is on."),
        (
            "The hall is shut. Please be advised that the stage door is open.",
            "The hall is shut. The stage door is open.",
        ),
        ("Call us at your earliest convenience, Jo.", "Call us when you can, Jo."),
        ("Sorry for the inconvenience.", "Sorry for the trouble."),
        ("I sincerely apologise for the noise.", "I'm sorry for the noise."),
        ("We apologise for any inconvenience caused by the lift.", "We're sorry about the lift."),
        ("We apologise for any inconvenience caused to you, Jo.", "We're sorry for the trouble, Jo."),
        (
            "We regret the inconvenience caused by it and will ring.",
            "We're sorry about it and will ring.",
        ),
        ("Our apologies for any inconvenience this may have caused!", "Sorry for the trouble!"),
        ("We offer our sincere apologies for the noise.", "We're sorry for the noise."),
        ("Hi Jo. I hope this finds you well. The lift is out.", "Hi Jo. The lift is out."),
        ("Hi Jo, I hope this finds you well.", "Hi Jo."),
        ("It will be fixed by noon, rest assured.", "It will be fixed by noon."),
        ("We appreciate your patience while we fix it.", "Thanks for waiting while we fix it."),
        ("Your patience is greatly appreciated, Jo.", "Thanks for waiting, Jo."),
        ("Please kindly share your order number.", "Please share your order number."),
        ("Kindly provide us with your order number.", "Please send us your order number."),
        ("Kindly be patient.", "Please be patient."),
        ("We kindly ask you to use the stairs.", "Please use the stairs."),
        ("We kindly remind you that the lift is out.", "The lift is out."),
        ("By leveraging the power of steam, we bake.", "By using steam, we bake."),
        ("With regards to your order, it left today.", "About your order, it left today."),
        (
            "Should you need any further assistance with the form, call.",
            "If you need help with the form, call.",
        ),
        ("We'll get back to you at the earliest convenience.", "We'll reply soon."),
        ("If it sticks please do not hesitate to call.", "If it sticks please call."),
    ],
)
def test_rewrites_that_read_well(text, fixed):
    (hit,) = CHECK.run(context(text))
    assert hit.fixes[0].safety == "review"
    assert apply_edits(text, hit.fixes[0].edits) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "We'd like to thank you for your continued support.",
        "Thank you for your continued support and your letters.",
        "Thank you for choosing us as your baker.",
        "To all our dear customers, the lift is out.",
        "Dear customers and friends, the lift is out.",
        "You can rest assured that we bake.",
        "I hope this finds you well and that the cat is fine.",
        "We offer our sincere apologies to everyone on the train.",
        "We sincerely apologise to everyone on the train.",
        "We are experiencing high demand for the tents.",
        "They kindly share their bread.",
        "Kindly revert the charge.",
        "We don't hesitate to help.",
        "Attached herewith the forms.",
        "Rest assured of our help.",
        "Hope this finds you well.",
    ],
)
def test_where_no_wording_fits_there_is_only_advice(text):
    (hit,) = CHECK.run(context(text))
    assert hit.fixes[0].safety == "show"


def test_white_space_and_curly_quotes_do_not_hide_a_phrase():
    assert flagged("Please don’t\nhesitate  to ask.") == ["Please don’t\nhesitate  to"]


def test_a_quoted_phrase_is_not_ours():
    assert flagged("Beware of mails that begin “Dear valued customer”.") == []


def test_hype_is_only_a_suggestion():
    (hit,) = CHECK.run(context("Look no further!"))
    assert hit.severity == "suggestion"


@pytest.mark.parametrize(("rate", "kept"), [(0.05, []), (0.01, ["at your earliest convenience"])])
def test_a_habit_of_the_brand_is_not_a_fault(rate, kept):
    text = "Reply at your earliest convenience."
    voice = replace(
        BrandVoice.neutral(), phrases=MappingProxyType({phrase_key("at your earliest convenience"): rate})
    )
    hits = CHECK.run(replace(context(text), voice=voice))
    assert [text[hit.span.start : hit.span.end] for hit in hits] == kept


def test_the_list_is_sorted_large_and_of_known_kinds():
    assert list(ROWS) == sorted(ROWS)
    assert len({phrase for phrase, _, _ in ROWS}) == len(ROWS) >= 150
    assert {kind for _, _, kind in ROWS} == {
        "apology", "feedback", "valued-customer", "bureaucratic", "hype", "engagement",
    }  # fmt: skip


def test_a_better_wording_is_no_stock_phrase():
    assert [better for _, better, _ in ROWS if better and flagged(better)] == []


def test_phrases_are_plain_words_and_slots():
    odd = re.compile(r"[^\w\s{}|'’…,.#\"?/-]")
    assert [phrase for phrase, _, _ in ROWS if odd.search(phrase)] == []


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        ("{a|the} cup", "the cup", True),
        ("{a|the|} cup", "cup", True),
        ("{a|the} cup", "cup", False),
        ("sorry for {any|} trouble", "sorry for trouble", True),
        ("take your {…} further", "take your old tin cup further", True),
        ("take your {…} further", "take your very old tin cup further", False),
    ],
)
def test_slots(phrase, text, matches):
    assert bool(re.fullmatch(as_pattern(phrase), text)) is matches


def test_first_words():
    assert first_words("{please|} {don't|do not} hesitate") == {"please", "don't", "do"}
    assert first_words("at your ease") == {"at"}
