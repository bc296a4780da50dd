"""Where the brand puts capitals and full stops."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType

from voicecheck.features import BY_NAME
from voicecheck.lexicon import english
from voicecheck.names import occurrences, recased
from voicecheck.rewriting.proposal import Draft, Proposal, quotations, slots
from voicecheck.rewriting.words import ACRONYM_LIKE, CALENDAR_NAMES, SHORT_SHOUTS
from voicecheck.text import Doc, Token
from voicecheck.types import Edit, Span
from voicecheck.wordlists import FUNCTION_WORDS, SLANG

_SELDOM = 0.1
_MOSTLY = 0.8
_HARDLY = 0.02
_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def propose(draft: Draft) -> Iterator[Proposal]:
    """The brand's casing and closing, as habits, where the draft has others."""
    shouting = draft.usual("shouted-words")
    if shouting is not None and shouting.share <= _SELDOM and draft.exceeds("shouted-words"):
        yield Proposal("shouting", grade="casing", adapt=partial(spoken, names=draft.voice.names))
    starts = draft.usual("lower-starts")
    if (
        starts is not None
        and starts.share >= _MOSTLY
        and draft.numbers["lower-starts"] < len(draft.doc.sentences)
    ):
        names = draft.usual("capitalised-words")
        adapt = without_capitals if names is not None and names.share <= _HARDLY else in_lower_case
        yield Proposal("lower-case", grade="casing", adapt=partial(adapt, names=draft.voice.names))
    elif starts is not None and starts.share <= _SELDOM and draft.exceeds("lower-starts"):
        yield Proposal("capitals", grade="casing", adapt=capitalised)
    bare = draft.usual("ends-bare")
    if bare is not None and bare.median == 1 and draft.doc.text.rstrip().endswith((".", "!")):
        yield Proposal("closing", grade="casing", adapt=bare_end)
    elif bare is not None and bare.share <= _HARDLY and draft.numbers["ends-bare"]:
        yield Proposal("closing", grade="casing", adapt=full_stop)


def openings(doc: Doc) -> list[Token]:
    """The words that sentences begin with, where nothing but marks and emoji stands before."""
    found = []
    for sentence in doc.sentences:
        for token in doc.tokens:
            if token.span.start < sentence.start or token.kind in ("space", "newline", "emoji", "punct"):
                continue
            if token.kind == "word" and token.span.end <= sentence.end:
                found.append(token)
            break
    return found


def in_lower_case(doc: Doc, names: Mapping[str, str] = _NO_NAMES) -> tuple[Edit, ...]:
    """Sentences begin in lower case; names keep their capital, the brand's ``names`` above all."""
    common = english().levels
    own = _own_names(doc, names)
    return tuple(
        Edit(word.span, word.text[0].lower() + word.text[1:])
        for word in openings(doc)
        if _is_plain_capital(word.text) and word.text.lower().replace("’", "'").split("'")[0] in common
        if own.get(word.span.start) != word.text and _free(doc, word.span)
    )


def without_capitals(doc: Doc, names: Mapping[str, str] = _NO_NAMES) -> tuple[Edit, ...]:
    """No capitals at all but those of acronyms, codes and the brand's ``names``."""
    own = _own_names(doc, names)
    shouted = {word.span for word in _shouted(doc, names_too=True)}
    return tuple(
        Edit(word.span, word.text.lower())
        for word in doc.words
        if not word.text.islower()
        if not word.text.isupper() or word.span in shouted or word.text in ("I", "A")
        if own.get(word.span.start) != word.text and _free(doc, word.span)
    )


def capitalised(doc: Doc) -> tuple[Edit, ...]:
    """Sentences begin with a capital, and so do "I", days and months."""
    edits = [
        Edit(word.span, word.text[0].upper() + word.text[1:])
        for word in openings(doc)
        if word.text.islower() and _free(doc, word.span)
    ]
    done = {edit.span for edit in edits}
    edits += [
        Edit(word.span, word.text[0].upper() + word.text[1:])
        for word in doc.words
        if word.text.islower()
        and _always_capital(word.text)
        and word.span not in done
        and _free(doc, word.span)
    ]
    return tuple(edits)


def _always_capital(word: str) -> bool:
    stem = word.replace("’", "'").split("'")[0]
    return stem == "i" or stem in CALENDAR_NAMES


def spoken(doc: Doc, names: Mapping[str, str] = _NO_NAMES) -> tuple[Edit, ...]:
    """Words in capitals in the casing of the rest; what no list knows is taken for a name or an acronym.

    The brand's ``names`` get the casing that they have in its posts.
    """
    firsts = {word.span for word in openings(doc)}
    capital = english().names | CALENDAR_NAMES
    own = _own_names(doc, names)
    recased = (
        (
            word,
            own.get(word.span.start)
            or (word.text.capitalize() if word.span in firsts or folded in capital else folded),
        )
        for word in _shouted(doc)
        if (folded := word.text.lower())
    )
    return tuple(Edit(word.span, text) for word, text in recased if text != word.text)


def _own_names(doc: Doc, names: Mapping[str, str]) -> dict[int, str]:
    """By where they begin, the words of the brand's names, in its casing."""
    found = {}
    for span, name in occurrences(doc, names):
        for word in doc.words:
            if span.start <= word.span.start < span.end:
                part = name[word.span.start - span.start :][: len(word.text)]
                ending = word.text[len(part) :].lower()
                found[word.span.start] = recased(word.text[: len(part)], part) + ending
    return found


def _shouted(doc: Doc, *, names_too: bool = False) -> list[Token]:
    """The words of the runs in which every word is shouted, and none quoted or otherwise protected.

    With ``names_too``, most of them are enough: of the others, longer ones are taken for names.
    """
    found = []
    for run in shouted_runs(doc):
        folded = [word.text.lower().replace("’", "'") for word in run]
        loud = len(run) > 2 or any(len(word) > 3 for word in folded)
        known = [_is_shouted(word, loud=loud) for word in folded]
        if names_too and 2 * sum(known) > len(known):
            known = [one or len(word) > 3 for one, word in zip(known, folded, strict=True)]
        if all(known) and all(_free(doc, word.span) for word in run):
            found += run
    return found


def shouted_runs(doc: Doc) -> list[list[Token]]:
    """Words in capitals that follow one another: one that is a name makes names of its neighbours."""
    found: list[list[Token]] = []
    before: Token | None = None
    for word in doc.words:
        if word.text.isupper() and len(word.text) > 1:
            if (
                before is not None
                and found
                and found[-1][-1] is before
                and doc.text[before.span.end : word.span.start] == " "
            ):
                found[-1].append(word)
            else:
                found.append([word])
        before = word
    return found


def _is_shouted(word: str, *, loud: bool) -> bool:
    """Whether it is a word and no acronym; a short one is, next to a longer one that is shouted."""
    if len(word) > 3 or loud:
        lexicon = english()
        return all(
            part in lexicon.levels or part in lexicon.names | CALENDAR_NAMES for part in word.split("-")
        )
    return word in FUNCTION_WORDS | SLANG | SHORT_SHOUTS and word not in ACRONYM_LIKE


def bare_end(doc: Doc) -> tuple[Edit, ...]:
    """No full stop after the last sentence."""
    end = len(doc.text.rstrip())
    closes = doc.text[end - 1 : end] == "." and doc.text[end - 2 : end - 1].isalnum()
    return (Edit(Span(end - 1, end), ""),) if closes and len(doc.text) > 1 else ()


def full_stop(doc: Doc) -> tuple[Edit, ...]:
    """A full stop after the last sentence, where a word or number ends the text."""
    end = len(doc.text.rstrip())
    last = doc.text[:end].split()[-1:]
    bare = BY_NAME["ends-bare"].find(doc) and last and last[0].replace("'", "").replace("’", "").isalnum()
    return (Edit(Span(end, end), "."),) if bare else ()


def settle(before: Doc, after: Doc) -> tuple[Edit, ...]:
    """Capitals at the start of sentences that edits made, in the way the draft has them."""
    if any(word.text.islower() for word in openings(before)):
        return ()
    return tuple(
        Edit(word.span, word.text[0].upper() + word.text[1:])
        for word in openings(after)
        if word.text.islower() and _free(after, word.span)
    )


def _is_plain_capital(word: str) -> bool:
    return word[0].isupper() and (
        len(word) == 1 or word[1:].replace("’", "").replace("'", "").replace("-", "").islower()
    )


def _free(doc: Doc, span: Span) -> bool:
    return not any(span.overlaps(other) for other in (*doc.protected, *quotations(doc), *slots(doc)))
