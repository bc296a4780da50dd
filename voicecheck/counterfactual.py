"""A post as it would stand without what a driver points at, or with what it misses put in.

A reason is believed only where the post scores otherwise without it (occlusion: Zeiler and Fergus,
"Visualizing and Understanding Convolutional Networks", 2014). These edits serve to measure; nobody
is shown them, so they may be blunt where a rewrite may not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from voicecheck.edits import apply_edits, touches
from voicecheck.text import Doc
from voicecheck.types import Driver, Edit, Post, Span

Edits = tuple[Edit, ...]

WORDING = "wording"
"""The driver of what no style number says: how a part of the post, or all of it, is put."""

_FEWEST_PARTS, _MOST_PARTS, _FEWEST_WORDS = 2, 4, 3
_PAUSE = re.compile(r"[,;:]\s+|\s+[–—-]+\s+|\n\s*")
_LINKING = re.compile(
    r"\s+(?=(?:after|and|as|because|before|but|for|from|if|or|so|that|to|when|which|while|who|with)\b)"
)
_BLANK = " \t\n"
_LOOSE = _BLANK + ",;:–—-"
_ENDS = ".!?…"
_CLOSING = _ENDS + "\"”’')]"


def edited(post: Post, edits: Sequence[Edit]) -> Doc:
    """The post with the edits made; what is excluded from judgement stays excluded."""

    def moved(span: Span) -> Span:
        by = sum(len(edit.text) - len(edit.span) for edit in edits if edit.span.end <= span.start)
        return Span(span.start + by, span.end + by)

    excluded = tuple(moved(span) for span in post.excluded)
    return Doc(replace(post, text=apply_edits(post.text, edits), excluded=excluded))


def without(doc: Doc, driver: Driver) -> Edits:
    """The edits that take away what the driver points at, or put in what it misses.

    None where there is no plain way: for too few words, say, or for the wording as a whole.
    """
    edits = tuple(_without(doc, driver))
    return () if touches(edits, doc.post.excluded) else edits


def _without(doc: Doc, driver: Driver) -> Iterable[Edit]:
    name = driver.feature
    if name == WORDING:
        return () if driver.spans[0] == Span(0, len(doc.text)) else left_out(doc, driver.spans[0])
    if driver.observed < driver.usual[0] or not driver.observed:
        return _MORE[name](doc) if name in _MORE else ()
    if name in _AS_A_WHOLE:
        return _AS_A_WHOLE[name](doc, driver.spans)
    return _put(doc, driver.spans, _LESS.get(name, lambda _: ""))


def parts(doc: Doc) -> tuple[Span, ...]:
    """The parts that can be left out one at a time, two to four; one where the text is too short.

    Sentences, short neighbours taken together; a single one is cut at a pause or before a linking
    word. Links, handles, hashtags and emoji at the ends belong to no part.
    """
    found = list(doc.sentences)
    while 0 < len(found) < _FEWEST_PARTS and (middle := _middle(doc, found[0])) is not None:
        found = [Span(found[0].start, middle), Span(middle, found[0].end)]
    while len(found) > _MOST_PARTS:
        sizes = [_size(doc, span) for span in found]
        i = min(range(len(found) - 1), key=lambda i: sizes[i] + sizes[i + 1])
        found[i : i + 2] = [Span(found[i].start, found[i + 1].end)]
    return tuple(_trimmed(doc, span) for span in found)


def _size(doc: Doc, span: Span) -> int:
    return sum(span.start <= word.span.start < span.end for word in doc.words)


def _middle(doc: Doc, span: Span) -> int | None:
    """Where to cut a sentence in two: at the pause nearest its middle, else before a linking word."""
    for joint in (_PAUSE, _LINKING):
        cuts = [
            cut
            for cut in (match.end() for match in joint.finditer(doc.folded, span.start, span.end))
            if min(_size(doc, Span(span.start, cut)), _size(doc, Span(cut, span.end))) >= _FEWEST_WORDS
        ]
        if cuts:
            return min(cuts, key=lambda cut: abs(2 * cut - span.start - span.end))
    return None


def _trimmed(doc: Doc, span: Span) -> Span:
    inside = [
        token.span
        for token in doc.tokens
        if span.start <= token.span.start < span.end
        and token.kind in ("word", "number", "punct")
        and token.text not in _LOOSE
    ]
    return Span(inside[0].start, inside[-1].end)


def left_out(doc: Doc, part: Span) -> Edits:
    """The text without a part, mended at the seam: its casing, its pauses, its closing mark."""
    text = doc.text
    after = text[part.end :].lstrip(_BLANK)
    closes = not after or text[part.end - 1] in _CLOSING
    if not _opens(text, part.start):
        start = len(text[: part.start].rstrip(_LOOSE))
        end = part.start + len(text[part.start : part.end].rstrip(_CLOSING)) if closes else part.end
        return (Edit(Span(start, end), ""),)
    rest = after if closes else text[part.end :].lstrip(_LOOSE)
    return (_dropped(text, part.start, len(text) - len(rest)),)


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins there."""
    before = text[:start].rstrip(_BLANK)
    return not before or before[-1] in _ENDS or "\n" in text[len(before) : start]


def _dropped(text: str, start: int, end: int) -> Edit:
    """Nothing there; what follows begins the sentence in its stead, with a capital where there was one."""
    if text[start].isupper() and text[end : end + 1].islower() and _opens(text, start):
        return Edit(Span(start, end + 1), text[end].upper())
    return Edit(Span(start, end), "")


def _put(doc: Doc, spans: Sequence[Span], instead: Callable[[str], str]) -> Iterator[Edit]:
    """Something else at each span; where nothing is put, the blanks that held it apart go too."""
    text, end = doc.text, 0
    for span in sorted(spans):
        if span.start < end:
            continue
        put, end = instead(text[span.start : span.end]), span.end
        if put:
            yield Edit(span, put)
            continue
        apart = not span.start or text[span.start - 1] in _BLANK
        while apart and end < len(text) and text[end] in _BLANK:
            end += 1
        edit = _dropped(text, span.start, end)
        end = edit.span.end
        yield edit


def _split(doc: Doc, spans: Sequence[Span]) -> Edits:
    cut = _middle(doc, spans[0])
    if cut is None:
        return ()
    start = len(doc.text[:cut].rstrip(_LOOSE))
    return (Edit(Span(start, cut + 1), ". " + doc.text[cut].upper()),)


def _no_brackets(doc: Doc, spans: Sequence[Span]) -> Edits:
    closing = (token.span for token in doc.of_kind("punct") if token.text in ")]")
    return tuple(_put(doc, [*spans, *closing], lambda _: ""))


_AS_A_WHOLE: Mapping[str, Callable[[Doc, Sequence[Span]], Edits]] = MappingProxyType(
    {
        "words": lambda doc, spans: left_out(doc, spans[0]) if spans else (),
        "words-per-sentence": _split,
        "longest-sentence": _split,
        "brackets": _no_brackets,
    }
)

_FULL = (
    ("can't", "cannot"), ("won't", "will not"), ("n't", " not"), ("'re", " are"), ("'ve", " have"),
    ("'ll", " will"), ("'d", " would"), ("'m", " am"), ("'s", " is"),
)  # fmt: skip


def _in_full(word: str) -> str:
    plain = word.replace("’", "'")
    for short, full in _FULL:
        if plain.lower().endswith(short):
            return plain[: len(plain) - len(short)] + full
    return word


_LESS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "exclamations": lambda _: ".",
        "exclamation-runs": lambda run: run[0],
        "questions": lambda _: ".",
        "ellipses": lambda _: ".",
        "dashes": lambda _: ",",
        "colons": lambda _: ",",
        "ampersands": lambda _: "and",
        "slashes": lambda _: " ",
        "line-breaks": lambda _: " ",
        "shouted-words": str.lower,
        "capitalised-words": str.lower,
        "lower-starts": lambda word: word[0].upper() + word[1:],
        "stretched-words": lambda word: re.sub(r"(.)\1{2,}", r"\1", word),
        "contractions": _in_full,
        "ends-bare": lambda word: word + ".",
    }
)
"""What stands in the place of what there is too much of; of other features nothing does."""


def _at_end(text: str) -> Callable[[Doc], Edits]:
    def put(doc: Doc) -> Edits:
        end = len(doc.text.rstrip())
        return (Edit(Span(end, end), f" {text}"),)

    return put


def _at_start(text: str) -> Callable[[Doc], Edits]:
    return lambda _: (Edit(Span(0, 0), f"{text} "),)


def _closed_by(mark: str) -> Callable[[Doc], Edits]:
    """Another mark after the last sentence."""

    def put(doc: Doc) -> Edits:
        if not doc.sentences:
            return ()
        last = _trimmed(doc, doc.sentences[-1])
        return (Edit(Span(last.start + len(doc.text[last.start : last.end].rstrip(_ENDS)), last.end), mark),)

    return put


def _in_lower_case(doc: Doc) -> Edits:
    firsts = (next(w.span.start for w in doc.words if w.span.start >= s.start) for s in doc.sentences)
    return tuple(Edit(Span(first, first + 1), doc.folded[first]) for first in firsts)


_CONTRACTED = re.compile(
    r"\b(?:do|does|did|is|are|was|were|have|has|had|would|could|should)(?P<not> not)\b"
    r"|\b(?:i|you|we|they|he|she|it|that|there|here|what) (?P<verb>am|are|is|will|have)\b"
)
_SHORT = {"am": "'m", "are": "'re", "is": "'s", "will": "'ll", "have": "'ve"}


def _contracted(doc: Doc) -> Edits:
    return tuple(
        Edit(Span(*match.span("not")), "n't")
        if match["not"]
        else Edit(Span(match.start("verb") - 1, match.end()), _SHORT[match["verb"]])
        for match in _CONTRACTED.finditer(doc.folded)
    )


def _in_capitals(doc: Doc) -> Edits:
    longest = max(doc.words, key=lambda word: len(word.text))
    return (Edit(longest.span, longest.text.upper()),)


_LINK, _TAG, _NAME, _FACE = "https://example.com/a", "#today", "@name", "🙂"

_MORE: Mapping[str, Callable[[Doc], Edits]] = MappingProxyType(
    {
        "exclamations": _closed_by("!"),
        "questions": _closed_by("?"),
        "full-stops": _closed_by("."),
        "ellipses": _closed_by("..."),
        "ends-bare": _closed_by(""),
        "emoji": _at_end(_FACE),
        "ends-with-emoji": _at_end(_FACE),
        "opens-with-emoji": _at_start(_FACE),
        "hashtags": _at_end(_TAG),
        "ends-with-hashtag": _at_end(_TAG),
        "opens-with-hashtag": _at_start(_TAG),
        "links": _at_end(_LINK),
        "ends-with-link": _at_end(_LINK),
        "handles": _at_start(_NAME),
        "opens-with-handle": _at_start(_NAME),
        "lower-starts": _in_lower_case,
        "contractions": _contracted,
        "shouted-words": _in_capitals,
    }
)
"""The plainest way to put in what there is too little of."""
