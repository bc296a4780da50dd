"""Post-level probabilities from the shipped linear heads: the tones, and two families of faults.

A head is a logistic regression over the encoder's vector and, for the families, the words, fitted
and calibrated by ``voicecheck.learn.heads``; models/heads holds them with their card.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicecheck.linear import Linear, Row, sigmoid
from voicecheck.resources import model
from voicecheck.types import VoiceError

TONES = ("edgy", "professional", "playful")
FAMILIES = ("robotic", "defensive")
NAMES = TONES + FAMILIES


READS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {**dict.fromkeys(TONES, ("encoder",)), **dict.fromkeys(FAMILIES, ("encoder", "words"))}
)
"""The blocks that each head reads: a tone is heard in the wording, a canned phrase stands in words."""


@dataclass(frozen=True)
class Heads:
    """By the head's name its linear models by block; their log-odds add up."""

    models: Mapping[str, Mapping[str, Linear]]

    @staticmethod
    def load(path: Path) -> Heads:
        """Read ``heads.safetensors``: ``NAME BLOCK`` are weights, ``NAME bias`` is one number.

        Raises:
            VoiceError: the file is missing or damaged.
        """
        from safetensors.numpy import load

        try:
            arrays = load(path.read_bytes())
            models = {name: _models(name, arrays) for name in NAMES}
        except Exception as error:
            raise VoiceError(f"{path}: cannot be read ({error}): install voicecheck again") from error
        return Heads(MappingProxyType(models))

    def probability(self, name: str, rows: Mapping[str, Row]) -> float:
        """The probability of one head for one post."""
        return sigmoid(sum(linear.score(rows[block]) for block, linear in self.models[name].items()))


def _models(name: str, arrays: Mapping[str, NDArray[Any]]) -> dict[str, Linear]:
    bias = float(arrays[f"{name} bias"][0])
    first, *others = READS[name]
    models = {first: Linear(arrays[f"{name} {first}"].astype(np.float32), bias)}
    models |= {block: Linear(arrays[f"{name} {block}"].astype(np.float32), 0.0) for block in others}
    return models


@cache
def shipped_heads() -> Heads:
    """The heads that come with voicecheck."""
    return Heads.load(model("heads", "heads.safetensors"))
