import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from voicecheck import checks


@pytest.fixture
def posts():
    """A folder of one clean post, one with a typo and one that is off the brand's voice."""
    folder = Path("posts")
    folder.mkdir()
    (folder / "a.md").write_text("All good here.\n")
    (folder / "b.md").write_text("---\nchannel: x\n---\nLook at teh bean.\n")
    (folder / "c.txt").write_text("So salesy.\n")
    return folder


def stdin(monkeypatch, data: bytes, *, terminal: bool = False) -> None:
    stream = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    stream.isatty = lambda: terminal
    monkeypatch.setattr(sys, "stdin", stream)


def test_a_clean_file(run, posts):
    status, out, err = run("check", "posts/a.md", "--voice", "acme.voice")
    assert (status, out, err) == (0, "posts/a.md:1  sounds like Acme  90/100\n1 post: 1 fine\n", "")


def test_several_files_come_in_order(run, posts):
    status, out, _ = run("check", "posts", "--voice", "acme.voice", "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    assert [(row["path"], row["voice"]["verdict"], len(row["findings"])) for row in rows] == [
        ("posts/a.md", "on", 0),
        ("posts/b.md", "on", 1),
        ("posts/c.txt", "off", 0),
    ]
    assert (rows[1]["findings"][0]["line"], rows[1]["findings"][0]["column"]) == (4, 9)


def test_json_is_a_list(run, posts):
    _, out, _ = run("check", "posts/a.md", "posts/c.txt", "--format", "json")
    assert [row["id"] for row in json.loads(out)] == ["a.md", "c.txt"]


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_one_draft(run, monkeypatch, arguments):
    stdin(monkeypatch, "Zwölf\nteh beans".encode())
    status, out, err = run("check", *arguments)
    assert status == 1
    assert out.startswith("standard input:1  1 thing to look at\n")
    assert "  2:1  warning: Found misspelling. (misspelling)\n    teh beans\n    ^^^\n" in out
    assert err == ""


def test_a_terminal_is_told_how_to_end(run, monkeypatch):
    stdin(monkeypatch, b"fine", terminal=True)
    assert run("check")[2] == "voicecheck: type or paste the post, then end with Ctrl-D\n"


def test_quiet_says_nothing_of_what_is_fine(run, posts):
    assert run("check", "posts/a.md", "-q", "--voice", "acme.voice") == (0, "", "")


@pytest.mark.parametrize(
    ("text", "fail_on", "expected"),
    [
        ("fine", "suggestion", 0),
        ("LOUD", "suggestion", 1),
        ("LOUD", "warning", 0),
        ("teh", "warning", 1),
        ("teh", "error", 0),
        ("sorry you feel", "error", 1),
        ("salesy", "error", 1),
        ("crash", "error", 2),
    ],
)
def test_exit_status(run, text, fail_on, expected):
    Path("a.txt").write_text(text)
    assert run("check", "a.txt", "--voice", "acme.voice", "--fail-on", fail_on)[0] == expected


def test_what_cannot_be_read_is_reported_and_the_rest_goes_on(run, posts):
    Path("broken.jsonl").write_text('{"text": "One teh two"}\n{"text": \n{"text": "Three"}\n')
    Path("binary.txt").write_bytes(b"\x00\x01\x02")
    status, out, err = run(
        "check", "gone.md", "binary.txt", "broken.jsonl", "posts/a.md", "--format", "jsonl"
    )
    assert status == 2
    assert [json.loads(line)["id"] for line in out.splitlines()] == [
        "broken.jsonl:1",
        "broken.jsonl:3",
        "a.md",
    ]
    assert [line.split(":")[1].strip() for line in err.splitlines()] == [
        "gone.md",
        "binary.txt",
        "broken.jsonl, row 2",
    ]
    assert all(line.startswith("voicecheck: ") for line in err.splitlines())


def test_rewrites_on_request(run, posts):
    _, out, _ = run("check", "posts/b.md", "--rewrite", "--format", "json")
    assert [rewrite["text"] for rewrite in json.loads(out)[0]["rewrites"]] == ["Better."]
    _, out, _ = run("check", "posts/b.md", "--format", "json")
    assert json.loads(out)[0]["rewrites"] == []


def test_each_file_goes_by_its_nearest_configuration(run, monkeypatch):
    known = {"misspelling": SimpleNamespace(name="misspelling", family="typo")}
    monkeypatch.setattr(checks, "all_checks", lambda: known)
    for brand, settings in {
        "one": 'voice = "one.voice"\nignore = ["misspelling"]',
        "two": 'fail-on = "error"',
    }.items():
        Path(brand).mkdir()
        Path(brand, "voicecheck.toml").write_text(settings)
        Path(brand, "a.md").write_text("teh")
    Path("a.md").write_text("teh")
    status, out, _ = run("check", "one", "a.md", "two", "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [(row["path"], row["voice"] is None, len(row["findings"])) for row in rows] == [
        ("one/a.md", False, 0),
        ("a.md", True, 1),
        ("two/a.md", True, 1),
    ]
    assert status == 1
    assert run("check", "one", "two")[0] == 0
    assert run("check", "one", "--config", "two/voicecheck.toml", "--fail-on", "warning")[0] == 1


def test_excluded_files_are_not_even_opened(run, posts):
    Path("voicecheck.toml").write_text('exclude = ["*.txt"]')
    (posts / "c.txt").write_bytes(b"\x00")
    status, out, _ = run("check", "posts", "--format", "jsonl")
    assert status == 1
    assert [json.loads(line)["path"] for line in out.splitlines()] == ["posts/a.md", "posts/b.md"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--voice", "acme"], "voicecheck: acme: no such voice profile\n"),
        (
            ["--config", "gone.toml"],
            "voicecheck: gone.toml: No such file or directory: give the path of a voicecheck.toml\n",
        ),
        (["--encoding", "klingon"], 'voicecheck: unknown encoding "klingon": try utf-8, utf-16 or cp1252\n'),
    ],
)
def test_a_job_that_cannot_be_done(run, posts, arguments, expected):
    assert run("check", "posts/a.md", *arguments) == (2, "", expected)


def test_json_comes_in_utf_8_whatever_the_terminal(posts):
    (posts / "a.md").write_text("Zwölf 👍", "utf-8")
    out = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\r\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        from voicecheck.cli import main

        main(["check", "posts/a.md", "--format", "jsonl"])
    data = out.buffer.getvalue()
    assert json.loads(data.decode("utf-8"))["text"] == "Zwölf 👍"
    assert data.endswith(b"}\n")
