"""The English words that are no misspelling, with how frequent they are; loaded on first need."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from voicecheck.resources import model


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Lower-case words with straight apostrophes.

    ``levels``: words that may be offered as a correction, with their frequency in steps of half a
    doubling (0 rare, 42 "the"); ``known``: words that are right and never offered (names, brands,
    slang, taboo and rare words); ``names``: right only with a capital.
    """

    levels: Mapping[str, int]
    known: frozenset[str]
    names: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.levels or word in self.known


def read(path: Path) -> Lexicon:
    """Read a ``words.txt.gz``: a line for each section, its name first, then its words."""
    levels: dict[str, int] = {}
    others: dict[str, frozenset[str]] = {}
    for line in gzip.decompress(path.read_bytes()).decode("utf-8").splitlines():
        section, *words = line.split(" ")
        if section.isdigit():
            levels.update(dict.fromkeys(words, int(section)))
        else:
            others[section] = frozenset(words)
    return Lexicon(levels, others["known"], others["name"])


@cache
def english() -> Lexicon:
    """The lexicon that the package ships."""
    return read(model("lexicon", "words.txt.gz"))
