"""More hashtags in a row than the brand ever uses.

Flags a run of hashtags that is longer than any approved post has; without a profile, a run of more
than eight. Hashtags within sentences don't count.

Why it matters
    A wall of hashtags looks like a bot's, hides what the post says, and is read aloud tag by tag to
    people who listen to the page.

What to do
    Keep the two or three that people really search for.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from voicecheck.checks import Context, Hit, check
from voicecheck.text import Doc
from voicecheck.types import Fix, Span
from voicecheck.voice import Usual

_MOST = 8
# A run this short is no wall, however few hashtags the brand uses.
_LEAST = 4


@check(
    "robotic",
    "suggestion",
    usual={"hashtags": Usual(low=0, median=1, high=2, least=0, most=4, share=0.6)},
    flags={
        "Bread is out. #bread #baker #bakery #loaf #crust #oven": None,
        "New mural\n\n#art\n#mural\n#paint\n#wall\n#street": None,
        "#one #two #three #four #five and a word": None,
    },
    passes=[
        "Bread is out. #bread #baker #loaf #crust",
        "We took #bread to #market by #train and #bus and #foot and #boat.",
        "Row 1, 2, 3, 4, 5, 6, 7, 8, 9, 10.",
        "#bread",
        "No tags at all, only crust.",
    ],
)
def hashtag_wall(context: Context) -> Iterator[Hit]:
    """Runs of hashtags with nothing but space, commas or emoji between them."""
    usual = context.voice.expects("hashtags")
    most = _MOST if usual is None else max(_LEAST, math.ceil(usual.most))
    for run in _runs(context.doc):
        if len(run) > most:
            often = "" if usual is None else f"; your posts have up to {math.ceil(usual.most)}"
            fix = Fix("Keep the two or three that people search for", (), "show")
            yield Hit(Span(run[0].start, run[-1].end), f"{len(run)} hashtags in a row{often}.", (fix,))


def _runs(doc: Doc) -> Iterator[list[Span]]:
    run: list[Span] = []
    for token in doc.tokens:
        if token.kind == "hashtag":
            run.append(token.span)
        elif token.kind not in ("space", "newline", "emoji") and token.text not in ",.|·•":
            yield run
            run = []
    yield run
