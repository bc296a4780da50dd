import json

from voicecheck.render import renderer
from voicecheck.render.contract import row
from voicecheck.render.screen import Judged, Screen
from voicecheck.types import Post, Report

from . import samples


def test_the_row_of_a_post_with_everything():
    assert row(samples.everything()) == {
        "schema": 1,
        "id": "monday",
        "path": "posts/monday.md",
        "row": None,
        "text": samples.TEXT,
        "channel": "x",
        "created_at": "2025-03-03",
        "voice": {
            "score": 12.3,
            "p_value": 0.0123,
            "verdict": "off",
            "why": "",
            "drivers": [
                {
                    "feature": "exclamations",
                    "observed": 3.0,
                    "usual": [0.0, 1.0],
                    "weight": -1.9,
                    "message": "3 exclamation marks; your posts have 0–1",
                    "spans": [[23, 24], [24, 25], [25, 26]],
                },
                {
                    "feature": "questions",
                    "observed": 0.0,
                    "usual": [0.0, 1.0],
                    "weight": 0.4,
                    "message": "0 question marks, as usual",
                    "spans": [],
                },
            ],
        },
        "tones": {"edgy": 0.7123, "playful": 0.12},
        "families": {"robotic": 0.03},
        "findings": [
            {
                "check": "pseudo-apology",
                "family": "defensive",
                "severity": "error",
                "start": 0,
                "end": 23,
                "line": 5,
                "column": 1,
                "message": "This apologises for their feelings.",
                "fixes": [{"title": "own it", "safety": "show", "edits": []}],
                "fingerprint": "f1",
            },
            {
                "check": "misspelling",
                "family": "typo",
                "severity": "warning",
                "start": 36,
                "end": 39,
                "line": 6,
                "column": 9,
                "message": "“teh” is no word.",
                "fixes": [
                    {"title": "the", "safety": "safe", "edits": [{"start": 36, "end": 39, "text": "the"}]}
                ],
                "fingerprint": "f2",
            },
        ],
        "rewrites": [
            {
                "text": "Sorry we let you down.\r\nWe will the",
                "edits": [
                    {"start": 0, "end": 23, "text": "Sorry we let you down"},
                    {"start": 23, "end": 26, "text": "."},
                    {"start": 36, "end": 39, "text": "the"},
                ],
                "voice_before": 12.3,
                "voice_after": 78.0,
                "resolves": ["pseudo-apology"],
                "kept": 0.5,
            }
        ],
        "skipped": [{"what": "`x`", "why": "not prose"}],
        "failures": [{"check": "broken", "error": "KeyError: 'x'"}],
    }


def test_the_row_of_a_post_with_nothing():
    assert row(Report(Post("hello", "1"))) == {
        "schema": 1,
        "id": "1",
        "path": None,
        "row": None,
        "text": "hello",
        "channel": None,
        "created_at": None,
        "voice": None,
        "tones": {},
        "families": {},
        "findings": [],
        "rewrites": [],
        "skipped": [],
        "failures": [],
    }


def test_no_score_where_the_verdict_is_unsure():
    voice = row(samples.unsure())["voice"]
    assert (voice["score"], voice["p_value"], voice["why"]) == (None, None, "2 words are too few to tell")


def test_json_is_a_list_and_jsonl_a_line_a_post():
    reports = [samples.everything(), Report(Post("日本 \u2028 👍", "1"))]
    judged = [Judged(report, "", False) for report in reports]
    rows = [row(report) for report in reports]
    assert json.loads("".join(renderer("json")(judged, Screen()))) == rows
    lines = "".join(renderer("jsonl")(judged, Screen())).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == rows
    assert "日本" in lines[1]
    assert lines[-1] == ""


def test_no_posts():
    assert json.loads("".join(renderer("json")([], Screen()))) == []
    assert "".join(renderer("jsonl")([], Screen())) == ""


def test_half_a_surrogate_pair_is_escaped():
    judged = [Judged(Report(Post("cut \ud83d", "1")), "", False)]
    line = "".join(renderer("jsonl")(judged, Screen()))
    assert json.loads(line.encode("utf-8"))["text"] == "cut \ud83d"
