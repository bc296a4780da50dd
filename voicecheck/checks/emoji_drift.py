"""The post has more emoji or hashtags than the brand's posts.

Flags emoji and hashtags beyond what your approved posts have: one where you never use them is a
suggestion, many are a warning. Without a profile it says nothing. Fewer than usual is fine.

Why it matters
    Emoji and hashtags are seen before the words. A row of them on a brand that uses none says
    that somebody else wrote this, or a template did.

What to do
    Keep the one that carries something and take the rest out. Hashtags are left to you: they may
    belong to a campaign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._drift import count_drift
from voicecheck.text import Doc
from voicecheck.types import Edit, Fix, Span
from voicecheck.voice import Usual
from voicecheck.wordlists import FUNCTION_WORDS

# They may stand for a word: "We ❤️ Leeds", "Settings → Card".
_WORDS = "❤💙💚💛💜🧡🖤🤍🤎💕💖💗♥←→↔↗↘➡⬅"


@check(
    "voice",
    "warning",
    usual={
        "emoji": Usual(low=0, median=0, high=1, least=0, most=1, share=0.2),
        "hashtags": Usual(low=0, median=1, high=2, least=0, most=2, share=0.6),
    },
    flags={
        "Soup is back 🍜🔥🎉": "Soup is back 🍜",
        "🍜 Soup 🔥 is 🎉 back 🙌 today": "🍜 Soup is back today",
        "Leeks 🥬\nPeas 🫛\nBread 🍞\nSoup.": "Leeks 🥬\nPeas\nBread\nSoup.",
    },
    passes=[
        "Soup is back 🍜",
        "Soup 🍜 is back 🔥",
        "Soup is back.",
        "Soup is back #soup #leeks",
        "Soup is back :) and so is bread <3",
        "Bread costs £4, soup £6 → both £9",
    ],
)
def run(context: Context) -> Iterator[Hit]:
    """The emoji beyond the usual number, and the first hashtag beyond it."""
    doc = context.doc
    if context.voice.expects("emoji") is not None:
        emoji = [token.span for token in doc.of_kind("emoji")]
        drift = count_drift(context, "emoji", "An emoji", emoji)
        if drift is not None:
            extra = emoji[drift.allowed :]
            yield Hit(_first_run(doc, extra), drift.message, (_without(doc, extra),), drift.severity)
    if context.voice.expects("hashtags") is not None:
        hashtags = [token.span for token in doc.of_kind("hashtag")]
        drift = count_drift(context, "hashtags", "A hashtag", hashtags)
        if drift is not None:
            yield Hit(hashtags[drift.allowed], drift.message, severity=drift.severity)


def _without(doc: Doc, emoji: Sequence[Span]) -> Fix:
    """Take each out with the blanks before it, or after it where it opens a line.

    Where one stands for the full stop between two sentences, a full stop takes its place.
    """
    edits: list[Edit] = []
    for span in emoji:
        start = len(doc.text[: span.start].rstrip(" "))
        end = span.end
        if start == 0 or doc.text[start - 1] == "\n":
            start, end = span.start, len(doc.text) - len(doc.text[span.end :].lstrip(" "))
        start = max(start, edits[-1].span.end) if edits else start
        edits.append(Edit(Span(start, max(start, end)), _stop(doc, span)))
    return Fix("Take out the emoji beyond your habit", tuple(edits), "review")


def _stop(doc: Doc, emoji: Span) -> str:
    """The full stop that an emoji, the first of its run, stands for; nothing where it stands for a word."""
    tokens = [token for token in doc.tokens if token.kind != "space"]
    at = next(i for i, token in enumerate(tokens) if token.span == emoji)
    before = tokens[at - 1] if at else None
    after = next((token for token in tokens[at:] if token.kind != "emoji"), None)
    if (
        before is None
        or after is None
        or before.kind not in ("word", "number")
        or before.text.lower() in FUNCTION_WORDS
        or after.kind != "word"
        or not after.text[0].isupper()
        or tokens[at].text[0] in _WORDS
    ):
        return ""
    return "." if doc.text[after.span.start - 1].isspace() else ". "


def _first_run(doc: Doc, spans: Sequence[Span]) -> Span:
    end = spans[0].end
    for span in spans[1:]:
        if doc.text[end : span.start].strip(" "):
            break
        end = span.end
    return Span(spans[0].start, end)
