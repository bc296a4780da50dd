"""Hashed n-grams of a post: its words and its shape.

``shapes`` keeps function words and punctuation and masks every content word, so that it sees how
a sentence is built and not what it is about: a voice reads it. ``words`` sees the phrases: the
families' heads read it. Each n-gram is hashed to a bucket (CRC-32), so that a profile holds no
text.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from voicecheck.linear import Sparse
from voicecheck.text import Doc
from voicecheck.wordlists import STRUCTURE_WORDS

BUCKETS = 1 << 15


def bucket(gram: str) -> int:
    """The bucket of an n-gram."""
    return zlib.crc32(gram.encode()) % BUCKETS


def word_grams(doc: Doc) -> Iterable[str]:
    """Folded words and word pairs, hashtags, handles, emoji and punctuation."""
    words = [doc.folded[word.span.start : word.span.end] for word in doc.words]
    yield from words
    yield from (" ".join(pair) for pair in pairwise(words))
    yield from (token.text.lower() for token in doc.of_kind("hashtag", "handle", "emoji", "punct"))


def _shape(doc: Doc) -> list[str]:
    shapes = ["^"]
    for token in doc.tokens:
        if token.kind == "word":
            word = doc.folded[token.span.start : token.span.end]
            if word in STRUCTURE_WORDS:
                shapes.append(word)
            else:
                casing = (
                    "X"
                    if token.text.isupper() and len(token.text) > 1
                    else "Xx"
                    if token.text[0].isupper()
                    else "x"
                )
                shapes.append(casing + ("+" if len(word) > 7 else ""))
        elif token.kind == "punct":
            shapes.append(token.text)
        elif token.kind != "space":
            shapes.append(f"<{token.kind}>")
    return [*shapes, "$"]


def shape_grams(doc: Doc) -> Iterable[str]:
    """One to three neighbours of the masked text."""
    shapes = _shape(doc)
    for i in range(len(shapes)):
        for length in (1, 2, 3):
            if i + length <= len(shapes):
                yield " ".join(shapes[i : i + length])


BLOCKS: Mapping[str, Callable[[Doc], Iterable[str]]] = MappingProxyType(
    {
        "words": word_grams,
        "shapes": shape_grams,
    }
)


def hashed(doc: Doc, block: str) -> Sparse:
    """The post's n-grams of a block by bucket, valued 1 + ln(count), not yet normalised."""
    counts = Counter(bucket(gram) for gram in BLOCKS[block](doc))
    buckets = sorted(counts)
    return Sparse(
        np.array(buckets, dtype=np.int32),
        np.array([1.0 + math.log(counts[b]) for b in buckets], dtype=np.float32),
    )


def weighted(row: Sparse, idf: NDArray[np.float32]) -> Sparse:
    """The row times inverse document frequency, scaled to unit length."""
    values = row.values * idf[row.buckets]
    norm = float(np.sqrt(values @ values))
    return Sparse(row.buckets, values / norm if norm else values)


def phrases(doc: Doc, longest: int = 5) -> Iterable[str]:
    """Folded word n-grams of one to ``longest`` words that stand in one sentence."""
    for sentence in doc.sentences:
        words = [
            doc.folded[w.span.start : w.span.end]
            for w in doc.words
            if sentence.start <= w.span.start < sentence.end
        ]
        for length in range(1, longest + 1):
            for i in range(len(words) - length + 1):
                yield " ".join(words[i : i + length])
