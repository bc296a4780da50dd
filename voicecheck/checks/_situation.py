"""What a reply answers: a complaint, praise, a question, or nobody knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from voicecheck.text import Doc

_COMPLAINT = re.compile(
    r"(?<!\w)(?:not|no|never|nothing|nobody|without|cannot|worst?|bad|poor|awful|terrible|horrible|rubbish|useless"
    r"|disgust\w*|disappoint\w*|fraud|scam\w*|fake|cheat\w*|broke\w*|late|delay\w*|wait\w*|wrong|problem\w*|issue\w*"
    r"|error\w*|fail\w*|refund\w*|complain\w*|annoy\w*|angry|rude|sick|missing|lost|damaged|stuck|slow|expensive"
    r"|ridiculous|joke|shame|unacceptable|hate\w*|sad|fix|why|still|but|again|waste|pathetic|stop|crash\w*|down|cold"
    r"|dirty|cancel\w*|charged?|over-?priced|hurts?|sorry|less|only|ruin\w*|soggy|stale|tried|trying|off|hours?|weeks?"
    r")(?!\w)|n't(?!\w)|\?\s*[?!]"
)
_PRAISE = re.compile(
    r"(?<!\w)(?:love\w*|thanks?|thank\s+you|great|best|amazing|awesome|excellent|brilliant|fantastic|perfect|good|nice"
    r"|happy|superb|wonderful|lovely|delicious|favou?rite|yum\w*|well\s+done|congrat\w*|appreciate\w*|helpful"
    r"|impressed|legend\w*|wow|yay)(?!\w)"
)
_ADDRESSES = re.compile(
    r"\A\s*@\w|\A\s*(?:hi|hey|hello|dear|hiya)\s+[^\W\d_]+\s*[,!.-]|(?<!\w)(?:sorry|apolog\w+"
    r"|your\s+(?:order|review|complaint|feedback|message|concern|account|booking|experience|parcel|comment))(?!\w)"
    r"|(?<!\w)thank(?:s|\s+you)\s+for\s+(?:reaching|letting|getting|your|writing|contacting|raising|the\s+feedback)"
)
_CONSOLES = re.compile(
    r"(?<!\w)(?:sorry|apolog\w+|complain\w*|concerns?|frustrat\w+|disappoint\w+|inconvenien\w+|unhappy|upset\w*"
    r"|your\s+issue)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Situation:
    """``answers`` somebody; somebody who ``complained``; somebody known ``content``."""

    answers: bool
    complained: bool
    content: bool


@lru_cache(maxsize=4)
def situation(doc: Doc, reply_to: Doc | None) -> Situation:
    """The situation of a post, from the text it answers where that is known, else from its own words.

    What was answered counts as a complaint unless it is clearly praise or a plain question.
    """
    if reply_to is None:
        folded = doc.folded
        consoles = _CONSOLES.search(folded) is not None
        return Situation(consoles or _ADDRESSES.search(folded) is not None, consoles, content=False)
    content = _is_content(reply_to)
    return Situation(answers=True, complained=not content, content=content)


def _is_content(answered: Doc) -> bool:
    if _COMPLAINT.search(answered.folded):
        return False
    plain_question = answered.folded.rstrip().endswith("?") and len(answered.sentences) == 1
    return plain_question or _PRAISE.search(answered.folded) is not None
