import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from voicecheck import profile
from voicecheck.types import VoiceError
from voicecheck.verbs import learn as verb
from voicecheck.voice import BrandVoice


@pytest.fixture(autouse=True)
def learned(monkeypatch):
    """The calls of ``learn`` and ``save``; the posts are two a file, one of them dropped."""
    calls = SimpleNamespace(texts=None, name=None, saved=None)

    def learn(posts, name, progress, rivals, encoder):
        calls.texts, calls.name = [post.text for post in posts], name
        calls.rivals, calls.encoder = [post.text for post in rivals], encoder
        if not calls.texts:
            raise VoiceError("no usable posts")
        progress("fitting")
        voice = replace(BrandVoice.neutral(), name=name, posts=1)
        dropped = {"seen before": tuple(f"id{i}" for i in range(7)), "too short": ("id9",)}
        return SimpleNamespace(
            voice=voice, dropped=dropped, advice=("More would be better.",), card="# The card"
        )

    def save(voice, folder, card):
        calls.saved = (voice.name, folder, card)

    monkeypatch.setattr(verb, "learn", learn)
    monkeypatch.setattr(profile, "save", save)
    Path("posts.txt").write_text("One.\nTwo.\n")
    return calls


def test_learns_and_says_what_it_dropped(run, learned):
    assert run("learn", "posts.txt", "-o", "acme.voice") == (
        0,
        "acme.voice: the voice of acme, learned from 1 post\n"
        "left out 7, seen before: id0, id1, id2, id3, id4, ...\n"
        "left out 1, too short: id9\n"
        "More would be better.\n",
        "",
    )
    assert learned.texts == ["One.", "Two."]
    assert learned.saved == ("acme", Path("acme.voice"), "# The card")


def test_the_name_of_the_brand(run, learned):
    run("learn", "posts.txt", "-o", "acme.voice", "--brand", "Acme & Sons")
    assert learned.name == "Acme & Sons"
    assert (learned.rivals, learned.encoder) == ([], None)


def test_rivals_and_an_encoder(run, learned):
    for name in ("one.txt", "two.txt"):
        Path(name).write_text(f"Rival {name}\n")
    arguments = ("--rivals", "one.txt", "--rivals", "two.txt", "--encoder", "models/mine")
    assert run("learn", "posts.txt", "-o", "acme.voice", *arguments)[0] == 0
    assert (learned.rivals, learned.encoder) == (["Rival one.txt", "Rival two.txt"], Path("models/mine"))


def test_progress_only_on_a_terminal(run, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert run("learn", "posts.txt", "-o", "acme.voice")[2] == "fitting\n"
    assert run("learn", "posts.txt", "-o", "acme.voice", "-q")[2] == ""


def test_a_broken_row_does_not_lose_the_others(run, learned):
    Path("posts.jsonl").write_text('{"text": "One."}\n{"text": \n{"text": "Two."}\n')
    status, _, err = run("learn", "posts.jsonl", "-o", "acme.voice")
    assert status == 2
    assert err.startswith("voicecheck: posts.jsonl, row 2: ")
    assert learned.texts == ["One.", "Two."]
    assert learned.saved is not None


def test_no_posts(run, learned):
    status, _, err = run("learn", "gone.txt", "-o", "acme.voice")
    assert status == 2
    assert err.splitlines()[1] == "voicecheck: no usable posts"
    assert learned.saved is None


@pytest.mark.parametrize("found", ["acme.voice", "acme.voice/notes.txt"])
def test_it_overwrites_nothing_but_a_profile(run, learned, found):
    Path(found).parent.mkdir(exist_ok=True)
    Path(found).write_text("x")
    status, _, err = run("learn", "posts.txt", "-o", "acme.voice")
    assert (status, err) == (
        2,
        "voicecheck: acme.voice: is there and is no voice profile: choose another name with -o\n",
    )
    assert learned.texts is None


@pytest.mark.parametrize("present", [[], ["voice.json", "words.json"]])
def test_an_empty_folder_or_a_profile_may_be_replaced(run, learned, present):
    Path("acme.voice").mkdir()
    for name in present:
        Path("acme.voice", name).touch()
    assert run("learn", "posts.txt", "-o", "acme.voice")[0] == 0
