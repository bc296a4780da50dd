"""Scores of a trial, and the comparisons that the voice tables make of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from voicecheck.evals.metrics import Scores, auc
from voicecheck.evals.voice_plan import UNUSUAL_TOPIC, USUAL_TOPIC, Sample, Trial
from voicecheck.voice import BrandVoice

MARKETING_VOICES = ("corporate", "hype", "agency", "other-brand")
"""The voices a draft slips into; the other ones of the data are stranger and easier to tell."""

Side = tuple[str, tuple[str, ...]]
"""A set of a trial, and the kinds of its samples to take; none means all."""

OWN: Side = ("own", ())
RIVALS: Side = ("rivals", ())
RANDOM: Side = ("random", ())
RETOLD: Side = ("retold", MARKETING_VOICES)
RETOLD_ANYHOW: Side = ("retold", ())
IMITATED: Side = ("imitated", ())
IMITATED_USUAL: Side = ("imitated", (USUAL_TOPIC,))
IMITATED_UNUSUAL: Side = ("imitated", (UNUSUAL_TOPIC,))

PAIRINGS: Mapping[str, tuple[Side, Side]] = MappingProxyType(
    {
        "same sector": (OWN, RIVALS),
        "random others": (OWN, RANDOM),
        "own posts retold": (OWN, RETOLD),
        "imitations above retold": (IMITATED, RETOLD),
    }
)
"""The comparisons of the main table: what should score above what."""


@dataclass(frozen=True)
class Outcome:
    """The scores of one method in one trial, by set; ``voice`` is the one learned, for ours."""

    trial: Trial
    scores: Mapping[str, Scores]
    voice: BrandVoice | None = None

    def samples(self, side: Side) -> list[Sample]:
        """The samples of one side."""
        name, kinds = side
        return [s for s in self.trial.sets.get(name, ()) if not kinds or s.kind in kinds]

    def of(self, side: Side) -> Scores:
        """The scores of one side, in the order of its samples."""
        name, kinds = side
        samples = self.trial.sets.get(name, ())
        chosen = [i for i, s in enumerate(samples) if not kinds or s.kind in kinds]
        return self.scores[name][chosen] if chosen else np.zeros(0)


def aucs(outcomes: Iterable[Outcome], above: Side, below: Side) -> dict[str, float]:
    """By account, the chance that a text of one side scores above one of the other."""
    return {
        o.trial.account: auc(o.of(above), o.of(below))
        for o in outcomes
        if len(o.of(above)) and len(o.of(below))
    }


def sized(outcomes: Iterable[Outcome], size: int) -> list[Outcome]:
    """The outcomes of the trials with so many approved posts."""
    return [outcome for outcome in outcomes if outcome.trial.size == size]


def pairings(outcomes: Iterable[Outcome]) -> dict[str, tuple[Side, Side]]:
    """The comparisons of the main table that these outcomes have texts for."""
    found = list(outcomes)
    return {
        name: sides
        for name, sides in PAIRINGS.items()
        if any(all(len(outcome.of(side)) for side in sides) for outcome in found)
    }
