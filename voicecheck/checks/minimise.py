"""The problem is played down.

Finds "it's not a big deal", "it's only a few minutes", "most customers love it", "nobody else
complained", "it was only a joke" in an answer to a complaint that neither owns the problem nor
mends it. Jokes about yourself and "it's only available in" are fine.

Why it matters
    They wrote because it mattered to them. Saying that it didn't tells them that they don't.

What to do
    Say back what it cost them ("you stood there with a queue behind you"), own it, and say what you
    will do.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.checks._defence import hits

_CAKE = "The cake was stale and half of it was missing."


@check(
    "defensive",
    "warning",
    flags={
        Example(
            "It's not a big deal.", _CAKE
        ): "We're sorry for the trouble this caused you. [what you will do, by when]",
        Example(
            "Most customers love it.", _CAKE
        ): "We're sorry for the trouble this caused you. [what you will do, by when]",
        Example(
            "Hi Sam, it was only a few minutes. Do come again!",
            "My order is two weeks late and nobody answers my mails.",
        ): "Hi Sam, we're sorry for the trouble this caused you. [what you will do, by when] Do come again!",
        Example(
            "You're the first person to complain.", _CAKE
        ): "We're sorry for the trouble this caused you. [what you will do, by when]",
        Example(
            "Rest assured it's only a small mark, it's perfectly normal.",
            "The jacket is far too small. I want my money back.",
        ): "We're sorry for the trouble this caused you. [what you will do, by when]",
    },
    passes=[
        "Just a heads-up: it's only available in Leeds.",
        Example("It's only a few minutes until we open, so bring a coat.", "What time do you open?"),
        "Not a big deal, just the best scone of the year.",
        Example("Most customers love it.", "Is the rhubarb one any good?"),
        Example("Nobody else complained, but we should have noticed.", _CAKE),
        Example(
            "It's only money, people say, but it was yours. We've refunded you in full.",
            "You charged me twice. This is not good enough.",
        ),
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The clauses that do it."""
    yield from hits(
        context,
        "minimise",
        "Plays the problem down",
        "We're sorry for the trouble this caused you.",
    )
