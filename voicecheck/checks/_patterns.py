"""The pattern tables that stand beside the checks, and the small language they are written in.

A pattern is a regular expression for folded text in which a blank is any white space (``?`` after it
makes it optional), ``~`` any adverbs, and ``{name}`` an entry of ``_words.tsv``. It matches whole words.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_ADVERBS = r"(?: (?:{adverb}))*"


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table; lines that begin with ``#`` are comments."""
    lines = (_FOLDER / f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#"))


@cache
def tables(heading: str) -> tuple[str, ...]:
    """The names of the tables that begin with this heading."""
    return tuple(
        sorted(path.stem for path in _FOLDER.glob("*.tsv") if path.read_text("utf-8").startswith(heading))
    )


@cache
def compiled(source: str) -> re.Pattern[str]:
    """The pattern as a regular expression; compiled when first asked for, as most never are."""
    source = source.replace("~", _ADVERBS)
    for name, alternatives in _words().items():
        source = source.replace(name, alternatives)
    source = source.replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?<![\w'])(?:{source})(?!\w)")


@cache
def _words() -> dict[str, str]:
    return {f"{{{name}}}": alternatives for name, alternatives in table("_words")}
