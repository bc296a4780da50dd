from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from voicecheck import checks
from voicecheck.verbs import show
from voicecheck.voice import BrandVoice


@pytest.fixture
def _checks(monkeypatch):
    rows = (("misspelling", "typo", "warning", "A typo."), ("denial", "defensive", "error", "It denies."))
    known = {
        name: SimpleNamespace(name=name, family=family, severity=severity, summary=summary)
        for name, family, severity, summary in rows
    }
    monkeypatch.setattr(checks, "all_checks", lambda: known)
    monkeypatch.setattr(show, "all_checks", lambda: known)
    monkeypatch.setattr(
        show, "selected", lambda policy: [known[name] for name in known if name not in policy.ignore]
    )


@pytest.mark.usefixtures("_checks")
def test_checks(run):
    Path("voicecheck.toml").write_text('ignore = ["denial"]\n[severity]\nmisspelling = "error"')
    assert run("show", "checks") == (
        0,
        "denial       defensive  error  It denies. (off)\nmisspelling  typo       error  A typo.\n",
        "",
    )


@pytest.mark.usefixtures("_checks")
def test_config_says_where_each_value_comes_from(run):
    Path("posts").mkdir()
    Path("posts/voicecheck.toml").write_text('voice = "acme.voice"\n[banned]\nsynergy = ""')
    Path("posts/a.md").touch()
    status, out, _ = run("show", "config", "posts/a.md", "--ignore", "denial,misspelling")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    voice = Path("posts/acme.voice")
    assert status == 0
    assert lines == [
        "# posts/voicecheck.toml",
        f'voice = "{voice.absolute()}" # posts/voicecheck.toml',
        'fail-on = "warning" # default',
        "false-alarms = 0.05 # default",
        "select = [] # default",
        'ignore = ["denial", "misspelling"] # command line',
        "words = [] # default",
        "severity = {} # default",
        'banned = {"synergy" = ""} # posts/voicecheck.toml',
        "tones = {} # default",
        "exclude = [] # default",
    ]
    assert run("show", "config", "posts") == run("show", "config", "posts/a.md")
    assert run("show", "config")[1].startswith("# no configuration file\n")


def test_voice(run, monkeypatch):
    voice = replace(BrandVoice.neutral(), name="Ac\x1bme", posts=1189, tones={"playful": (0.5, 0.9)})
    monkeypatch.setattr("voicecheck.profile.load", lambda folder: voice)
    assert run("show", "voice", "--voice", "acme.voice") == (
        0,
        "Ac\ufffdme, learned from 1,189 posts\n\n"
        "Tones, where nine in ten posts lie\n  playful: 0.50 to 0.90\n",
        "",
    )


def test_no_profile(run):
    assert run("show", "voice") == (
        2,
        "",
        "voicecheck: no profile: name one with --voice DIR, or as `voice` in voicecheck.toml\n",
    )


def test_no_such_place(run):
    assert run("show", "config", "gone") == (
        2,
        "",
        "voicecheck: gone: no such file or folder: check the name\n",
    )
