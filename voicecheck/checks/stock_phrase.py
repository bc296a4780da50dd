"""A stock phrase that everybody uses and nobody means.

Flags wording that could stand under any post of any company: apology and feedback boilerplate
("we apologise for any inconvenience"), "dear valued customer", office language ("at your earliest
convenience"), hype ("look no further") and engagement bait ("tag a friend who"). A phrase that
your own approved posts use is your way of talking and isn't flagged.

Why it matters
    People write to a person and get a form letter back. Canned wording reads as "nobody looked at
    this", most of all under a complaint.

What to do
    Say the one thing that is true of this person, this order, this day. Take the offered wording,
    or drop the phrase: usually nothing is lost.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from voicecheck.checks import Context, Hit, check
from voicecheck.checks._patterns import table
from voicecheck.checks._quotes import quotations
from voicecheck.text import Doc
from voicecheck.types import Edit, Fix, Severity, Span

# A brand that says it in this share of its approved posts means to.
_HABIT = 0.02
_DROP = "-"
_ADVICE: dict[str, tuple[str, Severity | None]] = {
    "apology": ("name what went wrong and say sorry for that", None),
    "feedback": ("say what you will do with what you were told", None),
    "valued-customer": ("use the person's name, or just start", None),
    "bureaucratic": ("write it the way you would say it across the counter", None),
    "hype": ("name the one thing that makes it good", "suggestion"),
    "engagement": ("ask something you want to know, or ask nothing", "suggestion"),
}
_TOKEN = re.compile(r"\{[^{}]*\}|[^\s{}]+")
_WORD = re.compile(r"(?<![\w'#@/-])[\w'-]+")
# Where a replacement fits: at the start of a clause, at its end; never before "of".
_OPENING = re.compile(r"(?:[^\w\s&+/%'\"]|\n|(?<![\w'])(?:and|but|so|or|also|then|you)|@[\w.]+)\Z")
_CLOSED = re.compile(
    r"[^\S\n]*(?:\Z|\n|[^\w\s&+/'\"]"
    r"|(?:at the moment|at this time|right now|today|now|while|until|during|through)\b)"
)
_OF = re.compile(r"\s+of\b")
_MARKS = re.compile(r"[ ,:]*(?:[.!?…]+\s*)?")
_CONJUNCTION = re.compile(r"(?:and|but|or|so|by|from|in|at|on|to|as|with|for|during)\b", re.I)
_ANY_WORDS = r"[\w'&-]+(?:\s+[\w'&-]+){0,2}?"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with slots; ``better`` replaces it, ``-`` drops it, empty stands for advice only.

    With ``^`` it replaces only what opens a clause, with ``$`` only what closes one.
    """

    text: str
    better: str
    kind: str


@check(
    "robotic",
    "warning",
    flags={
        "We apologise for any inconvenience caused.": "We're sorry for the trouble.",
        "Send us the form at your earliest convenience.": "Send us the form when you can.",
        "Dear valued customer, the lift is out.": "Hello, the lift is out.",
        "Please be advised that the car park closes at six.": "The car park closes at six.",
        "Your feedback is important to us.": None,
        "Tag a friend who needs this.": None,
        "Please do not hesitate to call us.": "Please call us.",
        "Look no further!": None,
    },
    passes=[
        "Sorry about the cold chips, Dan. New ones are on their way.",
        "Was it convenient? It was an inconvenience, we know.",
        "Feel free to DM us and our team will look at it.",
        "She apologised for the noise, which was kind.",
        "From the lighthouse you can look no farther than Skarrow, on a good day.",
        "We value your old records at the desk every Friday.",
        "A friend tagged us in this and we can't stop laughing.",
        "At your convenience store from Friday.",
    ],
)
def stock_phrase(context: Context) -> Iterator[Hit]:
    """The phrases of the list that the brand itself doesn't use."""
    doc = context.doc
    known = phrases()
    quoted: list[Span] | None = None
    end = 0
    for word in _WORD.finditer(doc.folded):
        first = word.group()
        if word.start() < end or first not in known:
            continue
        match = _pattern(first).match(doc.folded, word.start())
        if match is None or match.lastindex is None:
            continue
        end = match.end()
        span = Span(*match.span())
        said = " ".join(match.group().split())
        if context.voice.phrase_rate(said) >= _HABIT or doc.is_protected(span):
            continue
        quoted = quotations(doc.text) if quoted is None else quoted
        if any(span.overlaps(other) for other in quoted):
            continue
        phrase = known[first][match.lastindex - 1]
        advice, severity = _ADVICE[phrase.kind]
        message = f"“{doc.text[span.start : span.end]}” is a stock phrase: {advice}."
        yield Hit(span, message, (_fix(doc, span, phrase, advice),), severity)


def _fix(doc: Doc, span: Span, phrase: Phrase, advice: str) -> Fix:
    show = Fix(advice[0].upper() + advice[1:], (), "show")
    folded = doc.folded
    dropped = phrase.better == _DROP
    better = phrase.better.strip("^$")
    if (
        not better
        or _OF.match(folded, span.end)
        or ((dropped or phrase.better.startswith("^")) and not _opens(folded, span.start))
        or (phrase.better.endswith("$") and not _CLOSED.match(folded, span.end))
    ):
        return show
    capital = doc.text[span.start].isupper()
    if dropped:
        edit = _dropped(doc.text, span, capital=capital)
        return Fix("Drop it", (edit,), "review") if edit else show
    better = better[0].upper() + better[1:] if capital else better
    return Fix(f"Write “{better}”", (Edit(span, better),), "review")


def _opens(folded: str, start: int) -> bool:
    before = folded[:start].rstrip(" ")
    return not before or _OPENING.search(before[-40:]) is not None


def _dropped(text: str, span: Span, *, capital: bool) -> Edit | None:
    """Take the phrase out with what held it in its sentence; ``None`` where a torn one would be left."""
    following = _MARKS.match(text, span.end)
    assert following is not None
    end = following.end()
    if text[end : end + 1].strip() and not following.group().strip(" ,:"):
        torn = _CONJUNCTION.match(text, end) is not None
        first = text[end].upper() if capital else text[end]
        return None if torn else Edit(Span(span.start, end + 1), first)
    before = text[: span.start].rstrip(" ")
    if not before or before[-1] in ".!?…\n":
        start = len(before) if end == len(text) else span.start
        return Edit(Span(start, end), "") if start or end < len(text) else None
    closed = following.group().strip()[:1] in (".", "!", "?", "…") or end == len(text)
    return Edit(Span(len(before.rstrip(",:;-–—( ")), span.end), "") if closed and before[-1] == "," else None


@cache
def phrases() -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases of the list by the words that they may begin with, those of more parts first."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for row in table("stock_phrase"):
        phrase = Phrase(*row)
        for first in first_words(phrase.text):
            found[first].append(phrase)
    return {
        first: tuple(sorted(items, key=lambda phrase: -len(_TOKEN.findall(phrase.text))))
        for first, items in found.items()
    }


@cache
def _pattern(first: str) -> re.Pattern[str]:
    """One pattern for the phrases that begin with a word: the group says which it is."""
    alternatives = "|".join(f"({as_pattern(phrase.text)})" for phrase in phrases()[first])
    return re.compile(rf"(?:{alternatives})(?![\w'-])")


def first_words(phrase: str) -> set[str]:
    """The words that a phrase with slots may begin with."""
    found: set[str] = set()
    for token in _TOKEN.findall(phrase):
        options = token.strip("{}").split("|")
        found |= {match.group() for option in options if (match := _WORD.match(option))}
        if "" not in options:
            break
    return found


def as_pattern(phrase: str) -> str:
    """The regular expression of a phrase with slots.

    ``{a|b}`` is one of them, ``{a|}`` may be missing, ``{…}`` is one to three words of any kind.
    """
    pattern = ""
    glue = ""
    for token in _TOKEN.findall(phrase):
        options = token.strip("{}").split("|")
        longest_first = sorted(filter(None, options), key=len, reverse=True)
        either = "|".join(r"\s+".join(map(re.escape, option.split())) for option in longest_first)
        if token == "{…}":
            either = _ANY_WORDS
        if "" not in options:
            pattern += f"{glue}(?:{either})"
            glue = r"\s+"
        elif glue:
            pattern += f"(?:{glue}(?:{either}))?"
        else:
            pattern += rf"(?:(?:{either})\s+)?"
    return pattern
