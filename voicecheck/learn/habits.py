"""A brand's habits: ranges of style, own words and names, recurring phrases, usual tones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from voicecheck import __version__
from voicecheck.evidence import shipped_models
from voicecheck.features import FEATURES
from voicecheck.learn.names import brand_names
from voicecheck.learn.select import Selection
from voicecheck.ngrams import phrases
from voicecheck.text import Doc
from voicecheck.voice import FEWEST_POSTS, BrandVoice, Usual, phrase_key

_INNER = (0.05, 0.5, 0.95)
_LEAST_POSTS = 2
_READABLE_WORDS = 8


def describe(
    voice: BrandVoice,
    selection: Selection,
    numbers: Sequence[Mapping[str, float]],
    tones: Mapping[str, Sequence[float]],
) -> BrandVoice:
    """The voice with its habits filled in; ranges only where there are posts enough to tell."""
    enough = len(selection.docs) >= FEWEST_POSTS
    return replace(
        voice,
        usual=MappingProxyType(ranges(numbers) if enough else {}),
        tones=MappingProxyType({name: _inner(values) for name, values in tones.items()} if enough else {}),
        vocabulary=_vocabulary(selection.docs),
        phrases=MappingProxyType(_phrase_rates(selection.docs)),
        names=MappingProxyType(brand_names(selection.docs)),
        provenance=MappingProxyType(_provenance(selection)),
    )


def ranges(numbers: Sequence[Mapping[str, float]]) -> dict[str, Usual]:
    """The usual range of each style number, from those of the approved posts."""
    found = {}
    for feature in FEATURES:
        values = np.array([item[feature.name] for item in numbers])
        low, median, high = (float(value) for value in np.quantile(values, _INNER, method="nearest"))
        found[feature.name] = Usual(
            low, median, high, float(values.min()), float(values.max()), float((values != 0).mean())
        )
    return found


def _inner(values: Sequence[float]) -> tuple[float, float]:
    low, _, high = (float(value) for value in np.quantile(values, _INNER))
    return low, high


def _vocabulary(docs: Sequence[Doc]) -> frozenset[str]:
    """Folded words that stand in two or more posts: the brand's own, never misspellings."""
    counts = Counter(
        word for doc in docs for word in {doc.folded[w.span.start : w.span.end] for w in doc.words}
    )
    return frozenset(word for word, posts in counts.items() if posts >= _LEAST_POSTS)


def _phrase_rates(docs: Sequence[Doc]) -> dict[int, float]:
    counts = Counter(key for doc in docs for key in {phrase_key(phrase) for phrase in phrases(doc)})
    return {key: posts / len(docs) for key, posts in counts.items() if posts >= _LEAST_POSTS}


def _provenance(selection: Selection) -> dict[str, object]:
    dates = [doc.post.created_at for doc in selection.docs if doc.post.created_at]
    channels = Counter(doc.post.channel or "none" for doc in selection.docs)
    return {
        "voicecheck": __version__,
        "models": shipped_models(),
        "posts": len(selection.docs),
        "replies": sum(doc.post.reply_to is not None for doc in selection.docs),
        "channels": dict(sorted(channels.items())),
        "first": min(dates, default=None),
        "last": max(dates, default=None),
        "dropped": {reason: len(ids) for reason, ids in selection.dropped.items()},
    }


def reading_grade(docs: Sequence[Doc]) -> float | None:
    """The Coleman–Liau grade of the posts' sentences taken together, by textstat.

    It counts letters and sentences only: textstat's syllable counts need a dictionary that is
    downloaded. ``None`` without a sentence of some length.
    """
    import textstat

    sentences = [
        doc.text[span.start : span.end].rstrip(".!?… ") + "."
        for doc in docs
        if len(doc.words) >= _READABLE_WORDS
        for span in doc.sentences
    ]
    return float(textstat.coleman_liau_index(" ".join(sentences))) if sentences else None
