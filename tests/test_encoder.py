"""What the encoder reads, and that a post's vector is its own."""

import json

import numpy as np
import pytest

from voicecheck import encoder
from voicecheck.encoder import OnnxEncoder, prepare
from voicecheck.text import Doc
from voicecheck.types import Post, VoiceError


def doc(text: str) -> Doc:
    return Doc(Post(text, "1"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://example.com @bob #yes 12", "See [LINK] [HANDLE] [TAG] [NUM]"),
        ("Use `x` or mail a@example.org", "Use [LINK] or mail [LINK]"),
        ("HELLO there Bob, it's Ann’s dog", "[CAPS] HELLO there [NAME] , it's [NAME] 's dog"),
        ("Ask Maureen Smith now", "Ask [NAME] now"),
        ("I think I'm fine", "I think I'm fine"),
        ("hi there. so we go", "[LOWER] hi there. [LOWER] so we go"),
        ("One\nTwo", "One [LINE] Two"),
        ("Ok 🔥🔥🔥🔥🔥 yes 🔥", "Ok [EMOJI] [EMOJI] [EMOJI] yes [EMOJI]"),
        ("The Best Bean Of All Time", "[TITLE] The Best Bean Of All Time"),
        ("Well…  “right”", 'Well... "right"'),
        ("", ""),
    ],
)
def test_what_is_topic_and_what_the_tokeniser_would_lose_become_markers(text, expected):
    assert prepare(doc(text)) == expected


def test_names_can_be_left_in():
    assert prepare(doc("Ask Maureen now"), name_masking=lambda: False) == "Ask Maureen now"


def test_a_post_has_the_same_vector_alone_and_among_others(approved):
    docs = [Doc(post) for post in approved[:12]]
    together = encoder.shipped().encode(docs)
    alone = np.concatenate([encoder.shipped().encode([one]) for one in docs])
    np.testing.assert_array_equal(together, alone)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)


def test_an_incomplete_encoder_folder_is_refused(tmp_path):
    with pytest.raises(VoiceError, match=r"not an encoder .*: install voicecheck again"):
        OnnxEncoder.load(tmp_path)


def test_a_damaged_encoder_file_is_named(tmp_path):
    (tmp_path / "model.onnx").write_bytes(b"damaged")
    (tmp_path / "config.json").write_text(json.dumps({"sha256": {"model.onnx": "0" * 64}}))
    with pytest.raises(VoiceError, match=r"model\.onnx: damaged \(digest differs\)"):
        OnnxEncoder.load(tmp_path)
