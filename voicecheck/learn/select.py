"""Which of the given posts can teach a voice, and which are dropped, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from voicecheck.language import is_english
from voicecheck.text import Doc
from voicecheck.types import Post

FEWEST_WORDS = 3

SHORT = "under three words"
COPY = "a copy of another post but for names, numbers or links"
FOREIGN = "not in English"


@dataclass(frozen=True)
class Selection:
    """The usable posts, oldest first where dates are known, and the ids of the dropped by reason."""

    docs: tuple[Doc, ...]
    dropped: Mapping[str, tuple[str, ...]]


def select(posts: Iterable[Post]) -> Selection:
    """Keep posts with at least three words, in English, the first of each set of copies."""
    kept: list[Doc] = []
    dropped: dict[str, list[str]] = {}
    seen: set[str] = set()
    for post in posts:
        doc = Doc(post)
        reason = _reason(doc, seen)
        if reason is None:
            kept.append(doc)
        else:
            dropped.setdefault(reason, []).append(post.id)
    kept.sort(key=lambda doc: doc.post.created_at or "")
    return Selection(tuple(kept), MappingProxyType({reason: tuple(ids) for reason, ids in dropped.items()}))


def _reason(doc: Doc, seen: set[str]) -> str | None:
    if len(doc.words) < FEWEST_WORDS:
        return SHORT
    if not is_english(doc):
        return FOREIGN
    skeleton = " ".join(doc.folded[word.span.start : word.span.end] for word in doc.words)
    if skeleton in seen:
        return COPY
    seen.add(skeleton)
    return None
