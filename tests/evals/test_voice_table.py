"""The arithmetic of the main tables, on scores made up so that every cell is known."""

import pytest

from voicecheck.evals.voice_plan import UNUSUAL_TOPIC, USUAL_TOPIC
from voicecheck.evals.voice_table import (
    beside_floors,
    by_length,
    by_sector,
    by_size,
    by_topic,
    by_voice,
    head,
)

from .support import cells, outcome, scored, table

HYPE, WIRE = scored(1.0, 1.0, kind="hype"), scored(9.0, 9.0, kind="wire")


def test_a_row_for_each_size_with_the_mean_over_accounts():
    ours = [
        outcome("a", own=scored(3, 3), rivals=scored(1, 1, of="b"), random=scored(1, 4, of="c")),
        outcome("b", own=scored(3, 3), rivals=scored(1, 4, of="a"), random=scored(4, 4, of="c")),
    ]
    accounts, same_sector, random_others, rate = cells(by_size(ours), "50")
    assert accounts == "2"
    assert same_sector == "0.750 [0.500, 1.000]"
    assert random_others == "0.250 [0.000, 0.500]"
    assert rate == "0.500 [0.000, 1.000]"


def test_retold_is_the_marketing_voices_only():
    ours = [outcome(own=scored(5, 5), retold=[*HYPE, *WIRE], imitated=scored(0.5, 2))]
    assert table(by_size(ours)) == {
        "approved posts": ["accounts", "own posts retold", "imitations above retold"],
        "50": ["1", "1.000", "0.500"],
    }


def test_accounts_tried_at_all_sizes_stand_apart_from_the_rest():
    def rated(account, size, rival):
        return outcome(account, size, own=scored(2), rivals=scored(rival, of="r"))

    ours = [rated("a", 50, 1), rated("a", 200, 1), rated("b", 50, 3)]
    lines = list(by_size(ours))
    start = next(i for i, line in enumerate(lines) if "accounts tried at all sizes" in line)
    assert cells(iter(lines[:start]), "50")[:2] == ["2", "0.500 [0.000, 1.000]"]
    assert cells(iter(lines[start:]), "50")[:2] == ["1", "1.000"]
    assert cells(iter(lines[start:]), "200")[:2] == ["1", "1.000"]


def test_parts_without_data_are_left_out_and_named():
    ours = [outcome(own=scored(2), random=scored(1, of="c"), rivals=[], retold=[], imitated=[])]
    assert [line for line in head(ours) if line.startswith("left out")] == [
        "left out: same sector: no two of these accounts share a sector",
        "left out: own posts retold: none of these accounts in offvoice.jsonl",
        "left out: imitations above retold: none of these accounts in both invoice.jsonl and offvoice.jsonl",
    ]
    assert table(by_size(ours))["approved posts"] == ["accounts", "random others"]
    assert list(by_voice(ours)) == []
    assert list(by_sector(ours)) == []


def test_the_head_names_the_voices():
    ours = [outcome(own=scored(2), retold=HYPE)]
    assert any("corporate, hype, agency, other-brand" in line for line in head(ours))


def test_each_voice_has_a_row_for_own_posts_and_imitations():
    sets = {"own": scored(5), "retold": [*HYPE, *WIRE], "imitated": scored(10, 0)}
    found = table(by_voice([outcome(size=50, **sets), outcome(size=200, **sets)]))
    assert found["hype"] == ["1.000", "1.000", "0.500", "0.500"]
    assert found["wire"] == ["0.000", "0.000", "0.500", "0.500"]
    assert found["the 4 voices of the main table"] == found["hype"]
    assert found["all voices"] == ["0.500", "0.500", "0.500", "0.500"]


def test_unusual_topics_stand_beside_usual_ones_of_the_same_accounts():
    both = [*scored(2, kind=USUAL_TOPIC), *scored(0.5, 2, kind=UNUSUAL_TOPIC)]
    ours = [
        outcome("a", retold=HYPE, imitated=both),
        outcome("b", retold=HYPE, imitated=scored(0, kind=USUAL_TOPIC)),
    ]
    assert cells(by_topic(ours), "from 50") == ["1", "1.000", "0.500", "-0.500"]


def test_no_unusual_topics():
    ours = [outcome(retold=HYPE, imitated=scored(2, kind=USUAL_TOPIC))]
    assert next(by_topic(ours)).startswith("left out: imitations on unusual topics")


def test_sectors_have_rows_of_their_own():
    ours = [
        outcome("a", sector="snacks", own=scored(2), rivals=scored(1, of="b")),
        outcome("b", sector="snacks", own=scored(2), rivals=scored(3, of="a")),
        outcome("c", sector="news", own=scored(2), rivals=scored(1, of="d")),
    ]
    found = table(by_sector(ours))
    assert found["snacks"] == ["0.500 [0.000, 1.000] (2)", "-"]
    assert found["news"] == ["1.000 (1)", "-"]


def test_lengths_are_compared_with_their_own():
    """Five short own posts above short foreign ones, five long ones below long foreign ones."""
    own, rivals = scored(*[2] * 5, *[0] * 5), scored(*[1] * 5, *[1] * 5, of="b")
    texts = ["a few words"] * 5 + ["word " * 40] * 5
    found = table(by_length([outcome(own=own, rivals=rivals)], texts * 2))
    assert found["0-15 words"] == ["1.000 (1)", "-"]
    assert found["16-30 words"] == ["-", "-"]
    assert found["31-60 words"] == ["0.000 (1)", "-"]


def test_floors_stand_beside_ours_in_the_same_trials():
    ours = [outcome(own=scored(2), rivals=scored(1, of="b"))]
    floor = [outcome(own=scored(1), rivals=scored(2, of="b"))]
    found = table(beside_floors(ours, {"guess": floor}))
    assert found == {
        "floors, from 50": ["same sector"],
        "majority": ["0.500"],
        "guess": ["0.000"],
        "voicecheck": ["1.000"],
    }


@pytest.mark.parametrize("part", [by_size, by_voice, by_sector])
def test_tables_end_with_an_empty_line(part):
    ours = [outcome(own=scored(2), rivals=scored(1, of="b"), retold=HYPE)]
    assert list(part(ours))[-1] == ""
