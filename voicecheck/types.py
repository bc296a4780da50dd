"""The nouns of voicecheck: frozen values that every other module passes around.

Positions are half-open and count Unicode code points of ``Post.text``. Nothing here imports
anything but the standard library.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

Family = Literal["voice", "robotic", "typo", "defensive"]
Severity = Literal["suggestion", "warning", "error"]
Safety = Literal["safe", "review", "show"]
Verdict = Literal["on", "near", "off", "unsure"]

SEVERITIES: tuple[Severity, ...] = ("suggestion", "warning", "error")
FAMILIES: tuple[Family, ...] = ("voice", "robotic", "typo", "defensive")


class VoicecheckError(Exception):
    """The job could not be done: the message names what, where and the remedy, on one line."""


class SourceError(VoicecheckError):
    """An input could not be read as posts."""


class VoiceError(VoicecheckError):
    """A profile could not be learned, read or written."""


class ConfigError(VoicecheckError):
    """The configuration is not valid."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points, ``start <= end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the characters of ``span`` by ``text``; an empty span inserts."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding.

    ``safety``: ``safe`` is applied by ``--fix``, ``review`` is offered, ``show`` is advice.
    """

    title: str
    edits: tuple[Edit, ...]
    safety: Safety


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a post came from.

    ``row`` is the 1-based record of a table or JSONL file; ``offset`` the code point, counted in
    the decoded file without its BOM, at which the post's text begins, or ``None`` where the text
    does not stand in the file verbatim; ``line`` and ``column`` (1-based) are those of its first
    character.
    """

    path: str | None = None
    row: int | None = None
    offset: int | None = None
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Post:
    """One post, approved or draft.

    ``excluded`` are spans that the source format marks as not prose (code, HTML comments,
    shortcodes): no check judges them. ``ignore`` names checks that the author switched off.
    """

    text: str
    id: str
    channel: str | None = None
    created_at: str | None = None
    author: str | None = None
    reply_to: str | None = None
    origin: Origin = Origin()
    excluded: tuple[Span, ...] = ()
    ignore: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: what, where, why, and how to mend it.

    ``fingerprint`` is a hash of check, flagged text and neighbour words: it is stable when lines
    move.
    """

    check: str
    family: Family
    severity: Severity
    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Driver:
    """One reason behind a voice score.

    ``weight`` is in log-odds: negative speaks against the brand. ``usual`` is the range that
    nine in ten approved posts fall in, ``observed`` the draft's own number.
    """

    feature: str
    observed: float
    usual: tuple[float, float]
    weight: float
    message: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceScore:
    """How much a post sounds like the brand.

    ``score`` (0–100) is the calibrated probability, at even odds, that the post is this brand's;
    ``p_value`` the share of held-out approved posts at least as odd. Both are ``None`` where the
    verdict is ``unsure``, and ``why`` then says why.
    """

    score: float | None
    p_value: float | None
    verdict: Verdict
    drivers: tuple[Driver, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class ToneScores:
    """Independent probabilities by tone, and the range in which the brand's posts usually lie."""

    values: Mapping[str, float]
    usual: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A verified better version of a post.

    ``kept`` is the share of the original's words that stand unchanged; ``resolves`` names the
    checks whose findings it removes.
    """

    text: str
    edits: tuple[Edit, ...]
    voice_before: float | None
    voice_after: float | None
    resolves: tuple[str, ...]
    kept: float


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was not judged, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A check that crashed on this post; the others still ran."""

    check: str
    error: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found out about one post."""

    post: Post
    voice: VoiceScore | None = None
    tones: ToneScores | None = None
    families: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    findings: tuple[Finding, ...] = ()
    rewrites: tuple[Rewrite, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    failures: tuple[Failure, ...] = ()

    def fails(self, fail_on: Severity) -> bool:
        """Whether the verdict is ``off`` or a finding is at least as severe as ``fail_on``."""
        least = SEVERITIES.index(fail_on)
        return (self.voice is not None and self.voice.verdict == "off") or any(
            SEVERITIES.index(finding.severity) >= least for finding in self.findings
        )


@dataclass(frozen=True, slots=True)
class Policy:
    """What a team decided: resolved settings, the same for every post of a run.

    ``select`` empty means all checks. ``severity`` overrides by check name. ``words`` are never
    misspellings; ``banned`` maps a word the brand does not use to the one to use instead (or "").
    ``tones`` sets a target range by tone and overrides what was learned. ``false_alarms`` is the
    accepted share of approved posts that may be called ``off``.
    """

    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    severity: Mapping[str, Severity] = field(default_factory=lambda: MappingProxyType({}))
    fail_on: Severity = "warning"
    false_alarms: float = 0.05
    words: frozenset[str] = frozenset()
    banned: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    tones: Mapping[str, tuple[float, float]] = field(default_factory=lambda: MappingProxyType({}))
