"""The floors of the voice evaluation, run in the same trials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from voicecheck.evals.floors import TEXT_FLOORS
from voicecheck.evals.metrics import Scores
from voicecheck.evals.voice_outcome import Outcome
from voicecheck.evals.voice_plan import Trial, rivals

COSINE = "encoder cosine"


def floors(
    trial: Trial, trials: Sequence[Trial], texts: Sequence[str], vectors: NDArray[np.float32]
) -> Iterator[tuple[str, Outcome]]:
    """The outcome of each floor in a trial.

    The brand is told from approved posts of accounts of other sectors in ``trials``: the rivals
    are left out, as they are from the shipped background. ``vectors``: the encoder's, by text.
    """
    sets = {name: [sample.number for sample in samples] for name, samples in trial.sets.items()}
    mean = vectors[trial.approved].mean(0)
    yield (
        COSINE,
        Outcome(trial, {name: (vectors[tried] @ mean).astype(float) for name, tried in sets.items()}),
    )
    tried = {number for numbers in sets.values() for number in numbers}
    others = [
        number
        for other in trials
        if other.account != trial.account and not rivals(trial.sector, other.sector)
        for number in other.approved
        if number not in tried
    ]
    if not others:
        return
    own, foreign = ([texts[number] for number in numbers] for numbers in (trial.approved, others))
    scored = [texts[number] for numbers in sets.values() for number in numbers]
    cuts = np.cumsum([len(numbers) for numbers in sets.values()])[:-1]
    for method, floor in TEXT_FLOORS.items():
        parts: list[Scores] = np.split(floor(own, foreign, scored), cuts)
        yield method, Outcome(trial, dict(zip(sets, parts, strict=True)))
