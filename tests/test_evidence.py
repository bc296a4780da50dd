"""Posts measured: the rows that every linear model reads."""

import numpy as np
import pytest

from voicecheck import encoder
from voicecheck.evidence import (
    DENSE_BLOCKS,
    SPARSE_BLOCKS,
    STYLE_LIMIT,
    Scales,
    gather,
    log_style,
    shipped_scales,
)
from voicecheck.features import BY_NAME, FEATURES, style
from voicecheck.text import Doc
from voicecheck.types import Post, VoiceError


def measure(*texts: str):
    return gather([Doc(Post(text, "1")) for text in texts], shipped_scales(), encoder.shipped())


def test_a_post_has_a_row_for_each_block_and_all_style_numbers():
    (found,) = measure("beans are late. sorry, all 🎉")
    assert found.rows.keys() == {*DENSE_BLOCKS, *SPARSE_BLOCKS}
    assert found.numbers.keys() == BY_NAME.keys()
    assert found.numbers["emoji"] == 1.0
    assert len(found.rows["style"]) == len(FEATURES)


def test_posts_come_back_in_order():
    texts = ["a longer post about nothing but beans and the van", "short one", "", "OK!!!"]
    found = measure(*texts)
    assert [item.numbers["words"] for item in found] == [10, 2, 0, 1]
    assert measure() == []


def test_style_rows_are_limited_deviations_on_a_log_scale():
    wild = log_style(style(Doc(Post("!" * 5000, "1"))))
    row = shipped_scales().style(wild)
    assert np.abs(row).max() == STYLE_LIMIT
    assert np.isfinite(row).all()


def test_shares_are_taken_per_ten_words():
    numbers = dict.fromkeys(BY_NAME, 0.0) | {"commas": 0.2, "exclamations": 2.0}
    logged = dict(zip(BY_NAME, log_style(numbers), strict=True))
    assert logged["commas"] == logged["exclamations"] == pytest.approx(np.log(3))


@pytest.mark.parametrize("content", [None, b"damaged"])
def test_missing_or_damaged_scales_are_named(tmp_path, content):
    path = tmp_path / "scales.safetensors"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(
        VoiceError, match=r"scales\.safetensors: cannot be read \(.*\): install voicecheck again"
    ):
        Scales.load(path)
