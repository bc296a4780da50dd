"""Drivers: the reasons behind a voice score, each in the brand's own terms and with its place.

A driver's weight is measured: the log-odds of the post less those of the post without what the
driver points at, or with what it misses put in (:mod:`voicecheck.counterfactual`). What does not
hold is not said. As each measurement is a pass through the encoder, the likeliest reasons are tried
first and only so many: style numbers out of the brand's range, by what their block makes of them,
and the parts of the post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType

from voicecheck.counterfactual import WORDING, edited, parts, without
from voicecheck.evidence import Evidence, log_style, shipped_scales
from voicecheck.features import FEATURES, Feature
from voicecheck.linear import Dense, Row
from voicecheck.text import Doc
from voicecheck.types import Driver, Span, Verdict
from voicecheck.voice import FEWEST_WORDS, BrandVoice, Usual, kinds

MOST = 4
Tries = Mapping[Verdict, int]
"""How many reasons against a post are measured, by its verdict; where none is given, none."""
TRIES: Tries = MappingProxyType({"off": 6, "near": 4})
FEW_TRIES: Tries = MappingProxyType({"off": 3})
"""For many posts: only those that are off are worth the time."""

_LEAST, _LEAST_WORDING, _LEAST_FOR = 0.2, 0.6, 1.0
"""Log-odds below which a style number, a wording and a wording that speaks for the brand say nothing.

With less, other words in the same place moved the score the other way too often.
"""
_LEAST_ESTIMATE, _PART_ESTIMATE = -0.1, -0.4
_SELDOM = 1 / 3
_MOST_WORDS = 1000
"""What is longer is no post, and to measure it again and again takes minutes."""
_ALIKE = 0.7
"""Cosine to the mean of a known manner above which a post is called by it: one real post in eleven,
three retold ones in four."""
_QUOTED = 40
_WORD_LISTS = frozenset({"business-words", "courtesies", "hedges", "slang", "superlatives"})

Measure = Callable[[Sequence[Doc]], Sequence[Evidence]]


def explain(
    doc: Doc,
    measured: Evidence,
    voice: BrandVoice,
    verdict: Verdict,
    measure: Measure,
    tries: Tries = TRIES,
) -> tuple[Driver, ...]:
    """The drivers that weigh most, the heaviest first.

    Those that speak against a post; where nothing smaller was tried or holds, the wording as a
    whole, as in texts far longer than a post. ``measure`` does for other texts what gave ``measured``.
    """
    most = tries.get(verdict, 0) if len(doc.words) <= _MOST_WORDS else 0
    tried = list(islice(_trials(doc, measured, voice), most)) if most else []
    here = _log_odds(doc, measured.rows, voice)
    found = [
        replace(driver, weight=here - _log_odds(changed, other.rows, voice))
        for (driver, changed), other in zip(tried, measure([changed for _, changed in tried]), strict=True)
    ]
    held = sorted(filter(_holds, found), key=lambda driver: driver.weight)
    return tuple(_once(held))[:MOST] or tuple(_whole(doc, measured, voice, verdict))


def _log_odds(doc: Doc, rows: Mapping[str, Row], voice: BrandVoice) -> float:
    return voice.log_odds(voice.raw(rows, kinds(doc.post)))


def _trials(doc: Doc, measured: Evidence, voice: BrandVoice) -> Iterator[tuple[Driver, Doc]]:
    """What may speak against the post, the likeliest first, and the post without it."""
    for driver in sorted(_candidates(doc, measured, voice), key=lambda driver: driver.weight):
        edits = without(doc, driver)
        changed = edited(doc.post, edits)
        if changed.text != doc.text and len(changed.words) >= FEWEST_WORDS:
            yield driver, changed


def _holds(driver: Driver) -> bool:
    return driver.weight <= -(_LEAST_WORDING if driver.feature == WORDING else _LEAST)


def _once(drivers: Sequence[Driver]) -> Iterator[Driver]:
    """Each feature once, where it weighs most."""
    seen: set[str] = set()
    for driver in drivers:
        if driver.feature not in seen:
            seen.add(driver.feature)
            yield driver


def _candidates(doc: Doc, measured: Evidence, voice: BrandVoice) -> Iterator[Driver]:
    """What may speak against the post, weighing what can be told without measuring again."""
    yield from _style_candidates(doc, measured, voice)
    apart = parts(doc)
    if len(apart) > 1:
        how = _likeness(measured)
        for part in apart:
            message = f'"{_quoted(doc.text[part.start : part.end])}" reads {how}'
            yield _wording(_log_odds(doc, measured.rows, voice), voice, _PART_ESTIMATE, message, part)


def _style_candidates(doc: Doc, measured: Evidence, voice: BrandVoice) -> Iterator[Driver]:
    here = _log_odds(doc, measured.rows, voice)
    for feature in FEATURES:
        observed, usual = measured.numbers[feature.name], voice.expects(feature.name)
        if usual is None or _is_usual(feature, observed, usual):
            continue
        typical = 1.0 - observed if feature.unit == "flag" else usual.median
        row: Dense = shipped_scales().style(log_style({**measured.numbers, feature.name: typical}))
        estimate = here - _log_odds(doc, {**measured.rows, "style": row}, voice)
        if estimate <= _LEAST_ESTIMATE:
            yield Driver(
                feature=feature.name,
                observed=observed,
                usual=(usual.low, usual.high),
                weight=estimate,
                message=_message(doc, feature, observed, usual),
                spans=tuple(_spans(doc, feature, observed, usual)),
            )


def _is_usual(feature: Feature, observed: float, usual: Usual) -> bool:
    if feature.unit == "flag":
        return (usual.share >= _SELDOM) if observed else (usual.share <= 1 - _SELDOM)
    return usual.low <= observed <= usual.high


def _spans(doc: Doc, feature: Feature, observed: float, usual: Usual) -> Sequence[Span]:
    """Where there is too much; of a length what lies beyond the usual."""
    if not observed:
        return ()
    if feature.name == "words" and observed > usual.high:
        return _beyond(doc, usual.high)
    if feature.name == "sentences" and observed > usual.high:
        return doc.sentences[int(usual.high) :]
    return feature.find(doc)


def _beyond(doc: Doc, most: float) -> Sequence[Span]:
    """From the first part that goes beyond so many words to the end of the last."""
    apart = parts(doc)
    beyond = [part for part in apart[1:] if sum(word.span.start < part.end for word in doc.words) > most]
    return (Span(beyond[0].start, apart[-1].end),) if beyond else ()


def _wording(here: float, voice: BrandVoice, weight: float, message: str, span: Span) -> Driver:
    """A driver of the wording; its numbers are the log-odds of the post and of approved ones."""
    last = len(voice.held_out) - 1
    low, high = (voice.log_odds(voice.held_out[round(share * last)]) for share in (0.05, 0.95))
    return Driver(WORDING, here, (low, high), weight, message, (span,))


def _whole(doc: Doc, measured: Evidence, voice: BrandVoice, verdict: Verdict) -> Iterator[Driver]:
    """The wording as a whole: for the brand at even odds, or against a typical post of it."""
    here = _log_odds(doc, measured.rows, voice)
    typical = voice.log_odds(voice.held_out[len(voice.held_out) // 2])
    if verdict == "on":
        weight, least, how = here, _LEAST_FOR, "like you"
    else:
        weight, least, how = here - typical, _LEAST_WORDING, _likeness(measured)
    if (weight > 0) == (verdict == "on") and abs(weight) >= least:
        yield _wording(here, voice, weight, f"the way it is put reads {how}", Span(0, len(doc.text)))


def _likeness(measured: Evidence) -> str:
    row: Dense = measured.rows["encoder"]  # type: ignore[assignment]
    alike = {manner: float(mean @ row) for manner, mean in shipped_scales().prototypes.items()}
    nearest = max(alike, key=lambda manner: alike[manner])
    return f"more like {nearest} than like you" if alike[nearest] >= _ALIKE else "unlike you"


def _quoted(text: str) -> str:
    """The text on one line, cut at a word where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[:_QUOTED].rsplit(" ", 1)[0] + " …"


def _message(doc: Doc, feature: Feature, observed: float, usual: Usual) -> str:
    if observed and not usual.most and feature.name in _WORD_LISTS:
        words = dict.fromkeys(doc.folded[span.start : span.end] for span in feature.find(doc))
        return "you never write " + ", ".join(f"'{word}'" for word in words)
    return describe(feature, observed, usual)


def describe(feature: Feature, observed: float, usual: Usual) -> str:
    """What the draft does and what the brand does, as a sentence."""
    if feature.unit == "flag":
        share = f"{round(100 * usual.share)} % of your posts"
        if observed:
            return f"this post {_third_person(feature.label)}; {share} do"
        return f"{share} {feature.label}; this one does not"
    if feature.unit == "share":
        return (
            f"{feature.label}: {100 * observed:.0f} in 100 words; your posts have "
            f"{_range(100 * usual.low, 100 * usual.high)}"
        )
    if feature.unit == "value":
        return f"{_number(observed)} {feature.label}; your posts have {_range(usual.low, usual.high)}"
    return f"{feature.label}: {_number(observed)}; your posts have {_range(usual.low, usual.high)}"


def describe_range(feature: Feature, usual: Usual) -> str:
    """What nine in ten posts of the brand do, as a phrase."""
    if feature.unit == "flag":
        return f"{round(100 * usual.share)} % of posts {feature.label}"
    scale = 100.0 if feature.unit == "share" else 1.0
    per = " in 100 words" if feature.unit == "share" else ""
    return f"{feature.label}: {_range(scale * usual.low, scale * usual.high)}{per}"


def _third_person(label: str) -> str:
    verb, _, rest = label.partition(" ")
    return f"{verb}s {rest}"


def _number(value: float) -> str:
    return f"{value:.0f}" if value == round(value) or value >= 10 else f"{value:.1f}"


def _range(low: float, high: float) -> str:
    first, last = _number(low), _number(high)
    return first if first == last else f"{first} to {last}"
