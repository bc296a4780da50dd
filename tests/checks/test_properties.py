"""No check crashes on any text, and its spans and edits always fit the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecheck.checks import Example, all_checks, example_context
from voicecheck.edits import apply_edits, touches

CHECKS = all_checks()

WORDS = st.sampled_from(
    [
        *(
            "we",
            "the",
            "the",
            "recieve",
            "your",
            "welcome",
            "could",
            "of",
            "sorry",
            "but",
            "you",
            "feel",
            ".",
        ),
        *("{first_name}", "[NAME]", "#hashtag", "@username", "https://example.com/{x}", "100%", "soooo", "!"),
        *(
            "İstanbul",
            "ﬁne",
            "naïve",
            "שלום",
            "مرحبا",
            "“hear”",
            "here:",
            "🎉",
            "👩‍🚀",
            "\u202e",
            "\0",
            "\n",
            "\t",
        ),
    ]
)
RUNS = st.sampled_from(["a", "é", "#a", "@a ", "😀", "{", "\u0301", "-", "'", "we "])
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.builds(lambda run, times: run * times, RUNS, st.integers(0, 2000)),
)


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.name)
@settings(max_examples=40, deadline=None)
@given(text=TEXTS, reply_to=st.one_of(st.none(), TEXTS))
def test_any_text(check, text, reply_to):
    context = example_context(Example(text, reply_to), check.usual)
    for hit in check.run(context):
        assert 0 <= hit.span.start < hit.span.end <= len(text)
        for fix in hit.fixes:
            apply_edits(text, fix.edits)
            assert not touches(fix.edits, context.doc.protected)
