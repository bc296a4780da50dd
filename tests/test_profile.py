"""The profile on disk: read back as written, and anything wrong is one error that names the file."""

import hashlib
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save

from voicecheck import profile
from voicecheck.linear import Linear
from voicecheck.types import VoiceError
from voicecheck.voice import Block, BrandVoice, Usual

FROZEN = Path(__file__).parent / "frozen"
REMEDY = "learn the brand again with `voicecheck learn`"


@pytest.fixture
def small() -> BrandVoice:
    """A made-up voice whose numbers survive rounding."""
    weights = np.array([0.5, -0.25, 0.0, 2.0], dtype=np.float32)
    return BrandVoice(
        name="Acme & Söhne",
        posts=42,
        usual={"exclamations": Usual(0.0, 0.0, 1.0, 0.0, 3.0, 0.25)},
        vocabulary=frozenset({"sproutenfreude", "café"}),
        phrases={7: 0.5, 0xFFFFFFFF: 0.125},
        names={"sproutenfreude": "SproutenFreude", "l'été": "L'Été"},
        tones={"edgy": (0.125, 0.5)},
        blocks={"style": Block(Linear(weights, -1.5), 0.25, 2.0, 0.5, 1e6)},
        held_out=(-1.25, 0.5, 3.0),
        offsets={"reply": -1.25, "post on x": 0.5},
        slope=1.5,
        intercept=-0.5,
        provenance={"voicecheck": "0.1.0", "channels": {"x": 42}, "first": None},
        metrics={"auc_others": 0.9375},
    )


@pytest.fixture
def saved(small, tmp_path):
    folder = tmp_path / "acme.voice"
    profile.save(small, folder, "# Acme\n")
    return folder


def same(a: BrandVoice, b: BrandVoice) -> bool:
    """Whether two voices are equal; arrays do not compare by ``==``."""
    if a.blocks.keys() != b.blocks.keys() or replace(a, blocks={}) != replace(b, blocks={}):
        return False
    return all(
        np.array_equal(x.linear.weights, y.linear.weights)
        and (x.linear.bias, x.centre, x.spread, x.weight, x.cap)
        == (y.linear.bias, y.centre, y.spread, y.weight, y.cap)
        for x, y in zip(a.blocks.values(), b.blocks.values(), strict=True)
    )


def test_a_voice_is_read_back_as_written(small, saved):
    assert same(profile.load(saved), small)
    assert (saved / "README.md").read_text("utf-8") == "# Acme\n"


def test_a_learned_voice_is_read_back_within_rounding(learned, voice):
    before = learned.voice
    assert (voice.name, voice.posts, voice.vocabulary) == (before.name, before.posts, before.vocabulary)
    assert voice.phrases.keys() == before.phrases.keys()
    assert voice.held_out == pytest.approx(before.held_out, abs=1e-6)
    assert voice.usual.keys() == before.usual.keys()
    for name, block in before.blocks.items():
        np.testing.assert_allclose(
            voice.blocks[name].linear.weights, block.linear.weights, rtol=1e-3, atol=1e-4
        )


def test_the_same_voice_is_written_byte_for_byte_the_same(small, saved, tmp_path):
    again = tmp_path / "again.voice"
    profile.save(small, again, "# Acme\n")
    assert {p.name: p.read_bytes() for p in saved.iterdir()} == {
        p.name: p.read_bytes() for p in again.iterdir()
    }


def test_a_profile_replaces_an_older_one_and_leaves_nothing_else(small, saved):
    profile.save(replace(small, name="Newer"), saved, "# Newer\n")
    assert profile.load(saved).name == "Newer"
    assert [path.name for path in saved.parent.iterdir()] == [saved.name]


def test_a_folder_that_is_no_profile_is_left_alone(small, tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear all")
    with pytest.raises(
        VoiceError, match=r"letters: is there and is no voice profile: choose another name with -o"
    ):
        profile.save(small, folder, "")
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]


def test_an_unwritable_folder_is_named_and_nothing_is_left(small, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(
        VoiceError, match=r"acme\.voice: cannot be written \(.*\): choose another folder with -o"
    ):
        profile.save(small, tmp_path / "file" / "acme.voice", "")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_no_folder_tells_how_to_make_one(tmp_path):
    with pytest.raises(
        VoiceError, match=r"no such voice profile: make it with `voicecheck learn POSTS -o .*`"
    ):
        profile.load(tmp_path / "acme.voice")


@pytest.mark.parametrize("name", ["voice.json", "weights.safetensors", "words.json"])
def test_a_missing_file_is_named(saved, name):
    (saved / name).unlink()
    with pytest.raises(VoiceError, match=rf"{name}: cannot be read \(No such file or directory\): {REMEDY}"):
        profile.load(saved)


@pytest.mark.parametrize("name", ["weights.safetensors", "words.json"])
@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.999])
def test_a_flipped_byte_is_noticed(saved, name, share):
    flip(saved / name, share)
    with pytest.raises(VoiceError, match=rf"{name}: damaged or changed \(digest differs\): {REMEDY}"):
        profile.load(saved)


@pytest.mark.parametrize("share", [step / 40 for step in range(40)])
def test_a_flipped_byte_in_voice_json_is_noticed_or_harmless(small, saved, share):
    flip(saved / "voice.json", share)
    assert same(read_or_none(saved) or small, small)


def read_or_none(folder) -> BrandVoice | None:
    """The profile, or ``None`` where it is refused in one line."""
    try:
        return profile.load(folder)
    except VoiceError as error:
        return None if re.fullmatch(r".*voice\.json: .*", str(error)) else pytest.fail(str(error))


def flip(path, share):
    data = bytearray(path.read_bytes())
    data[int(share * len(data))] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '"x"', "\ufeff{}", "{}", '{"format": "one"}', '{"format": []}']
)
def test_what_is_no_profile_is_refused(saved, content):
    (saved / "voice.json").write_text(content, "utf-8")
    with pytest.raises(VoiceError, match=r"voice\.json: "):
        profile.load(saved)


def test_a_newer_format_asks_for_a_newer_voicecheck(saved):
    rewrite_head(saved, format=profile.FORMAT + 1)
    with pytest.raises(
        VoiceError, match=r"profile format 3, this version reads 2: install a newer voicecheck"
    ):
        profile.load(saved)


def test_an_older_format_that_nothing_migrates_asks_to_learn_again(saved):
    rewrite_head(saved, format=0)
    with pytest.raises(VoiceError, match=rf"profile format 0, this version reads 2: {REMEDY}"):
        profile.load(saved)


def test_a_profile_of_format_1_is_still_read(small):
    """The folder was written by the last version of that format."""
    assert same(profile.load(FROZEN / "format1.voice"), replace(small, offsets={}))


@pytest.mark.parametrize(
    "change",
    [
        {"slope": float("nan")},
        {"held_out": [0.5, float("inf")]},
        {"offsets": {"reply": float("nan")}},
        {"posts": "many"},
        {"usual": {"exclamations": {"low": 0}}},
        {"usual": []},
        {"tones": {"edgy": [0.5]}},
        {"blocks": {"style": {"bias": 0}}},
        {"blocks": {"other": {"bias": 0, "centre": 0, "spread": 1, "weight": 1, "cap": 1}}},
        {"provenance": None},
    ],
)
def test_values_that_cannot_be_are_refused(saved, change):
    rewrite_head(saved, **change)
    with pytest.raises(VoiceError, match=rf"voice\.json: not a valid profile \(.*\): {REMEDY}"):
        profile.load(saved)


def test_weights_that_are_no_numbers_are_refused(saved):
    weights = load_file(saved / "weights.safetensors")
    weights["style"][0] = np.nan
    data = save(weights)
    (saved / "weights.safetensors").write_bytes(data)
    digests = json.loads((saved / "voice.json").read_text("utf-8"))["sha256"]
    rewrite_head(saved, sha256={**digests, "weights.safetensors": hashlib.sha256(data).hexdigest()})
    with pytest.raises(VoiceError, match=r"not a valid profile \(weights of style are not finite numbers\)"):
        profile.load(saved)


def rewrite_head(folder, **changes):
    """Change ``voice.json`` as one would who also mends its digest."""
    path = folder / "voice.json"
    head = {**json.loads(path.read_text("utf-8")), **changes}
    head["sha256"]["voice.json"] = profile.head_digest(head)
    path.write_text(json.dumps(head), "utf-8")


def test_the_card_may_be_edited(small, saved):
    (saved / "README.md").write_text("our own words", "utf-8")
    assert same(profile.load(saved), small)


def test_a_profile_can_be_moved(small, saved, tmp_path):
    moved = tmp_path / "elsewhere" / "other.voice"
    shutil.copytree(saved, moved)
    assert same(profile.load(moved), small)
