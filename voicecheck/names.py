"""Where a brand's names stand in a post, in whatever casing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from voicecheck.text import Doc, Token, straighten
from voicecheck.types import Span

LONGEST_NAME = 3
_POSSESSIVE = "'s"


def runs(doc: Doc) -> Iterator[tuple[Token, ...]]:
    """Up to three words with single blanks between, from each word on, longer runs first."""
    words = doc.words
    for i in range(len(words)):
        reach = i + 1
        while (
            reach < min(i + LONGEST_NAME, len(words))
            and doc.text[words[reach - 1].span.end : words[reach].span.start] == " "
        ):
            reach += 1
        for end in range(reach, i, -1):
            yield words[i:end]


def bare(doc: Doc, span: Span) -> Span:
    """The span without a possessive ending."""
    ends = doc.folded.endswith(_POSSESSIVE, span.start, span.end)
    return Span(span.start, span.end - len(_POSSESSIVE)) if ends else span


def recased(written: str, name: str) -> str:
    """``written``, which is ``name`` but for casing, in that casing; typographic marks stay."""
    return "".join(own if straighten(old) == old else old for old, own in zip(written, name, strict=True))


def occurrences(doc: Doc, names: Mapping[str, str]) -> Iterator[tuple[Span, str]]:
    """Each place of a name, with the brand's casing of it; of overlapping ones the first and longest.

    ``names`` maps folded names to their casing. A possessive ending is outside of the span, unless it
    is part of the name.
    """
    done = 0
    for run in runs(doc) if names else ():
        whole = Span(run[0].span.start, run[-1].span.end)
        if whole.start < done:
            continue
        for span in (whole, bare(doc, whole)):
            name = names.get(doc.folded[span.start : span.end])
            if name is not None:
                yield span, name
                done = span.end
                break
