"""The main tables of voice figures: by number of posts, floors, sector, voice, topic and length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from voicecheck.evals.metrics import Scores, auc, mean_cell, true_positive_rate
from voicecheck.evals.voice_outcome import (
    IMITATED,
    IMITATED_UNUSUAL,
    IMITATED_USUAL,
    MARKETING_VOICES,
    OWN,
    PAIRINGS,
    RETOLD,
    RETOLD_ANYHOW,
    RIVALS,
    Outcome,
    Side,
    aucs,
    pairings,
    sized,
)
from voicecheck.evals.voice_plan import DETAIL_SIZES, SIZES

FLOORS_AT = 50
OURS = "voicecheck"
LENGTHS = ((0, 15), (16, 30), (31, 60), (61, 10_000))
_FEWEST_OF_LENGTH = 5

_MISSING = {
    "same sector": "no two of these accounts share a sector",
    "random others": "all of these accounts are of one sector",
    "own posts retold": "none of these accounts in offvoice.jsonl",
    "imitations above retold": "none of these accounts in both invoice.jsonl and offvoice.jsonl",
}


def head(ours: Sequence[Outcome]) -> Iterator[str]:
    """What is measured on which data, and which parts are left out."""
    accounts = {outcome.trial.account for outcome in ours}
    yield f"voice, {len(accounts)} accounts that no shipped model has seen"
    yield "every figure is a mean over accounts, with its 95 % bootstrap interval over accounts"
    yield "own: later posts of the account. AUC: how often an own post scores above a foreign one"
    shown = pairings(ours)
    if "own posts retold" in shown:
        yield f"retold: its posts with the same facts in another voice: {', '.join(MARKETING_VOICES)}"
    if "imitations above retold" in shown:
        yield "imitations: new posts written in its voice by the writers of the retold ones"
    for name in PAIRINGS:
        if name not in shown:
            yield f"left out: {name}: {_MISSING[name]}"
    yield ""


def by_size(ours: Sequence[Outcome]) -> Iterator[str]:
    """The curve over the number of approved posts; then over the accounts tried at every size."""
    tried = {size: {o.trial.account for o in sized(ours, size)} for size in SIZES}
    everywhere = set.intersection(*(found for found in tried.values() if found))
    shown = pairings(ours)
    rate = " | same sector TPR at 5 % FPR" if "same sector" in shown else ""
    for title, accounts in (("", set.union(*tried.values())), (", accounts tried at all sizes", everywhere)):
        if title and accounts == set.union(*tried.values()):
            return
        yield f"approved posts{title} | accounts | {' | '.join(shown)}{rate}"
        for size in SIZES:
            outcomes = [o for o in sized(ours, size) if o.trial.account in accounts]
            if outcomes:
                cells = [mean_cell(aucs(outcomes, *sides).values()) for sides in shown.values()]
                if rate:
                    cells.append(mean_cell(_rates(outcomes)))
                yield f"{size} | {len(outcomes)} | " + " | ".join(cells)
        yield ""


def _rates(outcomes: Iterable[Outcome]) -> Iterator[float]:
    for outcome in outcomes:
        if len(outcome.of(RIVALS)):
            yield true_positive_rate(outcome.of(OWN), outcome.of(RIVALS))


def beside_floors(ours: Sequence[Outcome], floors: Mapping[str, Sequence[Outcome]]) -> Iterator[str]:
    """What simple methods reach in the same trials."""
    shown = pairings(sized(ours, FLOORS_AT))
    if not shown:
        return
    yield f"floors, from {FLOORS_AT} | " + " | ".join(shown)
    yield "majority" + " | 0.500" * len(shown)
    for method, outcomes in {**floors, OURS: sized(ours, FLOORS_AT)}.items():
        cells = [mean_cell(aucs(outcomes, *sides).values()) for sides in shown.values()]
        yield f"{method} | " + " | ".join(cells)
    yield ""


def by_sector(ours: Sequence[Outcome]) -> Iterator[str]:
    """Own posts above those of rivals, and above their retellings, for each sector."""
    shown = [name for name in ("same sector", "own posts retold") if name in pairings(ours)]
    columns = [(name, size) for name in shown for size in DETAIL_SIZES]
    if not columns:
        return
    yield "by sector (accounts) | " + " | ".join(f"{name}, from {size}" for name, size in columns)
    for sector in sorted({o.trial.sector for o in ours}):
        cells = []
        for name, size in columns:
            inside = [o for o in sized(ours, size) if o.trial.sector == sector]
            cells.append(_counted(aucs(inside, *PAIRINGS[name]).values()))
        if set(cells) != {"-"}:
            yield f"{sector or 'no sector given'} | " + " | ".join(cells)
    yield ""


def _counted(values: Iterable[float]) -> str:
    found = list(values)
    return f"{mean_cell(found)} ({len(found)})" if found else "-"


def by_voice(ours: Sequence[Outcome]) -> Iterator[str]:
    """Own posts and imitations above the posts retold in each single voice."""
    voices = sorted({sample.kind for o in ours for sample in o.samples(RETOLD_ANYHOW)})
    if not voices:
        return
    sides: dict[str, Side] = {voice: ("retold", (voice,)) for voice in voices}
    sides[f"the {len(MARKETING_VOICES)} voices of the main table"] = RETOLD
    sides["all voices"] = RETOLD_ANYHOW
    above = {"own posts": OWN, "imitations": IMITATED}
    columns = [(name, size) for name in above for size in DETAIL_SIZES]
    yield "by voice retold | " + " | ".join(f"{name} above it, from {size}" for name, size in columns)
    for name, below in sides.items():
        cells = [mean_cell(aucs(sized(ours, size), above[own], below).values()) for own, size in columns]
        yield f"{name} | " + " | ".join(cells)
    yield ""


def by_topic(ours: Sequence[Outcome]) -> Iterator[str]:
    """Imitations on topics usual and unusual for the account, above the retold posts."""
    if not any(len(o.of(IMITATED_UNUSUAL)) and len(o.of(RETOLD)) for o in ours):
        yield "left out: imitations on unusual topics: none of these accounts in both files"
        yield ""
        return
    yield "imitations above retold | accounts | usual topic | unusual topic | unusual less usual"
    for size in SIZES:
        usual = aucs(sized(ours, size), IMITATED_USUAL, RETOLD)
        unusual = aucs(sized(ours, size), IMITATED_UNUSUAL, RETOLD)
        both = sorted(usual.keys() & unusual.keys())
        if not both:
            continue
        cells = [mean_cell(found[account] for account in both) for found in (usual, unusual)]
        change = mean_cell((unusual[account] - usual[account] for account in both), "+")
        yield f"from {size} | {len(both)} | {cells[0]} | {cells[1]} | {change}"
    yield ""


def by_length(ours: Sequence[Outcome], texts: Sequence[str]) -> Iterator[str]:
    """Texts of one length against each other, where an account has some on both sides."""
    words = [len(text.split()) for text in texts]
    against = {"same sector": RIVALS, "own posts retold in any voice": RETOLD_ANYHOW}
    shown = [name for name, side in against.items() if any(len(o.of(side)) for o in ours)]
    columns = [(name, size) for name in shown for size in DETAIL_SIZES]
    if not columns:
        return
    yield "by length (accounts) | " + " | ".join(f"{name}, from {size}" for name, size in columns)
    for low, high in LENGTHS:
        cells = []
        for name, size in columns:
            values = []
            for outcome in sized(ours, size):
                own, foreign = (_of_length(outcome, side, words, low, high) for side in (OWN, against[name]))
                if min(len(own), len(foreign)) >= _FEWEST_OF_LENGTH:
                    values.append(auc(own, foreign))
            cells.append(_counted(values))
        yield f"{low}-{high if high < 10_000 else ''} words | " + " | ".join(cells)
    yield ""


def _of_length(outcome: Outcome, side: Side, words: Sequence[int], low: int, high: int) -> Scores:
    return outcome.of(side)[[low <= words[sample.number] <= high for sample in outcome.samples(side)]]
