"""Measure the family typo: posts with one known mistake, and false flags on clean posts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from voicecheck.edits import apply_edits
from voicecheck.engine import run_checks
from voicecheck.learn.pairs import rows
from voicecheck.text import Doc
from voicecheck.types import Finding, Policy, Post, Span

Flag = tuple[Span, str | None]
"""Where, and the corrected text, where there is a correction."""
Checker = Callable[[str], list[Flag]]


def evaluate(paths: Sequence[Path]) -> str:
    """The table of typo figures; ``paths``: typo_posts.jsonl, and clean_social.jsonl for false flags."""
    wrong = [row for path in paths for row in rows(path) if "correct" in row]
    clean = [row["text"] for path in paths for row in rows(path) if "correct" not in row]
    lines = ["checker | kind | recall | right correction first | F0.5 | false flags per 1,000 clean words"]
    for name, checker in (("codespell", _codespell()), ("voicecheck", _ours)):
        if checker is not None:
            lines += _rows(name, checker, wrong, clean)
    return "\n".join(lines)


def _ours(text: str) -> list[Flag]:
    findings, _ = run_checks(Doc(Post(text, "")), None, Policy())
    return [(found.span, _corrected(text, found)) for found in findings if found.family == "typo"]


def _corrected(text: str, found: Finding) -> str | None:
    edits = [fix.edits for fix in found.fixes if fix.safety != "show"][:1]
    return apply_edits(text, edits[0]) if edits else None


def _codespell() -> Checker | None:
    """The floor: codespell's dictionary, where codespell is installed."""
    try:
        import codespell_lib
        from codespell_lib._spellchecker import build_dict
    except ImportError:
        return None
    entries: dict[str, Any] = {}
    build_dict(str(Path(codespell_lib.__file__).parent / "data" / "dictionary.txt"), entries, set())

    def check(text: str) -> list[Flag]:
        doc = Doc(Post(text, ""))
        flags: list[Flag] = []
        for word in doc.words:
            entry = entries.get(word.text.lower())
            if entry is not None:
                right = entry.data.split(",")[0].strip()
                flags.append((word.span, text[: word.span.start] + right + text[word.span.end :]))
        return flags

    return check


def _rows(name: str, checker: Checker, wrong: Sequence[Any], clean: Sequence[str]) -> Iterator[str]:
    words = sum(len(text.split()) for text in clean)
    cried = sum(len(checker(text)) for text in clean)
    rate = f"{1000 * cried / words:.2f}" if words else "-"
    for kind in sorted({row["kind"] for row in wrong}):
        chosen = [row for row in wrong if row["kind"] == kind]
        found = right = extra = 0
        for row in chosen:
            fault = Span(row["start"], row["end"])
            flags = checker(row["text"])
            hits = [corrected for span, corrected in flags if span.overlaps(fault)]
            found += bool(hits)
            right += bool(hits) and hits[0] is not None and hits[0].lower() == row["clean"].lower()
            extra += len(flags) - len(hits)
        precision = found / (found + extra) if found + extra else 0.0
        recall = found / len(chosen)
        score = 1.25 * precision * recall / (0.25 * precision + recall) if found else 0.0
        first = right / len(chosen)
        yield f"{name} | {kind} ({len(chosen)}) | {recall:.3f} | {first:.3f} | {score:.3f} | {rate}"
