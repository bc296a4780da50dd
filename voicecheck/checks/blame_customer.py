"""The customer is told that it is their own fault.

Finds it said outright ("you should have checked", "if you had read", "user error") and said
politely ("it looks like the details were entered incorrectly", "we do ask customers to check"). The
polite forms count only in an answer to a complaint in which nothing owns the problem or mends it.
Instructions for the future ("you can reset it here") and what the customer should have got ("you
should have received an e-mail") are fine.

Why it matters
    Even where it is true, it answers "I have a problem" with "you are the problem". Everybody else
    who reads it imagines being the next one.

What to do
    Say what you could have made clearer, put it right, and give the tip for next time last, if at
    all. Whether to admit fault is your decision.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.checks._defence import hits

_LATE = "My order is two weeks late and nobody answers my mails."
_SIZE = "The jacket is far too small. I want my money back."


@check(
    "defensive",
    "error",
    flags={
        "You should have checked the size.": "We should have made this clearer. [what you will do, by when]",
        Example(
            "If you had read the description, you would know.", _SIZE
        ): "We should have made this clearer. [what you will do, by when]",
        Example(
            "It looks like the dates were entered incorrectly. Kind regards, Reservations",
            "Your site charged me for two nights when I booked one.",
        ): "We should have made this clearer. [what you will do, by when] Kind regards, Reservations",
        Example(
            "Hi Sam, kindly note that checking the size was your responsibility.", _SIZE
        ): "Hi Sam, we should have made this clearer. [what you will do, by when]",
        Example(
            "You should have checked the size, but we'll swap it.", _SIZE
        ): "We should have made this clearer. [what you will do, by when] We'll swap it.",
        Example(
            "We do ask customers to check the cake before leaving the shop.",
            "My daughter's name is spelled wrong on the cake.",
        ): "We should have made this clearer. [what you will do, by when]",
    },
    passes=[
        "We should have made the size clearer.",
        Example("You should have received an e-mail by now. If not, tell me and I'll send it again.", _LATE),
        "No worries, it's not your fault.",
        Example("You can reset the password here, and you should be in within a minute.", "I can't log in."),
        Example("You should have been told sooner, and that's on us.", _LATE),
        Example("Nobody should tell you that you should have checked the size.", _SIZE),
        "If you'd read one book this summer, make it this one.",
        Example(
            "It looks like the dates were entered incorrectly, so I've changed them and refunded you.",
            "You charged me twice. This is not good enough.",
        ),
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The clauses that do it."""
    yield from hits(
        context,
        "blame_customer",
        "Blames the customer",
        "We should have made this clearer.",
    )
