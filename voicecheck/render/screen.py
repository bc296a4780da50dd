"""What the reader's screen can show, and what a renderer is given."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import Literal, TextIO

from voicecheck.types import Report

Colour = Literal["red", "yellow", "green", "cyan", "bold", "dim", "struck"]

_CODES: dict[Colour, str] = {
    "red": "31",
    "yellow": "33",
    "green": "32",
    "cyan": "36",
    "bold": "1",
    "dim": "2",
    "struck": "9;31",
}
_WIDTH_OF_A_FILE = 100


@dataclass(frozen=True, slots=True)
class Judged:
    """A report with the name of the brand it was held against (``""``: none) and whether it fails."""

    report: Report
    brand: str
    fails: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """How to write for the reader.

    ``encoding`` is that of the output: what it cannot hold is replaced. ``quiet`` leaves out
    what needs no attention.
    """

    colour: bool = False
    encoding: str = "utf-8"
    width: int = _WIDTH_OF_A_FILE
    quiet: bool = False

    def holds(self, text: str) -> bool:
        """Whether the output's encoding has all these characters."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def pick(self, text: str, ascii_text: str) -> str:
        """The first where the output can hold it, else the second."""
        return text if self.holds(text) else ascii_text

    def paint(self, text: str, colour: Colour) -> str:
        """The text in a colour, where there are colours."""
        return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if self.colour and text else text


def screen_of(stream: TextIO, *, quiet: bool = False) -> Screen:
    """The screen behind a stream: colours and its width only on a terminal, none with NO_COLOR."""
    terminal = stream.isatty()
    return Screen(
        colour=terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
        encoding=getattr(stream, "encoding", None) or "utf-8",
        width=shutil.get_terminal_size().columns if terminal else _WIDTH_OF_A_FILE,
        quiet=quiet,
    )
