"""The surface of a text: articles, blanks, doubled marks. An edit may not leave it worse."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from voicecheck.lexicon import english
from voicecheck.rewriting.proposal import cased_like
from voicecheck.text import Doc
from voicecheck.types import Edit, Span

_ARTICLE = re.compile(r"(?<![\w'.-])(an?)\s+([^\W\d_][\w'-]*)", re.I)
_AFTER_COMMA = re.compile(r",[^\S\n]+((?!I\b)[A-Z][a-z]*)\b")
_VOWEL_LETTER = re.compile(r"[aeiou]")
_SPOKEN_OTHERWISE = re.compile(
    r"(?:hour|honest|honou?r|heir)|(?:uni(?!n|m)|use|usu|util|eu|ew|one(?:\b|s\b|-)|once|ubiq|ura)"
)

FAULTS = {
    "two blanks": re.compile(r"(?<=\S)[^\S\n]{2,}(?=\S)"),
    "a blank before a mark": re.compile(r"[^\S\n][,.;:!?](?=\s|$)"),
    "a blank at the edge": re.compile(r"\A\s|[^\S\n]\Z|[^\S\n]\n"),
    "two marks": re.compile(
        r"[,;:]\s*[,;:.!?>|/–—-]|[.!?][\"”],|(?<!\.)\.\.(?!\.)|\.[^\S\n]*,|[!?]\.|(?<=\w)\.!|\.\)(?:[.,]|\s+[a-z])"
    ),
    "a mark at the start": re.compile(r"(?:\A|\n)\s*[,.;:!?)](?!\w)"),
    "a colon before nothing": re.compile(r":[^\S\n]*(?=\n|\Z)"),
    "empty brackets": re.compile(r"\(\s*\)|\[\s*\]|\"\""),
    "a word twice": re.compile(r"\b([^\W\d_]+)[^\S\n]+\1\b", re.I),
}


def faults(doc: Doc) -> Counter[str]:
    """How often each fault of the surface stands in the text."""
    found = Counter({name: len(pattern.findall(doc.text)) for name, pattern in FAULTS.items()})
    found["article"] = sum(1 for _ in _wrong_articles(doc))
    found["a capital after a comma"] = sum(
        match.group(1).lower() in english().levels for match in _AFTER_COMMA.finditer(doc.text)
    )
    return found


def settle_articles(before: Doc, after: Doc) -> tuple[Edit, ...]:
    """ "a" and "an" put right in front of words that edits brought there."""
    old = {match.group().lower() for match in _ARTICLE.finditer(before.text)}
    return tuple(
        Edit(Span(*match.span(1)), cased_like(match.group(1), "an" if _sounds_open(match.group(2)) else "a"))
        for match in _wrong_articles(after)
        if match.group().lower() not in old
    )


def _wrong_articles(doc: Doc) -> Iterator[re.Match[str]]:
    for match in _ARTICLE.finditer(doc.text):
        word = match.group(2)
        if word.isupper() or doc.is_protected(Span(*match.span())):
            continue
        if (match.group(1).lower() == "an") != _sounds_open(word):
            yield match


def _sounds_open(word: str) -> bool:
    """Whether the word begins with a vowel when spoken."""
    folded = word.lower()
    return bool(_VOWEL_LETTER.match(folded)) != bool(_SPOKEN_OTHERWISE.match(folded))
