"""The nouns of rewriting: the draft with what is known of it, and a change that could be made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from voicecheck.features import style
from voicecheck.text import Doc
from voicecheck.types import Edit, Finding, Policy, Report, Span
from voicecheck.voice import BrandVoice, Usual

Grade = Literal["typo", "fix", "formula", "edit", "habit", "casing"]
Adapt = Callable[[Doc], tuple[Edit, ...]]

_QUOTED = re.compile(
    r"""  "[^"\n]{1,400}" | «[^»\n]{1,400}» | (?<!\w)'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){2,400}'(?!\w)""",
    re.X,
)
_SLOT = re.compile(r"\[[^\]\n]*\]")


@dataclass(frozen=True, eq=False)
class Proposal:
    """One change that could be made.

    ``edits`` are of the draft itself. A ``habit``, and ``casing`` after it, has none: ``adapt`` reads
    the text as the other changes leave it and says what is to be done there.

    ``grade`` says whose words these are, and so which rules of the guard know of them: ``typo`` and
    ``fix`` come from a finding, ``formula`` from a table whose rows were read one by one. ``settles``
    is the finding that it mends.
    """

    name: str
    edits: tuple[Edit, ...] = ()
    grade: Grade = "edit"
    adapt: Adapt | None = None
    settles: Finding | None = None

    @property
    def slots(self) -> int:
        """How many places it leaves for the writer to fill in."""
        return sum(len(_SLOT.findall(edit.text)) for edit in self.edits)


@dataclass(frozen=True, eq=False)
class Draft:
    """The post to be rewritten, with its report and the brand that it is held against."""

    doc: Doc
    report: Report
    voice: BrandVoice
    policy: Policy

    @cached_property
    def numbers(self) -> Mapping[str, float]:
        """The draft's style numbers by name."""
        return style(self.doc)

    @cached_property
    def sounds_wrong(self) -> bool:
        """Whether the verdict asks for another wording."""
        return self.report.voice is not None and self.report.voice.verdict in ("off", "near")

    @cached_property
    def doubtful(self) -> tuple[Span, ...]:
        """Where wording was found at fault: only there may a draft that sounds right be reworded."""
        return tuple(f.span for f in self.report.findings if f.family in ("voice", "robotic"))

    @cached_property
    def shielded(self) -> tuple[Span, ...]:
        """Links, handles, hashtags, code and quotations."""
        return (*self.doc.protected, *quotations(self.doc))

    def may_change(self, span: Span) -> bool:
        """Whether a change that no finding asks for may be made here."""
        if any(span.overlaps(other) for other in self.shielded):
            return False
        return self.sounds_wrong or any(span.overlaps(other) for other in self.doubtful)

    def may_reword(self, span: Span) -> bool:
        """Whether a single word may be changed here: inside a canned phrase that would only disguise it."""
        canned = [f.span for f in self.report.findings if f.family == "robotic"]
        return self.may_change(span) and not any(span.overlaps(other) for other in canned)

    def usual(self, feature: str) -> Usual | None:
        """The brand's range of a style number, where it is known."""
        return self.voice.expects(feature)

    def exceeds(self, feature: str) -> bool:
        """Whether the draft has more of this than nine in ten approved posts.

        Where it sounds only a little odd, as one approved post in seven does: more than any of them.
        """
        usual = self.usual(feature)
        near = self.report.voice is not None and self.report.voice.verdict == "near"
        return usual is not None and self.numbers[feature] > (usual.most if near else usual.high)

    def writes(self, phrase: str) -> bool:
        """Whether the brand has this folded phrase in its approved posts."""
        return self.voice.phrase_rate(phrase) > 0 or self.voice.knows(phrase)


def quotations(doc: Doc) -> list[Span]:
    """Words in quotation marks, with the marks."""
    return [Span(*match.span()) for match in _QUOTED.finditer(doc.folded)]


def slots(doc: Doc) -> list[Span]:
    """Places in square brackets that are for the writer to fill in."""
    return [Span(*match.span()) for match in _SLOT.finditer(doc.text)]


def has_slot(text: str) -> bool:
    """Whether the text leaves a place for the writer to fill in."""
    return _SLOT.search(text) is not None


def cased_like(old: str, new: str) -> str:
    """``new`` with the casing of the words that it replaces."""
    if not new:
        return new
    letters = [c for c in old if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return new.upper()
    return new[0].upper() + new[1:] if old[:1].isupper() else new


def cut(doc: Doc, span: Span) -> Edit:
    """Remove words together with one of the blanks around them, so that spacing stays right."""
    text, start, end = doc.text, span.start, span.end
    if text[end : end + 1] == " " and (start == 0 or text[start - 1] in ' \n(“"'):
        end += 1
    elif start > 0 and text[start - 1] == " " and text[end : end + 1] in ("", "\n", *".,;:!?)"):
        start -= 1
    return Edit(Span(start, end), "")


def runs(doc: Doc, longest: int) -> Iterator[tuple[int, str, Span]]:
    """Runs of up to ``longest`` words with single blanks between: index of the first, folded text, place.

    Longer runs come first at each place.
    """
    words = doc.words
    for i, first in enumerate(words):
        reach = i
        while (
            reach + 1 < len(words)
            and reach + 1 - i < longest
            and doc.folded[words[reach].span.end : words[reach + 1].span.start] == " "
        ):
            reach += 1
        for j in range(reach, i - 1, -1):
            span = Span(first.span.start, words[j].span.end)
            yield i, doc.folded[span.start : span.end], span
