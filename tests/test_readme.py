"""What the README shows is true: every command runs, and the report shown is the one printed."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from voicecheck import profile
from voicecheck.config import load
from voicecheck.learn.profile import Learned

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.S)


COMMANDS = [
    line.removeprefix("$ ").partition("   #")[0].strip()
    for block in blocks("console")
    for line in block.splitlines()
    if line.startswith("$ voicecheck")
]


@pytest.fixture
def desk(tmp_path, learned: Learned) -> Path:
    """A folder as the README supposes it: the draft it shows, the demo brand and its profile."""
    (tmp_path / "draft.md").write_text(blocks("markdown")[0], "utf-8")
    (tmp_path / "corpora").symlink_to(ROOT / "corpora")
    profile.save(learned.voice, tmp_path / "nobble.voice", learned.card)
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", *shlex.split(command)]
    return subprocess.run(words, cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(command, desk):
    done = run(command, desk)
    fails_on_findings = command.startswith("voicecheck check")
    assert done.returncode in ((0, 1) if fails_on_findings else (0,)), done.stderr
    assert done.stdout or "-o" in command


def findings(report: str) -> list[str]:
    """The lines of a report without tones and rewrites, figures blanked: processors round differently."""
    kept = [line for line in report.strip().splitlines() if "usually" not in line and "{+" not in line]
    return [re.sub(r"\d+", "0", line) for line in kept]


def test_the_report_shown_is_the_one_printed(desk):
    first, _, rest = blocks("console")[0].partition("\n")
    done = run(first.removeprefix("$ "), desk)
    assert findings(done.stdout) == findings(rest)


def test_the_python_session_runs(desk):
    done = subprocess.run(
        [sys.executable, "-c", blocks("python")[0]],
        cwd=desk,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "VoiceScore(" in done.stdout


def test_the_settings_shown_are_valid(tmp_path):
    path = tmp_path / "voicecheck.toml"
    path.write_text(blocks("toml")[0], "utf-8")
    assert load(path, {}).policy.banned["leverage"] == "use"


def test_the_hook_shown_is_the_one_there_is():
    import yaml

    shown = yaml.safe_load(blocks("yaml")[0])["repos"][0]["hooks"][0]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert shown["id"] in {hook["id"] for hook in hooks}
