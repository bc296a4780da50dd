"""What a misspelt word was meant to be: a noisy-channel model in bits.

A candidate's score is how frequent it is minus how unlikely the slips are that lead from it to
what was typed. Costs are rough: they were set by hand after counts on lists of human misspellings.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from voicecheck.checks._patterns import table
from voicecheck.lexicon import Lexicon
from voicecheck.wordlists import words_of

Slip = tuple[str, float]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = frozenset("aeiouy")
# What each slip costs; the first letter is seldom wrong, and a second slip rare.
_SWAPPED, _DOUBLED, _SINGLED, _APOSTROPHE, _SHUFFLED = 5.0, 2.5, 2.0, 0.0, 8.0
_MISSING_VOWEL, _MISSING, _EXTRA_VOWEL, _EXTRA = 4.0, 6.5, 9.0, 12.0
_VOWEL, _SOUND, _CLUSTER, _NEAR_KEY, _OTHER = 8.0, 8.0, 6.5, 12.0, 14.0
_FIRST, _LAST, _SECOND = 4.5, 3.0, 2.0
# One slip explains a word from this score on; two are looked for in words of six letters and more,
# among words of this level that share all but four letters.
_EXPLAINED, _LONG, _FREQUENT, _APART = -4.0, 6, 8, 4
# A coinage is put together from pieces of this level and length.
_COMMON, _PIECE = 14, 4
_HEADS = words_of("un re mis non pre post multi mega super ultra mini micro anti over under out semi")
_TAILS = words_of(
    "man men woman women like wise ish less esque fest athon tastic worthy proof free land ville gate"
)
_ROWS = ("qwertyuiop", " asdfghjkl", "  zxcvbnm")
_KEYS = {
    key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys) if key != " "
}
_NEAR = {
    key: frozenset(
        other
        for other, (r, c) in _KEYS.items()
        if other != key and abs(r - row) <= 1 and abs(c - column + (r - row) / 2) <= 1
    )
    for key, (row, column) in _KEYS.items()
}
_SOUNDS = frozenset(
    pair + turn
    for both in ("ck", "cs", "sz", "cq", "kq", "gj", "mn", "dt", "fv", "bp", "vw")
    for pair, turn in ((both[0], both[1]), (both[1], both[0]))
)


def slips(word: str) -> Iterator[Slip]:
    """What could have been meant by ``word`` with one slip, and the slip's cost in bits."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        before, here, after = word[i - 1 : i], tail[:1], tail[1:2]
        more = 0.0 if i else _FIRST
        if after and here != after:
            yield head + after + here + tail[2:], _SWAPPED + more
        if len(tail) > 2:
            third, end = tail[2], tail[3:]
            for moved in (third + here + after, after + third + here, third + after + here):
                yield head + moved + end, _SHUFFLED + more
        if here:
            extra = _DOUBLED if here == before else _EXTRA_VOWEL if here in _VOWELS else _EXTRA
            yield head + tail[1:], extra + more
            for letter, cost in _costs(here).items():
                yield head + letter + tail[1:], cost + more
        else:
            more += _LAST
        for letter in _LETTERS:
            yield head + letter + tail, _missing(letter, before, here) + more
        if before and here:
            yield f"{head}'{tail}", _APOSTROPHE
    for typed, meant in _clusters():
        at = word.find(typed)
        while at >= 0:
            yield word[:at] + meant + word[at + len(typed) :], _CLUSTER
            at = word.find(typed, at + 1)


@cache
def _clusters() -> tuple[tuple[str, str], ...]:
    return tuple((typed, meant) for typed, meant in table("_spelling"))


@cache
def _costs(here: str) -> dict[str, float]:
    """What it costs that ``here`` was typed for each other letter."""
    near = _NEAR.get(here, frozenset())
    return {
        letter: _VOWEL if here in _VOWELS and letter in _VOWELS
        else _SOUND if here + letter in _SOUNDS
        else _NEAR_KEY if letter in near
        else _OTHER
        for letter in _LETTERS + "'"
        if letter != here
    }  # fmt: skip


def corrections(word: str, lexicon: Lexicon) -> list[Slip]:
    """Up to five words that may have been meant, the likeliest first, with their scores in bits.

    More than one slip is looked for only where one does not explain the word.
    """
    levels = lexicon.levels
    best: dict[str, float] = {}
    for candidate, cost in slips(word):
        if candidate in levels:
            best[candidate] = max(levels[candidate] / 2 - cost, best.get(candidate, -99.0))
    if max(best.values(), default=-99.0) < _EXPLAINED:
        letters, mask, longest = sorted(word), _mask(word), len(word) + 2
        for candidate, level, other in _by_initial(lexicon).get(word[0], ()):
            if len(word) - 2 <= len(candidate) <= longest and (mask ^ other).bit_count() <= _APART:
                if mask == other and sorted(candidate) == letters:
                    cost = _SHUFFLED
                elif len(word) >= _LONG:
                    cost = _SECOND + distance(word, candidate)
                else:
                    continue
                best[candidate] = max(level / 2 - cost, best.get(candidate, -99.0))
    best.pop(word, None)
    return sorted(best.items(), key=lambda item: (-item[1], item[0]))[:5]


def distance(typed: str, meant: str) -> float:
    """The cost in bits of the cheapest slips that lead from ``meant`` to ``typed``."""
    before: list[float] = []
    row = [0.0]
    for j, letter in enumerate(meant):
        row.append(row[j] + _missing(letter, meant[j - 1 : j], meant[j + 1 : j + 2]))
    for i, here in enumerate(typed):
        more = 0.0 if i else _FIRST
        extra = _DOUBLED if typed[i - 1 : i] == here else _EXTRA_VOWEL if here in _VOWELS else _EXTRA
        last, before, row = before, row, [row[0] + extra + more]
        for j, letter in enumerate(meant):
            if here == letter:
                cost = before[j]
            else:
                cost = min(
                    before[j] + _costs(here)[letter] + more,
                    before[j + 1] + extra + more,
                    row[j] + _missing(letter, meant[j - 1 : j], meant[j + 1 : j + 2]),
                )
                if i and j and here == meant[j - 1] and typed[i - 1] == letter:
                    cost = min(cost, last[j - 1] + _SWAPPED)
            row.append(cost)
    return row[-1]


def _missing(letter: str, before: str, after: str) -> float:
    if letter in (before, after):
        return _SINGLED
    return _MISSING_VOWEL if letter in _VOWELS else _MISSING


@cache
def _by_initial(lexicon: Lexicon) -> dict[str, list[tuple[str, int, int]]]:
    """The common words by their first letter, with level and mask."""
    found: dict[str, list[tuple[str, int, int]]] = {}
    for word, level in lexicon.levels.items():
        if level >= _FREQUENT and len(word) >= 4:
            found.setdefault(word[0], []).append((word, level, _mask(word)))
    return found


def _mask(word: str) -> int:
    """The letters of a word as bits."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask


def coined(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is put together from common ones: "matchday", "snowmanlike", "megasale"."""
    levels = lexicon.levels
    return (
        any(
            levels.get(word[:i], 0) >= _COMMON and levels.get(word[i:], 0) >= _COMMON
            for i in range(_PIECE, len(word) - _PIECE + 1)
        )
        or any(word.startswith(head) and levels.get(word[len(head) :], 0) >= _COMMON for head in _HEADS)
        or any(word.endswith(tail) and word[: -len(tail)] in levels for tail in _TAILS)
    )
