"""Drivers: the reasons behind a voice score, each in the brand's own terms and with its place.

A driver's weight is what its evidence adds to the calibrated log-odds, compared with a typical
post of the brand.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from voicecheck.evidence import LOCAL, Evidence, Scales, log_style, shipped_scales
from voicecheck.features import FEATURES, Feature
from voicecheck.linear import Dense
from voicecheck.ngrams import bucket, word_grams
from voicecheck.text import Doc
from voicecheck.types import Driver, Span
from voicecheck.voice import BrandVoice, Usual
from voicecheck.wordlists import STRUCTURE_WORDS

MOST = 4
_LEAST_WEIGHT = 0.1
_MARKED = -1.5
"""Log-odds below which the wording is called by the manner it is nearest to."""


def explain(doc: Doc, measured: Evidence, voice: BrandVoice) -> tuple[Driver, ...]:
    """The drivers that weigh most, the heaviest first."""
    scales = shipped_scales()
    found = [
        *_style_drivers(doc, measured, voice, scales),
        *_word_drivers(doc, voice, scales),
        *_encoder_driver(doc, measured, voice, scales),
    ]
    found = [driver for driver in found if abs(driver.weight) >= _LEAST_WEIGHT]
    return tuple(sorted(found, key=lambda driver: -abs(driver.weight))[:MOST])


def _gain(voice: BrandVoice, name: str) -> float:
    """Log-odds for one unit of a block's linear score, 0 where the block is not used."""
    block = voice.blocks.get(name)
    return 0.0 if block is None else voice.slope * block.weight / block.spread


def _style_drivers(doc: Doc, measured: Evidence, voice: BrandVoice, scales: Scales) -> Iterator[Driver]:
    gain = _gain(voice, "style")
    if not gain:
        return
    typical = {feature.name: voice.usual[feature.name].median for feature in FEATURES}
    row: Dense = measured.rows["style"]  # type: ignore[assignment]
    excess = (row - scales.style(log_style(typical))) * voice.blocks["style"].linear.weights
    for feature, part in zip(FEATURES, excess, strict=True):
        observed, usual = measured.numbers[feature.name], voice.usual[feature.name]
        if feature.unit != "flag" and usual.low <= observed <= usual.high:
            continue
        yield Driver(
            feature=feature.name,
            observed=observed,
            usual=(usual.low, usual.high),
            weight=gain * float(part),
            message=describe(feature, observed, usual),
            spans=tuple(feature.find(doc)) if observed else (),
        )


def describe(feature: Feature, observed: float, usual: Usual) -> str:
    """What the draft does and what the brand does, as a sentence."""
    if feature.unit == "flag":
        share = round(100 * usual.share)
        does = (
            f"this post {_third_person(feature.label)}" if observed else f"this post does not {feature.label}"
        )
        return f"{does}; {share} % of your posts do"
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


def _word_drivers(doc: Doc, voice: BrandVoice, scales: Scales) -> Iterator[Driver]:
    gain = _gain(voice, "words")
    if not gain:
        return
    weights, idf = voice.blocks["words"].linear.weights, scales.idf["words"]
    grams = list(word_grams(doc))
    length = float(np.sqrt(sum(idf[bucket(gram)] ** 2 for gram, _ in grams))) or 1.0
    places: dict[str, list[Span]] = {}
    for gram, span in grams:
        if gram[0].isalpha() and " " not in gram and gram not in STRUCTURE_WORDS:
            places.setdefault(gram, []).append(span)
    for gram, spans in places.items():
        known = voice.knows(gram)
        part = gain * float(weights[bucket(gram)] * idf[bucket(gram)]) / length
        if (part > 0) != known:
            continue
        message = f"'{gram}' is a word of yours" if known else f"you never write '{gram}'"
        yield Driver(f"word:{gram}", float(len(spans)), (0.0, float(known)), part, message, tuple(spans))


def _encoder_driver(doc: Doc, measured: Evidence, voice: BrandVoice, scales: Scales) -> Iterator[Driver]:
    name = LOCAL if LOCAL in voice.blocks else "encoder"
    block = voice.blocks[name]
    row: Dense = measured.rows["encoder"]  # type: ignore[assignment]
    standard = block.standard(measured.rows[name])
    typical = voice.metrics["typical_encoder"]
    weight = voice.slope * block.weight * (standard - typical)
    if weight < _MARKED:
        nearest = max(scales.prototypes, key=lambda name: float(scales.prototypes[name] @ row))
        message = f"the way it is put reads more like {nearest} than like you"
    else:
        message = f"the way it is put reads {'a little unlike' if weight < 0 else 'like'} you"
    whole = (Span(0, len(doc.text)),) if doc.text else ()
    yield Driver(
        "wording",
        standard,
        (voice.metrics["low_encoder"], voice.metrics["high_encoder"]),
        weight,
        message,
        whole,
    )
