"""The answer praises you in place of an answer.

Finds "we've won awards", "thousands of happy customers", "we pride ourselves", "we use only the
highest standards" in an answer to a complaint that neither owns the problem nor mends it. In an
announcement, or in an answer to praise, the same words are fine.

Why it matters
    Next to a complaint, praise of yourself reads as "so it can't be true".

What to do
    Leave the awards out. Say what went wrong this time and what you will do about it.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.checks._defence import hits

_LATE = "My order is two weeks late and nobody answers my mails."
_CAKE = "The cake was stale and half of it was missing."


@check(
    "defensive",
    "warning",
    flags={
        Example(
            "We've won two awards for our cakes.", _CAKE
        ): "We're sorry this fell short. [what you will do, by when]",
        Example(
            "Thousands of happy customers can't be wrong.", _CAKE
        ): "We're sorry this fell short. [what you will do, by when]",
        Example(
            "Hi Sam, we pride ourselves on our service. Thanks for writing.", _LATE
        ): "Hi Sam, we're sorry this fell short. [what you will do, by when] Thanks for writing.",
        Example(
            "We've been doing this for over twenty years.", "The man at your desk was rude to my mother."
        ): "We're sorry this fell short. [what you will do, by when]",
    },
    passes=[
        "We've won two awards for our cakes, and ate both.",
        Example("Thank you! We pride ourselves on that crumb.", "Best bakery in town, thank you!"),
        Example("We've won two awards for that cake and still sent you a stale one. That's on us.", _CAKE),
        "Thousands of happy customers, one very tired oven.",
        Example("We pride ourselves on speed, so two weeks stings. A new one ships today.", _LATE),
        Example("We've been doing this since 1931.", "How long have you been open?"),
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The clauses that do it."""
    yield from hits(
        context,
        "bolstering",
        "Praises yourselves in place of an answer",
        "We're sorry this fell short.",
    )
