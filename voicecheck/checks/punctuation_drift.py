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

from collections.abc import Callable, Iterator, Sequence

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._drift import count_drift
from voicecheck.features import BY_NAME
from voicecheck.types import Edit, Fix, Span
from voicecheck.voice import Usual

Mend = Callable[[str, Span], Edit]


def _full_stop(text: str, mark: Span) -> Edit:
    """A full stop for a mark that ends a sentence; nothing inside one or after another mark."""
    rest = text[mark.end :].lstrip()
    after_mark = mark.start > 0 and text[mark.start - 1] in "!?.…"
    return Edit(mark, "" if after_mark or rest[:1].islower() else ".")


def _single(text: str, run: Span) -> Edit:
    return Edit(run, "?" if "?" in text[run.start : run.end] else "!")


def _comma(text: str, dash: Span) -> Edit:
    """A comma for a dash and the blanks before it."""
    start = len(text[: dash.start].rstrip(" "))
    return Edit(Span(start, dash.end), "," if text[dash.end :][:1].isspace() else ", ")


_MARKS: tuple[tuple[str, str, Mend | None], ...] = (
    ("exclamations", "An exclamation mark", _full_stop),
    ("exclamation-runs", "A run of exclamation marks", _single),
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
        fixes = (_fix(doc.text, extra, mend),) if mend else ()
        yield Hit(_first_run(extra), drift.message, fixes, drift.severity)


def _fix(text: str, marks: Sequence[Span], mend: Mend) -> Fix:
    return Fix("Take out what is beyond your habit", tuple(mend(text, mark) for mark in marks), "review")


def _first_run(marks: Sequence[Span]) -> Span:
    """The first mark with those that touch it."""
    end = marks[0].end
    for mark in marks[1:]:
        if mark.start != end:
            break
        end = mark.end
    return Span(marks[0].start, end)
