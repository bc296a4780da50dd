"""Words that decide what a sentence commits to: negation, obligation, possibility, condition."""

from __future__ import annotations

import re
from collections import Counter

from voicecheck.rewriting.words import GUARDED, MODALS
from voicecheck.text import Doc

_STEMS = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can", "ain't": ""}
_ENDINGS = {"'ll": "will", "'d": "would"}
_SHORT_NOT = re.compile(r"n't$")


def guarded_words(doc: Doc) -> Counter[str]:
    """How often each of these words stands in the text; contractions count as their full forms."""
    found: Counter[str] = Counter()
    for token in doc.words:
        word = doc.folded[token.span.start : token.span.end]
        if word == "cannot" or _SHORT_NOT.search(word):
            stem = _STEMS.get(word, word[:-3])
            found.update(["not", *([stem] if stem in MODALS else [])])
        elif word in GUARDED:
            found[word] += 1
        else:
            ending = next((e for e in _ENDINGS if word.endswith(e)), None)
            if ending:
                found[_ENDINGS[ending]] += 1
    return found
