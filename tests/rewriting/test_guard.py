"""What a rewrite must not do: for each rule a rewrite that breaks it, and near misses that do not."""

import pytest

from voicecheck.rewriting.guard import ON_REPORT, ON_TEXT, refusal, worsens
from voicecheck.rewriting.proposal import Proposal
from voicecheck.text import Doc
from voicecheck.types import Edit, Failure, Finding, Post, Report, Span, VoiceScore

from .support import ALWAYS, draft

BROKEN = {
    "links": ("See soup.com for more.", "See for more."),
    "handles": ("Ask @olu and @rhona.", "Ask @olu."),
    "hashtags": ("Soup #soup is back.", "Soup is back."),
    "numbers, prices, percentages and codes": ("It costs £4.50 now.", "It costs £5.40 now."),
    "days and times": ("Soup is back on Monday here.", "Soup is back on Tuesday here."),
    "quotations": ('He said "no soup" again.', "He said no soup again."),
    "names": ("We gave Fitz a hat.", "We gave a hat."),
    "negation, possibility and condition": ("We are not open today.", "We are open today."),
    "slots": ("We will call you soon.", "We will call [name] soon."),
    "articles, blanks and marks": ("We have a big cat here.", "We have a  big cat here."),
    "capitals": ("Soup is back. Bread too.", "Soup is back. bread too."),
    "no words from elsewhere": ("Soup is back.", "Stew is back."),
    "words in capitals": ("It is the OLD MILL again.", "It is the old MILL again."),
    "length": ("Soup is back and we are glad of it, all of us.", "Soup is back."),
}
NUMBERS = {
    "It was two o'clock.": "It was o'clock.",
    "Room AB12 is free.": "Room is free.",
    "Half price": "price",
    "10% off": "off",
    "£3 and £3": "£3",
}
KEPT = {
    "casing is no loss": ("We gave Fitz a hat.", "we gave fitz a hat."),
    "short forms are no loss": ("We are not open.", "We aren't open."),
    "an unstretched word is no new word": ("It is soooo good.", "It is so good."),
}


def refused(before, after, *, usual=None, findings=(), proposals=()):
    return refusal(draft(before, usual=usual, findings=findings), Doc(Post(after, "d")), proposals)


def test_the_casing_of_a_brands_name_is_not_lost():
    one = draft("The Market Hall and Fitz.", names=["Market Hall"])
    assert refusal(one, Doc(Post("The market hall and Fitz.", "d")), ()) == "names"
    assert refusal(one, Doc(Post("The Market Hall and fitz.", "d")), ()) is None


def test_every_rule_has_an_example():
    assert {rule.name for rule in ON_TEXT} - {"what is not prose"} == set(BROKEN)


@pytest.mark.parametrize(("rule", "case"), BROKEN.items(), ids=BROKEN)
def test_refused(rule, case):
    assert refused(*case) == rule


@pytest.mark.parametrize(("before", "after"), NUMBERS.items())
def test_numbers(before, after):
    assert refused(before, after) == "numbers, prices, percentages and codes"


@pytest.mark.parametrize(("before", "after"), KEPT.values(), ids=KEPT)
def test_allowed(before, after):
    assert refused(before, after, usual={"lower-starts": ALWAYS}) is None


def test_what_is_not_prose_stays():
    one = draft("Soup {{ x }} is back.")
    before = Post("Soup {{ x }} is back.", "d", excluded=(Span(5, 12),))
    one = type(one)(Doc(before), one.report, one.voice, one.policy)
    after = Post("Soup {{ y }} is back.", "d", excluded=(Span(5, 12),))
    assert refusal(one, Doc(after), ()) == "links"


def test_a_closing_hashtag_that_a_finding_is_about_may_go():
    finding = Finding("emoji-drift", "voice", "warning", Span(13, 18), "Too many.")
    assert refused("Soup is back #soup", "Soup is back", findings=[finding]) is None
    assert refused("Soup #yum is #soup", "Soup is #soup", findings=[finding]) == "hashtags"


def test_a_typo_in_a_name_or_month_may_be_mended():
    edit = Edit(Span(3, 10), "February")
    proposal = Proposal("fix:misspelling", (edit,), "typo")
    assert refused("In Febuary Olu slept.", "In February Olu slept.", proposals=[proposal]) is None
    assert refused("In Febuary Olu slept.", "In February Olu slept.") == "days and times"


def test_a_fix_may_drop_a_negation_but_no_number():
    before = "It's not our fault, by 2 days. Bread is back."
    after = "That's on us. [what you will do] Bread is back."
    proposal = Proposal("fix:denial", (Edit(Span(0, 30), "That's on us. [what you will do]"),), "fix")
    assert refused(before, after, proposals=[proposal]) == "numbers, prices, percentages and codes"
    before, span = before.replace(", by 2 days", ""), Span(0, 19)
    proposal = Proposal("fix:denial", (Edit(span, "That's on us. [what you will do]"),), "fix")
    assert refused(before, after, proposals=[proposal]) is None


def report(*checks, failed=(), verdict="on"):
    findings = tuple(Finding(check, "typo", "warning", Span(0, 1), "Wrong.") for check in checks)
    failures = tuple(Failure(check, "KeyError") for check in failed)
    return Report(Post("x", "d"), VoiceScore(50.0, 0.5, verdict), findings=findings, failures=failures)


def test_reports():
    old = report("a", "a", "b")
    assert worsens(old, report("a", "b")) is None
    assert worsens(old, report("a", "b", "b")) == "no new finding"
    assert worsens(old, report("a", failed=["b"])) == "no check crashes"
    assert worsens(old, report(verdict="off")) == "not off the voice"
    assert {rule.name for rule in ON_REPORT} == {"no new finding", "no check crashes", "not off the voice"}
