"""A report as plain data: the JSON contract, ``schema`` 1.

Keys may be added; renaming or retyping one raises :data:`SCHEMA`. Positions are half-open and
count Unicode code points of ``text``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from voicecheck.render.place import Lines, line_and_column, lines_of
from voicecheck.types import Driver, Edit, Finding, Post, Report, Rewrite, VoiceScore

SCHEMA = 1


def row(report: Report) -> dict[str, Any]:
    """The report as nested dicts, lists, strings and numbers, in the contract's order of keys."""
    post = report.post
    lines = lines_of(post.text)
    return {
        "schema": SCHEMA,
        "id": post.id,
        "path": post.origin.path,
        "row": post.origin.row,
        "text": post.text,
        "channel": post.channel,
        "created_at": post.created_at,
        "voice": _voice(report.voice) if report.voice else None,
        "tones": _rounded(report.tones.values) if report.tones else {},
        "families": _rounded(report.families),
        "findings": [_finding(finding, post, lines) for finding in report.findings],
        "rewrites": [_rewrite(rewrite) for rewrite in report.rewrites],
        "skipped": [{"what": skipped.what, "why": skipped.why} for skipped in report.skipped],
        "failures": [{"check": failure.check, "error": failure.error} for failure in report.failures],
    }


def dumps(report: Report) -> str:
    """The report as one line of JSON; half a surrogate pair, which UTF-8 cannot hold, is escaped."""
    data = row(report)
    line = json.dumps(data, ensure_ascii=False, allow_nan=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, allow_nan=False)
    return line


def _rounded(values: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in values.items()}


def _optional(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _voice(voice: VoiceScore) -> dict[str, Any]:
    return {
        "score": _optional(voice.score, 1),
        "p_value": _optional(voice.p_value, 4),
        "verdict": voice.verdict,
        "why": voice.why,
        "drivers": [_driver(driver) for driver in voice.drivers],
    }


def _driver(driver: Driver) -> dict[str, Any]:
    return {
        "feature": driver.feature,
        "observed": round(driver.observed, 4),
        "usual": [round(bound, 4) for bound in driver.usual],
        "weight": round(driver.weight, 4),
        "message": driver.message,
        "spans": [[span.start, span.end] for span in driver.spans],
    }


def _edits(edits: Sequence[Edit]) -> list[dict[str, Any]]:
    return [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in edits]


def _finding(finding: Finding, post: Post, lines: Lines) -> dict[str, Any]:
    line, column = line_and_column(post, lines, finding.span.start)
    return {
        "check": finding.check,
        "family": finding.family,
        "severity": finding.severity,
        "start": finding.span.start,
        "end": finding.span.end,
        "line": line,
        "column": column,
        "message": finding.message,
        "fixes": [
            {"title": fix.title, "safety": fix.safety, "edits": _edits(fix.edits)} for fix in finding.fixes
        ],
        "fingerprint": finding.fingerprint,
    }


def _rewrite(rewrite: Rewrite) -> dict[str, Any]:
    return {
        "text": rewrite.text,
        "edits": _edits(rewrite.edits),
        "voice_before": _optional(rewrite.voice_before, 1),
        "voice_after": _optional(rewrite.voice_after, 1),
        "resolves": list(rewrite.resolves),
        "kept": round(rewrite.kept, 4),
    }
