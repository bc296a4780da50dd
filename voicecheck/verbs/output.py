"""Standard output as the verbs use it."""

from __future__ import annotations

import io
from typing import TextIO


def as_utf8(stream: TextIO) -> None:
    """Make a stream write UTF-8 with bare line feeds, as JSON is exchanged everywhere."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", newline="\n")
