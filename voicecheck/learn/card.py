"""The card of a profile: what it learned, how well it tells, and its limits, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from voicecheck.drivers import describe_range
from voicecheck.features import BY_NAME
from voicecheck.voice import FEWEST_POSTS, BrandVoice

_SHOWN = (
    "words", "words-per-sentence", "exclamations", "questions", "emoji", "hashtags", "contractions",
    "first-person-plural", "second-person", "shouted-words", "lower-starts", "ends-with-link", "ends-bare",
)  # fmt: skip
_MOST_NAMES = 20


def card(voice: BrandVoice, grade: float | None) -> str:
    """The card as Markdown; ``grade`` is the reading grade, where it was measured."""
    return "\n".join(_lines(voice, grade)) + "\n"


def _lines(voice: BrandVoice, grade: float | None) -> Iterator[str]:
    made: Mapping[str, object] = voice.provenance
    yield f"# The voice of {voice.name}"
    yield ""
    yield f"Learned by voicecheck {made.get('voicecheck')} from {voice.posts} approved posts"
    yield f"({made.get('replies')} of them replies)."
    if made.get("first"):
        yield f"The first is of {made['first']}, the last of {made['last']}."
    yield "The posts themselves are not stored here: only numbers, words, names and hashes."
    yield ""
    dropped = made.get("dropped")
    if isinstance(dropped, dict) and dropped:
        yield "Left out: " + "; ".join(f"{count} {reason}" for reason, count in dropped.items()) + "."
        yield ""
    yield "## How well it tells"
    yield ""
    if voice.judges:
        others, retold = voice.metrics["auc_others"], voice.metrics["auc_retold"]
        yield f"- Your posts against other brands': right {others:.0%} of the time, pair by pair."
        yield f"- Your posts against posts of others retold in marked voices: {retold:.0%}."
        yield "- Each approved post was scored by a model that had not seen it."
        yield "- Rivals of your own sector are harder than the average brand: expect less against them."
    else:
        yield f"It gives no verdict: {voice.posts} posts are fewer than {FEWEST_POSTS}."
    if voice.usual:
        yield ""
        yield "## Your habits (nine posts in ten)"
        yield ""
        for name in _SHOWN:
            yield f"- {describe_range(BY_NAME[name], voice.usual[name])}"
        for tone, (low, high) in voice.tones.items():
            yield f"- {tone}: {low:.2f} to {high:.2f}"
        if grade is not None:
            yield f"- reading grade (Coleman–Liau): {grade:.0f}, the school year that reads it with ease"
    if voice.names:
        names = sorted(voice.names.values())
        yield ""
        yield "Names you use: " + ", ".join(names[:_MOST_NAMES]) + (", ..." if names[_MOST_NAMES:] else ".")
    yield ""
    yield "## Limits"
    yield ""
    yield "- English only. It hears how a post is put, not whether what it says is true."
    yield "- A verdict `off` means that fewer than one in twenty of your own posts look as odd as this one."
    yield "- Posts of fewer than three words get no verdict."
