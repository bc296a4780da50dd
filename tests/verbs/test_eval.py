from pathlib import Path

from voicecheck.verbs import eval as verb


def test_prints_the_table(run, monkeypatch):
    monkeypatch.setattr(verb, "evaluate", lambda task, paths: f"{task} of {paths}")
    assert run("eval", "voice", "a.jsonl", "b.jsonl") == (
        0,
        f"voice of {[Path('a.jsonl'), Path('b.jsonl')]}\n",
        "",
    )


def test_an_unknown_task(run):
    status, out, err = run("eval", "spelling", "a.jsonl")
    assert (status, out) == (2, "")
    assert err.startswith("voicecheck: no such task: spelling: choose one of ")
