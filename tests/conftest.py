"""What many tests share: a demo brand, learned once."""

import json
from pathlib import Path

import pytest

from voicecheck import profile
from voicecheck.learn.profile import Learned, learn
from voicecheck.sources import read
from voicecheck.types import Post
from voicecheck.voice import BrandVoice

ROOT = Path(__file__).parents[1]
NOBBLE = ROOT / "corpora" / "brands" / "nobble"


@pytest.fixture(scope="session")
def approved() -> list[Post]:
    """The approved posts of the demo brand."""
    return list(read([NOBBLE / "approved.jsonl"]))


@pytest.fixture(scope="session")
def drafts() -> dict[str, Post]:
    """Its drafts by the last part of their id, such as ``d01``."""
    return {post.id.rpartition("-")[2]: post for post in read([NOBBLE / "drafts.jsonl"])}


@pytest.fixture(scope="session")
def retold() -> list[str]:
    """Approved posts of the brand, retold in other voices."""
    lines = (NOBBLE / "offvoice.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


@pytest.fixture(scope="session")
def learned(approved) -> Learned:
    """The brand, learned from all its approved posts."""
    return learn(approved, "nobble")


@pytest.fixture(scope="session")
def folder(learned, tmp_path_factory) -> Path:
    """Its profile on disk."""
    path = tmp_path_factory.mktemp("profile") / "nobble.voice"
    profile.save(learned.voice, path, "# nobble\n")
    return path


@pytest.fixture(scope="session")
def voice(folder) -> BrandVoice:
    """Its profile, read back."""
    return profile.load(folder)
