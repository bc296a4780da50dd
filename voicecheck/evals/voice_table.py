"""The table of voice figures: by number of posts, sector, manner, length, and calibration."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from voicecheck.evals.metrics import Scores, auc, calibration_error, interval, true_positive_rate
from voicecheck.voice import BrandVoice

SIZES = (10, 50, 200)
FLOORS_AT = 50
NOMINAL = 0.05
LENGTHS = ((0, 15), (16, 30), (31, 60), (61, 10_000))
OURS = "voicecheck"


@dataclass(frozen=True)
class Trial:
    """One account with n approved posts: the rows it learns from and the rows it is tried on."""

    account: str
    sector: str
    size: int
    approved: list[int]
    sets: Mapping[str, list[int]]
    manners: list[str]


@dataclass(frozen=True)
class Outcome:
    """Scores of one method in one trial, by set."""

    trial: Trial
    scores: Mapping[str, Scores]


def _against(outcomes: Iterable[Outcome], own: str, foreign: str) -> dict[str, float]:
    return {
        o.trial.account: auc(o.scores[own], o.scores[foreign])
        for o in outcomes
        if len(o.scores[own]) and len(o.scores[foreign])
    }


def _mean(values: Iterable[float]) -> str:
    found = list(values)
    if not found:
        return "-"
    low, high = interval(found)
    return f"{np.mean(found):.3f} [{low:.3f}, {high:.3f}]"


PAIRINGS = (
    ("same sector", "own", "rivals"),
    ("random others", "own", "random"),
    ("own posts retold", "own", "retold"),
    ("imitations above retold", "imitated", "retold"),
)


def table(
    ours: Sequence[Outcome],
    voices: Sequence[BrandVoice],
    floors: Mapping[str, Sequence[Outcome]],
    texts: Sequence[str],
) -> Iterator[str]:
    """The lines of the table of voice figures, ours beside the floors."""
    accounts = {o.trial.account for o in ours}
    yield f"voice, {len(accounts)} held-out accounts: mean AUC over accounts and its 95 % bootstrap interval"
    yield ""
    yield (
        "approved posts | accounts | "
        + " | ".join(name for name, _, _ in PAIRINGS)
        + " | same sector TPR at 5 % FPR"
    )
    for size in SIZES:
        sized = [o for o in ours if o.trial.size == size]
        cells = [_mean(_against(sized, own, foreign).values()) for _, own, foreign in PAIRINGS]
        rates = [
            true_positive_rate(o.scores["own"], o.scores["rivals"]) for o in sized if len(o.scores["rivals"])
        ]
        yield f"{size} | {len(sized)} | " + " | ".join(cells) + f" | {_mean(rates)}"
    yield ""
    yield f"floors, from {FLOORS_AT} | " + " | ".join(name for name, _, _ in PAIRINGS)
    yield "majority" + " | 0.500" * len(PAIRINGS)
    for method, outcomes in floors.items():
        yield f"{method} | " + " | ".join(_mean(_against(outcomes, o, f).values()) for _, o, f in PAIRINGS)
    at_floor = [o for o in ours if o.trial.size == FLOORS_AT]
    yield f"{OURS} | " + " | ".join(
        _mean(_against(at_floor, own, foreign).values()) for _, own, foreign in PAIRINGS
    )
    yield ""
    yield from _by_sector(at_floor)
    yield from _by_manner(at_floor)
    yield from _by_length(at_floor, texts)
    yield from _calibration(ours, voices)


def _by_sector(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"by sector, from {FLOORS_AT} | same sector"
    found = _against(outcomes, "own", "rivals")
    by_sector: dict[str, list[float]] = defaultdict(list)
    for outcome in outcomes:
        if outcome.trial.account in found:
            by_sector[outcome.trial.sector].append(found[outcome.trial.account])
    for sector, values in sorted(by_sector.items()):
        yield f"{sector} ({len(values)}) | {np.mean(values):.3f}"
    yield ""


def _by_manner(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"by voice of the retelling, from {FLOORS_AT} | own posts above it"
    values: dict[str, list[float]] = defaultdict(list)
    for outcome in outcomes:
        manners = np.array(outcome.trial.manners)
        for manner in sorted(set(outcome.trial.manners)):
            values[manner].append(auc(outcome.scores["own"], outcome.scores["retold"][manners == manner]))
    for manner, found in sorted(values.items()):
        yield f"{manner} | {np.mean(found):.3f}"
    yield ""


def _by_length(outcomes: Sequence[Outcome], texts: Sequence[str]) -> Iterator[str]:
    yield f"by length, from {FLOORS_AT} | same sector | own posts retold"
    for low, high in LENGTHS:
        cells = []
        for foreign in ("rivals", "retold"):
            values = []
            for outcome in outcomes:
                kept = {
                    name: outcome.scores[name][
                        [low <= len(texts[i].split()) <= high for i in outcome.trial.sets[name]]
                    ]
                    for name in ("own", foreign)
                    if len(outcome.scores[name])
                }
                if len(kept) == 2 and min(map(len, kept.values())) >= 5:
                    values.append(auc(kept["own"], kept[foreign]))
            cells.append(f"{np.mean(values):.3f} ({len(values)})" if values else "-")
        yield f"{low}-{high if high < 10_000 else ''} words | " + " | ".join(cells)
    yield ""


def _calibration(ours: Sequence[Outcome], voices: Sequence[BrandVoice]) -> Iterator[str]:
    yield f"calibration | own later posts called off (nominal {NOMINAL:.0%}) | worst | calibration error"
    for size in SIZES:
        rates, errors = [], []
        for outcome, voice in zip(ours, voices, strict=True):
            if outcome.trial.size != size:
                continue
            own = outcome.scores["own"]
            rates.append(float(np.mean([voice.p_value(raw) < NOMINAL for raw in own])))
            errors.append(_error(outcome, voice))
        if rates:
            yield f"from {size} | {np.mean(rates):.3f} | {max(rates):.3f} | {np.mean(errors):.3f}"


def _error(outcome: Outcome, voice: BrandVoice) -> float:
    """Calibration error at even odds, rivals, random others and retold posts sharing the foreign half."""
    sets = [name for name in ("rivals", "random", "retold") if len(outcome.scores[name])]
    raw = np.concatenate([outcome.scores["own"], *(outcome.scores[name] for name in sets)])
    own = len(outcome.scores["own"])
    weight = np.concatenate(
        [
            np.full(own, 0.5 / own),
            *(np.full(len(outcome.scores[n]), 0.5 / len(sets) / len(outcome.scores[n])) for n in sets),
        ]
    )
    probability = np.array([voice.probability(value) for value in raw])
    return calibration_error(probability, np.arange(len(raw)) < own, weight)
