"""Which accounts of a data set no shipped model has seen, so that figures on them are honest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from voicecheck import ngrams
from voicecheck.learn.background import Background
from voicecheck.text import Doc
from voicecheck.types import Post

_BLOCK = "shapes"
_FEWEST_KNOWN = 10


def unseen(posts: Mapping[str, Iterable[str]], background: Background) -> frozenset[str]:
    """The accounts whose posts are not in the background.

    The background holds dozens of posts of every account that a shipped model was fitted on, as
    hashed n-grams: an account with several of those is known. It needs no list of accounts, and
    holds for data of any origin. A few short posts agree by chance ("Happy new year!").
    """
    matrix = background.rows[_BLOCK]
    starts = matrix.indptr
    known = {matrix.indices[a:b].tobytes() for a, b in pairwise(starts)}
    kind = matrix.indices.dtype

    def is_known(text: str) -> bool:
        row = ngrams.hashed(Doc(Post(text, "")), _BLOCK)
        return row.buckets.astype(kind).tobytes() in known

    return frozenset(account for account, texts in posts.items() if sum(map(is_known, texts)) < _FEWEST_KNOWN)
