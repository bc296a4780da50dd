"""Posts as rows for the linear models: the encoder's vector, the style numbers, the n-grams.

The scaling is that of the shipped background of other brands (``models/voice``), so that rows of
any brand and any run can be compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from voicecheck import encoder, ngrams
from voicecheck.features import FEATURES, style
from voicecheck.linear import Dense, Row
from voicecheck.resources import model
from voicecheck.text import Doc
from voicecheck.types import VoiceError

STYLE_LIMIT = 4.0
_SHARE_SCALE = 10.0
_PROTOTYPE = "prototype "

DENSE_BLOCKS = ("encoder", "style")
SPARSE_BLOCKS = tuple(ngrams.BLOCKS)
LOCAL = "local"
"""The block of a local encoder, which stands in for that of the shipped one."""


@dataclass(frozen=True)
class Evidence:
    """One post, measured: style numbers by name, and a row for each block."""

    numbers: Mapping[str, float]
    rows: Mapping[str, Row]


@dataclass(frozen=True)
class Scales:
    """Mean and deviation of each style number and the idf of each bucket, over the background.

    ``prototypes`` are the encoder's mean vectors, of unit length, of posts retold in well-known
    manners ("corporate copy").
    """

    style_mean: Dense
    style_deviation: Dense
    idf: Mapping[str, Dense]
    prototypes: Mapping[str, Dense]
    digest: str

    @staticmethod
    def load(path: Path) -> Scales:
        """Read ``scales.safetensors``.

        Raises:
            VoiceError: the file is missing or damaged.
        """
        from safetensors.numpy import load

        try:
            data = path.read_bytes()
            arrays = load(data)
        except Exception as error:
            raise VoiceError(f"{path}: cannot be read ({error}): install voicecheck again") from error
        return Scales(
            style_mean=arrays["style_mean"].astype(np.float32),
            style_deviation=arrays["style_deviation"].astype(np.float32),
            idf=MappingProxyType({b: arrays[f"idf_{b}"].astype(np.float32) for b in SPARSE_BLOCKS}),
            prototypes=MappingProxyType(
                {
                    name.removeprefix(_PROTOTYPE): vector.astype(np.float32)
                    for name, vector in arrays.items()
                    if name.startswith(_PROTOTYPE)
                }
            ),
            digest=hashlib.sha256(data).hexdigest(),
        )

    def style(self, raw: Dense) -> Dense:
        """Style numbers on the log scale as deviations from the background's mean, limited."""
        scaled = (raw - self.style_mean) / self.style_deviation
        limited: Dense = np.clip(scaled, -STYLE_LIMIT, STYLE_LIMIT).astype(np.float32)
        return limited


@cache
def shipped_scales() -> Scales:
    """The scales that come with voicecheck."""
    return Scales.load(model("voice", "scales.safetensors"))


def shipped_models() -> dict[str, str]:
    """The digests of the models that a profile's numbers rest on."""
    return {"encoder": encoder.shipped().digest, "scales": shipped_scales().digest}


def log_style(numbers: Mapping[str, float]) -> Dense:
    """Style numbers in the order of ``FEATURES``, on a log scale; shares are per ten words."""
    values = [
        numbers[feature.name] * (_SHARE_SCALE if feature.unit == "share" else 1.0) for feature in FEATURES
    ]
    return np.log1p(np.array(values, dtype=np.float32))


def gather(
    docs: Sequence[Doc], scales: Scales, vectors: encoder.Encoder, local: encoder.Encoder | None = None
) -> list[Evidence]:
    """Measure posts, in order; all go through the encoder in one call.

    A local encoder adds the block ``local``.
    """
    if not docs:
        return []
    embedded = vectors.encode(docs)
    own = None if local is None else local.encode(docs)
    gathered = []
    for i, (doc, vector) in enumerate(zip(docs, embedded, strict=True)):
        numbers = style(doc)
        rows: dict[str, Row] = {"encoder": vector, "style": scales.style(log_style(numbers))}
        for block in SPARSE_BLOCKS:
            rows[block] = ngrams.weighted(ngrams.hashed(doc, block), scales.idf[block])
        if own is not None:
            rows[LOCAL] = own[i]
        gathered.append(Evidence(MappingProxyType(numbers), MappingProxyType(rows)))
    return gathered
