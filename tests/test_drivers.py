"""The reasons behind a score: what they say, where they point, and that the score bears them out."""

from dataclasses import replace

import numpy as np
import pytest

from voicecheck import encoder, evidence
from voicecheck.counterfactual import WORDING, edited, without
from voicecheck.drivers import FEW_TRIES, MOST, describe, explain
from voicecheck.engine import check, check_many
from voicecheck.features import BY_NAME, FEATURES
from voicecheck.linear import Linear
from voicecheck.text import Doc
from voicecheck.types import Policy, Post, Span
from voicecheck.voice import Usual


def usual(low=0.0, median=0.0, high=1.0, least=0.0, most=3.0, share=0.25) -> Usual:
    return Usual(low, median, high, least, most, share)


@pytest.mark.parametrize(
    ("name", "observed", "normal", "expected"),
    [
        ("exclamations", 6.0, usual(), "exclamation marks: 6; your posts have 0 to 1"),
        ("emoji", 4.0, usual(high=0.0), "emoji: 4; your posts have 0"),
        (
            "contractions",
            0.0,
            usual(0.02, 0.05, 0.125),
            "contractions: 0 in 100 words; your posts have 2 to 12",
        ),
        ("words-per-sentence", 31.5, usual(4, 9, 15.25), "32 words a sentence; your posts have 4 to 15"),
        ("ends-with-link", 1.0, usual(share=0.04), "this post ends with a link; 4 % of your posts do"),
        (
            "ends-with-link",
            0.0,
            usual(share=0.96),
            "96 % of your posts end with a link; this one does not",
        ),
    ],
)
def test_a_driver_says_what_the_draft_does_and_what_the_brand_does(name, observed, normal, expected):
    assert describe(BY_NAME[name], observed, normal) == expected


def measure(docs):
    return evidence.gather(docs, evidence.shipped_scales(), encoder.shipped())


def log_odds(doc, voice):
    (measured,) = measure([doc])
    return voice.log_odds(voice.raw(measured.rows))


def drivers(text, voice):
    return check(Post(text, "1"), voice, Policy()).voice.drivers


def test_the_heaviest_come_first_and_point_into_the_text(drafts, voice):
    for post in drafts.values():
        found = drivers(post.text, voice)
        assert len(found) <= MOST
        assert [abs(driver.weight) for driver in found] == sorted(
            (abs(d.weight) for d in found), reverse=True
        )
        assert len({driver.feature for driver in found}) == len(found)
        assert all(span.end <= len(post.text) for driver in found for span in driver.spans)


def test_a_weight_is_what_the_score_loses_or_gains_without_what_the_driver_points_at(drafts, voice):
    for post in drafts.values():
        doc = Doc(Post(post.text, "1"))
        for driver in drivers(post.text, voice):
            edits = without(doc, driver)
            if edits:
                changed = edited(doc.post, edits)
                expected = log_odds(doc, voice) - log_odds(changed, voice)
                assert driver.weight == pytest.approx(expected, abs=1e-4)


def test_loud_hype_is_held_against_a_brand_of_small_letters(drafts, voice):
    found = {driver.feature: driver for driver in drivers(drafts["d17"].text, voice)}
    assert found["lower-starts"].weight < 0
    assert (found["lower-starts"].observed, found["lower-starts"].usual) == (0.0, (1.0, 4.0))


def test_the_wording_points_at_the_sentence_that_is_least_like_the_brand(approved, voice):
    foreign = "We are delighted to announce the strategic enhancement of our robust customer solutions."
    text = f"{foreign} {approved[3].text}"
    wording = next(driver for driver in drivers(text, voice) if driver.feature == WORDING)
    assert [text[span.start : span.end] for span in wording.spans] == [foreign]
    assert wording.message.startswith('"We are delighted to announce the …" reads ')


def test_words_from_a_list_of_which_the_brand_uses_none_are_named(voice):
    name = "business-words"
    weights = np.array([-5.0 if feature.name == name else 0.0 for feature in FEATURES], dtype=np.float32)
    block = replace(voice.blocks["style"], linear=Linear(weights, 0.0))
    never = usual(high=0.0, most=0.0, share=0.0)
    averse = replace(voice, blocks={**voice.blocks, "style": block}, usual={**voice.usual, name: never})
    text = "we leverage synergy, and we leverage robust tea for stakeholders."
    driver = next(driver for driver in drivers(text, averse) if driver.feature == name)
    assert driver.message == "you never write 'leverage', 'synergy', 'robust', 'stakeholders'"
    assert [text[span.start : span.end] for span in driver.spans] == [
        *("leverage", "synergy", "leverage", "robust", "stakeholders")
    ]


def test_a_post_that_sounds_right_has_its_wording_speak_for_it(approved, voice):
    report = next(report for report in check_many(approved, voice, Policy()) if report.voice.verdict == "on")
    (driver,) = report.voice.drivers
    assert driver.message == "the way it is put reads like you"
    assert driver.weight > 0
    assert driver.spans == (Span(0, len(report.post.text)),)


def test_tries_are_kept_to(drafts, voice):
    asked = []

    def counting(docs):
        asked.append(len(docs))
        return measure(docs)

    doc = Doc(drafts["d17"])
    (measured,) = measure([doc])
    for tries, verdict in (({"off": 2}, "off"), (FEW_TRIES, "off"), (FEW_TRIES, "near"), ({}, "off")):
        explain(doc, measured, voice, verdict, counting, tries)
    assert asked == [2, FEW_TRIES["off"], 0, 0]


def test_untried_the_wording_as_a_whole_is_held_against_a_post(drafts, voice):
    (report,) = check_many([drafts["d17"]], voice, Policy(), tries={})
    (driver,) = report.voice.drivers
    assert driver.feature == WORDING
    assert driver.weight < 0
    assert driver.message == "the way it is put reads more like hype than like you"
    assert driver.observed < driver.usual[0] < driver.usual[1]


def test_nothing_is_left_out_that_would_leave_too_little_to_judge(voice):
    doc = Doc(Post("please please please please kindly", "1"))
    (measured,) = measure([doc])
    found = explain(doc, measured, voice, "off", measure)
    assert "courtesies" not in {driver.feature for driver in found}


def test_a_text_far_longer_than_a_post_is_not_measured_again(voice):
    def refuse(docs):
        assert list(docs) == []
        return []

    doc = Doc(Post("OMG it's HERE!!! " * 400, "1"))
    assert all(driver.feature == WORDING for driver in explain(doc, measure([doc])[0], voice, "off", refuse))
