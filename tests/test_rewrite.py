"""Suggestions: verified by an engine that stands in for the real one, then by the real one."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecheck import engine, rewrite
from voicecheck.checks import all_checks
from voicecheck.edits import apply_edits
from voicecheck.rewriting.search import MOST_CHECKED
from voicecheck.types import (
    Edit,
    Finding,
    Fix,
    Policy,
    Post,
    Report,
    Span,
    VoiceScore,
)
from voicecheck.voice import BrandVoice, Usual

NEVER = Usual(low=0, median=0, high=0, least=0, most=0, share=0.0)
POLICY = Policy()
BRAND = BrandVoice.neutral(
    dict.fromkeys(("exclamations", "shouted-words", "dashes", "emoji", "lower-starts", "contractions"), NEVER)
)
# What makes a post sound unlike the brand, and by how many points.
UNLIKE = {
    r"!": 8,
    r"\b[A-Z]{4,}\b": 6,
    r"—": 10,
    r"\w'(?:re|ve|t)\b": 7,
    r"\b(?:utili[sz]e|commence|amazing)": 12,
}
RULES = {
    "misspelling": (r"\b[Tt]eh\b", "typo", "warning", ("the", "ten"), "review"),
    "stock-phrase": (r"we value your feedback", "robotic", "warning", ("thank you",), "review"),
    "advice-only": (r"synergy", "robotic", "suggestion", ("work",), "show"),
    "denial": (r"[Tt]hat is not true", "defensive", "error", ("We are sorry. [what you will do]",), "review"),
}


def check_many(posts, voice, policy):
    """Reports by the tables above; excluded spans are not judged."""
    for post in posts:
        text = post.text
        for span in post.excluded:
            text = text[: span.start] + " " * len(span) + text[span.end :]
        findings = [
            Finding(name, family, severity, Span(*match.span()), "Wrong.", fixes(match, options, safety))
            for name, (pattern, family, severity, options, safety) in RULES.items()
            if name not in policy.ignore
            for match in re.finditer(pattern, text)
        ]
        unlike = sum(points * len(re.findall(pattern, text)) for pattern, points in UNLIKE.items())
        score = 95 * 0.97**unlike
        verdict = "on" if score > 90 else "near" if score > 70 else "off"
        yield Report(
            post, VoiceScore(score, score / 100, verdict) if voice else None, findings=tuple(findings)
        )


def fixes(match, options, safety):
    return tuple(Fix("mend it", (Edit(Span(*match.span()), option),), safety) for option in options)


@pytest.fixture
def stand_in(monkeypatch):
    """The stand-in for the engine; the numbers of posts that it was given."""
    given_posts = []

    def counting(posts, voice, policy, tries=None):
        listed = list(posts)
        given_posts.append(len(listed))
        return check_many(listed, voice, policy)

    monkeypatch.setattr(rewrite.engine, "check_many", counting)
    return given_posts


def suggest(text, *, voice=BRAND, policy=POLICY, **fields):
    (report,) = check_many([Post(text, "d", **fields)], voice, policy)
    return rewrite.suggest(report, voice, policy)


def texts(text, **options):
    return [found.text for found in suggest(text, **options)]


@pytest.mark.usefixtures("stand_in")
class TestStandIn:
    def test_a_clean_draft_is_left_alone(self):
        assert suggest("The soup is back on Monday.") == ()

    def test_a_clean_draft_is_left_alone_without_a_profile(self):
        assert suggest("We're utilising AMAZING soup!!", voice=None) == ()

    def test_habits_and_plain_words_bring_it_to_the_brand(self):
        (best, *_) = suggest("We're happy — it's BACK!! We utilise beans.")
        assert best.text == "We are happy. It is back. We use beans."
        assert best.voice_before < 21 < best.voice_after == 95
        assert best.resolves == ()

    def test_a_typo_in_a_draft_that_sounds_right_is_all_that_changes(self):
        assert texts("Look at teh soup here. We have beans.") == [
            "Look at the soup here. We have beans.",
            "Look at ten soup here. We have beans.",
        ]

    def test_what_it_settles_and_keeps(self):
        (best, *_) = suggest("Look at teh soup.")
        assert best.resolves == ("misspelling",)
        assert best.kept == 0.75
        assert best.edits == (Edit(Span(8, 11), "the"),)

    def test_without_a_profile(self):
        (best, *_) = suggest("Look at teh soup.", voice=None)
        assert (best.text, best.voice_before, best.voice_after) == ("Look at the soup.", None, None)

    def test_advice_is_no_rewrite(self):
        assert suggest("Our synergy is back.") == ()

    def test_a_fix_with_a_slot_settles_an_error(self):
        assert texts("Hello Olu. That is not true.")[0] == "Hello Olu. We are sorry. [what you will do]."

    def test_a_rewrite_without_a_slot_comes_before_one_with(self):
        report = next(check_many([Post("Look at teh soup we have here.", "d")], BRAND, Policy()))
        (finding,) = report.findings
        slotted = Fix("mend it", (Edit(finding.span, "the [which]"),), "review")
        report = replace(report, findings=(replace(finding, fixes=(slotted, *finding.fixes[:1])),))
        found = rewrite.suggest(report, BRAND, Policy())
        assert [one.text for one in found][:1] == ["Look at the soup we have here."]

    def test_a_link_is_never_touched(self):
        found = texts("See https://soup.example/utilise-AMAZING!now and utilise it!!")
        assert found == ["See https://soup.example/utilise-AMAZING!now and use it."]

    def test_an_excluded_span_stays(self):
        text = "We utilise {{ AMAZING! }} soup!!"
        (best, *_) = suggest(text, excluded=(Span(11, 25),))
        assert best.text == "We use {{ AMAZING! }} soup."

    def test_a_check_the_policy_ignores_asks_for_nothing(self):
        assert suggest("Look at teh soup.", policy=Policy(ignore=frozenset({"misspelling"}))) == ()

    def test_not_where_it_brings_a_finding(self):
        report = next(check_many([Post("We utilise synergy now.", "d")], BRAND, Policy()))
        worse = Finding(
            "length", "voice", "warning", Span(0, 2), "x", (Fix("f", (Edit(Span(0, 2), "teh"),), "safe"),)
        )
        for found in rewrite.suggest(replace(report, findings=(*report.findings, worse)), BRAND, Policy()):
            assert "teh" not in found.text

    def test_a_budget_is_kept(self, stand_in):
        long = " ".join(["We utilise beans and commence lunch — it's AMAZING! Numerous cats assist."] * 6)
        assert suggest(long)
        assert sum(stand_in) <= MOST_CHECKED

    def test_what_the_brand_writes_itself_is_left(self):
        brand = replace(BRAND, vocabulary=frozenset({"utilise"}))
        assert all("utilise" in text for text in texts("We utilise beans!! It's late.", voice=brand))

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.sampled_from(
                [
                    "We're glad to see @olu at 9.30am on 3 May!",
                    "We are thrilled to announce that Fitz has commenced work.",
                    "It costs £4.50 — not 50p — for AMAZING soup!!",
                    'He said "utilise it!" and left 🔥',
                    "Look at teh van, it isn't here.",
                    "Please note that we can't come; see soup.com/a #soup",
                    "That is not true.",
                    "NOBODY knows, but Rhona must try.",
                ]
            ),
            min_size=1,
            max_size=4,
        )
    )
    def test_facts_stay_and_nothing_goes_back(self, sentences):
        text = " ".join(sentences)
        for found in suggest(text):
            assert apply_edits(text, found.edits) == found.text
            assert facts(found.text) == facts(text)
            assert found.text != text
            assert text not in texts(found.text)
        for found in suggest(text)[:1]:
            assert [again for again in suggest(found.text) if again.resolves] == []


def facts(text):
    """What must stay, found in another way than the guard does."""
    return {
        "numbers": Counter(re.findall(r"[£$]?\d[\d.,:]*\d|\d", text)),
        "links": Counter(re.findall(r"\S+\.com\S*|[@#]\w+", text)),
        "quoted": Counter(re.findall(r'"[^"]*"', text)),
        "names": Counter(re.findall(r"\b(?:fitz|rhona|may)\b", text.lower())),
    }


def test_the_checks_named_exist():
    from voicecheck.rewriting.fixes import EXPLAINS

    assert all_checks().keys() >= EXPLAINS


def test_drafts_of_a_demo_brand(voice, drafts):
    """With the real engine: each suggestion is better, keeps the facts, and brings no finding."""
    wanted = ["d02", "d04", "d01", "d10", "d25", "d43", "d45"]
    for report in engine.check_many([drafts[key] for key in wanted], voice, Policy()):
        for found in rewrite.suggest(report, voice, Policy()):
            again = engine.check(replace(report.post, text=found.text), voice, Policy())
            old, new = (Counter(f.check for f in r.findings) for r in (report, again))
            if "[" not in found.text:
                assert not new - old
            assert new.total() < old.total() or found.voice_after > found.voice_before
            assert re.findall(r"\d+", found.text) == re.findall(r"\d+", report.post.text)


def test_a_doubled_word_goes_and_nothing_else(voice, drafts):
    (best, *_) = rewrite.suggest(engine.check(drafts["d02"], voice, Policy()), voice, Policy())
    assert best.text == drafts["d02"].text.replace("the the", "the")
    assert best.resolves == ("doubled-word",)


def test_approved_posts_are_left_alone(voice, approved):
    reports = engine.check_many(approved[:60], voice, Policy())
    touched = [report.post.id for report in reports if rewrite.suggest(report, voice, Policy())]
    assert len(touched) <= 1


def test_posts_in_other_voices_come_nearer(voice, retold):
    reports = engine.check_many([Post(text, "r") for text in retold[:8]], voice, Policy())
    best = [found[0] for report in reports if (found := rewrite.suggest(report, voice, Policy()))]
    assert len(best) >= 6
    assert all(found.voice_after > found.voice_before for found in best)
