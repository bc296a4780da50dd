"""A word is misspelt.

Flags a word that is in no English word list, that the brand does not use, and that is one or two
slips away from a common word: "recieve", "tomorow", "thsi". It says nothing about names, handles,
hashtags, slang, stretched words ("soooo"), short quotations, or words that it can't mend.

Why it matters
    A typo is what readers remember of a post, and what they screenshot. It makes an answer to a
    complaint look careless.

What to do
    Take the correction. Where the word is right, add it to `words` in voicecheck.toml; a word that
    stands in two of your approved posts is known already.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._patterns import table
from voicecheck.checks._quotes import quotations
from voicecheck.checks._spelling import coined, corrections
from voicecheck.lexicon import english
from voicecheck.text import Doc, Token, fold
from voicecheck.types import Edit, Fix, Safety, Span

_SHORTEST, _TELLING, _LONGEST = 4, 6, 30
# Scores in bits, see _spelling. What may be a name, half of a pun or a rare form needs stronger evidence.
_FLOOR, _DOUBTFUL_FLOOR, _ADDRESSED_FLOOR = -8.0, 2.0, 4.0
# A lead over the next candidate, and the cost of a slip of the fingers: a swap or a doubling. A letter
# more or less may be a product's name, which no one wants mended unasked.
_CLEAR, _TYPICAL = 6.0, 5.0
# A post with this share of unknown words is in another language.
_FOREIGN_WORDS, _FOREIGN_SHARE = 3, 0.35

# What makes plurals and doers, and the stems that change before it.
_PLURAL, _DOER = re.compile(r"(?:[sxz]|[cs]h|[^aeiou]y)$"), re.compile(r"(?:e|[^aeiou]y)$")
_ENDINGS = {"ers": _DOER, "er": _DOER, "ing": re.compile(r"e$"), "s": _PLURAL}
_PART = re.compile(r"[^-]+")
# Letters held on purpose: at least three, but for three consonants in the middle of a long word.
_STRETCHED = re.compile(r"(.)\1\1(?:\1|$)|([^bcdfgkprtv])\2\2|^(.)\3\3|^(?=.{0,6}$).*(.)\4\4")
_ENDING = re.compile(r"'(?:s|d|ll|ve|re|m)$")
_GLUED_BEFORE = frozenset("@#_/\\*~'’‘`.<[{$&+=%")
_GLUED_AFTER = frozenset("@#_/\\*~'’‘`>]}$&+=%")


@check(
    "typo",
    "warning",
    flags={
        "We recieve new stock on Fridays.": "We receive new stock on Fridays.",
        "Doors open at nine tomorow, come early.": "Doors open at nine tomorrow, come early.",
        "Thansk for waiting, everyone.": "Thanks for waiting, everyone.",
        "It does'nt hurt to ask.": "It doesn't hurt to ask.",
        "A well-knwon face is back behind the bar.": "A well-known face is back behind the bar.",
        "The gaurd will let you in after six.": "The guard will let you in after six.",
        "Which flavour is your favoruite?": "Which flavour is your favourite?",
    },
    passes=[
        "We receive new stock on Fridays.",
        "Soooo good. Tell us you don't want seconds.",
        "Colour or color, centre or center: we deliver to both.",
        "gonna be a big one, y'all, c u there",
        "Met up with Marieke and Jorgen in Tromso.",
        "Ask @tomorow_band or search #recieve, they're on at ten.",
        "The chalkboard said “tomorow”. It has been wiped.",
        "Heading to the livestream? Bring your doggo.",
        "ou est la bibliotheque, monsieur, nous cherchons un livre",
        "Read it at example.com/recieve before you sign.",
    ],
)
def misspelling(context: Context) -> Iterator[Hit]:
    """Words that are in no list and have a likely correction."""
    suspects = list(_suspects(context))
    if not suspects:
        return
    doc = context.doc
    listed = known_misspellings()
    strange = sum(doc.text[span.start].islower() and word not in listed for _, span, word in suspects)
    long_words = sum(len(token.text) >= _SHORTEST and token.text.islower() for token in doc.words)
    if strange >= _FOREIGN_WORDS and strange > _FOREIGN_SHARE * long_words:
        return
    if "¡" in doc.text or "¿" in doc.text:
        return
    apart = _apart(context)
    shown = quotations(doc.text, longest=3)
    for token, span, word in suspects:
        if _stands_alone(doc.text, token.span) and not any(span.overlaps(quoted) for quoted in shown):
            yield from _judge(context, token, span, word, apart, alone=len(suspects) == 1)


def _suspects(context: Context) -> Iterator[tuple[Token, Span, str]]:
    """The unknown words, or parts of words with a hyphen, folded and without ``'s``."""
    lexicon = english()
    listed = known_misspellings()
    lower_case = _is_lower_case(context.doc)
    for token in context.doc.words:
        whole = fold(token.text)
        if (
            not 3 <= len(whole) <= _LONGEST
            or not whole.isascii()
            or (whole in lexicon and whole not in listed)
        ):
            continue
        for match in _PART.finditer(whole):
            word = match.group().removesuffix("'s")
            start = token.span.start + match.start()
            span = Span(start, start + len(word))
            typed = context.doc.text[span.start : span.end]
            if not typed[1:].islower() or _STRETCHED.search(word) or _is_own(context, token, word):
                continue
            if word in listed or (len(word) >= _SHORTEST and not _is_right(word, typed, lower_case)):
                yield token, span, word


def _is_own(context: Context, token: Token, word: str) -> bool:
    """Whether the word is one of the brand's, learned or configured."""
    words = context.policy.words
    return context.voice.knows(word) or word in words or token.text in words or word.capitalize() in words


def _is_lower_case(doc: Doc) -> bool:
    """Whether a post goes without capitals, so that a name looks like any word."""
    return not any(token.text[0].isupper() for token in doc.words)


def _is_right(word: str, typed: str, lower_case: bool) -> bool:
    lexicon = english()
    base = _ENDING.sub("", word)
    return (
        word in lexicon
        or base in lexicon
        or (base in lexicon.names and (typed[0].isupper() or lower_case))
        or (base.endswith("s") and _is_plural(base[:-1]))
        or (base.endswith("in") and base + "g" in lexicon)
        or _is_doer(base.removesuffix("s"))
    )


def _is_plural(word: str) -> bool:
    """Whether an ``s`` makes the plural of a word that lists hold in the singular only."""
    lexicon = english()
    clipped = len(word) < _SHORTEST and word in lexicon
    return (
        word in lexicon.known
        or clipped
        or (len(word) >= _TELLING and word in lexicon.levels and word[-1] not in "sxzy")
    )


def _is_doer(word: str) -> bool:
    """Whether an ``r`` or ``or`` makes the doer of a verb: "concluder", "configurator"."""
    levels = english().levels
    if word.endswith("ator"):
        return word[:-2] + "e" in levels
    return len(word) > _TELLING and word.endswith("er") and not word.endswith("ater") and word[:-1] in levels


def _is_formed(word: str) -> bool:
    """Whether the word is regularly formed from a known one: "accrediter", "beheaders"."""
    lexicon = english()
    for ending, irregular in _ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST - 1 or irregular.search(stem):
            continue
        rivals = (stem + stem[-1] + ending, stem + "e" + ending)
        if stem in (lexicon if ending == "s" else lexicon.levels) and not any(
            rival in lexicon.levels for rival in rivals
        ):
            return True
    return False


def _apart(context: Context) -> str:
    """Text in which a word is a name or a word of somebody else's: tags, handles, links, the question."""
    doc = context.doc
    pieces = [doc.text[span.start : span.end] for span in doc.protected]
    if context.reply_to is not None:
        pieces.append(context.reply_to.text)
    return fold(" ".join(pieces))


def _stands_alone(text: str, span: Span) -> bool:
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if before.isdigit() or after.isdigit() or before in _GLUED_BEFORE or after in _GLUED_AFTER:
        return False
    return not (after in (".", ":") and text[span.end + 1 : span.end + 2].isalnum())


def _judge(
    context: Context, token: Token, span: Span, word: str, apart: str, *, alone: bool
) -> Iterator[Hit]:
    doc = context.doc
    capital = doc.text[span.start].isupper()
    meant = known_misspellings().get(word)
    if meant is not None:
        if not (capital and len(word) < _TELLING and _is_name_like(doc, token)):
            yield _hit(doc.text, span, [meant], "safe")
        return
    if word in apart or len(re.findall(rf"\b{word}\b", doc.folded)) > 1:
        return
    if capital and _is_name_like(doc, token):
        return
    found = _corrections(word)
    if not found or found[0][1] < _floor(doc, token, span, capital):
        return
    if capital and word[-1] in "aeiouy" and found[0][0] == word[:-1]:
        return
    lead = found[0][1] - found[1][1] if len(found) > 1 else _CLEAR
    cost = english().levels[found[0][0]] / 2 - found[0][1]
    safe = alone and len(word) > _SHORTEST and lead >= _CLEAR and cost <= _TYPICAL
    likely = [other for other, score in found[:3] if score > found[0][1] - _CLEAR]
    yield _hit(doc.text, span, likely, "safe" if safe else "review")


def _floor(doc: Doc, token: Token, span: Span, capital: bool) -> float:
    if (capital and doc.text[span.end : span.end + 1] == ",") or _is_formed(
        doc.folded[span.start : span.end]
    ):
        return _ADDRESSED_FLOOR
    half = len(span) < len(token.text)
    if capital or half or _is_lower_case(doc) or coined(doc.folded[span.start : span.end], english()):
        return _DOUBTFUL_FLOOR
    return _FLOOR


def _is_name_like(doc: Doc, token: Token) -> bool:
    """Whether a capital is more than that of a sentence's first word."""
    words = doc.words
    at = words.index(token)
    following = words[at + 1].text if at + 1 < len(words) else ""
    first = any(
        sentence.start <= token.span.start < sentence.end
        and (at == 0 or words[at - 1].span.end <= sentence.start)
        for sentence in doc.sentences
    )
    return not first or (following[:1].isupper() and following not in ("I", "I'm", "I've", "I'll"))


def _hit(text: str, span: Span, meant: list[str], safety: Safety) -> Hit:
    typed = text[span.start : span.end]
    cased = [_dressed(other, typed) for other in meant]
    shown = " or ".join(f"“{other}”" for other in cased)
    fixes = tuple(Fix(f"Write “{other}”", (Edit(span, other),), safety) for other in cased)
    return Hit(span, f"“{typed}” looks misspelt: {shown}?", fixes)


def _dressed(word: str, typed: str) -> str:
    """The word with the capital and the apostrophe of what was typed."""
    if typed[0].isupper():
        word = word[0].upper() + word[1:]
    return word.replace("'", "’") if "’" in typed else word


@lru_cache(maxsize=4096)
def _corrections(word: str) -> tuple[tuple[str, float], ...]:
    return tuple(corrections(word, english()))


@cache
def known_misspellings() -> Mapping[str, str]:
    """Misspellings that can be nothing else, with what was meant."""
    return {row[0]: row[1] for row in table("misspelling")}
