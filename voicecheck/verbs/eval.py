"""``voicecheck eval TASK DATA...``: measure a task beside simple baselines."""

from __future__ import annotations

import argparse
from pathlib import Path

from voicecheck.evals import evaluate


def run(args: argparse.Namespace) -> int:
    """Print the table of figures."""
    print(evaluate(args.task, [Path(path) for path in args.data]))
    return 0
