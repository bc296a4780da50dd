"""The post is punctuated as the brand never does.

Flags exclamation marks, runs of them, ellipses, dashes and question marks beyond what your approved
posts have. A single mark of a kind that you never use is a suggestion; many are a warning. Without a
profile it says nothing.

Why it matters
    Punctuation is a voice's volume. Six exclamation marks from a brand that uses none read as
    somebody else at the keyboard, or as an advertisement.

What to do
    Take the marks out beyond your usual number: let the words be glad. Where a kind of mark is to
    become part of the voice, approve a few posts that use it and learn again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._drift import count_drift
from voicecheck.features import BY_NAME
from voicecheck.types import Edit, Fix, Span
from voicecheck.voice import Usual
from voicecheck.wordlists import COURTESIES, FUNCTION_WORDS

Mend = Callable[[str, Span], Edit | None]

# How far around a mark is looked.
_NEAR = 60

# "Yum! Brands": the mark may be a name's where a word with a capital stands on either side.
_NAME_BEFORE = re.compile(r"(?:\A|[^!\s][^\S\n]+|\n)[A-Z][a-z]\w*\Z")
_STARTERS = FUNCTION_WORDS | COURTESIES
_NAME_AFTER = re.compile(r"[^\S\n]+([A-Z]\w*)")
# "SKARROW, Sept. 12 - A ferry ...": places and dates before a dash.
_DATELINE = re.compile(
    r"(?:\A|\n)[^\S\n]*(?:[A-Z]{2,}[A-Z .'-]*(?:,[^\n–—-]{1,40})?"
    r"|[^\n]{0,40}\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?)"
    r"(?: \([A-Z]\w+\))?\Z"
)
_RANGE_BEFORE, _RANGE_AFTER = re.compile(r"\d ?\w{0,2}\Z"), re.compile(r"\s*[$£€]?\d")


def _full_stop(text: str, mark: Span) -> Edit | None:
    """A full stop for a mark that ends a sentence; nothing inside one or after another mark."""
    following = _NAME_AFTER.match(text, mark.end)
    if (
        text[mark.start : mark.end] == "!"
        and following is not None
        and following.group(1).lower() not in _STARTERS
        and _NAME_BEFORE.search(text[max(0, mark.start - _NEAR) : mark.start])
    ):
        return None
    rest = text[mark.end :].lstrip()
    after_mark = mark.start > 0 and text[mark.start - 1] in "!?.…"
    return Edit(mark, "" if after_mark or rest[:1].islower() else ".")


def _single(text: str, run: Span) -> Edit:
    return Edit(run, "?" if "?" in text[run.start : run.end] else "!")


def _comma(text: str, dash: Span) -> Edit | None:
    """A comma for a dash and the blanks before it; none for arrows, ranges, datelines and signatures."""
    start = len(text[: dash.start].rstrip(" "))
    before, after = text[max(0, start - _NEAR) : start], text[dash.end :][:_NEAR]
    arrow = before[-1:] in tuple("<←") or after[:1] in tuple(">→")
    between = before.rstrip() == before and after.strip() and not after.lstrip(" ").startswith("\n")
    ranges = _RANGE_BEFORE.search(before) and _RANGE_AFTER.match(after)
    if before[-1:] in ("", *".!?…,;:") or not between or arrow or ranges or _DATELINE.search(text[:start]):
        return None
    return Edit(Span(start, dash.end), "," if text[dash.end :][:1].isspace() else ", ")


_MARKS: tuple[tuple[str, str, Mend | None], ...] = (
    ("exclamations", "An exclamation mark", _full_stop),
    ("exclamation-runs", "A run of exclamation or question marks", _single),
    ("ellipses", "An ellipsis", _full_stop),
    ("dashes", "A dash", _comma),
    ("questions", "A question mark", None),
)
"""Feature, what one of them is called, and what to put in its place."""

_NEVER = Usual(low=0, median=0, high=0, least=0, most=0, share=0.0)


@check(
    "voice",
    "warning",
    usual={
        "exclamations": Usual(low=0, median=0, high=1, least=0, most=1, share=0.1),
        "exclamation-runs": _NEVER,
        "ellipses": _NEVER,
        "dashes": _NEVER,
        "questions": Usual(low=0, median=0, high=1, least=0, most=2, share=0.3),
    },
    flags={
        "Soup! Is! Back! Today!": "Soup! Is. Back. Today.",
        "Soup is back!!!!!": "Soup is back!",
        "We waited... and it came.": "We waited and it came.",
        "Leeks — and a lot of them.": "Leeks, and a lot of them.",
        "Soup is back?!": "Soup is back?",
        "Leek? Pea? Oxtail? Cream of what? Who?": None,
    },
    passes=[
        "Soup is back!",
        "Soup is back! And bread!",
        "Soup? Bread? Both?",
        "The well-known leek-and-pea soup, 9-5, from £4.50.",
        "See soup.example.com/menu?day=today&what=leek!",
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The marks of each kind beyond the usual number; a mark is reported once."""
    doc = context.doc
    reported: list[Span] = []
    for feature, singular, mend in _MARKS:
        if context.voice.expects(feature) is None:
            continue
        found = BY_NAME[feature].find(doc)
        drift = count_drift(context, feature, singular, found)
        if drift is None or any(mark.overlaps(other) for mark in found for other in reported):
            continue
        extra = found[drift.allowed :]
        reported += extra
        edits = tuple(edit for mark in extra if mend and (edit := mend(doc.text, mark)) is not None)
        fixes = (Fix("Take out what is beyond your habit", edits, "review"),) if edits else ()
        yield Hit(_first_run(extra), drift.message, fixes, drift.severity)


def _first_run(marks: Sequence[Span]) -> Span:
    """The first mark with those that touch it."""
    end = marks[0].end
    for mark in marks[1:]:
        if mark.start != end:
            break
        end = mark.end
    return Span(marks[0].start, end)
