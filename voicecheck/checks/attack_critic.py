"""The answer attacks the person instead of the problem.

Finds doubt cast on the critic ("fake review", "if that's even true", "funny how", "you're wrong"),
talking down ("you're overreacting", "calm down", "do your research"), showing the door ("go
elsewhere") and threats. Asking for what you need to help ("I can't find the order, could you send
the number?") is fine, and so is "you're right".

Why it matters
    An attack makes you the story: readers side with the customer, true or not, and it is copied
    around long after the complaint is forgotten.

What to do
    Answer the problem. Where you doubt the facts, ask for the one detail that would settle it.
    Report fakes to the platform, not to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.checks._defence import hits

_LATE = "My order is two weeks late and nobody answers my mails."
_RUDE = "The man at your desk was rude to my mother."
_CAKE = "The cake was stale and half of it was missing."


@check(
    "defensive",
    "error",
    flags={
        "You're wrong.": "We'd like to understand what went wrong. [what you will do, by when]",
        Example(
            "There's no excuse for this review.", _RUDE
        ): "We'd like to understand what went wrong. [what you will do, by when]",
        Example(
            "Funny how nobody else had a problem.", _CAKE
        ): "We'd like to understand what went wrong. [what you will do, by when]",
        Example(
            "Thanks for this. You're overreacting, it was one crumb.", _CAKE
        ): "Thanks for this. We'd like to understand what went wrong. [what you will do, by when]",
        Example(
            "We doubt that you were ever here, but send us the receipt.", _CAKE
        ): "We'd like to understand what went wrong. [what you will do, by when] Send us the receipt.",
        Example(
            "It's a shame that you chose to post this rather than speaking to our team.", _RUDE
        ): "We'd like to understand what went wrong. [what you will do, by when]",
    },
    passes=[
        "You're right.",
        "There's no excuse for this.",
        Example("I can't find the order, could you send me the number?", _LATE),
        "Funny how the rain stops the minute we close.",
        Example('You wrote that we called it a "fake review". We shouldn\'t have.', _RUDE),
        "Calm down, everyone: the pumpkin scones are back.",
        Example("You're not wrong, that queue was silly.", _LATE),
        "No need to shout about it, but we've been open ten years today.",
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The clauses that do it."""
    yield from hits(
        context,
        "attack_critic",
        "Attacks the person and not the problem",
        "We'd like to understand what went wrong.",
    )
