"""The law of the defensive family: minimal pairs, traps, and the rules by which a cue counts."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecheck.checks import Example, all_checks, example_context
from voicecheck.checks._clauses import read
from voicecheck.checks._defence import cue_tables, cues
from voicecheck.checks._patterns import compiled
from voicecheck.edits import apply_edits, touches
from voicecheck.text import Doc
from voicecheck.types import Post

COMPLAINT = "Third time my order came broken, and nobody answers. Terrible."
PRAISE = "Love this place, thank you!"
DEFENSIVE = sorted(name for name, check in all_checks().items() if check.family == "defensive")


def found(text: str, reply_to: str | None = None) -> dict[str, list[str]]:
    """What each defensive check underlines in the text; suggestions do not count."""
    spans: dict[str, list[str]] = {}
    for name in DEFENSIVE:
        check = all_checks()[name]
        for hit in check.run(example_context(Example(text, reply_to), {})):
            if (hit.severity or check.severity) != "suggestion":
                spans.setdefault(name, []).append(text[hit.span.start : hit.span.end])
    return spans


@pytest.mark.parametrize("reply_to", [None, COMPLAINT])
@pytest.mark.parametrize(
    ("check", "bad", "good"),
    [
        ("pseudo-apology", "Sorry you feel that way.", "Sorry we made you feel that way."),
        ("denial", "That's not on us.", "We're sorry, that's on us."),
        ("blame-customer", "You should have checked the size.", "We should have made the size clearer."),
        ("policy-shield", "It's our policy.", "It's our policy, but I've refunded you anyway."),
        ("attack-critic", "There's no excuse for this review.", "There's no excuse for this."),
        ("attack-critic", "You're wrong.", "You're right."),
        ("pseudo-apology", "Sorry if anyone was offended.", "Sorry that we were rude."),
        ("blame-customer", "If you had read the label, you'd know.", "We had read the label wrong."),
        ("blame-third-party", "That's on the courier.", "The courier lost it; a new one ships today."),
        ("pseudo-apology", "Sorry, but you should have checked.", "Sorry, but we've refunded you."),
    ],
)
def test_minimal_pairs(check, bad, good, reply_to):
    assert check in found(bad, reply_to)
    assert found(good, reply_to) == {}


@pytest.mark.parametrize("reply_to", [None, COMPLAINT])
@pytest.mark.parametrize(
    "trap",
    [
        "You should have received an e-mail by now.",
        "Just a heads-up: doors open at six.",
        "It's only available in Leeds.",
        "No worries, it's not your fault.",
        'You wrote "you should have checked the size". Nobody should have to read that.',
        "> It's our policy.\nThat was a poor answer. Your refund goes out today.",
        "We'd never tell you that it's our policy.",
        "You were told that you should have called. You shouldn't have been.",
        "This is not good enough, and it's on us.",
    ],
)
def test_traps(trap, reply_to):
    assert found(trap, reply_to) == {}


@pytest.mark.parametrize(
    ("check", "text"),
    [
        ("denial", "Please allow me to clarify."),
        ("denial", "As per our records, the parcel was delivered."),
        ("policy-shield", "The terms clearly mention this."),
        ("blame-customer", "It looks like the details were entered incorrectly."),
        ("blame-customer", "Kindly note that checking the size was your responsibility."),
        ("blame-customer", "Guests are advised to check the size."),
        ("excuse", "We were short-staffed."),
        ("minimise", "It's not a big deal."),
        ("bolstering", "We've won awards for our boxes."),
        ("whataboutism", "Everyone has delays."),
    ],
)
def test_polite_defences_flag_in_an_answer_to_a_complaint(check, text):
    assert check in found(text, COMPLAINT)


@pytest.mark.parametrize(
    "text",
    [
        "We were short-staffed.",
        "Most customers love it.",
        "We've won two awards.",
        "Everyone has delays.",
        "As per our terms the sale ends at noon.",
    ],
)
def test_soft_cues_keep_quiet_without_a_complaint(text):
    assert found(text) == {}
    assert found(text, PRAISE) == {}
    assert found(text, "What happened at the fair?") == {}


@pytest.mark.parametrize(
    "text", ["You should have checked the size.", "You're wrong.", "Sorry you feel that way."]
)
def test_hard_cues_are_suggestions_where_nobody_complained(text):
    contexts = example_context(Example(text, PRAISE), {})
    severities = {hit.severity for name in DEFENSIVE for hit in all_checks()[name].run(contexts)}
    assert severities == {"suggestion"}


def test_hard_cues_flag_beside_an_apology_but_not_where_owned():
    assert "blame-customer" in found("We're sorry. You should have checked the size.", COMPLAINT)
    owned = "You should have checked the size, but that's on us for hiding the chart."
    assert found(owned, COMPLAINT) == {}


@pytest.mark.parametrize(
    "relief",
    [
        "That's on us.",
        "We got this wrong.",
        "A new one is on its way.",
        "We'll refund you today.",
        "No excuses.",
    ],
)
def test_soft_cues_are_cleared_by_ownership_or_repair(relief):
    defence = "The supplier let us down."
    assert "blame-third-party" in found(defence, COMPLAINT)
    assert found(f"{defence} {relief}", COMPLAINT) == {}


def test_negated_ownership_is_denial():
    assert "denial" in found("This is not on us.", COMPLAINT)
    assert found("This is on us.", COMPLAINT) == {}


def test_the_clause_is_underlined_and_not_the_post():
    text = "Hi Sam, thanks for the photo. You should have checked the size, but we can look again. Jo"
    assert found(text, COMPLAINT)["blame-customer"] == ["You should have checked the size"]


def test_curly_quotes_and_capitals_are_the_same_words():
    assert "denial" in found("THAT’S NOT ON US.", COMPLAINT)
    fix = fixed("We’re sorry you feel that way.", "pseudo-apology")
    assert fix.startswith("We’re sorry we made you feel that way.")


def fixed(text: str, name: str, reply_to: str | None = COMPLAINT) -> str:
    """The text after the first fix of the check's first hit."""
    hit = next(all_checks()[name].run(example_context(Example(text, reply_to), {})))
    return apply_edits(text, hit.fixes[0].edits)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "You should have checked, but we'll swap it.",
            "We should have made this clearer. [what you will do, by when] We'll swap it.",
        ),
        (
            "you should have checked, but we'll swap it",
            "we should have made this clearer. [what you will do, by when] we'll swap it",
        ),
        (
            "Hi Sam, you should have checked. Thanks",
            "Hi Sam, we should have made this clearer. [what you will do, by when] Thanks",
        ),
        (
            "We like your photo, but you should have checked!",
            "We like your photo. We should have made this clearer. [what you will do, by when]",
        ),
    ],
)
def test_fixes_leave_a_grammatical_text(text, expected):
    assert fixed(text, "blame-customer") == expected


def test_a_clause_with_a_link_is_flagged_without_a_fix():
    text = "You should have read www.example.com/sizes first."
    hits = list(all_checks()["blame-customer"].run(example_context(Example(text, COMPLAINT), {})))
    assert [(text[hit.span.start : hit.span.end], hit.fixes) for hit in hits] == [
        ("You should have read", ())
    ]


FRAGMENTS = [
    *("Hi Sam,", "@sam", "but", "however,", "and please", ".", "!", '"', "'", "’", "—", "\n", "🙂", "ß", "İ"),
    *("http://example.com/a", "#sorry", "we'll refund you", "sorry you feel that way", "it's our policy"),
    *("You should have checked", "that's on the courier", "> it's only a small delay", "everyone has delays"),
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join))
def test_spans_and_fixes_hold_on_any_text(text):
    context = example_context(Example(text, COMPLAINT), {})
    for name in DEFENSIVE:
        for hit in all_checks()[name].run(context):
            assert 0 <= hit.span.start < hit.span.end <= len(text)
            assert not context.doc.is_protected(hit.span)
            for fix in hit.fixes:
                assert not touches(fix.edits, context.doc.protected)
                assert "[what you will do, by when]" in apply_edits(text, fix.edits)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join))
def test_clauses_lie_in_order_within_their_sentences(text):
    reading = read(Doc(Post(text=text, id="x")))
    assert len(reading.prose) == len(text)
    ends = 0
    for clause in reading.clauses:
        assert ends <= clause.span.start < clause.span.end
        assert clause.sentence.start <= clause.span.start
        assert clause.span.end <= clause.sentence.end
        ends = clause.span.end


@pytest.mark.parametrize("name", cue_tables())
def test_no_pattern_matches_without_one_of_its_keys(name):
    """A key that a match can do without would silence its row."""

    @settings(max_examples=60, deadline=None, database=None)
    @given(st.data())
    def holds(data):
        cue = data.draw(st.sampled_from(cues(name)))
        ascii_only = re.compile(compiled(cue.source).pattern, re.ASCII)
        text = data.draw(st.from_regex(ascii_only, fullmatch=True))
        assert any(key in text for key in cue.keys), cue

    holds()


def test_every_defensive_check_has_its_table():
    assert {name.replace("_", "-") for name in cue_tables()} == set(DEFENSIVE)


def test_a_clean_answer_costs_little():
    text = "Good morning, Jo. The bread is on the counter until noon, and the kettle is always warm. " * 3
    contexts = [example_context(Example(text + str(i), COMPLAINT), {}) for i in range(200)]
    for context in contexts:
        assert context.doc.folded
    start = time.process_time()
    for context in contexts:
        for name in DEFENSIVE:
            assert not list(all_checks()[name].run(context))
    assert (time.process_time() - start) / len(contexts) < 0.003
