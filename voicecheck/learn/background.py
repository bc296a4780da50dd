"""The background: posts of other brands, and posts retold in other voices, as numbers.

It is what a brand is told apart from. models/background holds the rows of a voice's blocks, never
text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicecheck.evidence import SPARSE_BLOCKS, Evidence
from voicecheck.linear import Sparse
from voicecheck.ngrams import BUCKETS
from voicecheck.resources import model
from voicecheck.types import VoiceError

_LEVELS = 127.0


@dataclass(frozen=True)
class Background:
    """Rows by block (dense arrays, or scipy CSR matrices), all with the same number of rows.

    ``group`` numbers the account a row comes from; ``retold`` marks rows retold in another voice.
    """

    rows: dict[str, Any]
    group: NDArray[np.uint16]
    retold: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.group)

    def joined(self, other: Background) -> Background:
        """This background with the rows of another behind it, as accounts of their own."""
        from scipy import sparse

        rows = {
            name: sparse.vstack([mine, other.rows[name]]).tocsr()
            if sparse.issparse(mine)
            else np.vstack([mine, other.rows[name]])
            for name, mine in self.rows.items()
        }
        group = np.concatenate([self.group, other.group + self.group.max() + 1])
        return Background(rows, group.astype(np.uint16), np.concatenate([self.retold, other.retold]))


def of(measured: Sequence[Evidence]) -> Background:
    """A background of measured posts, each counted as an account of its own, none retold."""
    count = len(measured)
    rows = {block: stack_rows(measured, block) for block in measured[0].rows}
    return Background(rows, np.arange(count, dtype=np.uint16), np.zeros(count, dtype=np.bool_))


def stack_rows(measured: Sequence[Evidence], block: str) -> Any:
    """The rows of one block as a matrix: a dense array, or CSR for n-grams."""
    if block not in SPARSE_BLOCKS:
        return np.stack([item.rows[block] for item in measured])  # type: ignore[misc]
    from scipy.sparse import csr_matrix

    rows: list[Sparse] = [item.rows[block] for item in measured]  # type: ignore[misc]
    starts = np.cumsum([0, *(len(row.buckets) for row in rows)])
    indices = np.concatenate([row.buckets for row in rows])
    values = np.concatenate([row.values for row in rows])
    return csr_matrix((values, indices, starts), shape=(len(rows), BUCKETS))


def save(background: Background, path: Path) -> None:
    """Write the background as one safetensors file of small numbers."""
    from safetensors.numpy import save_file

    arrays: dict[str, NDArray[Any]] = {
        "group": background.group,
        "retold": background.retold.astype(np.uint8),
        "style": background.rows["style"].astype(np.float16),
    }
    vectors = background.rows["encoder"]
    scale = np.abs(vectors).max(axis=1, keepdims=True) / _LEVELS
    arrays["encoder"] = np.round(vectors / scale).astype(np.int8)
    arrays["encoder_scale"] = scale.astype(np.float32)
    for block in (block for block in SPARSE_BLOCKS if block in background.rows):
        matrix = background.rows[block]
        arrays[f"{block}_starts"] = matrix.indptr.astype(np.uint32)
        arrays[f"{block}_buckets"] = matrix.indices.astype(np.uint16)
        arrays[f"{block}_values"] = matrix.data.astype(np.float16)
    save_file(arrays, path)


def load(path: Path) -> Background:
    """Read a background file.

    Raises:
        VoiceError: the file is missing or damaged.
    """
    from safetensors.numpy import load_file
    from scipy.sparse import csr_matrix

    try:
        arrays = load_file(path)
    except Exception as error:
        raise VoiceError(f"{path}: cannot be read ({error}): install voicecheck again") from error
    rows: dict[str, Any] = {
        "encoder": arrays["encoder"].astype(np.float32) * arrays["encoder_scale"],
        "style": arrays["style"].astype(np.float32),
    }
    for block in (block for block in SPARSE_BLOCKS if f"{block}_starts" in arrays):
        parts = (
            arrays[f"{block}_values"].astype(np.float32),
            arrays[f"{block}_buckets"].astype(np.int32),
            arrays[f"{block}_starts"].astype(np.int32),
        )
        rows[block] = csr_matrix(parts, shape=(len(arrays["group"]), BUCKETS))
    return Background(rows, arrays["group"], arrays["retold"].astype(np.bool_))


def shipped() -> Background:
    """The background that comes with voicecheck."""
    return load(model("background", "background.safetensors"))
