"""Measure the family defensive on labelled replies to complaints."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voicecheck.evals.family import Item, table
from voicecheck.learn.pairs import rows


def evaluate(paths: Sequence[Path]) -> str:
    """The table of figures; ``paths``: defensive_gold.jsonl, defensive_wild.jsonl."""
    items = [
        Item(row["text"], row["complaint"], row["defensive"], row["brand"], path.stem)
        for path in paths
        for row in rows(path)
    ]
    return "\n".join(table("defensive", items))
