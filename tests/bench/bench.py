"""CPU time and peak memory of whole processes: ``make bench``.

Everything runs as a process of its own, as a user's would, and beside it what one can compare it
with: Python alone, and codespell on the same draft. ``cpu`` is user and system time of the process
and its children, the least and the middle of several runs; ``memory`` the peak of what was resident.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
APPROVED = ROOT / "corpora" / "brands" / "nobble" / "approved.jsonl"
DRAFT = ROOT / "corpora" / "brands" / "nobble" / "drafts" / "on-voice.md"
RUNS = 5
POSTS = 1000
VOICECHECK = (sys.executable, "-m", "voicecheck")


class Cost(NamedTuple):
    """CPU seconds and peak resident megabytes of one process."""

    seconds: float
    megabytes: float


def cost(command: Sequence[str]) -> Cost:
    """Run a command; its status must be 0."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit status {process.returncode}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * scale / 1e6)


def many_posts(path: Path) -> None:
    """Write posts of the demo brand again and again, each time with another number in front."""
    texts = [json.loads(line)["text"] for line in APPROVED.read_text("utf-8").splitlines()]
    with path.open("w", encoding="utf-8") as out:
        for number in range(POSTS):
            row = {"id": str(number), "text": f"{number}: {texts[number % len(texts)]}"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        voice, posts, scores = folder / "nobble.voice", folder / "posts.jsonl", folder / "scores.jsonl"
        cost([*VOICECHECK, "learn", str(APPROVED), "-o", str(voice)])
        many_posts(posts)
        commands = {
            "python -c pass": (sys.executable, "-c", "pass"),
            "codespell DRAFT": (sys.executable, "-m", "codespell_lib", str(DRAFT)),
            "voicecheck --help": (*VOICECHECK, "--help"),
            "voicecheck check DRAFT": (*VOICECHECK, "check", str(DRAFT), "--voice", str(voice)),
            f"voicecheck score, {POSTS} posts": (
                *(*VOICECHECK, "score", str(posts)),
                *("--voice", str(voice), "-o", str(scores)),
            ),
        }
        costs = {label: [cost(command) for _ in range(RUNS)] for label, command in commands.items()}
    least = {label: min(run.seconds for run in runs) for label, runs in costs.items()}
    python, codespell, *_ = least.values()
    print(f"{'':28} {'cpu, s':>8} {'median':>8} {'memory, MB':>11} {'x python':>9} {'x codespell':>12}")
    for label, runs in costs.items():
        median = statistics.median(run.seconds for run in runs)
        memory = max(run.megabytes for run in runs)
        ratios = f"{least[label] / python:9.1f} {least[label] / codespell:12.1f}"
        print(f"{label:28} {least[label]:8.3f} {median:8.3f} {memory:11.0f} {ratios}")


if __name__ == "__main__":
    main()
