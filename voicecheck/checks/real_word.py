"""A word is spelt right but is the wrong one.

Flags mix-ups that the words beside them give away: "could of", "your welcome", "a sneak peak",
"bigger then ever". Where both words could be meant, it says nothing.

Why it matters
    No spelling checker underlines these, so they reach the feed, and readers enjoy pointing at them.

What to do
    Take the other word. If it is a pun, leave it and switch the check off for that post.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._patterns import table
from voicecheck.text import Doc
from voicecheck.types import Edit, Fix, Span

_AT_START = "^"
_WORD = re.compile(r"[\w'-]+")


@dataclass(frozen=True, slots=True)
class MixUp:
    """A wrong word between what gives it away; ``before`` is ``^`` for a sentence's first word."""

    before: str
    wrong: str
    after: str
    right: str
    why: str


@check(
    "typo",
    "warning",
    flags={
        "We should of told you sooner.": "We should have told you sooner.",
        "Your welcome! See you on Sunday.": "You're welcome! See you on Sunday.",
        "Its a long drive but the view pays for it.": "It's a long drive but the view pays for it.",
        "A sneak peak at the new room.": "A sneak peek at the new room.",
        "Bigger then ever and twice as loud.": "Bigger than ever and twice as loud.",
        "The kiln has it’s own room now.": "The kiln has its own room now.",
        "Great to here from you, Sam.": "Great to hear from you, Sam.",
        "Lets go, the doors are open.": "Let's go, the doors are open.",
        "There are less seats this weak, so book early.": "There are less seats this week, so book early.",
        "Please let us now if it doesn't fit.": "Please let us know if it doesn't fit.",
    },
    passes=[
        "Of course we could, of all people.",
        "Thanks for your welcome pack, it's lovely.",
        "The dog lost its way, then its lead.",
        "The view from the peak is worth it.",
        "It gets bigger, then it sets.",
        "Were you at the market? Were the plums good?",
        "She let loose the balloons and we were here to hear them pop.",
        "Now let us now turn to the raffle.",
        "The app lets you pay by phone. Everyday low prices.",
        "There team mates were, all of them.",
    ],
)
def real_word(context: Context) -> Iterator[Hit]:
    """Confusions that their neighbours give away."""
    doc = context.doc
    end = 0
    for span, mixup in sorted(_found(doc), key=lambda item: (item[0], item[1].right)):
        if span.start < end:
            continue
        end = span.end
        wrong = doc.text[span.start : span.end]
        right = mixup.right[0].upper() + mixup.right[1:] if wrong[0].isupper() else mixup.right
        fix = Fix(f"Write “{right}”", (Edit(span, right),), "review")
        yield Hit(span, f"“{wrong}” looks like a mix-up with “{right}” ({mixup.why}).", (fix,))


def _found(doc: Doc) -> Iterator[tuple[Span, MixUp]]:
    known = rows()
    for word in set(_WORD.findall(doc.folded)) & known.keys():
        for mixup in known[word]:
            for match in _pattern(mixup).finditer(doc.folded):
                span = Span(*match.span(1))
                first = mixup.before == _AT_START
                if first and not any(sentence.start == span.start for sentence in doc.sentences):
                    continue
                if not doc.is_protected(span) and not doc.text[span.start : span.end].isupper():
                    yield span, mixup


@cache
def rows() -> Mapping[str, tuple[MixUp, ...]]:
    """The mix-ups of the list by the first part of the wrong word."""
    found: dict[str, list[MixUp]] = defaultdict(list)
    for row in table("real_word"):
        mixup = MixUp(*row)
        found[mixup.wrong.split(" ")[0]].append(mixup)
    return {word: tuple(items) for word, items in found.items()}


@cache
def _pattern(mixup: MixUp) -> re.Pattern[str]:
    """A pattern over folded text with the wrong word in group 1."""
    left = f"(?:{mixup.before}) " if mixup.before not in ("", _AT_START) else ""
    joint = "" if mixup.after.startswith("(?=") else r"\s+"
    wrong = rf"({re.escape(mixup.wrong)})(?![\w'-])"
    return re.compile(rf"(?<![\w'#@-]){left}{wrong}{joint}(?:{mixup.after})(?![\w'-])")
