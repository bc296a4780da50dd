"""The fault is passed to somebody else.

Finds "that's on the courier", "it's out of our hands", "the supplier let us down", "you'd have to
take it up with them" where nothing owns the problem or mends it. Saying who lost it is fine when
you are putting it right ("the courier lost it; a new one ships today").

Why it matters
    The customer bought from you. They did not choose your courier, and can't call your supplier.

What to do
    Take it on: "it's ours to put right". Then say what you will do with the courier, so that they
    don't have to.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.checks._defence import hits

_LATE = "My order is two weeks late and nobody answers my mails."


@check(
    "defensive",
    "warning",
    flags={
        "That's on the courier.": "It's ours to put right. [what you will do, by when]",
        Example(
            "It's out of our hands, but thanks for telling us.", _LATE
        ): "It's ours to put right. [what you will do, by when] Thanks for telling us.",
        Example(
            "Sorry about the delay, but the supplier let us down.", _LATE
        ): "Sorry about the delay. It's ours to put right. [what you will do, by when]",
        Example(
            "Hi Jo, you would need to take it up with your bank.",
            "You charged me twice. This is not good enough.",
        ): "Hi Jo, it's ours to put right. [what you will do, by when]",
        Example(
            "Once it leaves our shop, it's with the courier.", _LATE
        ): "It's ours to put right. [what you will do, by when]",
    },
    passes=[
        Example("The courier lost it; a new one ships today.", _LATE),
        Example("That's on the courier, but we chose them, so it's ours to fix.", _LATE),
        "That's on the bank of the river, behind the mill.",
        Example("We'll take it up with the courier and write to you by Friday.", _LATE),
        "The kite slipped out of our hands and over the church.",
        Example("It's run by volunteers, and they love questions.", "Who runs the tours?"),
        Example("You were told it's out of our hands. It isn't.", _LATE),
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The clauses that do it."""
    yield from hits(
        context,
        "blame_third_party",
        "Passes the fault to somebody else",
        "It's ours to put right.",
    )
