"""One post, parsed once: protected spans, folded text of the same length, words, sentences.

Everything is found with one regular expression over the raw text, so positions are exact by
construction and nothing has to be searched for again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from voicecheck.types import Post, Span
from voicecheck.wordlists import words_of

Kind = Literal[
    "word", "url", "email", "handle", "hashtag", "emoji", "number", "code", "newline", "space", "punct"
]

_TLD = r"(?:com|org|net|co|io|ly|me|gl|ms|st|tv|it|uk|us|de|fr|eu|ai|app|dev|info|biz|gov|edu)"
_EMOJI = (
    r"(?:[\U0001F1E6-\U0001F1FF]{2}"
    r"|[#*0-9]\uFE0F?\u20E3"
    r"|[\U0001F300-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF\u231A-\u23FF\u25AA-\u25FE\u2190-\u21FF\u2934\u2935\u3030\u303D]"
    r"(?:\uFE0F|[\U0001F3FB-\U0001F3FF]"
    r"|\u200D[\U0001F300-\U0001FAFF\u2600-\u27BF\u2B00-\u2BFF]\uFE0F?|[\U000E0020-\U000E007F])*)"
)
_TOKEN = re.compile(
    rf"""
      (?P<url>(?:https?://|www\.)[^\s<>"]*[^\s<>".,;:!?'’”)\]}}…]
        | (?<![\w@.])(?:[a-zA-Z0-9-]+\.)+{_TLD}\b(?:/[^\s<>"]*[^\s<>".,;:!?'’”)\]}}…])?)
    | (?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)
    | (?P<handle>(?<![\w@])[@＠]\w+(?:\.\w+)*)
    | (?P<hashtag>(?<![\w&])[#＃](?=\w*[^\W\d_])\w+)
    | (?P<code>`[^`\n]+`)
    | (?P<emoji>{_EMOJI})
    | (?P<number>[$£€¥]?\d+(?:[.,:/]\d+)*(?:%|(?:st|nd|rd|th|k|m|bn|am|pm|g|kg|km|cm|mm|ml|p)\b)?)
    | (?P<word>[^\W\d_]+(?:[\u0300-\u036F]+[^\W\d_]*)*(?:['’‘\-][^\W\d_]+)*)
    | (?P<newline>[^\S\n]*\n\s*)
    | (?P<space>[^\S\n]+)
    | (?P<punct>.)
    """,
    re.X | re.S,
)

_FOLD = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u00a0": " "}
)
_ABBREVIATIONS = words_of("""
approx apr aug co dec dept dr etc feb inc jan jr jul jun ltd mar mr mrs ms nov oct prof sep sept sr st vs
""")
_BEFORE_NUMBERS = words_of("no nos fig")
PROTECTED: frozenset[Kind] = frozenset({"url", "email", "handle", "hashtag", "code"})
_CLOSERS = "\"'”’)]}»"


def straighten(text: str) -> str:
    """Straight quotes, plain hyphens and plain spaces for typographic ones; as long as ``text``."""
    return text.translate(_FOLD)


def fold(text: str) -> str:
    """Lower-case with straight quotes and hyphens; always as long as ``text``."""
    straight = straighten(text)
    lowered = straight.lower()
    if len(lowered) == len(straight):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in straight)


@dataclass(frozen=True, slots=True)
class Token:
    """A run of the text with its kind."""

    kind: Kind
    span: Span
    text: str


@dataclass(frozen=True)
class Doc:
    """A parsed post. All positions are code points of ``text``."""

    post: Post

    @property
    def text(self) -> str:
        """The post's text, as it was given."""
        return self.post.text

    @cached_property
    def folded(self) -> str:
        """The text in lower case with straight quotes; excluded spans are blanked out."""
        folded = fold(self.text)
        for span in self.post.excluded:
            folded = folded[: span.start] + " " * len(span) + folded[span.end :]
        return folded

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The whole text as consecutive tokens; what lies in excluded spans is ``code``."""
        return tuple(self._tokens())

    def _tokens(self) -> Iterator[Token]:
        position = 0
        for gap in (*self.post.excluded, Span(len(self.text), len(self.text))):
            for match in _TOKEN.finditer(self.text, position, gap.start):
                kind: Kind = match.lastgroup  # type: ignore[assignment]
                yield Token(kind, Span(*match.span()), match.group())
            if gap.end > gap.start:
                yield Token("code", gap, self.text[gap.start : gap.end])
            position = gap.end

    def of_kind(self, *kinds: Kind) -> tuple[Token, ...]:
        """The tokens of the given kinds, in order."""
        return tuple(token for token in self.tokens if token.kind in kinds)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Words of the prose: no links, handles, hashtags, numbers or code."""
        return self.of_kind("word")

    @cached_property
    def protected(self) -> tuple[Span, ...]:
        """Spans that no edit may touch: links, e-mail addresses, handles, hashtags, code."""
        return tuple(token.span for token in self.of_kind(*PROTECTED))

    def is_protected(self, span: Span) -> bool:
        """Whether the span overlaps a protected one."""
        return any(span.overlaps(other) for other in self.protected)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences that hold at least one word, without surrounding white space."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Span]:
        start: int | None = None
        end = 0
        has_word = False
        tokens = self.tokens
        for i, token in enumerate(tokens):
            if token.kind in ("space", "newline") and start is None:
                continue
            if start is None:
                start = token.span.start
            if token.kind not in ("space", "newline"):
                end = token.span.end
                has_word = has_word or token.kind == "word"
            if self._ends_sentence(tokens, i) and has_word:
                yield Span(start, end)
                start, has_word = None, False
        if start is not None and has_word:
            yield Span(start, end)

    @staticmethod
    def _ends_sentence(tokens: tuple[Token, ...], i: int) -> bool:
        token = tokens[i]
        if token.kind == "newline":
            return True
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        if following is not None and following.kind not in ("space", "newline"):
            return False
        j = i
        while j >= 0 and tokens[j].kind == "punct" and tokens[j].text in _CLOSERS:
            j -= 1
        if j < 0 or tokens[j].kind != "punct" or tokens[j].text not in ".!?…":
            return False
        if tokens[j].text == "." and j > 0 and tokens[j - 1].kind == "word":
            previous = tokens[j - 1].text.lower()
            if previous in _BEFORE_NUMBERS:
                return i + 2 >= len(tokens) or tokens[i + 2].kind != "number"
            return len(previous) > 1 and previous not in _ABBREVIATIONS
        return True
