from dataclasses import replace

import pytest

from voicecheck.portrait import sections
from voicecheck.voice import BrandVoice, Usual

USUAL = {
    "words": Usual(8.0, 20.0, 41.0, 2.0, 60.0, 1.0),
    "letters-per-word": Usual(3.91, 4.2, 4.6, 3.0, 6.0, 1.0),
    "commas": Usual(0.0, 0.02, 0.055, 0.0, 0.2, 0.6),
    "exclamations": Usual(0.0, 0.0, 1.0, 0.0, 3.0, 0.124),
    "emoji": Usual(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    "ends-bare": Usual(0.0, 1.0, 1.0, 0.0, 1.0, 0.8),
}
VOICE = replace(
    BrandVoice.neutral(USUAL),
    name="Acme",
    posts=1189,
    vocabulary=frozenset({"gizmotron", "gizmotron's", "the", "the's"}),
    tones={"playful": (0.5, 0.9)},
    names={"gizmotron": "GizmoTron", "anna bell": "Anna Bell"},
    metrics={"auc_others": 0.934, "slope": 1.0},
    provenance={
        "voicecheck": "0.1.0",
        "first": "2024-10-01T08:47:54",
        "last": "2025-11-26",
        "replies": 52,
        "channels": {"none": 3, "x": 1186},
        "dropped": {"duplicate": 4},
    },
)


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    monkeypatch.setattr("voicecheck.lexicon.english", lambda: {"the"})


def test_sections():
    found = sections(VOICE)
    habits = found.pop("How nine in ten posts are written")
    assert set(habits) == {
        "words: 8 to 41",
        "letters a word: 3.9 to 4.6",
        "commas: 0 to 5.5 in 100 words, in 60 % of posts",
        "exclamation marks: 0 to 1, in 12 % of posts",
        "80 % of posts end without punctuation",
        "hardly ever: emoji",
    }
    assert found == {
        "Posts": (
            "from 2024-10-01 to 2025-11-26",
            "52 of them replies",
            "channels: x 1,186",
            "left out, duplicate: 4",
        ),
        "Tones, where nine in ten posts lie": ("playful: 0.50 to 0.90",),
        "Words of its own": ("gizmotron, gizmotron's",),
        "Names as it writes them": ("Anna Bell, GizmoTron",),
        "How well it tells, on posts that it had not seen": (
            "which of two posts is yours, the other being another brand's: right 93 times in 100",
        ),
    }


def test_nothing_known_no_sections():
    assert sections(BrandVoice.neutral()) == {}


def test_many_own_words_are_cut_short():
    voice = replace(BrandVoice.neutral(), vocabulary=frozenset(f"zz{i:02}" for i in range(42)))
    (words,) = sections(voice)["Words of its own"]
    assert words.endswith("zz38, zz39 and 2 more")
