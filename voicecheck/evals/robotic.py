"""Measure the family robotic on labelled replies, tweets and posts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voicecheck.evals.family import Item, table
from voicecheck.learn.pairs import rows


def evaluate(paths: Sequence[Path]) -> str:
    """The table of figures; ``paths``: files like robotic_gold.jsonl."""
    items = [
        Item(row["text"], row.get("complaint"), row["robotic"], row["id"], row["id"].partition("-")[0])
        for path in paths
        for row in rows(path)
    ]
    return "\n".join(table("robotic", items))
