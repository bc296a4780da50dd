"""What each block of evidence adds: the voice with it alone, and with all but it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from voicecheck.evals.metrics import mean_cell
from voicecheck.evals.voice_outcome import PAIRINGS, Outcome, aucs, pairings, sized
from voicecheck.voice import BrandVoice

SIZE = 50
COLUMNS = ("same sector", "own posts retold", "imitations above retold")

Score = Callable[[BrandVoice, list[int]], NDArray[np.float64]]


def with_blocks(outcome: Outcome, blocks: Sequence[str], score: Score) -> Outcome:
    """The trial scored again by the same voice with no other blocks than these."""
    voice = outcome.voice
    assert voice is not None
    only = replace(voice, blocks=MappingProxyType({name: voice.blocks[name] for name in blocks}))
    sets = outcome.trial.sets
    scores = {name: score(only, [s.number for s in samples]) for name, samples in sets.items()}
    return Outcome(outcome.trial, scores, only)


def ablation(ours: Sequence[Outcome], score: Score) -> Iterator[str]:
    """AUC of each block alone and of the rest without it; each counts as it does in the sum."""
    outcomes = sized(ours, SIZE)
    shown = [name for name in COLUMNS if name in pairings(outcomes)]
    voices = [o.voice for o in outcomes if o.voice is not None]
    if not shown or not voices:
        return
    blocks = list(voices[0].blocks)
    variants = {"all blocks": blocks}
    if len(blocks) > 1:
        variants |= {f"{block} alone": [block] for block in blocks}
        variants |= {f"all but {block}": [b for b in blocks if b != block] for block in blocks}
    yield f"blocks, as they count in the sum (some capped), from {SIZE} | " + " | ".join(shown)
    for name, kept in variants.items():
        again = [with_blocks(outcome, kept, score) for outcome in outcomes]
        yield f"{name} | " + " | ".join(mean_cell(aucs(again, *PAIRINGS[c]).values()) for c in shown)
    yield ""
