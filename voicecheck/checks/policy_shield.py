"""The answer hides behind a rule.

Finds "it's our policy", "as clearly stated", "as per our terms", "you agreed to", "read the FAQ",
"our hands are tied" where no way out is offered. A rule with a way out ("it's our policy, but I've
refunded you anyway", "you can swap it instead") is fine, and so are rules of the law.

Why it matters
    A rule says who is right, which is not what was asked. "As clearly stated" adds that the
    customer can't read.

What to do
    Say what you can do, first. Then the rule, with its reason, in words you would use at the
    counter. Where you can do nothing, say that you see what it costs them.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicecheck.checks import Context, Example, Hit, check
from voicecheck.checks._defence import hits

_SIZE = "The jacket is far too small. I want my money back."
_BILL = "You charged me twice. This is not good enough."


@check(
    "defensive",
    "warning",
    flags={
        "It's our policy.": "We see why this is frustrating. [what you will do, by when]",
        Example(
            "As clearly stated in our terms, sale items can't come back.", _SIZE
        ): "We see why this is frustrating. [what you will do, by when]",
        Example(
            "Hi Sam, refunds are handled in accordance with our refund policy. Thank you for writing.", _SIZE
        ): "Hi Sam, we see why this is frustrating. [what you will do, by when] Thank you for writing.",
        Example(
            "Our hands are tied, but do visit us again.", _SIZE
        ): "We see why this is frustrating. [what you will do, by when] Do visit us again.",
        Example(
            "This was shown at the checkout.", _BILL
        ): "We see why this is frustrating. [what you will do, by when]",
        Example(
            "Please refer to our terms and conditions.", _BILL
        ): "We see why this is frustrating. [what you will do, by when]",
    },
    passes=[
        "It's our policy, but I've refunded you anyway.",
        Example("As per our terms a sale item can't come back, but you can swap it for another size.", _SIZE),
        "It's our policy to give the last loaf to the night nurse.",
        Example(
            "As per the government guidelines, the pool stays shut until May.",
            "Why is the pool closed? This is not good enough.",
        ),
        Example(
            "You were told that it's our policy. That was wrong of us, and your refund is on its way.", _SIZE
        ),
        "The small print is small because the label is: it says hazelnuts.",
        Example("As per our refund policy you get your money back within a week.", "How do refunds work?"),
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The clauses that do it."""
    yield from hits(
        context,
        "policy_shield",
        "Hides behind a rule",
        "We see why this is frustrating.",
        ("ownership", "repair", "way-out"),
    )
