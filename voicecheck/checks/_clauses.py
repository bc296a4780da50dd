"""A reply read clause by clause: whose words they are, and what owns the fault or mends it.

Clauses are cut at sentences, contrast words and the start of a new request or promise. Words in
quotation marks are the customer's, never the brand's: they are blanked before anything is looked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from voicecheck.checks._patterns import compiled, table
from voicecheck.text import Doc
from voicecheck.types import Span

Joint = Literal["start", "greeting", "contrast", "main"]
Relief = Literal["ownership", "repair", "way-out"]

_QUOTED = re.compile(
    r"""  "[^"\n]{1,400}" | «[^»\n]{1,400}» | ^[^\S\n]*>.*$
    | (?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){2,400}'(?!\w)""",
    re.X | re.M,
)
_GREETING = re.compile(
    r"(?:@\S+\s+)*"
    r"(?:(?:hi|hiya|hey|hello|dear|oh|good (?:morning|afternoon|evening))\b[^,.!?:\n]{0,30}[,:!-]\s*)?"
)
_JOINTS = re.compile(
    r"""
    (?P<contrast>
        [\s,;:-]*(?<!nothing\s)(?<!anything\s)(?<![\w'])
          (?:but(?!\s+also\b)|however|although|though|nevertheless|nonetheless|that\s+said)(?![\w']),?\s*
      | [,;]\s*(?:still|yet),?\s+ )
    | (?P<main>
        (?:[,;]\s+(?:(?:and|so)\s+)?|\s+(?:and|so)\s+|\s+-\s+)
        (?=(?:please|kindly|could\s+you|can\s+you|feel\s+free|request\s+you|let\s+us
            |(?:we|i)(?:'d|\s+would)(?!\s+(?:never|have))|(?:we|i)(?:'ll|\s+will)(?!\s+(?:never|not))
            |do\s+(?:let|reach|write|contact|share|come|drop))\b) )
    """,
    re.X,
)
_EDGES = " \t\n,;:-"
_CLOSING = ".!?…" + _EDGES

_SAY = (
    r"(?:says?|said|saying|mention(?:s|ed|ing)?|tells?|told|telling|wrote|write|heard?|hearing|claim(?:ed)?)"
)
_REPORTED = re.compile(
    rf"(?<![\w'])(?:(?:you|they|he|she|being|been|when|who)(?:'re|'ve|\s+are|\s+were|\s+have)?\s+"
    rf"(?:(?:also|just|been|rightly)\s+)?{_SAY}|(?:tell|telling|told)\s+you)\b[^,;:]{{0,60}}\Z"
)
_NEGATED = re.compile(
    r"(?:(?<![\w'])(?:not|never|no|nor|without|cannot|nobody|hardly)|n't)(?:\s+(?:saying|say|think|suggesting|suggest"
    r"|mean|meaning|claiming|claim|implying|imply|about|that|to|the|a|an|it's|because|going|be|is|was|of|one|should"
    r"|ever|tell|telling|you|entirely|really|even|at|all))*\s*\Z"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause without its joints: ``joint`` is how it hangs on what stands before it in its sentence."""

    span: Span
    sentence: Span
    joint: Joint


@dataclass(frozen=True)
class Reading:
    """A reply with its clauses and counter-cues."""

    doc: Doc

    @cached_property
    def prose(self) -> str:
        """The folded text, as long as the text, with quotations blanked out."""
        return _QUOTED.sub(lambda match: " " * len(match.group()), self.doc.folded)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses that hold something, in order."""
        return tuple(clause for sentence in self.doc.sentences for clause in _split(self.prose, sentence))

    def siblings(self, clause: Clause) -> tuple[list[Clause], list[Clause]]:
        """The clauses before and after this one in its sentence."""
        same = [other for other in self.clauses if other.sentence == clause.sentence]
        before = [other for other in same if other.span.end <= clause.span.start]
        return before, [other for other in same if other.span.start >= clause.span.end]

    @cached_property
    def reliefs(self) -> dict[Relief, list[int]]:
        """Where counter-cues begin, by kind; "not on us" does not count as "on us"."""
        found: dict[Relief, list[int]] = {"ownership": [], "repair": [], "way-out": []}
        for kind, source in table("_counter_cues"):
            starts = (match.start() for match in compiled(source).finditer(self.prose))
            found[kind] += [p for p in starts if not self.disowned(p)]  # type: ignore[index]
        return found

    def disowned(self, position: int) -> bool:
        """Whether the words at ``position`` are negated, or reported as somebody else's."""
        start = max((c.span.start for c in self.clauses if c.span.start <= position), default=0)
        before = self.prose[start:position]
        return bool(_NEGATED.search(before) or _REPORTED.search(before))


@lru_cache(maxsize=4)
def read(doc: Doc) -> Reading:
    """The reading of a text, shared by the checks that look at it one after the other."""
    return Reading(doc)


def _split(prose: str, sentence: Span) -> list[Clause]:
    clauses: list[Clause] = []
    greeting = _GREETING.match(prose, sentence.start, sentence.end)
    start = greeting.end() if greeting else sentence.start
    joint: Joint = "greeting" if start > sentence.start else "start"
    for match in (*_JOINTS.finditer(prose, start, sentence.end), None):
        end = match.start() if match else sentence.end
        first = start + len(prose[start:end]) - len(prose[start:end].lstrip(_EDGES))
        last = start + len(prose[start:end].rstrip(_CLOSING))
        if first < last:
            clauses.append(Clause(Span(first, last), sentence, joint))
        if match:
            start, joint = match.end(), "contrast" if match["contrast"] else "main"
    return clauses
