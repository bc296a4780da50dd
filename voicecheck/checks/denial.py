"""The answer denies that it happened, or that it is yours.

Finds "that's not on us", "that isn't what happened", "we never", and the polite ways to say so:
"please allow me to clarify", "as per our records", "the app is working fine", "our staff are always
courteous". It keeps quiet where something owns the problem or mends it, and where no complaint was
made.

Why it matters
    The customer was there. A denial makes them prove it, in public, and turns one complaint into a
    quarrel about who is lying.

What to do
    Say that you are sorry it happened to them, what you will look into, and when they will hear
    from you. A fact that needs correcting goes after that, without "actually". Whether to admit
    fault is your decision.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.checks._defence import hits

_LATE = "My order is two weeks late and nobody answers my mails."
_RUDE = "The man at your desk was rude to my mother."


@check(
    "defensive",
    "warning",
    flags={
        "That's not on us.": "We're sorry this happened. [what you will do, by when]",
        Example(
            "Hello, as per our records the parcel was delivered on Monday. Kind regards", _LATE
        ): "Hello, we're sorry this happened. [what you will do, by when] Kind regards",
        Example(
            "Hi Petra, please allow me to clarify that the oven is always hot.",
            "The cake was stale and half of it was missing.",
        ): "Hi Petra, we're sorry this happened. [what you will do, by when]",
        Example(
            "That isn't what happened, I'm afraid.", _RUDE
        ): "We're sorry this happened. [what you will do, by when]",
        Example(
            "Our staff are always polite.", _RUDE
        ): "We're sorry this happened. [what you will do, by when]",
        Example(
            "The app is working fine, please try again.", "I can't open the app."
        ): "We're sorry this happened. [what you will do, by when] Please try again.",
    },
    passes=[
        "We're sorry, that's on us.",
        Example("As per our records the parcel came back to us, so we've sent a new one.", _LATE),
        Example("It's closed on Mondays; that's not true of the café.", "Is the shop open on Mondays?"),
        "We never tire of this view.",
        Example(
            "We never said so clearly, and we should have.", "You charged me twice. This is not good enough."
        ),
        Example("We're sorry that wasn't the case on Saturday.", _RUDE),
        "Everything is working fine again at the pool, and the slide is open.",
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The clauses that do it."""
    yield from hits(
        context,
        "denial",
        "Denies what happened to them",
        "We're sorry this happened.",
    )
