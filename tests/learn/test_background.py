"""The background on disk, and joined with others."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from voicecheck.evidence import SPARSE_BLOCKS
from voicecheck.learn.background import Background, load, save, shipped
from voicecheck.ngrams import BUCKETS
from voicecheck.types import VoiceError


@pytest.fixture
def small() -> Background:
    """Three rows of two accounts, the last one retold; the numbers survive half precision."""
    vectors = np.array([[1.0, -0.5], [0.25, 0.5], [-1.0, 1.0]], dtype=np.float32)
    grams = csr_matrix(([0.5, 0.25, 1.0], [3, BUCKETS - 1, 7], [0, 2, 2, 3]), shape=(3, BUCKETS))
    rows = {
        "encoder": vectors,
        "style": vectors * 2,
        **dict.fromkeys(SPARSE_BLOCKS, grams.astype(np.float32)),
    }
    return Background(rows, np.array([0, 0, 1], dtype=np.uint16), np.array([False, False, True]))


def test_a_background_is_read_back_within_its_precision(small, tmp_path):
    save(small, tmp_path / "b.safetensors")
    found = load(tmp_path / "b.safetensors")
    assert len(found) == 3
    assert found.group.tolist() == [0, 0, 1]
    assert found.retold.tolist() == [False, False, True]
    np.testing.assert_allclose(found.rows["encoder"], small.rows["encoder"], atol=1 / 127)
    np.testing.assert_array_equal(found.rows["style"], small.rows["style"])
    for block in SPARSE_BLOCKS:
        assert (found.rows[block] != small.rows[block]).nnz == 0


def test_joined_accounts_stay_apart(small):
    both = small.joined(small)
    assert both.group.tolist() == [0, 0, 1, 2, 2, 3]
    assert both.retold.tolist() == [False, False, True] * 2
    assert {rows.shape[0] for rows in both.rows.values()} == {6}


@pytest.mark.parametrize("content", [None, b"damaged"])
def test_a_missing_or_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "b.safetensors"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(VoiceError, match=r"b\.safetensors: cannot be read \(.*\): install voicecheck again"):
        load(path)


def test_the_shipped_background_holds_numbers_of_many_accounts():
    found = shipped()
    assert len(set(found.group[~found.retold].tolist())) > 50
    assert found.retold.any()
    assert np.isfinite(found.rows["style"]).all()
    np.testing.assert_allclose(np.linalg.norm(found.rows["encoder"], axis=1), 1, atol=0.05)
