"""Throat-clearing and canned courtesy."""

import pytest

from voicecheck.rewriting import formulas

from .support import draft, made

PUT_PLAINLY = {
    "We are thrilled to announce that Fitz is back.": "Fitz is back.",
    "We're so very excited and proud to share that soup is back.": "soup is back.",
    "Good news: we are pleased to announce that soup is back.": "Good news: soup is back.",
    "We are proud to announce the launch of our soup.": "We are launching our soup.",
    "We are delighted to welcome Rhona.": "We are welcoming Rhona.",
    "I am happy to be joining the team.": "I am joining the team.",
    "We're excited to share our new menu.": "Here is our new menu.",
    "Please note that we close at 4.": "we close at 4.",
    "Please be advised, we close at 4.": "we close at 4.",
    "Please note of the date": "Please note of the date",
    "It is important to note that we close at 4.": "we close at 4.",
    "We would like to inform you that we close at 4.": "we close at 4.",
    "Do not hesitate to call.": "call.",
    "Please do not hesitate to contact us.": "Please get in touch.",
    "We apologise for any inconvenience caused by the rain.": "Sorry about the rain.",
    "We close at 4. Stay tuned for more updates!": "We close at 4.",
    "We hope this message finds you well. It found us in bed.": (
        "We hope this message finds you well. It found us in bed."
    ),
    "Stay tuned!": "Stay tuned!",
    "as we are pleased to announce that it is late": "as we are pleased to announce that it is late",
    'He said "please note that we close at 4".': 'He said "please note that we close at 4".',
}


@pytest.mark.parametrize(("before", "after"), PUT_PLAINLY.items())
def test_put_plainly(before, after):
    assert made(draft(before), formulas.propose) == after


def test_one_that_ends_the_post_is_not_cut():
    assert made(draft("Please note that"), formulas.propose) == "Please note that"


@pytest.mark.parametrize("formula", formulas.table(), ids=lambda formula: formula.pattern.pattern[:40])
def test_what_is_put_instead_is_no_formula(formula):
    assert not any(other.pattern.search(formula.instead) for other in formulas.table())
