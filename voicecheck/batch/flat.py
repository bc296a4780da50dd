"""A row of the JSON contract as one line of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from voicecheck.types import FAMILIES

_FIRST = ("id", "path", "row", "channel", "created_at", "text", "score", "p_value", "verdict")
_LAST = (*(f"findings_{family}" for family in FAMILIES), "checks", "drivers", "best_rewrite")
_GROUPS = ("tone_", "family_")

_DRIVERS = 3


def flatten(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row without nesting; the keys are always in the order of :func:`columns`.

    ``findings_<family>`` count; ``checks`` names each check with a finding once, in the order of
    the findings; ``drivers`` are the messages of the first three; ``best_rewrite`` is the first one.
    What is not known is ``None``.
    """
    voice = row.get("voice") or {}
    findings = row.get("findings") or []
    rewrites = row.get("rewrites") or []
    families = [finding["family"] for finding in findings]
    drivers = (voice.get("drivers") or [])[:_DRIVERS]
    flat = {
        **{name: row.get(name) for name in _FIRST},
        **{name: voice.get(name) for name in ("score", "p_value", "verdict")},
        **{f"tone_{name}": value for name, value in (row.get("tones") or {}).items()},
        **{f"family_{name}": value for name, value in (row.get("families") or {}).items()},
        **{f"findings_{family}": families.count(family) for family in FAMILIES},
        "checks": ",".join(dict.fromkeys(finding["check"] for finding in findings)),
        "drivers": "; ".join(driver.get("message") or driver["feature"] for driver in drivers),
        "best_rewrite": rewrites[0]["text"] if rewrites else None,
    }
    return {name: flat[name] for name in columns(flat)}


def columns(names: Iterable[str]) -> tuple[str, ...]:
    """The columns of a table: the fixed ones, with the tones and families among ``names`` in between."""
    extra = list(dict.fromkeys(names))
    groups = (name for group in _GROUPS for name in extra if name.startswith(group))
    return (*_FIRST, *groups, *_LAST)
