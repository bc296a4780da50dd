"""Whether the drivers of a voice score are faithful: does the score move as they say?

Two things are done to a draft for each driver, and neither is the measurement that gave the driver
its weight where there is a choice. What it points at is taken out, with nothing mended. And it is
replaced: a part or all of the text by words of the brand, for a retold post those of its original,
else five passages or posts, the mean of which counts (posts of rivals where the wording speaks for
the brand); a mark or a habit by what stands there instead. A driver is faithful where the score
then moves as it states.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

import numpy as np

from voicecheck import encoder, evidence
from voicecheck.counterfactual import WORDING, edited, parts, without
from voicecheck.drivers import explain
from voicecheck.engine import score_voice
from voicecheck.evals.voice_outcome import Outcome
from voicecheck.evals.voice_plan import DETAIL_SIZES, chance
from voicecheck.features import style
from voicecheck.learn.habits import ranges
from voicecheck.learn.pairs import rows
from voicecheck.text import Doc
from voicecheck.types import Driver, Policy, Post
from voicecheck.voice import BrandVoice, kinds

SETS: Mapping[str, str] = MappingProxyType(
    {"own": "own later posts", "rivals": "rivals' posts", "retold": "own posts retold"}
)
MOST_DRAFTS = 20
FEWEST_CASES = 10
_SWAPS, _OFFERED = 5, 40
_STANDS_OTHERWISE = frozenset(
    {
        *("capitalised-words", "contractions", "ends-bare", "longest-sentence", "lower-starts"),
        *("shouted-words", "stretched-words", "words-per-sentence"),
    }
)
"""Features whose fault is how something stands, not that it does: to take it out mends nothing."""


@dataclass(frozen=True, slots=True)
class Case:
    """A driver: the draft's set, its rank in the draft, and how far each change let the score fall.

    Falls are in log-odds; ``None`` where there is no such change.
    """

    drafts: str
    size: int
    verdict: str
    rank: int
    kind: str
    weight: float
    taken_out: float | None
    replaced: float | None


@dataclass(frozen=True, slots=True)
class Words:
    """Posts of the brand that it was not learned from, its rivals' posts, and retold posts' originals."""

    own: Sequence[str]
    rivals: Sequence[str]
    originals: Mapping[str, str]
    random: np.random.Generator


def originals_beside(path: Path) -> dict[str, str]:
    """The original of each retold post, from offvoice.jsonl where it lies beside the file."""
    beside = path.with_name("offvoice.jsonl")
    return {r["text"]: r["original"] for r in rows(beside) if "original" in r} if beside.is_file() else {}


def faithfulness(
    ours: Iterable[Outcome], texts: Sequence[str], originals: Mapping[str, str]
) -> Iterator[str]:
    """The lines of the table: the share of drivers that hold, by what they and their drafts are.

    ``texts`` are those that the samples of the trials number.
    """
    cases = [
        case
        for outcome in ours
        if outcome.voice is not None and outcome.trial.size in DETAIL_SIZES
        for case in cases_of(outcome, outcome.voice, texts, originals)
    ]
    if not cases:
        return
    top = [case for case in cases if case.rank == 0]
    yield "the score moves as the driver says | drivers | taken out | replaced"
    yield _line("the heaviest of each draft", top)
    for verdict in ("off", "near", "on"):
        yield _line(f"... of drafts that are {verdict}", [c for c in top if c.verdict == verdict])
    for name, drafts in SETS.items():
        yield _line(f"... of {drafts}", [c for c in top if c.drafts == name])
    for size in DETAIL_SIZES:
        yield _line(f"... from {size} approved posts", [c for c in top if c.size == size])
    yield _line("all", cases)
    by_kind = {kind: [case for case in cases if case.kind == kind] for kind in {case.kind for case in cases}}
    for kind, found in sorted(by_kind.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(found) >= FEWEST_CASES:
            yield _line(kind, found)
    yield ""


def _line(name: str, cases: Sequence[Case]) -> str:
    cells = [_share(cases, [case.taken_out for case in cases]), _share(cases, [c.replaced for c in cases])]
    return " | ".join([name, str(len(cases)), *cells])


def _share(cases: Sequence[Case], falls: Sequence[float | None]) -> str:
    held = [fall * case.weight > 0 for case, fall in zip(cases, falls, strict=True) if fall is not None]
    return f"{np.mean(held):.3f} ({len(held)})" if held else "-"


def cases_of(
    outcome: Outcome, voice: BrandVoice, texts: Sequence[str], originals: Mapping[str, str]
) -> Iterator[Case]:
    """The drivers of up to twenty drafts of each set of a trial."""
    trial = outcome.trial
    numbers = [style(Doc(Post(texts[number], ""))) for number in trial.approved]
    voice = replace(voice, usual=MappingProxyType(ranges(numbers)))
    random = chance("drivers", trial.account)
    posts = {name: [texts[sample.number] for sample in trial.sets.get(name, ())] for name in SETS}
    words = Words(posts["own"], posts["rivals"], originals, random)
    for name, found in posts.items():
        for i in random.permutation(len(found))[:MOST_DRAFTS]:
            yield from _cases(name, trial.size, found[i], voice, words)


def _cases(name: str, size: int, text: str, voice: BrandVoice, words: Words) -> Iterator[Case]:
    measure = partial(evidence.gather, scales=evidence.shipped_scales(), vectors=encoder.shipped())
    doc = Doc(Post(text, ""))
    (measured,) = measure([doc])
    here = voice.log_odds(voice.raw(measured.rows, kinds(doc.post)))

    def fall(changed: Sequence[str]) -> float | None:
        docs = [Doc(Post(one, "")) for one in changed if one.split() and one != text]
        there = [voice.log_odds(voice.raw(item.rows, kinds(doc.post))) for item in measure(docs)]
        return here - float(np.mean(there)) if there else None

    score = score_voice(doc, measured, voice, Policy(), partial(explain, measure=measure))
    for rank, driver in enumerate(score.drivers):
        yield Case(
            drafts=name,
            size=size,
            verdict=score.verdict,
            rank=rank,
            kind=_kind(doc, driver),
            weight=driver.weight,
            taken_out=fall(list(_taken_out(doc, driver))),
            replaced=fall(list(_replaced(doc, driver, words))),
        )


def _is_whole(doc: Doc, driver: Driver) -> bool:
    return driver.feature == WORDING and len(driver.spans[0]) == len(doc.text)


def _kind(doc: Doc, driver: Driver) -> str:
    if driver.feature == WORDING:
        return "wording of the whole" if _is_whole(doc, driver) else "wording of a part"
    return driver.feature if driver.spans else f"{driver.feature}, missing"


def _taken_out(doc: Doc, driver: Driver) -> Iterator[str]:
    if driver.spans and not _is_whole(doc, driver) and driver.feature not in _STANDS_OTHERWISE:
        text = doc.text
        for span in sorted(driver.spans, reverse=True):
            text = text[: span.start] + text[span.end :]
        yield text.strip()


def _replaced(doc: Doc, driver: Driver, words: Words) -> Iterator[str]:
    if driver.feature != WORDING:
        edits = without(doc, driver)
        if edits:
            yield edited(doc.post, edits).text
        return
    original = words.originals.get(doc.text) if driver.weight < 0 else None
    others = words.own if driver.weight < 0 else words.rivals
    if _is_whole(doc, driver):
        yield from [original] if original is not None else _drawn(others, _SWAPS, words)
        return
    (span,) = driver.spans
    part = doc.text[span.start : span.end]
    for passage in _same(part, original) if original is not None else _alike(part, others, words):
        yield doc.text[: span.start] + passage + doc.text[span.end :]


def _drawn(posts: Sequence[str], most: int, words: Words) -> list[str]:
    return [posts[i] for i in words.random.permutation(len(posts))[:most]]


def _passages(text: str) -> list[str]:
    doc = Doc(Post(text, ""))
    return [text[span.start : span.end] for span in parts(doc)]


def _same(part: str, original: str) -> list[str]:
    """The passage of the original that says the same, if any: the one that shares most words."""
    wanted = set(part.lower().split())
    shared = {passage: len(wanted & set(passage.lower().split())) for passage in _passages(original)}
    return [passage for passage in shared if shared[passage] and shared[passage] == max(shared.values())][:1]


def _alike(part: str, posts: Sequence[str], words: Words) -> list[str]:
    """Passages of other posts about as long as the part, that open a sentence where it does."""
    found = [passage for post in _drawn(posts, _OFFERED, words) for passage in _passages(post)]
    fitting = [passage for passage in found if passage[0].isupper() == part[0].isupper()]
    length = len(part.split())
    return sorted(fitting, key=lambda passage: abs(len(passage.split()) - length))[:_SWAPS]
