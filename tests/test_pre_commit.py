"""The hook in a content repository, through pre-commit itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

CONFIG = """\
repos:
  - repo: local
    hooks:
      - id: voicecheck
        name: voicecheck
        entry: {python} -m voicecheck check
        language: system
        files: ^posts/.*\\.(md|txt)$
        require_serial: true
"""
GOOD = "the only umbrella we had had no handle. fitz went to the bank under a sort of mushroom\n"
BAD = "We're sorry that you feel let down by the colour of the new bags, Anita.\n"


@pytest.fixture
def repository(tmp_path, folder, monkeypatch) -> Path:
    """A repository of posts with the hook installed; nothing of the user's git is read."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.com",
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "PYTHONPATH": str(ROOT),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    content = tmp_path / "content"
    (content / "posts").mkdir(parents=True)
    (content / ".pre-commit-config.yaml").write_text(CONFIG.format(python=sys.executable), "utf-8")
    (content / "voicecheck.toml").write_text(f'voice = "{folder}"\n', "utf-8")
    run(content, "git", "init", "--quiet")
    run(content, sys.executable, "-m", "pre_commit", "install")
    return content


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )


def commit(repository: Path, **posts: str) -> subprocess.CompletedProcess[str]:
    for name, text in posts.items():
        (repository / "posts" / f"{name}.md").write_text(text, "utf-8")
    run(repository, "git", "add", "--all")
    return run(repository, "git", "commit", "--message", "posts")


def committed(repository: Path) -> set[str]:
    return set(run(repository, "git", "ls-tree", "-r", "--name-only", "HEAD").stdout.split())


def test_a_bad_post_stops_the_commit_and_is_named(repository):
    done = commit(repository, good=GOOD, bad=BAD)
    assert done.returncode == 1
    assert "posts/bad.md:1" in done.stdout
    assert "pseudo-apology" in done.stdout
    assert run(repository, "git", "rev-parse", "--verify", "HEAD").returncode != 0


def test_a_good_post_is_committed(repository):
    done = commit(repository, good=GOOD)
    assert done.returncode == 0, done.stdout
    assert "posts/good.md" in committed(repository)


def test_files_that_are_no_posts_are_not_checked(repository):
    (repository / "README.md").write_text(BAD, "utf-8")
    done = commit(repository, good=GOOD)
    assert done.returncode == 0, done.stdout
    assert {"README.md", "posts/good.md"} <= committed(repository)
