"""Reasons are given in place of an answer.

Finds "we were short-staffed", "due to unforeseen circumstances", "it was our busiest week", "these
things happen" in an answer to a complaint that neither owns the problem nor mends it. The same
words beside "that's on us" or "your refund goes out today" are an explanation, and fine.

Why it matters
    A reason answers a question nobody asked. What the customer hears is that it will happen again
    next time you are busy.

What to do
    Own it first, say what you will do, and keep the reason to half a sentence, if it helps them.
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
        Example(
            "We were short-staffed.", _LATE
        ): "That's on us, and we're sorry. [what you will do, by when]",
        Example(
            "Due to unforeseen circumstances, your order is late.", _LATE
        ): "That's on us, and we're sorry. [what you will do, by when]",
        Example(
            "Hi Sam, it was our busiest week of the year and two of us were off sick. Kind regards", _LATE
        ): "Hi Sam, that's on us, and we're sorry. [what you will do, by when] Kind regards",
        Example(
            "Sorry about the wait, but these things happen.", _LATE
        ): "Sorry about the wait. That's on us, and we're sorry. [what you will do, by when]",
        Example(
            "Please understand that we are a small team.", _LATE
        ): "That's on us, and we're sorry. [what you will do, by when]",
    },
    passes=[
        Example("We were short-staffed, and that's on us. Your refund goes out today.", _LATE),
        "Due to unforeseen circumstances, tonight's show starts at nine.",
        "We were short-staffed on Saturday, so Jo's dad ran the till and gave everyone the wrong change.",
        Example("It was our busiest week, but that's no excuse.", _LATE),
        Example("We've been busy with the bees.", "What have you been up to?"),
        Example(
            "Being told that you were short-staffed doesn't help, I know, so I've sent it by taxi.", _LATE
        ),
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The clauses that do it."""
    yield from hits(
        context,
        "excuse",
        "Gives reasons in place of an answer",
        "That's on us, and we're sorry.",
    )
