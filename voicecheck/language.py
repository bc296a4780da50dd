"""Whether a text is in English, the one language the models know."""

from __future__ import annotations

from voicecheck.lexicon import english
from voicecheck.text import Doc

_ENGLISH_SHARE = 0.5
_JUDGED_WORDS = 4


def is_english(doc: Doc) -> bool:
    """Whether enough of the words are English; a few Latin words get the benefit of the doubt."""
    lexicon = english()
    words = [doc.folded[word.span.start : word.span.end] for word in doc.words]
    if len(words) < _JUDGED_WORDS and all(word.isascii() for word in words):
        return True
    known = sum(word in lexicon or word.removesuffix("'s") in lexicon for word in words)
    return known >= _ENGLISH_SHARE * len(words)
