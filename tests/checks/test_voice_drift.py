"""The drift checks: what they ask of the brand, where they point, and what they leave alone."""

from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.checks import Context, Hit, all_checks
from voicecheck.edits import apply_edits, touches
from voicecheck.text import Doc
from voicecheck.types import Policy, Post
from voicecheck.voice import BrandVoice, Usual

DRIFTS = ("length-drift", "punctuation-drift", "emoji-drift", "casing-drift")
FEATURES = (
    *("words", "longest-sentence", "exclamations", "exclamation-runs", "ellipses", "dashes", "questions"),
    *("emoji", "hashtags", "shouted-words", "lower-starts"),
)


def usual(least: float, most: float) -> Usual:
    """A range that all approved posts fill evenly."""
    return Usual(least, (least + most) / 2, most, least, most, 0.0 if most == 0 else 0.5)


def hits(check: str, text: str, banned: dict[str, str] | None = None, **ranges: Usual) -> list[Hit]:
    """The hits of a check for a brand with just these ranges."""
    context = Context(
        doc=Doc(Post(text=text, id="draft")),
        reply_to=None,
        voice=BrandVoice.neutral({name.replace("_", "-"): value for name, value in ranges.items()}),
        policy=Policy(banned=MappingProxyType(banned or {})),
    )
    return list(all_checks()[check].run(context))


def told(check: str, text: str, **ranges: Usual) -> list[tuple[str, str | None, str]]:
    """What each hit underlines, how severe it is, and its message."""
    return [
        (text[hit.span.start : hit.span.end], hit.severity, hit.message)
        for hit in hits(check, text, **ranges)
    ]


def fixed(check: str, text: str, **ranges: Usual) -> str:
    """The text after the fixes of all hits."""
    edits = [edit for hit in hits(check, text, **ranges) for edit in hit.fixes[0].edits]
    return apply_edits(text, edits)


@pytest.mark.parametrize("check", DRIFTS)
def test_nothing_is_said_where_the_brand_does_not_tell(check):
    assert hits(check, "SOUP!!! is... BACK — really?? 🍜🍜🍜 #a #b #c " + "and more " * 200) == []


@pytest.mark.parametrize("check", DRIFTS)
def test_fewer_than_usual_is_no_finding(check):
    ranges = {name.replace("-", "_"): usual(5, 9) for name in FEATURES}
    assert hits(check, "Soup is back.", **ranges) == []


def test_the_message_speaks_in_the_brands_own_terms():
    assert told("punctuation-drift", "Soup!!!!!! is back.", exclamations=usual(0, 1)) == [
        ("!!!!!", "warning", "6 exclamation marks: your posts have 0 to 1.")
    ]


def test_one_of_what_the_brand_never_uses_is_a_suggestion():
    assert told("emoji-drift", "Soup 🍜", emoji=usual(0, 0)) == [
        ("🍜", "suggestion", "An emoji: your posts have none.")
    ]
    assert [s for _, s, _ in told("emoji-drift", "🍜🍜🍜", emoji=usual(0, 0))] == ["warning"]


@pytest.mark.parametrize(("marks", "severities"), [(3, []), (4, ["suggestion"]), (7, ["warning"])])
def test_a_little_more_than_the_most_is_left_alone(marks, severities):
    text = "Soup! " * marks
    assert [s for _, s, _ in told("punctuation-drift", text, exclamations=usual(0, 2))] == severities


def test_a_mark_is_reported_once():
    found = told("punctuation-drift", "Soup!!!!", exclamations=usual(0, 0), exclamation_runs=usual(0, 0))
    assert [span for span, _, _ in found] == ["!!!!"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soup is back!!! Come!", "Soup is back. Come."),
        ("Soup! and bread.", "Soup and bread."),
        ("Really?!", "Really?"),
        ("See www.example.com/a!b", "See www.example.com/a!b"),
        ("Lunch at Yum! Brands today!", "Lunch at Yum! Brands today."),
        ("Yum! Brands is hiring!", "Yum! Brands is hiring."),
        ("Thanks! We are open!", "Thanks. We are open."),
        ("Hi Lotte! Thanks, she is FOUND! Soup!", "Hi Lotte. Thanks, she is FOUND. Soup."),
    ],
)
def test_exclamation_marks_become_full_stops_or_go(text, expected):
    assert fixed("punctuation-drift", text, exclamations=usual(0, 0)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soup — and bread", "Soup, and bread"),
        ("Soup—bread", "Soup, bread"),
        ("Soup — hot. – Moll", "Soup, hot. – Moll"),
        ("Leek-and-pea soup", "Leek-and-pea soup"),
        ("Menu —> soup — hot", "Menu —> soup, hot"),
        ("SKARROW HARBOR, Sept. 12 - A soup — hot", "SKARROW HARBOR, Sept. 12 - A soup, hot"),
        ("Skarrow, 12 pm – 3 pm, 4–5 — soup", "Skarrow, 12 pm – 3 pm, 4–5, soup"),
        ("Soup:\n- leek\n- pea — green", "Soup:\n- leek\n- pea, green"),
    ],
)
def test_dashes_become_commas(text, expected):
    assert fixed("punctuation-drift", text, dashes=usual(0, 0)) == expected


def test_what_lies_beyond_the_usual_length_is_underlined():
    text = "One two three four five six, see www.example.com/soup for more."
    assert told("length-drift", text, words=usual(1, 4)) == [
        ("five six, see", "warning", "9 words: your posts have 1 to 4.")
    ]


def test_a_long_sentence_is_pointed_at_where_the_post_is_not_too_long():
    text = "Soup. One two three four five six seven eight. Bread."
    ranges = {"words": usual(1, 20), "longest_sentence": usual(1, 6)}
    assert [span for span, _, _ in told("length-drift", text, **ranges)] == ["seven eight"]
    ranges["words"] = usual(1, 5)
    assert [span for span, _, _ in told("length-drift", text, **ranges)] == ["five six seven eight. Bread"]


def test_the_first_emoji_stay():
    assert fixed("emoji-drift", "🍜 Soup 🔥 is back 🎉 now 🙌", emoji=usual(0, 1)) == "🍜 Soup is back now"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soup is back 🎉 Come by 🙌", "Soup is back. Come by"),
        ("Soup is back 🎉🔥 Come by", "Soup is back. Come by"),
        ("Soup is back🎉Come by", "Soup is back. Come by"),
        ("Soup is back! 🎉 Come by", "Soup is back! Come by"),
        ("Soup is back 🎉\nCome by", "Soup is back\nCome by"),
        ("Tap Menu → Soup", "Tap Menu Soup"),
        ("We ❤️ Leeds and the 🍜 Soup Bar", "We Leeds and the Soup Bar"),
    ],
)
def test_an_emoji_between_two_sentences_leaves_a_full_stop(text, expected):
    assert fixed("emoji-drift", text, emoji=usual(0, 0)) == expected


def test_a_joined_emoji_is_one():
    assert hits("emoji-drift", "Soup 👨‍👩‍👧‍👦 👍🏽", emoji=usual(0, 2)) == []


def test_hashtags_are_pointed_at_and_left_to_the_team():
    found = hits("emoji-drift", "Soup #a #b #c", hashtags=usual(0, 0))
    assert [(hit.span.start, hit.fixes) for hit in found] == [(5, ())]


@pytest.mark.parametrize(
    "text", ["Ask NASA, UNESCO and the NHS.", "HTML and WIFI", "THE soup", "MMXXIV", "NASA'S"]
)
def test_acronyms_are_not_shouted(text):
    assert hits("casing-drift", text, shouted_words=usual(0, 0)) == []


@pytest.mark.parametrize(
    "text", ["To [WINNER NAME] and [HERE]", "SCUBAS, LASERS", "CAPTCHA'S end", "the CAPTCHAs, the LASER’S"]
)
def test_fields_and_acronyms_with_an_ending_are_not_shouted(text):
    assert hits("casing-drift", text, shouted_words=usual(0, 0)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HUGE news, HUGE.", "Huge news, huge."),
        ("Sooo GOOOD", "Sooo goood"),
        ("Wait. DON'T go.", "Wait. Don't go."),
    ],
)
def test_shouted_words_are_written_small(text, expected):
    assert fixed("casing-drift", text, shouted_words=usual(0, 0)) == expected


def test_lower_case_starts():
    assert fixed("casing-drift", "soup is back. iPhone too. bread.", lower_starts=usual(0, 0)) == (
        "Soup is back. iPhone too. Bread."
    )
    assert hits("casing-drift", "soup is back. bread.", lower_starts=usual(0, 4)) == []
    assert fixed("casing-drift", "@sam we are open. 🎉 bread too", lower_starts=usual(0, 0)) == (
        "@sam We are open. 🎉 Bread too"
    )
    text = "175 years of soup. 3.80% and up. #soup is on. [name] is in. - leek"
    assert hits("casing-drift", text, lower_starts=usual(0, 0)) == []


def banned(text: str, **words: str) -> list[tuple[str, str, str]]:
    """Each banned word found, the safety of its fix, and the text after it."""
    found = hits("banned-word", text, {word.replace("_", " "): instead for word, instead in words.items()})
    return [
        (text[hit.span.start : hit.span.end], hit.fixes[0].safety, apply_edits(text, hit.fixes[0].edits))
        for hit in found
    ]


def test_banned_words_keep_their_case():
    assert banned("Customers, customers, CUSTOMERS", customers="guests") == [
        ("Customers", "safe", "Guests, customers, CUSTOMERS"),
        ("customers", "safe", "Customers, guests, CUSTOMERS"),
        ("CUSTOMERS", "safe", "Customers, customers, GUESTS"),
    ]


def test_the_longest_banned_phrase_wins_over_any_white_space():
    assert banned("Let's touch\n base now", touch="feel", touch_base="talk") == [
        ("touch\n base", "safe", "Let's talk now")
    ]


def test_an_article_that_changes_asks_for_a_look():
    assert banned("It is an offer.", offer="deal") == [("offer", "review", "It is a deal.")]


@pytest.mark.parametrize(
    "text", ["#customers", "@customers", "www.customers.com", "customers-only", "customership"]
)
def test_banned_words_within_others_are_left_alone(text):
    assert banned(text, customers="guests") == []


def test_a_banned_word_without_a_better_one_has_no_fix():
    assert [hit.fixes for hit in hits("banned-word", "Amazing soup", {"amazing": ""})] == [()]


PIECES = [
    "Soup",
    "HUGE",
    "is",
    "back",
    "!",
    "!!",
    "?!",
    "...",
    "…",
    " — ",
    "🍜",
    "👍🏽",
    "#tag",
    "@you",
    "\n",
    ". ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from(["", " "]), st.integers(0, 3))
def test_spans_and_fixes_hold_on_any_text(pieces, joint, most):
    text = joint.join(pieces)
    doc = Doc(Post(text=text, id="draft"))
    ranges = {name.replace("-", "_"): usual(0, most) for name in FEATURES}
    for check in DRIFTS:
        for hit in hits(check, text, **ranges):
            assert 0 <= hit.span.start < hit.span.end <= len(text)
            for fix in hit.fixes:
                assert not touches(fix.edits, doc.protected)
                assert apply_edits(text, fix.edits) != text
