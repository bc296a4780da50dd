"""``voicecheck eval``: figures of a task on real data, beside the floors run on the same rows.

One module a task, each with ``evaluate(paths) -> str``. Labels that a shipped model was fitted on
are never scored by that model: the heads are fitted again, in folds that keep accounts whole.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from pathlib import Path

from voicecheck.types import VoicecheckError

TASKS = ("voice", "tone", "robotic", "typo", "defensive")


def evaluate(task: str, paths: Sequence[Path]) -> str:
    """The printed table of a task.

    Raises:
        VoicecheckError: the task is unknown, or a file is missing or not of the task's form.
    """
    if task not in TASKS:
        raise VoicecheckError(f"no such task: {task}: choose one of {', '.join(TASKS)}")
    for path in paths:
        if not path.is_file():
            raise VoicecheckError(f"{path}: no such file")
    try:
        table: str = importlib.import_module(f"{__name__}.{task}").evaluate(paths)
    except (KeyError, ValueError) as error:
        raise VoicecheckError(f"{paths[0]}: not data for the task {task} ({error})") from error
    return table
