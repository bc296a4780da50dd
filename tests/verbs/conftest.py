"""A stand-in for the engine, so that these tests are about the command line alone."""

import re
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from voicecheck.cli import main
from voicecheck.types import (
    Edit,
    Failure,
    Finding,
    Fix,
    Report,
    Rewrite,
    Span,
    ToneScores,
    VoiceError,
    VoiceScore,
)
from voicecheck.verbs import desk
from voicecheck.voice import BrandVoice

RULES = {
    "misspelling": (r"\bteh\b", "typo", "warning", "the"),
    "doubled-word": (r"\b(\w+) \1\b", "typo", "warning", r"\1"),
    "shouting": (r"\b[A-Z]{4,}\b", "voice", "suggestion", None),
    "pseudo-apology": (r"sorry you feel", "defensive", "error", None),
}


def check_many(posts, voice, policy, tries=None):
    """Reports by the rules above; a post with "crash" has a failure, one with "salesy" is off."""
    for post in posts:
        findings = [
            Finding(name, family, severity, Span(*match.span()), f"Found {name}.", fixes(match, better), name)
            for name, (pattern, family, severity, better) in RULES.items()
            if (not policy.select or name in policy.select) and name not in policy.ignore
            for match in re.finditer(pattern, post.text)
        ]
        off = "salesy" in post.text
        yield Report(
            post,
            voice=VoiceScore(20.0 if off else 90.0, 0.01 if off else 0.5, "off" if off else "on")
            if voice
            else None,
            tones=ToneScores({"playful": 0.5}),
            findings=tuple(findings),
            failures=(Failure("misspelling", "KeyError: 'x'"),) if "crash" in post.text else (),
        )


def fixes(match, better):
    if better is None:
        return ()
    return (Fix("mend it", (Edit(Span(*match.span()), match.expand(better)),), "safe"),)


def suggest(report, voice, policy):
    if not report.findings:
        return ()
    edit = Edit(Span(0, len(report.post.text)), "Better.")
    return (Rewrite("Better.", (edit,), 20.0, 80.0, tuple(f.check for f in report.findings), 0.0),)


def load(folder: Path) -> BrandVoice:
    if folder.suffix != ".voice":
        raise VoiceError(f"{folder}: no such voice profile")
    return replace(BrandVoice.neutral(), name=folder.stem.title(), posts=50)


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch, tmp_path):
    monkeypatch.setattr(desk, "check_many", check_many)
    monkeypatch.setitem(sys.modules, "voicecheck.rewrite", SimpleNamespace(suggest=suggest))
    monkeypatch.setattr("voicecheck.profile.load", load)
    desk.voice_of.cache_clear()
    monkeypatch.chdir(tmp_path)
    yield
    desk.voice_of.cache_clear()


@pytest.fixture
def run(capsys):
    """Run a command line: status, standard output, standard error."""

    def call(*argv: str) -> tuple[int, str, str]:
        status = main(argv)
        out, err = capsys.readouterr()
        return status, out, err

    return call
