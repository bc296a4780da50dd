"""Short forms and full forms, whichever the brand writes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from voicecheck.edits import apply_edits
from voicecheck.rewriting.proposal import Draft, Proposal, cased_like, quotations
from voicecheck.text import Doc
from voicecheck.types import Edit, Post, Span
from voicecheck.voice import BrandVoice

Style = Literal["short", "full"]

_SHORT_OF = {
    "i am": "i'm", "you are": "you're", "we are": "we're", "they are": "they're", "he is": "he's",
    "she is": "she's", "it is": "it's", "that is": "that's", "there is": "there's", "here is": "here's",
    "what is": "what's", "who is": "who's", "i will": "i'll", "you will": "you'll", "we will": "we'll",
    "they will": "they'll", "it will": "it'll", "he will": "he'll", "she will": "she'll",
    "i would": "i'd", "you would": "you'd", "we would": "we'd", "they would": "they'd",
    "i have": "i've", "you have": "you've", "we have": "we've", "they have": "they've",
    "do not": "don't", "does not": "doesn't", "did not": "didn't", "is not": "isn't",
    "are not": "aren't", "was not": "wasn't", "were not": "weren't", "have not": "haven't",
    "has not": "hasn't", "had not": "hadn't", "cannot": "can't", "can not": "can't",
    "could not": "couldn't", "would not": "wouldn't", "should not": "shouldn't", "will not": "won't",
}  # fmt: skip
_FULL_OF = {short: full for full, short in _SHORT_OF.items() if full != "can not"} | {"let's": "let us"}
# Every word that a short or full form may bring into a text.
FORMS = frozenset(word for pair in _FULL_OF.items() for form in pair for word in form.split()) | {"has"}
# "We will not" is left to "won't"; "we are not" becomes "we're not".
_FULL = re.compile(
    "|".join(
        rf"(?<![\w']){full}(?![\w'])" + (r"(?! not\b)" if full.endswith(("will", "would", "have")) else "")
        for full in _SHORT_OF
    )
)
_SHORT = re.compile(rf"(?<![\w'])(?:{'|'.join(_FULL_OF)})(?![\w'])")

# After "we have" and "we would" only these tell that the verb is an auxiliary, which is what is shortened.
_PARTICIPLE = re.compile(
    r"(?:(?:not|never|now|just|also|already|always|only|both|all|since|recently|finally|\w+ly)\s+)*"
    r"(?:\w+ed|been|got|had|made|done|gone|seen|taken|given|sent|put|kept|found|built|brought|bought|told|said|come|become|"
    r"begun|chosen|felt|heard|held|known|left|lost|met|paid|run|set|shown|sold|spent|spoken|thought|won|written|grown|read|"
    r"cut|let|fallen|forgotten|broken|drawn|driven|eaten|flown|hidden|led|meant|risen|stood|taught|worn)\b"
)
_BASE = re.compile(
    r"(?:(?:not|never|also|really|very much)\s+)*(?:love|like|be|hate|prefer|appreciate|say|have|need|want)\b"
)
_AFTER_QUESTION_WORD = re.compile(
    r"(?:what|how|where|who|when|which|why|than|as|whatever|wherever|whoever)\s*\Z"
)
_ONE_OF = re.compile(r"\bof\s*\Z")
_HAS = re.compile(r"(?:been|got|had|become)\b")
_SUBJECT = re.compile(
    r"(?:you|we|i|they|he|she|it|there|the|this|that|these|those|anyone|everyone|your|our|my)\b"
)
_RELATIVE = frozenset({"that is", "what is"})


def style(voice: BrandVoice) -> Style | None:
    """What the brand writes, judged by its own phrases, or by how many short forms it has."""
    short = sum(voice.phrase_rate(word) for word in _FULL_OF)
    full = sum(voice.phrase_rate(phrase) for phrase in _SHORT_OF)
    if max(short, full) >= 0.05:
        return "short" if short >= 3 * full else "full" if full >= 3 * short else None
    usual = voice.expects("contractions")
    if usual is None:
        return None
    return "short" if usual.median > 0 else "full" if usual.high == 0 else None


def propose(draft: Draft) -> Iterator[Proposal]:
    """All forms of the kind that the brand does not write, as one habit."""
    wanted = style(draft.voice)
    if wanted == "short":
        yield Proposal("contractions", grade="habit", adapt=shortened)
    elif wanted == "full":
        yield Proposal("full-forms", grade="habit", adapt=spelled_out)


def in_style(text: str, wanted: Style | None) -> str:
    """A text of ours, such as a fix, in the forms that the brand writes."""
    doc = Doc(Post(text, ""))
    if wanted is None:
        return text
    return apply_edits(text, shortened(doc) if wanted == "short" else spelled_out(doc))


def shortened(doc: Doc) -> tuple[Edit, ...]:
    """Short forms for the full ones, but not at the end of a clause ("that is who we are")."""
    apostrophe = "’" if "’" in doc.text else "'"
    edits = []
    for match in _FULL.finditer(doc.folded):
        if _may_shorten(doc, match):
            old = doc.text[match.start() : match.end()]
            edits.append(
                Edit(
                    Span(*match.span()),
                    cased_like(_first(old), _SHORT_OF[match.group()]).replace("'", apostrophe),
                )
            )
    return _outside_quotes(doc, edits)


def _first(text: str) -> str:
    """One word of capitals is a sentence's "I", not a shout."""
    return text if len(text.split()[0]) > 1 else text[0]


def _may_shorten(doc: Doc, match: re.Match[str]) -> bool:
    words, rest = match.group(), doc.folded[match.end() :]
    if _ONE_OF.search(doc.folded, 0, match.start()):
        return False
    following = re.match(r"[^\S\n]+(?=[\w\"(])", rest)
    if words.endswith(("not", "cannot")):
        return not re.match(r"\s+(?:only|just)\b", rest)
    if following is None:
        return False
    rest = rest[following.end() :]
    if _AFTER_QUESTION_WORD.search(doc.folded, 0, match.start()) and not re.match(r"\w+ing\b", rest):
        return False
    if words in _RELATIVE and not _begins(doc, match.start()):
        return False
    if words.endswith("have"):
        return _PARTICIPLE.match(rest) is not None
    if words.endswith("would"):
        return _BASE.match(rest) is not None
    return True


def _begins(doc: Doc, start: int) -> bool:
    return any(sentence.start == start for sentence in doc.sentences)


def spelled_out(doc: Doc) -> tuple[Edit, ...]:
    """Full forms for the short ones, but not in a question ("don't you?")."""
    edits = []
    for match in _SHORT.finditer(doc.folded):
        full = _full(match.group(), doc.folded[match.end() :].lstrip(" \t"))
        if full is not None:
            old = doc.text[match.start() : match.end()]
            new = full[0].upper() + full[1:] if old[0].isupper() or full.startswith("i ") else full
            edits.append(Edit(Span(*match.span()), new))
    return _outside_quotes(doc, edits)


def _full(short: str, rest: str) -> str | None:
    """The full form in front of ``rest``, or ``None`` where it cannot be told or would not stand."""
    full = _FULL_OF[short]
    if short.endswith("n't") and _SUBJECT.match(rest):
        return None
    if short.endswith("'s") and short != "let's":
        if _PARTICIPLE.match(rest) and not _HAS.match(rest):
            return None
        return f"{full.split()[0]} has" if _HAS.match(rest) else full
    if short.endswith("'d"):
        return full if _BASE.match(rest) else None
    return full


def _outside_quotes(doc: Doc, edits: list[Edit]) -> tuple[Edit, ...]:
    barred = [*quotations(doc), *doc.protected]
    return tuple(edit for edit in edits if not any(edit.span.overlaps(span) for span in barred))
