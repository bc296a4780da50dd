"""``check --fix`` and ``--diff``: the safe fixes, made in Markdown and text files.

A post's edits are moved by its offset into the decoded file, so that byte order mark, line
endings, front matter and all other text stay as they are, byte for byte.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from voicecheck.batch import aside
from voicecheck.edits import apply_edits, compatible
from voicecheck.render.screen import Judged
from voicecheck.sources import STDIN, codec, decode
from voicecheck.types import Edit, Report, SourceError, Span, VoicecheckError

# Mending one fault can bring another to light; this many rounds settle any real text.
_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class _Patch:
    """A file before and after, as text, with what it takes to write it again."""

    path: str
    before: str
    after: str
    codec: str = "utf-8"
    mark: bytes = b""


def fixed(
    items: Iterable[Judged],
    again: Callable[[str], Iterable[Judged]],
    encoding: str | None,
    on_error: Callable[[VoicecheckError], None],
) -> Iterator[Judged]:
    """Make the safe fixes of each file and yield its reports as they are afterwards.

    ``again`` checks a file anew. ``on_error`` is told of a file that cannot be written, or that
    changed in the meantime; it is left as it is.
    """
    for path, group in groupby(items, key=lambda item: item.report.post.origin.path):
        reports = list(group)
        try:
            for _ in range(_ROUNDS):
                patch = _patch(path, reports, encoding)
                if patch is None:
                    break
                _write(patch)
                reports = list(again(patch.path))
        except VoicecheckError as error:
            on_error(error)
        yield from reports


def diff(
    items: Iterable[Judged], encoding: str | None, on_error: Callable[[VoicecheckError], None]
) -> Iterator[str]:
    """What :func:`fixed` would change in its first round, as a unified diff."""
    for path, group in groupby(items, key=lambda item: item.report.post.origin.path):
        try:
            patch = _patch(path, list(group), encoding)
        except VoicecheckError as error:
            on_error(error)
            continue
        if patch is None:
            continue
        lines = difflib.unified_diff(
            _lines(patch.before), _lines(patch.after), patch.path, f"{patch.path} (fixed)"
        )
        for line in lines:
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines with their line feeds; other line breaks stay inside, as they do in a patch."""
    lines = [line + "\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _patch(path: str | None, items: Sequence[Judged], encoding: str | None) -> _Patch | None:
    """The safe fixes of one file's posts together, or ``None`` where there are none to make."""
    edits = [(item.report, _safe_edits(item.report)) for item in items]
    edits = [(report, found) for report, found in edits if found]
    if not edits:
        return None
    origin = edits[0][0].post.origin
    if path is None or path == STDIN or origin.offset is None:
        name = "standard input" if path in (None, STDIN) else path
        print(
            f"voicecheck: {name}: has safe fixes, but only Markdown and text files are changed",
            file=sys.stderr,
        )
        return None
    data = Path(path).read_bytes()
    name, mark = codec(data[:4], encoding)
    before = decode(data, path, encoding)
    moved = [edit for report, found in edits for edit in _moved(report, found, before)]
    return _Patch(path, before, apply_edits(before, moved), name, mark)


def _safe_edits(report: Report) -> list[Edit]:
    safe = [fix for finding in report.findings for fix in finding.fixes[:1] if fix.safety == "safe"]
    return [edit for fix in compatible(safe) for edit in fix.edits]


def _moved(report: Report, edits: Iterable[Edit], text: str) -> Iterator[Edit]:
    """The edits of a post as edits of its file, with the file's line endings."""
    post = report.post
    offset = post.origin.offset or 0
    if text[offset : offset + len(post.text)] != post.text:
        raise SourceError(f"{post.origin.path}: changed while it was checked: run the command again")
    ending = "\r\n" if "\r\n" in text else "\n"
    for edit in edits:
        span = Span(edit.span.start + offset, edit.span.end + offset)
        yield Edit(span, edit.text.replace("\r\n", "\n").replace("\n", ending))


def _write(patch: _Patch) -> None:
    """Replace the file at once; its permissions stay, and a link stays a link."""
    try:
        data = patch.mark + patch.after.encode(patch.codec)
    except UnicodeEncodeError as error:
        raise SourceError(
            f"{patch.path}: {patch.codec} lacks characters of the fix: save the file as UTF-8"
        ) from error
    with aside(Path(patch.path)) as beside:
        beside.write_bytes(data)
