"""Cues of defensive replies, and the rules by which a cue counts.

A row of a table such as ``denial.tsv`` is a strength, a place, keys and a pattern:

- ``hard`` cues flag even beside an apology; ``soft`` ones only where nothing owns the fault or mends it.
- ``any``: the words are defensive by themselves; ``reply``: in an answer; ``complaint``: in an answer to a
  complaint. Nothing soft counts in an answer to praise or to a plain question, and nothing hard counts there
  for more than a suggestion.
- One of the keys, plain text split by ``|``, must stand in the post before the pattern is tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from voicecheck.checks import Context, Hit
from voicecheck.checks._clauses import Clause, Reading, Relief, read
from voicecheck.checks._patterns import compiled, table, tables
from voicecheck.checks._situation import Situation, situation
from voicecheck.text import Doc
from voicecheck.types import Edit, Fix, Severity, Span

RELIEFS: tuple[Relief, ...] = ("ownership", "repair")
_SLOT = "[what you will do, by when]"
_TITLE = "Own it and say what you will do (admitting fault is your decision)"
_CONDITION = re.compile(
    r"(?<![\w'])(?:(?:if|when|whenever|in\s+case|unless|whether|ensur(?:e|ing)|mak(?:e|ing)\s+sure|check|hope)"
    r"(?:\s+[\w'<>]+){0,4}|(?:may|might|could)\s+(?:also\s+)?(?:be|have)(?:\s+\w+){0,2})\s*\Z"
)
_REGRETTED = re.compile(
    r"(?<![\w'])(?:sorry|apologi[sz]e|regret)(?:\s+(?:that|for|about|to\s+hear(?:\s+that)?))?\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a table."""

    strength: Literal["hard", "soft"]
    place: Literal["any", "reply", "complaint"]
    keys: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Defence:
    """A cue that counts: ``span`` holds its words, ``clause`` the clause they stand in."""

    clause: Clause
    span: Span
    severity: Severity


@cache
def cues(name: str) -> tuple[Cue, ...]:
    """The cue table of a check, by its module's name."""
    return tuple(
        Cue(strength, place, tuple(keys.split("|")), source)  # type: ignore[arg-type]
        for strength, place, keys, source in table(name)
    )


def cue_tables() -> tuple[str, ...]:
    """The names of all cue tables."""
    return tables("# strength\t")


def defences(context: Context, name: str, reliefs: tuple[Relief, ...] = RELIEFS) -> Iterator[Defence]:
    """Cues of the check that count in this text, at most one a clause, in reading order."""
    folded = context.doc.folded
    keyed = [cue for cue in cues(name) if any(key in folded for key in cue.keys)]
    if not keyed:
        return
    around = situation(context.doc, context.reply_to)
    reading = read(context.doc)
    tried = [cue for cue in keyed if _applies(cue, around) and compiled(cue.source).search(reading.prose)]
    if not tried:
        return
    for clause in reading.clauses:
        for cue in tried:
            match = compiled(cue.source).search(reading.prose, clause.span.start, clause.span.end)
            if match and _counts(reading, cue, clause, match.start(), reliefs):
                severity: Severity = "error" if cue.strength == "hard" else "warning"
                yield Defence(clause, Span(*match.span()), "suggestion" if around.content else severity)
                break


def _applies(cue: Cue, around: Situation) -> bool:
    if cue.strength == "soft" and around.content:
        return False
    return cue.place == "any" or (around.answers if cue.place == "reply" else around.complained)


def _counts(reading: Reading, cue: Cue, clause: Clause, start: int, reliefs: tuple[Relief, ...]) -> bool:
    """Whether the words are the brand's own and unconditional, and nothing in the text makes up for them."""
    before = reading.prose[clause.span.start : start]
    if reading.disowned(start) or _CONDITION.search(before) or _REGRETTED.search(before):
        return False
    if cue.strength == "hard":
        return not any(owned >= clause.sentence.start for owned in reading.reliefs["ownership"])
    return not any(reading.reliefs[kind] for kind in reliefs)


def hits(
    context: Context, name: str, says: str, instead: str, reliefs: tuple[Relief, ...] = RELIEFS
) -> Iterator[Hit]:
    """A hit for each defence: ``says`` opens the message, ``instead`` are the words proposed."""
    for defence in defences(context, name, reliefs):
        yield hit(context.doc, defence, says, instead)


def hit(doc: Doc, defence: Defence, says: str, instead: str) -> Hit:
    """The hit for one defence: it underlines the clause, names what is missing and offers other words."""
    reading = read(doc)
    if reading.reliefs["ownership"]:
        missing = "nothing after it owns the problem"
    elif reading.reliefs["repair"]:
        missing = "nothing owns the problem"
    else:
        missing = "nothing owns the problem or says what you will do"
    fix = replacement(doc, defence.clause, instead)
    span = _without_protected(doc, defence.clause.span, defence.span)
    return Hit(span, f"{says}: {missing}.", (fix,) if fix else (), defence.severity)


def replacement(doc: Doc, clause: Clause, instead: str) -> Fix | None:
    """Put ``instead`` and a slot in the clause's place so that the text stays grammatical.

    ``None`` where the clause holds a link, handle, hashtag or code.
    """
    text, start, end = doc.text, clause.span.start, clause.span.end
    before, after = read(doc).siblings(clause)
    lower_case = text[clause.sentence.start].islower()
    own = f"{instead} {_SLOT}"
    if "’" in text:
        own = own.replace("'", "’")
    if lower_case or (clause.joint == "greeting" and text[start].islower()):
        own = own[0].lower() + own[1:]
    if clause.joint in ("contrast", "main"):
        start = before[-1].span.end if before else clause.sentence.start
        own = f". {own}" if before else own
    if after:
        end = after[0].span.start + 1
        own = f"{own} {text[end - 1] if lower_case else text[end - 1].upper()}"
    else:
        end = clause.sentence.end
    if doc.is_protected(Span(start, end)):
        return None
    return Fix(_TITLE, (Edit(Span(start, end), own),), "review")


def _without_protected(doc: Doc, clause: Span, cue: Span) -> Span:
    """As much of the clause around the cue as holds no protected token."""
    start = max([clause.start, *(span.end for span in doc.protected if span.end <= cue.start)])
    end = min([clause.end, *(span.start for span in doc.protected if span.start >= cue.end)])
    start = cue.start - len(doc.text[start : cue.start].lstrip(" \t\n,;:-"))
    end = cue.end + len(doc.text[cue.end : end].rstrip(" \t\n,;:-"))
    return Span(start, end)
