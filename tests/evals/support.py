"""Outcomes of made-up trials for the tests of the tables."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from voicecheck.evals.voice_outcome import Outcome
from voicecheck.evals.voice_plan import Sample, Trial
from voicecheck.voice import BrandVoice

Scored = tuple[float, str, str]
"""A score, the account it is of, and the kind of the sample."""


def outcome(
    account: str = "a",
    size: int = 50,
    sector: str = "snacks",
    voice: BrandVoice | None = None,
    **sets: Sequence[Scored],
) -> Outcome:
    """An outcome with the scores given for each set; samples are numbered through."""
    number = iter(range(10_000))
    samples = {
        name: [Sample(next(number), of, kind) for _, of, kind in scored] for name, scored in sets.items()
    }
    trial = Trial(account, sector, size, [], MappingProxyType(samples))
    return Outcome(trial, {name: np.array([score for score, _, _ in s]) for name, s in sets.items()}, voice)


def scored(*scores: float, of: str = "a", kind: str = "") -> list[Scored]:
    """Scores of samples of one account and kind."""
    return [(score, of, kind) for score in scores]


def cells(lines: Iterator[str], row: str) -> list[str]:
    """What follows the name of a row in a table."""
    found = [line.split(" | ") for line in lines if line.split(" | ")[0] == row]
    assert len(found) == 1, f"{row}: {found}"
    return found[0][1:]


def table(lines: Iterator[str]) -> Mapping[str, list[str]]:
    """The cells of all rows by the name of the row."""
    return {line.split(" | ")[0]: line.split(" | ")[1:] for line in lines if line}
