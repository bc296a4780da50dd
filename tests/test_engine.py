"""The engine: one report a post, the same alone and among others, whatever one check does."""

from dataclasses import replace

import pytest

from voicecheck import engine
from voicecheck.checks import Check, Hit
from voicecheck.engine import check, check_many, run_checks, selected
from voicecheck.text import Doc
from voicecheck.types import Edit, Failure, Fix, Policy, Post, Skipped, Span
from voicecheck.voice import FEWEST_POSTS, BrandVoice

TEXT = "bean Beans and more Beans"


def finder(name: str, word: str, severity="warning", hit_severity=None) -> Check:
    """A stand-in check that flags a word wherever it stands."""

    def run(context):
        for token in context.doc.words:
            if token.text == word:
                fix = Fix("mend it", (Edit(token.span, "Peas"),), "safe")
                yield Hit(token.span, f"Found {word}.", (fix,), hit_severity)

    return Check(name, "typo", severity, "A page.", run, {}, ())


def broken(context):
    yield Hit(Span(0, 1), "Said before it broke.")
    raise KeyError("gone")


STAND_INS = {
    item.name: item
    for item in (
        Check("broken", "robotic", "error", "A page.", broken, {}, ()),
        finder("plural", "Beans"),
        finder("singular", "bean", hit_severity="suggestion"),
    )
}


@pytest.fixture
def stand_ins(monkeypatch):
    monkeypatch.setattr(engine, "all_checks", lambda: STAND_INS)


def post(text: str, **fields) -> Post:
    return Post(text, "1", **fields)


def findings(text: str, policy: Policy | None = None, **fields):
    return run_checks(Doc(post(text, **fields)), None, policy or Policy())[0]


def test_alone_and_among_others_a_post_has_the_same_report(drafts, voice):
    posts = [*drafts.values(), post(""), post("ok"), post("🎉")]
    together = list(check_many(iter(posts), voice, Policy()))
    assert [report.post for report in together] == posts
    alone = [check(one, voice, Policy()) for one in posts[::7]]
    assert alone == together[::7]


def test_reports_come_as_posts_do():
    """A stream is read a batch at a time, not to its end."""
    taken = []

    def posts():
        for number in range(10_000):
            taken.append(number)
            yield post("ok")

    reports = check_many(posts(), None, Policy(select=frozenset({"none"})))
    next(reports)
    reports.close()
    assert len(taken) <= engine.BATCH


def test_without_a_profile_there_is_no_voice_score():
    report = check(post("Beans are late, and so are we."), None, Policy())
    assert report.voice is None
    assert report.tones is not None
    assert set(report.tones.values) == {"edgy", "professional", "playful"}
    assert set(report.families) == {"robotic", "defensive"}
    assert all(0 <= p <= 1 for p in (*report.tones.values.values(), *report.families.values()))


def test_too_few_words_or_posts_are_unsure_and_say_why(voice):
    short = check(post("Beans! https://example.com"), voice, Policy()).voice
    assert (short.verdict, short.score, short.p_value) == ("unsure", None, None)
    assert short.why == "fewer than 3 words are too few to tell"
    young = BrandVoice("acme", 19)
    few = check(post("Beans are late, and so are we."), young, Policy()).voice
    assert few.verdict == "unsure"
    assert few.why == f"acme was learned from 19 posts; a verdict needs {FEWEST_POSTS}"


def test_the_verdict_follows_the_accepted_false_alarms(drafts, voice):
    score = check(drafts["d17"], voice, Policy()).voice
    assert score.verdict == "off"
    assert score.score < 20
    assert score.drivers
    strict = check(drafts["d03"], voice, Policy(false_alarms=0.999)).voice
    assert strict.verdict == "off"
    assert strict.score > 80


@pytest.mark.usefixtures("stand_ins")
def test_a_check_that_crashes_is_reported_and_the_rest_run():
    report = check(post(TEXT), None, Policy())
    assert [finding.check for finding in report.findings] == ["singular", "plural", "plural"]
    assert report.failures == (Failure("broken", "KeyError: 'gone'"),)


@pytest.mark.usefixtures("stand_ins")
def test_a_finding_is_what_the_check_said():
    (found,) = findings("more Beans", Policy(select=frozenset({"plural"})))
    assert (found.check, found.family, found.severity) == ("plural", "typo", "warning")
    assert (found.span, found.message) == (Span(5, 10), "Found Beans.")
    assert found.fixes[0].edits == (Edit(Span(5, 10), "Peas"),)


@pytest.mark.usefixtures("stand_ins")
@pytest.mark.parametrize(
    ("policy", "ignored", "expected"),
    [
        (Policy(), (), ["broken", "plural", "singular"]),
        (Policy(select=frozenset({"plural"})), (), ["plural"]),
        (Policy(ignore=frozenset({"plural"})), (), ["broken", "singular"]),
        (Policy(select=frozenset({"plural", "broken"}), ignore=frozenset({"broken"})), (), ["plural"]),
        (Policy(), ("broken", "singular"), ["plural"]),
    ],
)
def test_select_and_ignore(policy, ignored, expected):
    assert [item.name for item in selected(policy, ignored)] == expected
    ran = {item.check for item in findings(TEXT, policy, ignore=ignored)}
    assert ran == set(expected) - {"broken"}


@pytest.mark.usefixtures("stand_ins")
def test_the_policy_sets_severities_above_check_and_hit():
    severities = {item.check: item.severity for item in findings(TEXT)}
    assert severities == {"plural": "warning", "singular": "suggestion"}
    policy = Policy(severity={"plural": "suggestion", "singular": "error"})
    severities = {item.check: item.severity for item in findings(TEXT, policy)}
    assert severities == {"plural": "suggestion", "singular": "error"}


@pytest.mark.usefixtures("stand_ins")
def test_fingerprints_are_stable_when_lines_move():
    plural = Policy(select=frozenset({"plural"}))
    first, second = (item.fingerprint for item in findings(TEXT, plural))
    moved = findings(f"A new first line.\n\n{TEXT.replace(' ', '  ')}\n\nA new last line.", plural)
    assert moved[0].fingerprint == first
    (other,) = (item.fingerprint for item in findings("these Beans", plural))
    assert len({first, second, other}) == 3


@pytest.mark.usefixtures("stand_ins")
def test_what_is_not_prose_is_neither_judged_nor_silently_left_out():
    source = post("bean <!-- Beans --> Beans", excluded=(Span(5, 19),))
    report = check(source, None, Policy())
    assert [finding.span for finding in report.findings] == [Span(0, 4), Span(20, 25)]
    assert report.skipped == (Skipped("<!-- Beans -->", "not prose"),)


@pytest.mark.usefixtures("stand_ins")
def test_the_message_answered_is_there_for_the_checks(monkeypatch):
    seen = []

    def run(context):
        seen.append((context.reply_to and context.reply_to.text, context.voice.name))
        yield from ()

    monkeypatch.setattr(
        engine, "all_checks", lambda: {"spy": replace(STAND_INS["plural"], name="spy", run=run)}
    )
    check(post(TEXT, reply_to="Where are they?"), BrandVoice("acme", 50), Policy())
    check(post(TEXT), None, Policy())
    assert seen == [("Where are they?", "acme"), (None, "")]


def test_a_draft_in_another_language_gets_no_verdict(voice):
    report = check(Post("Nous sommes ouverts tous les jours sauf le lundi.", "fr"), voice, Policy())
    assert report.voice.verdict == "unsure"
    assert "not in English" in report.voice.why
