"""BrandVoice: the learned profile of a brand, immutable. Checks ask it and hold no constants."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from voicecheck.linear import Linear, Row, sigmoid
from voicecheck.types import Post, Verdict

Scores = TypeVar("Scores", float, NDArray[np.float64])
"""One score, or those of many posts."""

FEWEST_POSTS = 20
FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Usual:
    """Where a style number of the approved posts lies.

    ``low`` and ``high`` hold nine in ten posts; ``least`` and ``most`` all of them; ``share`` is
    the share of posts in which it is not 0.
    """

    low: float
    median: float
    high: float
    least: float
    most: float
    share: float


@dataclass(frozen=True, slots=True)
class Block:
    """A linear model of one kind of evidence, brand against others.

    ``centre`` and ``spread`` bring its log-odds to a scale on which other brands have mean 0 and
    deviation 1. In the sum the block weighs ``weight``, and beyond ``cap`` more of it counts no
    further: sharing the brand's subjects must not make up for another voice.
    """

    linear: Linear
    centre: float
    spread: float
    weight: float
    cap: float

    def standard(self, log_odds: Scores) -> Scores:
        """The model's log-odds, one number or many, on the common scale and limited at the cap."""
        limited: Scores = np.minimum((log_odds - self.centre) / self.spread, self.cap)
        return limited


@dataclass(frozen=True)
class BrandVoice:
    """What is normal for a brand, and how to tell it from others.

    ``held_out`` are the raw scores of the approved posts, ascending, each from a model that did
    not see the post; ``slope`` and ``intercept`` turn a raw score into log-odds at even odds.
    ``offsets`` is by how much posts of one kind (see :func:`kinds`) score above the brand's others,
    which is taken off, since a brand's replies read unlike its posts. ``local_encoder`` is the
    folder and digest of an encoder of the user's, where one is used.
    ``phrases`` maps hashed phrases to the share of approved posts that hold them; ``names`` the folded
    names of the brand's people, products and places to their casing.
    """

    name: str
    posts: int
    usual: Mapping[str, Usual] = field(default_factory=lambda: MappingProxyType({}))
    vocabulary: frozenset[str] = frozenset()
    phrases: Mapping[int, float] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    tones: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))
    blocks: Mapping[str, Block] = field(default_factory=lambda: MappingProxyType({}))
    held_out: Sequence[float] = ()
    offsets: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    slope: float = 1.0
    intercept: float = 0.0
    local_encoder: tuple[str, str] | None = None
    provenance: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    metrics: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @staticmethod
    def neutral(
        usual: Mapping[str, Usual] | None = None, names: Mapping[str, str] | None = None
    ) -> BrandVoice:
        """The voice of nobody: no model, no vocabulary, and no ranges and names but those given."""
        return BrandVoice(
            name="",
            posts=0,
            usual=MappingProxyType(dict(usual or {})),
            names=MappingProxyType(dict(names or {})),
        )

    def expects(self, feature: str) -> Usual | None:
        """The usual range of a style number, or ``None`` where too few posts tell."""
        return self.usual.get(feature)

    def knows(self, word: str) -> bool:
        """Whether the brand used this word (any case) in two or more approved posts."""
        return word.lower().replace("’", "'") in self.vocabulary

    def phrase_rate(self, phrase: str) -> float:
        """The share of approved posts that hold this folded phrase, 0.0 where it is not known.

        Phrases that stand in a single post count as unknown; of a phrase longer than five words
        the rarest run of five decides.
        """
        words = phrase.split()
        runs = [
            " ".join(words[i : i + LONGEST_PHRASE]) for i in range(max(1, len(words) - LONGEST_PHRASE + 1))
        ]
        return min((self.phrases.get(phrase_key(run), 0.0) for run in runs), default=0.0)

    @property
    def judges(self) -> bool:
        """Whether there is a model and posts enough for a verdict."""
        return bool(self.blocks) and self.posts >= FEWEST_POSTS

    def raw(self, rows: Mapping[str, Row], kinds: Sequence[str] = ()) -> float:
        """The weighted sum of the blocks: how much more like the brand than like others.

        What is usual for the first of ``kinds`` that the profile knows is taken off.
        """
        standard = {
            name: block.standard(block.linear.score(rows[name])) for name, block in self.blocks.items()
        }
        weights = {name: block.weight for name, block in self.blocks.items()}
        return float(combine(standard, weights)) - usual_for(kinds, self.offsets)

    def log_odds(self, raw: float) -> float:
        """The calibrated log-odds of a raw score."""
        return self.slope * raw + self.intercept

    def probability(self, raw: float) -> float:
        """The calibrated probability, at even odds, that the post is the brand's."""
        return sigmoid(self.log_odds(raw))

    def p_value(self, raw: float) -> float:
        """The conformal share of approved posts at least as odd as this one, in (0, 1]."""
        return (1 + bisect.bisect_right(self.held_out, raw)) / (1 + len(self.held_out))

    def verdict(self, p_value: float, false_alarms: float) -> Verdict:
        """``off`` below the accepted false-alarm rate, ``near`` up to four times that, else ``on``."""
        if p_value < false_alarms:
            return "off"
        return "near" if p_value < 4 * false_alarms else "on"


def kinds(post: Post) -> tuple[str, ...]:
    """What kind of post it is, the narrowest first: a reply or a post on its channel, and on any."""
    kind = "reply" if post.reply_to else "post"
    return (f"{kind} on {post.channel}", kind) if post.channel else (kind,)


def usual_for(kinds: Sequence[str], offsets: Mapping[str, float]) -> float:
    """The offset of the first of the kinds that has one, else 0."""
    return next((offsets[kind] for kind in kinds if kind in offsets), 0.0)


LONGEST_PHRASE = 5


def phrase_key(phrase: str) -> int:
    """A 32-bit hash of a folded phrase."""
    import zlib

    return zlib.crc32(phrase.encode())


def combine(standard: Mapping[str, Scores], weights: Mapping[str, float]) -> Scores:
    """The weighted sum of the blocks' standard scores."""
    total: Any = sum(weights[name] * scores for name, scores in standard.items())
    combined: Scores = total
    return combined
