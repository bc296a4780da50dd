"""An apology that is none: for their feelings, on a condition, or with a "but".

"Sorry you feel that way" regrets what the reader feels, "sorry if anyone was offended" doubts that
anything happened, and "sorry, but" takes back what it gives. None of them says what you did. "Sorry
we kept you waiting" and "sorry you had to wait" are apologies, and so is "sorry, but" followed by a
repair.

Why it matters
    People who complain listen for one thing first: whether you take it as yours. An apology that
    hands the problem back reads colder than none, and it is the line that ends up in screenshots.

What to do
    Say what you did and what you will do: "We're sorry we kept you waiting. Your refund goes out
    today." Where you don't know yet what happened, say that you are sorry it did and when you will
    know more. Whether to admit fault is your decision; being sorry that it happened needs none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.checks._clauses import Clause, Reading, read
from voicecheck.checks._defence import cue_tables, defences, hit, hits
from voicecheck.types import Severity, Span

_BARE_SORRY = re.compile(
    r"(?:(?:we|i)(?:'re|'m|\s+are|\s+am|\s+do)?\s+)?(?:(?:very|so|really|truly|extremely|terribly|our|my|sincere)\s+)*"
    r"(?:sorry|apologies|apologi[sz]e)(?:\s+(?:about|for|to\s+hear)(?:\s+(?:that|this|it))?)?"
)
_LATE = "My order is two weeks late and nobody answers my mails."
_RUDE = "The man at your desk was rude to my mother."


@check(
    "defensive",
    "error",
    flags={
        "Sorry you feel that way.": "We're sorry we made you feel that way. [what you will do, by when]",
        Example(
            "Hi Sam, we're sorry if anyone was offended, please DM us.", _RUDE
        ): "Hi Sam, we're sorry we made you feel that way. [what you will do, by when] Please DM us.",
        Example(
            "We regret that you found our letter abrupt.", "Your letter was rude."
        ): "We're sorry we made you feel that way. [what you will do, by when]",
        Example(
            "Sorry, but it's our policy.", "The jacket is far too small. I want my money back."
        ): "We're sorry this happened. [what you will do, by when]",
        Example(
            "We’re sorry you feel let down. Do visit us again.", _LATE
        ): "We’re sorry we made you feel that way. [what you will do, by when] Do visit us again.",
        Example(
            "Apologies for any frustration this may have caused.", _LATE
        ): "We're sorry we made you feel that way. [what you will do, by when]",
        Example(
            "Sorry you didn't read the label.", "The cake was stale and half of it was missing."
        ): "We're sorry we made you feel that way. [what you will do, by when]",
    },
    passes=[
        "Sorry we made you feel that way.",
        "We're sorry you had to wait.",
        "Sorry, but the two o'clock tour is sold out. We've added one at four.",
        "Sorry to hear you feel unwell, Jo. Stay at home and we'll move your booking.",
        Example(
            'You said "sorry you feel that way" is all you heard from us. You were right to expect more.',
            _RUDE,
        ),
        "Sorry that the queue was so long on Saturday.",
        "Tell us how you feel about the new menu.",
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """Apologies for feelings or on a condition, and defences after "sorry, but"."""
    yield from hits(
        context,
        "pseudo_apology",
        "Apologises for how they feel, or on a condition, and not for what happened",
        "We're sorry we made you feel that way.",
    )
    if "sorry" not in context.doc.folded and "apolog" not in context.doc.folded:
        return
    reading = read(context.doc)
    seen: set[Clause] = set()
    for name in cue_tables():
        for defence in defences(context, name):
            whole = _with_bare_sorry(reading, defence.clause)
            if whole is not None and whole not in seen:
                seen.add(whole)
                severity: Severity = "suggestion" if defence.severity == "suggestion" else "error"
                said = replace(defence, clause=whole, severity=severity)
                yield hit(
                    context.doc, said, 'Says "sorry, but" and then defends', "We're sorry this happened."
                )


def _with_bare_sorry(reading: Reading, clause: Clause) -> Clause | None:
    """The clause together with a bare "sorry" before its contrast word."""
    before, _ = reading.siblings(clause)
    if clause.joint != "contrast" or not before:
        return None
    sorry = before[-1]
    if _BARE_SORRY.fullmatch(reading.prose, sorry.span.start, sorry.span.end) is None:
        return None
    return replace(sorry, span=Span(sorry.span.start, clause.span.end))
