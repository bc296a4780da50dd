"""A file that is complete or absent: written aside in its folder, then renamed."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from voicecheck.types import VoicecheckError


@contextmanager
def aside(path: Path) -> Iterator[Path]:
    """An empty file beside ``path`` that takes its name when the block ends well.

    On any exception, an interrupt included, it is removed, and what stood at ``path`` stays.

    Raises:
        VoicecheckError: at the start, that nothing can be written there; at the end, that the
            disk failed.
    """
    target = path.resolve()
    if target.is_dir():
        raise VoicecheckError(f"{path}: is a folder: name a file in it")
    if target.exists() and not target.is_file():
        raise VoicecheckError(f"{path}: a pipe or device, not a file: name a file")
    if not target.parent.is_dir():
        raise VoicecheckError(f"{path}: there is no folder {path.parent}: make it first")
    beside = target.with_name(f".voicecheck-{secrets.token_hex(8)}.part")
    with reported(path):
        # Made by hand, as tempfile leaves out what the umask allows.
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    try:
        yield beside
        with reported(path):
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o777)
            _sync(beside, os.O_RDWR)
            beside.replace(target)
            if os.name == "posix":
                _sync(target.parent, os.O_RDONLY)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def reported(path: Path) -> Iterator[None]:
    """Turn a failure to write into one line that says what to do."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise VoicecheckError(
            f"{path}: cannot be written ({reason}): "
            "check the space on the disk and that you may write there, or name another place"
        ) from None


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
