"""Merge fields, prompt leftovers, doubled words and hashtag walls beyond the checks' own examples."""

from types import MappingProxyType

import pytest

from voicecheck.checks import Example, all_checks, example_context
from voicecheck.types import Post, Span
from voicecheck.voice import Usual


def flagged(check: str, text: str, usual=MappingProxyType({})) -> list[str]:
    hits = all_checks()[check].run(example_context(Example(text), usual))
    return [text[hit.span.start : hit.span.end] for hit in hits]


@pytest.mark.parametrize(
    "field",
    [
        *(
            "{first_name}",
            "{FirstName}",
            "{name}",
            "{orderNumber}",
            "{{name}}",
            "{{ customer.name }}",
            "${name}",
        ),
        *("%%name%%", "%FIRST_NAME%", "*|FNAME|*", "<<Name>>", "<name>", "<first name>", "Lorem ipsum dolor"),
        *(
            "[NAME]",
            "[INSERT_LINK]",
            "[INSERT LINK]",
            "[link]",
            "[brand name]",
            "[Your Brand]",
            "[TODO: link]",
        ),
        *("[WINNER NAME]", "£XX", "XX%", "@yourhandle", "#yourhashtag"),
    ],
)
def test_merge_fields(field):
    assert flagged("merge-field", f"Hello {field} and welcome") == [field]


@pytest.mark.parametrize(
    "text",
    [
        "[sold out] [VIDEO] [Thread] [LIVE] [BREAKING] [UPDATE] [OUT: okra]",
        "{sigh} {milk} + {lightning} = 1",
        "we <3 you, 3 < 4 > 2, <https://example.com>",
        "`{first_name}` is how the template writes it.",
        "[the link](https://example.com) in Markdown",
        "50% off, 100% wool, xx from all of us",
        "[name withheld, drives the van]",
    ],
)
def test_no_merge_fields(text):
    assert flagged("merge-field", text) == []


def test_a_field_in_a_link_takes_the_whole_link():
    assert flagged("merge-field", "Book: https://example.com/{{id}}/now today") == [
        "https://example.com/{{id}}/now"
    ]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Certainly! Here are three options for your caption:\nTea at four.",
            ["Certainly! Here are three options for your caption:"],
        ),
        ("Tea at four.\n\nWould you like me to make it shorter?", ["Would you like me to make it shorter?"]),
        (
            "Here's a more professional version of your post: Tea at four.",
            ["Here's a more professional version of your post:"],
        ),
        ("I'm an AI assistant and like tea.", ["I'm an AI assistant"]),
        ("Feel free to adjust this to your needs!", ["Feel free to adjust this to your needs!"]),
    ],
)
def test_prompt_leftovers(text, left):
    assert flagged("prompt-leftover", text) == left


@pytest.mark.parametrize(
    "text",
    [
        "Here are three cakes:",
        "Here's our new menu: it has soup.",
        "Sure! See you at nine.",
        "Let me know if you would like a larger table.",
        "Feel free to ask.",
        "Would you like me to keep one for you?",
    ],
)
def test_no_prompt_leftovers(text):
    assert flagged("prompt-leftover", text) == []


@pytest.mark.parametrize(
    ("text", "twice"),
    [
        ("We look like like a shelf.", ["like like"]),
        ("Meet at at the gate.", ["at at"]),
        ("Move on on the 22nd.", []),
        ("Opening on on the 22nd.", ["on on"]),
        ("the\nthe", []),
        ("the, the", []),
        ("The the the", []),
        ("Knock knock, ha ha, so so, no no, bye bye, had had, that that", []),
    ],
)
def test_doubled_words(text, twice):
    assert flagged("doubled-word", text) == twice


def test_excluded_text_is_not_judged():
    context = example_context(Example("x"), MappingProxyType({}))
    text = "Hi {first_name}, the the recieve"
    post = Post(text=text, id="x", excluded=(Span(0, len(text)),))
    blank = type(context)(type(context.doc)(post), None, context.voice, context.policy)
    for name in ("merge-field", "doubled-word", "misspelling", "stock-phrase", "real-word"):
        assert list(all_checks()[name].run(blank)) == []


def test_a_wall_is_measured_against_the_brand():
    text = "Tea " + " ".join(f"#tag{i}x" for i in range(8))
    assert flagged("hashtag-wall", text) == []
    assert flagged("hashtag-wall", text + " #more") == [text[4:] + " #more"]
    usual = {"hashtags": Usual(low=0, median=2, high=9, least=0, most=12, share=0.9)}
    assert flagged("hashtag-wall", text + " #more", usual) == []
