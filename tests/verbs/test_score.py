import csv
import json
from pathlib import Path

import pytest

from voicecheck.verbs import desk

from .conftest import check_many

POSTS = [
    {"id": "1", "text": "Fine.", "created_at": "2025-01-02"},
    {"id": "2", "text": "So salesy teh"},
    {"id": "3", "text": "LOUD"},
]
SUMMARY = "3 posts; 2 sound like the brand, 1 do not; findings: 1 typo, 1 voice\n"


@pytest.fixture(autouse=True)
def _feed():
    Path("feed.jsonl").write_text("".join(json.dumps(post) + "\n" for post in POSTS))


def test_rows_in_the_order_of_the_posts(run):
    status, out, err = run("score", "feed.jsonl", "--voice", "acme.voice", "-o", "out.jsonl")
    assert (status, out, err) == (0, "", SUMMARY)
    rows = [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()]
    assert [(row["id"], row["created_at"], row["voice"]["verdict"]) for row in rows] == [
        ("1", "2025-01-02", "on"),
        ("2", None, "off"),
        ("3", None, "on"),
    ]


def test_to_standard_output(run):
    _, out, err = run("score", "feed.jsonl")
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["1", "2", "3"]
    assert err == "3 posts; no brand profile, so no voice scores; findings: 1 typo, 1 voice\n"


def test_as_csv_with_rewrites(run):
    run("score", "feed.jsonl", "--voice", "acme.voice", "-o", "out.csv", "--rewrite")
    with Path("out.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [(row["id"], row["verdict"], row["checks"], row["best_rewrite"]) for row in rows] == [
        ("1", "on", "", ""),
        ("2", "off", "misspelling", "Better."),
        ("3", "on", "shouting", "Better."),
    ]


def test_a_broken_row_is_reported_and_the_others_are_written(run):
    with Path("feed.jsonl").open("a") as out:
        out.write('{"text": \n{"id": "5", "text": "Fine."}\n')
    status, _, err = run("score", "feed.jsonl", "-o", "out.jsonl", "-q")
    assert status == 2
    assert err.startswith("voicecheck: feed.jsonl, row 4: not valid JSON")
    ids = [json.loads(line)["id"] for line in Path("out.jsonl").read_text().splitlines()]
    assert ids == ["1", "2", "3", "5"]


def test_a_crashed_check_is_status_2(run):
    Path("feed.jsonl").write_text('{"text": "crash"}\n')
    assert run("score", "feed.jsonl", "-q")[0] == 2


@pytest.mark.parametrize("name", ["out.xlsx", "gone/out.jsonl"])
def test_nowhere_to_write(run, name):
    status, _, err = run("score", "feed.jsonl", "-o", name)
    assert status == 2
    assert err.startswith(f"voicecheck: {name}: ")


def test_an_interrupt_leaves_nothing(run, monkeypatch):
    def interrupted(posts, voice, policy, tries=None):
        yield next(check_many(posts, voice, policy))
        raise KeyboardInterrupt

    monkeypatch.setattr(desk, "check_many", interrupted)
    Path("out.jsonl").write_text("before")
    assert run("score", "feed.jsonl", "-o", "out.jsonl") == (130, "", "")
    assert {path.name for path in Path().iterdir()} == {"feed.jsonl", "out.jsonl"}
    assert Path("out.jsonl").read_text() == "before"


def test_a_text_file_holds_a_post_a_line(run):
    Path("feed.txt").write_text("one\ntwo\n")
    _, out, _ = run("score", "feed.txt", "-q")
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["one", "two"]


def test_nothing_readable_writes_nothing(run):
    Path("feed.jsonl").write_text('{"body": "Hello there, you."}\n')
    status, _, err = run("score", "feed.jsonl", "-o", "out.jsonl")
    assert status == 2
    assert "--text-column" in err
    assert "no posts to score, so out.jsonl is not written" in err
    assert not Path("out.jsonl").exists()
