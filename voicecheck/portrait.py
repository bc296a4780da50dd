"""A profile in plain words, as ``voicecheck show voice`` prints it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from voicecheck.drivers import describe_range
from voicecheck.features import FEATURES
from voicecheck.voice import BrandVoice

_RARE, _NEARLY_ALL = 0.05, 0.99
_MOST_WORDS = 40
_METRICS: Mapping[str, str] = MappingProxyType(
    {
        "auc_others": "which of two posts is yours, the other being another brand's",
        "auc_retold": "which of two posts is yours, the other saying the same in another voice",
    }
)


def sections(voice: BrandVoice) -> dict[str, tuple[str, ...]]:
    """What is known of the voice: lines by title, without sections that would be empty."""
    found = {
        "Posts": tuple(_posts(voice)),
        "How nine in ten posts are written": tuple(_habits(voice)),
        "Tones, where nine in ten posts lie": tuple(_tones(voice)),
        "Words of its own": tuple(_own_words(voice)),
        "Names as it writes them": tuple(_names(voice)),
        "How well it tells, on posts that it had not seen": tuple(_metrics(voice)),
    }
    return {title: lines for title, lines in found.items() if lines}


def _posts(voice: BrandVoice) -> Iterator[str]:
    facts = voice.provenance
    if facts.get("first") and facts.get("last"):
        yield f"from {str(facts['first'])[:10]} to {str(facts['last'])[:10]}"
    if facts.get("replies"):
        yield f"{facts['replies']:,} of them replies"
    named = {name: count for name, count in facts.get("channels", {}).items() if name != "none"}
    if named:
        yield "channels: " + ", ".join(f"{name} {count:,}" for name, count in named.items())
    for reason, count in facts.get("dropped", {}).items():
        yield f"left out, {reason}: {count:,}"


def _habits(voice: BrandVoice) -> Iterator[str]:
    rare = []
    for feature in FEATURES:
        usual = voice.expects(feature.name)
        if usual is None:
            continue
        if usual.share < _RARE:
            rare.append(feature.label)
        else:
            some = f", in {100 * usual.share:.0f} % of posts"
            always = feature.unit == "flag" or usual.share > _NEARLY_ALL
            yield describe_range(feature, usual) + ("" if always else some)
    if rare:
        yield "hardly ever: " + "; ".join(rare)


def _tones(voice: BrandVoice) -> Iterator[str]:
    for name, (low, high) in voice.tones.items():
        yield f"{name}: {low:.2f} to {high:.2f}"


def _own_words(voice: BrandVoice) -> Iterator[str]:
    """Words of the brand that no dictionary has: products, people, slang."""
    from voicecheck.lexicon import english

    common = english()
    words = sorted(word for word in voice.vocabulary if word.removesuffix("'s") not in common)
    if words:
        yield _listed(words)


def _names(voice: BrandVoice) -> Iterator[str]:
    if voice.names:
        yield _listed(sorted(voice.names.values()))


def _listed(words: Sequence[str]) -> str:
    more = f" and {len(words) - _MOST_WORDS} more" if len(words) > _MOST_WORDS else ""
    return ", ".join(words[:_MOST_WORDS]) + more


def _metrics(voice: BrandVoice) -> Iterator[str]:
    for name, words in _METRICS.items():
        if name in voice.metrics:
            yield f"{words}: right {100 * voice.metrics[name]:.0f} times in 100"
