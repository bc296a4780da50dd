"""The answer points at others who do it too.

Finds "everyone has delays", "other brands do it too", "it's the same across the industry", "try any
other shop and you'll see" in an answer to a complaint that neither owns the problem nor mends it.

Why it matters
    They didn't complain to the others. It also tells them that they should have.

What to do
    Leave the others out. Say what you will do about yours.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.checks._defence import hits

_LATE = "My order is two weeks late and nobody answers my mails."
_BILL = "You charged me twice. This is not good enough."


@check(
    "defensive",
    "warning",
    flags={
        Example(
            "Everyone has delays.", _LATE
        ): "We should have done better here. [what you will do, by when]",
        Example(
            "Other brands do it too.", _BILL
        ): "We should have done better here. [what you will do, by when]",
        Example(
            "Hi Sam, every courier loses parcels. Have a good day!", _LATE
        ): "Hi Sam, we should have done better here. [what you will do, by when] Have a good day!",
        Example(
            "This is standard practice.", _BILL
        ): "We should have done better here. [what you will do, by when]",
        Example(
            "We're not the only ones.", _LATE
        ): "We should have done better here. [what you will do, by when]",
    },
    passes=[
        "Everyone has a favourite biscuit. Ours is the broken one.",
        Example("Other shops do it too, but that's no excuse.", _BILL),
        Example("Other brands do refills too, try the one on Mill Street.", "Do you know who does refills?"),
        Example(
            "Everyone has delays, people say. You paid for next day, so we've refunded the postage.", _LATE
        ),
        "Every shop on the street gets a lantern tonight.",
        Example('"Everyone has delays" isn\'t an answer you should hear from us.', _LATE),
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The clauses that do it."""
    yield from hits(
        context,
        "whataboutism",
        "Points at others",
        "We should have done better here.",
    )
