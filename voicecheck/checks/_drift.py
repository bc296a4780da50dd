"""How far a style number of a draft lies beyond all approved posts of the brand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voicecheck.checks import Context
from voicecheck.features import BY_NAME
from voicecheck.types import Severity, Span
from voicecheck.voice import Usual


@dataclass(frozen=True, slots=True)
class Drift:
    """A number beyond the usual: ``allowed`` is the most that an approved post has."""

    observed: int
    allowed: int
    severity: Severity
    message: str


def count_drift(context: Context, feature: str, singular: str, found: Sequence[Span]) -> Drift | None:
    """The drift of a counted feature, ``None`` where the draft keeps to the brand's habit.

    The most that approved posts have may be passed by half as much again, and by one at least,
    before it counts; what they never have counts at once.
    """
    usual = context.voice.expects(feature)
    if usual is None or not found:
        return None
    most, observed = int(usual.most), len(found)
    if most and observed <= most + max(1, most / 2):
        return None
    what = f"{observed} {BY_NAME[feature].label}" if observed > 1 else singular
    severity: Severity = "warning" if observed > 2 * most + 2 else "suggestion"
    return Drift(observed, most, severity, f"{what}: your posts have {_range(usual)}.")


def length_drift(context: Context, feature: str, observed: int) -> Drift | None:
    """The drift of a length: beyond the longest approved post by a quarter, far out by twice."""
    usual = context.voice.expects(feature)
    if usual is None or not usual.most or observed <= 1.25 * usual.most:
        return None
    severity: Severity = "warning" if observed > 2 * usual.most else "suggestion"
    message = f"{observed} {BY_NAME[feature].label}: your posts have {_range(usual)}."
    return Drift(observed, int(usual.most), severity, message)


def _range(usual: Usual) -> str:
    least, most = int(usual.least), int(usual.most)
    if not most:
        return "none"
    return f"{least} to {most}" if least < most else f"{most}"
