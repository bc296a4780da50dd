"""The shipped heads and tones: probabilities of their own, each with the team's or the brand's range."""

import numpy as np
import pytest
from safetensors.numpy import save_file

from voicecheck.heads import FAMILIES, NAMES, READS, TONES, Heads, shipped_heads
from voicecheck.linear import Sparse, sigmoid
from voicecheck.ngrams import BUCKETS
from voicecheck.tone import tones
from voicecheck.types import Policy, VoiceError
from voicecheck.voice import BrandVoice

SIZE = len(shipped_heads().models["edgy"]["encoder"].weights)
NOTHING = Sparse(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32))
ROWS = {"encoder": np.zeros(SIZE, dtype=np.float32), "words": NOTHING}


def test_every_head_gives_a_probability():
    assert set(NAMES) == {*TONES, *FAMILIES} == shipped_heads().models.keys()
    assert all(0 < shipped_heads().probability(name, ROWS) < 1 for name in NAMES)
    assert len(shipped_heads().models["robotic"]["words"].weights) == BUCKETS


def test_the_blocks_of_a_head_add_up(tmp_path):
    arrays = {}
    for name in NAMES:
        arrays[f"{name} bias"] = np.array([0.25], dtype=np.float32)
        arrays[f"{name} encoder"] = np.array([1, -1], dtype=np.float32)
        if "words" in READS[name]:
            arrays[f"{name} words"] = np.array([0, 4], dtype=np.float32)
    path = tmp_path / "heads.safetensors"
    save_file(arrays, path)
    heads = Heads.load(path)
    rows = {
        "encoder": np.array([1, 2], dtype=np.float32),
        "words": Sparse(np.array([1], dtype=np.int32), np.array([0.5], dtype=np.float32)),
    }
    assert heads.probability("edgy", rows) == pytest.approx(sigmoid(-0.75))
    assert heads.probability("robotic", rows) == pytest.approx(sigmoid(1.25))


@pytest.mark.parametrize("content", [None, b"", b"damaged"])
def test_a_missing_or_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "heads.safetensors"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(
        VoiceError, match=r"heads\.safetensors: cannot be read \(.*\): install voicecheck again"
    ):
        Heads.load(path)


def test_a_missing_head_is_one_error(tmp_path):
    path = tmp_path / "heads.safetensors"
    save_file({"edgy bias": np.zeros(1, dtype=np.float32)}, path)
    with pytest.raises(VoiceError, match="cannot be read"):
        Heads.load(path)


def test_what_the_team_set_by_hand_outweighs_what_was_learned():
    voice = BrandVoice("b", 50, tones={"edgy": (0.1, 0.2), "playful": (0.3, 0.4)})
    found = tones(ROWS, voice, Policy(tones={"edgy": (0.0, 0.05)}))
    assert dict(found.usual) == {"edgy": (0.0, 0.05), "playful": (0.3, 0.4)}
    assert list(found.values) == list(TONES)
    assert dict(tones(ROWS, None, Policy()).usual) == {}
