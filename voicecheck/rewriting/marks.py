"""Marks of which the draft has more than the brand: exclamation marks, dashes, emoji, line breaks ..."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from voicecheck.features import BY_NAME
from voicecheck.lexicon import english
from voicecheck.rewriting.proposal import Draft, Proposal, quotations, slots
from voicecheck.text import Doc, Token
from voicecheck.types import Edit, Span
from voicecheck.wordlists import FUNCTION_WORDS

_SELDOM = 0.1
_RUN = re.compile(r"[!?]{2,}|!")
_DASH = re.compile(r"[^\S\n]*[–—][^\S\n]*|[^\S\n]+--?[^\S\n]+")
_CLAUSE = re.compile(
    r"(?:we|you|they|he|she|it|i|there|this|that|here)(?:'(?:re|s|ll|ve|m|d)\b|\s+(?:is|are|was|were|have|has|will|can|do|did|had)\b)"
)
_HEARTS = "❤💙💚💛💜🧡🖤🤍🤎💕💖💗♥"
_SEMICOLON = re.compile(r";[^\S\n]+(?=[^\W\d_])")
_JOINED = re.compile(r"(?:and|but|or|nor|yet|so|while|whereas)\b")
_AND = re.compile(r"(?<=[a-z])[^\S\n]+&[^\S\n]+(?=[a-z])")
_BREAK = re.compile(r"[^\S\n]*\n\s*")
_LIST = re.compile(r"^\s*(?:[-*•·>✅✔👉]|\d+[.)])", re.M)
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")


@dataclass(frozen=True, slots=True)
class _Habit:
    """What is done where the draft has more of ``feature`` than the brand, given how many it may have."""

    name: str
    feature: str
    adapt: Callable[[Doc, int], tuple[Edit, ...]]


def propose(draft: Draft) -> Iterator[Proposal]:
    """A habit for each mark of which the draft has more than usual."""
    for habit in HABITS:
        usual = draft.usual(habit.feature)
        if usual is not None and draft.exceeds(habit.feature):
            allowed = int(usual.high) if usual.share > _SELDOM else 0
            yield Proposal(habit.name, grade="habit", adapt=_bound(habit, allowed))
    yield from _trailing_hashtags(draft)


def _bound(habit: _Habit, allowed: int) -> Callable[[Doc], tuple[Edit, ...]]:
    def adapt(doc: Doc) -> tuple[Edit, ...]:
        barred = [*quotations(doc), *doc.protected, *slots(doc)]
        edits = habit.adapt(doc, allowed)
        return tuple(edit for edit in edits if not any(edit.span.overlaps(span) for span in barred))

    return adapt


def _calm(doc: Doc, allowed: int) -> tuple[Edit, ...]:
    """One exclamation mark for each of the first ``allowed`` runs; else a question mark or full stop."""
    edits = []
    for i, match in enumerate(_RUN.finditer(doc.text)):
        mark = "?" if "?" in match.group() else "!" if i < allowed else "."
        if mark == "." and not re.match(r"\s|$|[\"”’']", doc.text[match.end() :]):
            mark = ""
        if match.group() != mark:
            edits.append(Edit(Span(*match.span()), mark))
    return tuple(edits)


def _no_dashes(doc: Doc, allowed: int) -> tuple[Edit, ...]:
    """Commas for dashes, or a full stop where a clause of its own follows the only one."""
    found = [match for match in _DASH.finditer(doc.text) if _is_prose_dash(doc.text, match)]
    edits = []
    for match in found[allowed:]:
        sentence = next(
            (s for s in doc.sentences if s.start <= match.start() < s.end), Span(0, len(doc.text))
        )
        alone = sum(sentence.start <= other.start() < sentence.end for other in found) == 1
        if alone and _CLAUSE.match(doc.folded, match.end()):
            edits.append(Edit(Span(match.start(), match.end() + 1), ". " + doc.text[match.end()].upper()))
        else:
            edits.append(Edit(Span(*match.span()), ", "))
    return tuple(edits)


def _is_prose_dash(text: str, match: re.Match[str]) -> bool:
    """Whether it stands between words; in a dateline a place in capitals or a date stands before it."""
    before, after = text[: match.start()][-2:], text[match.end() :][:1]
    return before[-1:].isalpha() and not before.isupper() and after.isalpha()


def _no_semicolons(doc: Doc, allowed: int) -> tuple[Edit, ...]:
    """Full stops for semicolons, outside brackets; a comma where "and" or "but" follows."""
    return tuple(
        Edit(Span(*match.span()), ", ")
        if _JOINED.match(doc.folded, match.end())
        else Edit(Span(match.start(), match.end() + 1), ". " + doc.text[match.end()].upper())
        for match in list(_SEMICOLON.finditer(doc.text))[allowed:]
        if doc.text.count("(", 0, match.start()) == doc.text.count(")", 0, match.start())
    )


def _and(doc: Doc, allowed: int) -> tuple[Edit, ...]:
    return tuple(Edit(Span(*match.span()), " and ") for match in list(_AND.finditer(doc.text))[allowed:])


def _fewer_emoji(doc: Doc, allowed: int) -> tuple[Edit, ...]:
    """Emoji beyond the first ``allowed``, where they close a sentence or stand among others."""
    tokens = [token for token in doc.tokens if token.kind not in ("space", "newline")]
    edits = []
    for i, token in enumerate(tokens):
        if token.kind != "emoji" or sum(t.kind == "emoji" for t in tokens[:i]) < allowed:
            continue
        before, after = tokens[i - 1 : i] if i else [], tokens[i + 1 : i + 2]
        closes = not after or after[0].kind in ("emoji", "hashtag", "url")
        closes = closes or re.match(r"\s*\n", doc.text[token.span.end :]) is not None
        opens = not before or before[0].kind in ("punct", "emoji")
        if closes or opens:
            edits.append(_spaced_cut(doc, token.span))
        elif _parts(doc, before[0], token, after[0]):
            edits.append(Edit(_spaced_cut(doc, token.span).span, "."))
    return tuple(edits)


def _parts(doc: Doc, before: Token, emoji: Token, after: Token) -> bool:
    """Whether it stands between two sentences and not for a word ("We ❤️ Leeds")."""
    leads_on = doc.folded[before.span.start : before.span.end] in FUNCTION_WORDS
    return after.kind == "word" and after.text[0].isupper() and not leads_on and emoji.text[0] not in _HEARTS


def _spaced_cut(doc: Doc, span: Span) -> Edit:
    """Remove a mark with the blanks before it, or after it at the start of a line."""
    start, end = span.start, span.end
    if start == 0 or doc.text[start - 1] == "\n":
        while doc.text[end : end + 1] == " ":
            end += 1
    while start > 0 and doc.text[start - 1] == " ":
        start -= 1
    return Edit(Span(start, end), "")


def _one_paragraph(doc: Doc, allowed: int) -> tuple[Edit, ...]:
    """Blanks for line breaks, where every line closes its sentence and none is an item of a list."""
    breaks = list(_BREAK.finditer(doc.text.rstrip()))
    if _LIST.search(doc.text) or not all(doc.text[: m.start()][-1:] in tuple('.!?…”")') for m in breaks):
        return ()
    return tuple(Edit(Span(*match.span()), " ") for match in breaks[allowed:])


def _unstretched(doc: Doc, allowed: int) -> tuple[Edit, ...]:
    """The word that was stretched, where a list knows it."""
    common = english().levels
    edits = []
    for span in BY_NAME["stretched-words"].find(doc):
        word = doc.text[span.start : span.end]
        once, twice = _STRETCHED.sub(r"\1", word), _STRETCHED.sub(r"\1\1", word)
        known = next((w for w in (once, twice) if w.lower() in common), None)
        if known is not None:
            edits.append(Edit(span, known))
    return tuple(edits)


HABITS = (
    _Habit("stretched-words", "stretched-words", _unstretched),
    _Habit("dashes", "dashes", _no_dashes),
    _Habit("semicolons", "colons", _no_semicolons),
    _Habit("ampersands", "ampersands", _and),
    _Habit("exclamations", "exclamations", _calm),
    _Habit("exclamation-runs", "exclamation-runs", lambda doc, allowed: _calm(doc, len(doc.text))),
    _Habit("emoji", "emoji", _fewer_emoji),
    _Habit("line-breaks", "line-breaks", _one_paragraph),
)


def trailing_hashtags(doc: Doc) -> tuple[Span, ...]:
    """The hashtags that close the text, with nothing but blanks and emoji among them."""
    found = []
    for token in reversed(doc.tokens):
        if token.kind == "hashtag":
            found.append(token.span)
        elif token.kind not in ("space", "newline", "emoji"):
            break
    return tuple(reversed(found))


def _trailing_hashtags(draft: Draft) -> Iterator[Proposal]:
    """Closing hashtags beyond the brand's, only where a finding says that they are too many."""
    usual = draft.usual("hashtags")
    closing = trailing_hashtags(draft.doc)
    if usual is None or not draft.exceeds("hashtags") or not closing:
        return
    surplus = int(draft.numbers["hashtags"] - usual.high)
    findings = [f for f in draft.report.findings if any(f.span.overlaps(span) for span in closing)]
    if findings:
        edits = tuple(_spaced_cut(draft.doc, span) for span in closing[-surplus:])
        yield Proposal("hashtags", edits, "edit", settles=findings[0])
