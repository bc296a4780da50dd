"""The measure of faithfulness: what is done to a draft for a driver, and what the table counts."""

import json
from types import MappingProxyType

import numpy as np
import pytest

from voicecheck.evals import drivers
from voicecheck.evals.drivers import Case, cases_of, faithfulness, originals_beside
from voicecheck.evals.voice_outcome import Outcome
from voicecheck.evals.voice_plan import Sample, Trial
from voicecheck.features import FEATURES
from voicecheck.linear import Linear
from voicecheck.voice import Block, BrandVoice

from .support import table

APPROVED = ["We bake bread here all day.", "Come in and see the oven.", "The oven is on again."]


def case(weight=-1.0, taken_out=None, replaced=None, **fields) -> Case:
    known = {"drafts": "own", "size": 50, "verdict": "off", "rank": 0, "kind": "emoji"}
    return Case(**{**known, **fields}, weight=weight, taken_out=taken_out, replaced=replaced)


def averse_to(name: str) -> BrandVoice:
    """A voice that hears one style number only."""
    weights = np.array([-1.0 if feature.name == name else 0.0 for feature in FEATURES], dtype=np.float32)
    block = Block(Linear(weights, 0.0), 0.0, 1.0, 1.0, 1e6)
    return BrandVoice(
        name="acme",
        posts=20,
        blocks=MappingProxyType({"style": block}),
        held_out=tuple(i / 100 for i in range(-5, 45)),
    )


def outcome(voice: BrandVoice, **sets: list[str]) -> tuple[Outcome, list[str]]:
    """A trial of drafts by set, and the texts that it numbers."""
    texts = [*APPROVED, *(text for drafts in sets.values() for text in drafts)]
    samples = {name: [Sample(texts.index(text), "acme") for text in found] for name, found in sets.items()}
    return Outcome(Trial("acme", "food", 50, [0, 1, 2], samples), {}, voice), texts


@pytest.fixture
def count(monkeypatch):
    """The table's rows for cases that are given and not measured."""

    def rows(*cases):
        monkeypatch.setattr(drivers, "cases_of", lambda *_: iter(cases))
        one, texts = outcome(averse_to("emoji"))
        return table(faithfulness([one], texts, {}))

    return rows


def test_a_driver_holds_where_the_score_moves_as_it_says(count):
    rows = count(
        case(taken_out=-0.5, replaced=-1.0),
        case(taken_out=0.5, replaced=-1.0),
        case(weight=2.0, taken_out=1.0),
        case(weight=2.0),
    )
    assert rows["the heaviest of each draft"] == ["4", "0.667 (3)", "1.000 (2)"]


def test_cases_are_counted_by_rank_verdict_set_and_kind(count):
    found = [case(taken_out=-1.0, kind="links", drafts="rivals") for _ in range(10)]
    rows = count(*found, case(taken_out=1.0, rank=1, verdict="near"), case(taken_out=1.0, verdict="near"))
    assert rows["the heaviest of each draft"][1] == "0.909 (11)"
    assert rows["... of drafts that are off"] == ["10", "1.000 (10)", "-"]
    assert rows["... of drafts that are near"] == ["1", "0.000 (1)", "-"]
    assert rows["... of rivals' posts"] == ["10", "1.000 (10)", "-"]
    assert rows["... from 200 approved posts"] == ["0", "-", "-"]
    assert rows["all"] == ["12", "0.833 (12)", "-"]
    assert rows["links"] == ["10", "1.000 (10)", "-"]
    assert "emoji" not in rows


def test_without_drivers_or_a_voice_there_is_no_table(count):
    assert count() == {}
    one, texts = outcome(averse_to("emoji"), own=["Bread 🎉 here today."])
    assert list(faithfulness([Outcome(one.trial, {})], texts, {})) == []


def test_marks_are_taken_out_and_replaced():
    voice = averse_to("exclamations")
    one, texts = outcome(voice, own=["Bread! Come! See the oven!"])
    found = next(case for case in cases_of(one, voice, texts, {}) if case.kind == "exclamations")
    assert (found.drafts, found.size, found.verdict, found.rank) == ("own", 50, "off", 0)
    assert found.weight < 0
    assert found.taken_out == pytest.approx(found.weight)
    assert found.replaced == pytest.approx(found.weight)


def test_a_part_of_a_retold_post_gets_its_originals_words_back():
    voice = averse_to("business-words")
    retold = "We bake bread here. Our robust solutions deliver synergy."
    one, texts = outcome(voice, retold=[retold])

    def part(original: str) -> Case:
        cases = cases_of(one, voice, texts, {retold: original})
        return next(case for case in cases if case.kind == "wording of a part")

    same = part("We bake bread here. Our oven is on.")
    assert same.weight < 0
    assert same.taken_out == pytest.approx(same.weight)
    assert same.replaced == pytest.approx(same.weight)
    assert part("We bake bread here. Our synergy is on.").replaced > same.replaced
    assert part("It rains.").replaced is None


def test_all_of_a_text_is_replaced_by_posts_of_the_brand():
    voice = averse_to("business-words")
    own = ["We have rye bread today.", "The oat bread is later."]
    one, texts = outcome(voice, own=own, rivals=["Our robust solutions leverage"])
    found = {case.drafts: case for case in cases_of(one, voice, texts, {})}
    assert found["rivals"].kind == "wording of the whole"
    assert found["rivals"].weight < 0
    assert found["rivals"].taken_out is None
    assert found["rivals"].replaced < 0


def test_originals_are_read_where_they_are_given(tmp_path):
    assert originals_beside(tmp_path / "brand_posts.jsonl") == {}
    rows = [{"text": "Utilise bread.", "original": "Use bread."}, {"text": "Buy bread."}]
    (tmp_path / "offvoice.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert originals_beside(tmp_path / "brand_posts.jsonl") == {"Utilise bread.": "Use bread."}
