"""The brand's capitals and full stops."""

import pytest

from voicecheck.rewriting import casing
from voicecheck.voice import Usual

from .support import ALWAYS, NEVER, draft, made

LOWER = {"lower-starts": ALWAYS, "shouted-words": NEVER}
BARE = Usual(low=0, median=1, high=1, least=0, most=1, share=0.8)
RECASED = {
    "no capitals": (
        {**LOWER, "capitalised-words": NEVER},
        "I told Fitz on Monday. It is OK, says McCoy. SOUP IS BACK at the BBC, code N4.",
        "i told fitz on monday. it is OK, says mccoy. soup is back at the BBC, code N4.",
    ),
    "names keep theirs": (
        {**LOWER, "capitalised-words": ALWAYS},
        "The soup is back. Grimsdyke is glad. I am too.",
        "the soup is back. Grimsdyke is glad. i am too.",
    ),
    "quotations keep theirs": (
        {**LOWER, "capitalised-words": NEVER},
        'He wrote "Soup Is Back" on it.',
        'he wrote "Soup Is Back" on it.',
    ),
    "capitals": (
        {"lower-starts": NEVER},
        "soup is back. i'm glad it is monday. iPhone users too. see soup.com",
        "Soup is back. I'm glad it is Monday. iPhone users too. See soup.com",
    ),
    "shouting": (
        {"shouted-words": NEVER},
        "SOUP is BACK on THURSDAY. You can NOT miss it. Ask the RSPCA. PENNET HARBOR",
        "Soup is back on Thursday. You can not miss it. Ask the RSPCA. PENNET HARBOR",
    ),
    "no full stop": ({"ends-bare": BARE}, "Soup is back. Bread too.", "Soup is back. Bread too"),
    "an ellipsis stays": ({"ends-bare": BARE}, "Soup is back...", "Soup is back..."),
    "a full stop": ({"ends-bare": NEVER}, "Soup is back", "Soup is back."),
    "none after a link": ({"ends-bare": NEVER}, "See soup.example/menu", "See soup.example/menu"),
}


@pytest.mark.parametrize(("usual", "before", "after"), RECASED.values(), ids=RECASED)
def test_recased(usual, before, after):
    assert made(draft(before, usual=usual), casing.propose) == after


@pytest.mark.parametrize(("usual", "before", "after"), RECASED.values(), ids=RECASED)
def test_a_second_time_changes_nothing(usual, before, after):
    assert made(draft(after, usual=usual), casing.propose) == after


NAMED = {
    "at the start": (
        {**LOWER, "capitalised-words": ALWAYS},
        "Market Hall is open. Soup is back at Market Hall.",
        "Market Hall is open. soup is back at Market Hall.",
    ),
    "where no capitals are kept": (
        {**LOWER, "capitalised-words": NEVER},
        "The iPhone and Fitz are at Market Hall’s gate.",
        "the iPhone and fitz are at Market Hall’s gate.",
    ),
    "in a text that shouts": (
        {"shouted-words": NEVER},
        "SOUP IS BACK AT MARKET HALL TODAY",
        "Soup is back at Market Hall today",
    ),
}


@pytest.mark.parametrize(("usual", "before", "after"), NAMED.values(), ids=NAMED)
def test_the_brands_names_keep_its_casing(usual, before, after):
    names = ("Market Hall", "iPhone", "IKEA")
    assert made(draft(before, usual=usual, names=names), casing.propose) == after
