"""The project's own text: well-formed, with marks that point where they say, and facts kept."""

import json
import re
from collections import Counter
from typing import Any

import pytest
from conftest import ROOT

from voicecheck.sources import read
from voicecheck.types import FAMILIES

CORPORA = ROOT / "corpora"
LABELS = CORPORA / "labels" / "tone.jsonl"
FILES = sorted(path for path in CORPORA.rglob("*.jsonl") if path != LABELS)
BRANDS = sorted(path for path in (CORPORA / "brands").iterdir() if path.is_dir())
ACCOUNTS = sorted((CORPORA / "accounts").glob("*.jsonl"))
REQUIRED = {
    "approved": {"id", "created_at", "channel", "text"},
    "drafts": {"id", "channel", "text", "verdict", "faults"},
    "offvoice": {"id", "original", "voice", "text"},
    "posts": {"id", "kind", "sector", "text"},
    "defensive": {"id", "pair", "reply_to", "text", "label", "kind", "start", "end"},
    "defensive_pairs": {"id", "pair", "sector", "reply_to", "text", "label", "kind", "start", "end"},
    "accountable": {"id", "pair", "sector", "reply_to", "text", "label", "kind", "start", "end"},
    "robotic": {"id", "pair", "kind", "text", "label", "spans"},
    "robotic_posts": {"id", "pair", "kind", "subtle", "text", "label", "spans"},
    "tone": {"id", "text", "edgy", "professional", "playful"},
    "tone_sets": {"id", "set", "text", "edgy", "professional", "playful"},
    "tone_traps": {"id", "trap", "text", "edgy", "professional", "playful"},
    "own_tones": {"id", "pair", "tone", "text", "label"},
    "typo": {"id", "text", "start", "end", "correct", "kind"},
}
URL = re.compile(r"https?://\S*[\w/]")
TAG = re.compile(r"[@#]\w+")
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def rows(path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def named(path) -> str:
    return str(path.relative_to(CORPORA))


def facts(text: str) -> set[str]:
    """Links, tags and numbers, which no retelling may lose."""
    links = URL.findall(text)
    plain = URL.sub(" ", text)
    return {*links, *TAG.findall(plain), *NUMBER.findall(plain)}


@pytest.mark.parametrize("path", FILES, ids=named)
def test_rows_have_their_fields_and_clean_text(path):
    required = REQUIRED.get(path.stem, {"id", "voice", "text"})
    for row in rows(path):
        assert required <= row.keys(), row["id"]
        assert row["text"] == row["text"].strip() != "", row["id"]
        assert not re.search(r"[\ufffd\u200b\x00-\x09\x0b-\x1f]", row["text"]), row["id"]


def test_ids_are_unique():
    counts = Counter(row["id"] for path in FILES for row in rows(path))
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_text_is_given_twice():
    counts = Counter(row["text"] for path in FILES for row in rows(path))
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=named)
def test_a_readme_tells_how_it_was_made(folder):
    assert (folder / "README.md").is_file()


@pytest.mark.parametrize("brand", BRANDS, ids=named)
def test_a_brand_is_large_enough(brand):
    assert len(rows(brand / "approved.jsonl")) >= 150
    assert len(rows(brand / "drafts.jsonl")) >= 60
    assert len(rows(brand / "offvoice.jsonl")) >= 60


@pytest.mark.parametrize("brand", BRANDS, ids=named)
def test_a_brand_is_read_as_posts(brand):
    posts = list(read([brand / "approved.jsonl"]))
    assert [post.id for post in posts] == [row["id"] for row in rows(brand / "approved.jsonl")]
    assert [post.created_at for post in posts] == sorted(post.created_at for post in posts)


@pytest.mark.parametrize("brand", BRANDS, ids=named)
def test_faults_of_drafts_are_marked_in_the_text(brand):
    for row in rows(brand / "drafts.jsonl"):
        assert row["verdict"] in ("on", "off"), row["id"]
        for fault in row["faults"]:
            assert fault["family"] in FAMILIES, row["id"]
            assert 0 <= fault["start"] < fault["end"] <= len(row["text"]), row["id"]
            marked = row["text"][fault["start"] : fault["end"]]
            assert marked == marked.strip(), row["id"]
        voice_faults = [fault for fault in row["faults"] if fault["family"] == "voice"]
        assert not voice_faults or row["verdict"] == "off", row["id"]


@pytest.mark.parametrize("path", [brand / "offvoice.jsonl" for brand in BRANDS], ids=named)
def test_retold_posts_of_brands_keep_the_facts(path):
    originals = {row["id"]: row["text"] for row in rows(path.with_name("approved.jsonl"))}
    for row in rows(path):
        assert facts(originals[row["original"]]) <= facts(row["text"]), row["id"]
        assert row["text"] != originals[row["original"]], row["id"]


@pytest.mark.parametrize("path", ACCOUNTS, ids=named)
def test_retold_posts_of_accounts_keep_the_facts(path):
    originals = {row["id"]: row["text"] for row in rows(path) if row["voice"] == "own"}
    for row in rows(path):
        if row["voice"] != "own":
            assert facts(originals[row["original"]]) <= facts(row["text"]), row["id"]


DEFENSIVE = [path for path in FILES if path.stem in ("defensive", "defensive_pairs", "accountable")]
ROBOTIC = [path for path in FILES if "spans" in REQUIRED.get(path.stem, ())]
RATED = [path for path in FILES if "playful" in REQUIRED.get(path.stem, ())]


@pytest.mark.parametrize("path", DEFENSIVE, ids=named)
def test_defensive_stretches_are_marked_in_the_text(path):
    for row in rows(path):
        if row["label"]:
            assert 0 <= row["start"] < row["end"] <= len(row["text"]), row["id"]
        else:
            assert (row["start"], row["end"], row["kind"]) == (None, None, "none"), row["id"]


@pytest.mark.parametrize("path", ROBOTIC, ids=named)
def test_robotic_stretches_are_marked_in_the_text(path):
    for row in rows(path):
        assert bool(row["spans"]) == bool(row["label"]), row["id"]
        assert all(0 <= start < end <= len(row["text"]) for start, end in row["spans"]), row["id"]


@pytest.mark.parametrize(
    "path", [p for p in FILES if p.stem in ("robotic_posts", "defensive_pairs")], ids=named
)
def test_a_pair_holds_one_row_of_each_label(path):
    labels: dict[str, list[int]] = {}
    for row in rows(path):
        labels.setdefault(row["pair"], []).append(row["label"])
    assert {tuple(sorted(found)) for found in labels.values()} == {(0, 1)}


def test_no_row_of_a_trial_repeats_twelve_words_of_an_example():
    """What the models are tried on must not stand in what they learned from."""
    learned = {
        run for path in FILES if path.parent.name == "examples" for row in rows(path) for run in runs(row)
    }
    for path in FILES:
        if path.parent.name == "trials":
            for row in rows(path):
                assert not runs(row) & learned, row["id"]


def runs(row: dict[str, Any]) -> set[tuple[str, ...]]:
    """The twelve-word runs of a text."""
    words = re.findall(r"[\w']+", row["text"].lower())
    return {tuple(words[i : i + 12]) for i in range(len(words) - 11)}


def test_slips_are_marked_and_corrected():
    for row in rows(CORPORA / "examples" / "typo.jsonl"):
        wrong = row["text"][row["start"] : row["end"]]
        assert wrong
        assert wrong != row["correct"], row["id"]
        if row["kind"] == "doubled":
            assert re.fullmatch(rf"{re.escape(row['correct'])}\s+{re.escape(row['correct'])}", wrong, re.I), (
                row["id"]
            )
        else:
            assert re.fullmatch(r"\S+", wrong), row["id"]


@pytest.mark.parametrize("path", RATED, ids=named)
def test_tones_are_marked_from_0_to_3(path):
    for row in rows(path):
        assert {row["edgy"], row["professional"], row["playful"]} <= {0, 1, 2, 3}, row["id"]


def test_labels_are_two_marks_a_tone_and_no_text():
    found = rows(LABELS)
    assert len({row["id"] for row in found}) == len(found)
    for row in found:
        assert row.keys() == {"id", "edgy", "professional", "playful"}
        assert all(set(row[tone]) <= {0, 1, 2, 3} and len(row[tone]) == 2 for tone in row.keys() - {"id"})


def test_the_drafts_of_the_demo_are_drafts_of_the_brand(drafts):
    shown = list(read([CORPORA / "brands" / "nobble" / "drafts"]))
    known = {(post.text, post.reply_to) for post in drafts.values()}
    assert {(post.text, post.reply_to) for post in shown} <= known
