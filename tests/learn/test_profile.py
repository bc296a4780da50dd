"""Learning a demo brand: what the voice knows, what was dropped, and when there is too little."""

import json
from dataclasses import replace

import pytest
from conftest import NOBBLE

from voicecheck.engine import check, check_many
from voicecheck.features import FEATURES
from voicecheck.learn.profile import learn
from voicecheck.learn.select import COPY, FOREIGN, SHORT
from voicecheck.types import Policy, Post, VoiceError
from voicecheck.voice import FEWEST_POSTS, kinds


def test_the_voice_holds_what_the_checks_ask(learned, approved):
    voice = learned.voice
    assert voice.judges
    assert voice.name == "nobble"
    assert voice.posts == len(approved) == len(voice.held_out)
    assert set(voice.usual) == {feature.name for feature in FEATURES}
    assert set(voice.tones) == {"edgy", "professional", "playful"}
    assert voice.provenance["first"] == min(post.created_at for post in approved)
    assert voice.provenance["last"] == max(post.created_at for post in approved)


def test_ranges_are_those_of_the_posts(learned, approved):
    lower = learned.voice.expects("lower-starts")
    assert lower.share > 0.9
    for usual in learned.voice.usual.values():
        assert usual.least <= usual.low <= usual.median <= usual.high <= usual.most
        assert 0 <= usual.share <= 1


def test_own_words_are_known_and_words_of_one_post_are_not(learned, approved):
    words = [set(post.text.lower().replace(".", " ").replace(",", " ").split()) for post in approved]
    assert learned.voice.knows("maureen")
    assert learned.voice.knows("Maureen")
    assert not learned.voice.knows("stakeholders")
    assert not any("stakeholders" in own for own in words)


def test_no_post_can_be_read_from_the_profile(folder, approved):
    """The posts themselves are not stored: not one run of six words."""
    stored = "\n".join(path.read_text("utf-8") for path in folder.iterdir() if path.suffix != ".safetensors")
    for post in approved:
        words = post.text.split()
        assert not any(" ".join(words[i : i + 6]) in stored for i in range(len(words) - 5))


def test_held_out_scores_are_ascending_and_the_brand_is_told_from_others(learned):
    voice = learned.voice
    assert list(voice.held_out) == sorted(voice.held_out)
    assert voice.metrics["auc_others"] > 0.95
    assert voice.metrics["auc_retold"] > 0.9


def test_replies_and_posts_are_measured_against_their_own_kind(learned, approved):
    assert {kind for post in approved for kind in kinds(post)} == learned.voice.offsets.keys()


def test_a_brand_of_one_kind_of_post_has_no_offsets(approved):
    posts = [replace(post, channel=None, reply_to=None) for post in approved]
    assert learn(posts, "nobble").voice.offsets == {}


def test_good_drafts_sound_like_the_brand_and_others_do_not(drafts, voice):
    """Plain cases only: of the odd ones, one good draft in twenty may be called off."""
    good = {"d03", "d08", "d09", "d10", "d12", "d29", "d36", "d46", "d47", "d52", "d56", "d59"}
    other = {"d11", "d14", "d17", "d19", "d43", "d44", "d51", "d58", "d60"}
    chosen = [drafts[name] for name in sorted(good | other)]
    reports = dict(zip(sorted(good | other), check_many(chosen, voice, Policy()), strict=True))
    assert {name for name, report in reports.items() if report.voice.verdict == "off"} == other


def test_the_same_facts_in_another_voice_score_lower(approved, retold, voice):
    originals = {post.id: post for post in approved}
    rows = [json.loads(line) for line in (NOBBLE / "offvoice.jsonl").read_text("utf-8").splitlines()][:20]
    for row in rows:
        told = check(Post(row["text"], "told"), voice, Policy()).voice
        own = check(originals[row["original"]], voice, Policy()).voice
        assert told.score < own.score, row["id"]


@pytest.mark.parametrize(("count", "more"), [(1, 19), (FEWEST_POSTS - 1, 1)])
def test_too_few_posts_set_no_verdict_and_say_what_more_would_buy(approved, count, more):
    learned = learn(approved[:count], "nobble")
    assert not learned.voice.judges
    assert learned.voice.usual == {}
    assert learned.voice.posts == count
    (advice,) = learned.advice
    assert advice.startswith(f"{count} post")
    assert "too few to judge a draft" in advice
    assert f"{more} more give a first one" in advice
    score = check(Post("beans are late, sorry all", "1"), learned.voice, Policy()).voice
    assert score.verdict == "unsure"


def test_a_thousand_copies_are_one_post():
    copies = [
        Post(f"Your order {number} is on its way, @anna{number}!", str(number)) for number in range(1000)
    ]
    learned = learn(copies, "acme")
    assert learned.voice.posts == 1
    assert learned.dropped == {COPY: tuple(str(number) for number in range(1, 1000))}
    assert any("More posts were dropped than kept" in advice for advice in learned.advice)


def test_what_was_dropped_is_told_by_reason(approved):
    odd = [
        Post("نحن نفتح أبوابنا غدا في الساعة التاسعة صباحا", "arabic"),
        Post("ok then", "short"),
        Post(approved[0].text.upper(), "copy"),
    ]
    learned = learn([*approved[:5], *odd], "nobble")
    assert learned.dropped == {FOREIGN: ("arabic",), SHORT: ("short",), COPY: ("copy",)}
    assert learned.voice.posts == 5


def test_no_usable_post_is_an_error():
    with pytest.raises(VoiceError, match=r"no usable posts \(none were given\): give approved posts"):
        learn([], "acme")
    with pytest.raises(VoiceError, match=r"no usable posts \(1 under three words; 1 not in English\)"):
        learn([Post("ok", "1"), Post("نحن نفتح أبوابنا غدا في الساعة", "2")], "acme")


def test_progress_is_told(approved):
    told = []
    learn(approved[:3], "nobble", told.append)
    assert told == ["measuring 3 posts"]
