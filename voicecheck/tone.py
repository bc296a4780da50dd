"""The tones of a post, each an independent probability, beside the brand's own habit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from voicecheck.heads import TONES, shipped_heads
from voicecheck.linear import Row
from voicecheck.types import Policy, ToneScores
from voicecheck.voice import BrandVoice


def tones(rows: Mapping[str, Row], voice: BrandVoice | None, policy: Policy) -> ToneScores:
    """Score the tones of one post; ``usual`` is what the team set by hand, else what was learned."""
    heads = shipped_heads()
    usual = dict(voice.tones) if voice is not None else {}
    usual.update(policy.tones)
    return ToneScores(
        values=MappingProxyType({name: heads.probability(name, rows) for name in TONES}),
        usual=MappingProxyType({name: usual[name] for name in TONES if name in usual}),
    )
