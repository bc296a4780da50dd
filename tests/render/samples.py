"""Reports to render."""

from voicecheck.types import (
    Driver,
    Edit,
    Failure,
    Finding,
    Fix,
    Origin,
    Post,
    Report,
    Rewrite,
    Skipped,
    Span,
    ToneScores,
    VoiceScore,
)

TEXT = "Sorry you feel that way!!!\r\nWe will teh"


def everything() -> Report:
    origin = Origin("posts/monday.md", None, 40, 5, 1)
    the = Edit(Span(36, 39), "the")
    return Report(
        post=Post(TEXT, "monday", "x", "2025-03-03", origin=origin),
        voice=VoiceScore(
            score=12.34,
            p_value=0.012345,
            verdict="off",
            drivers=(
                Driver(
                    "exclamations",
                    3.0,
                    (0.0, 1.0),
                    -1.9,
                    "3 exclamation marks; your posts have 0–1",
                    (Span(23, 24), Span(24, 25), Span(25, 26)),
                ),
                Driver("questions", 0.0, (0.0, 1.0), 0.4, "0 question marks, as usual"),
            ),
        ),
        tones=ToneScores({"edgy": 0.71234, "playful": 0.12}, {"edgy": (0.2, 0.5), "playful": (0.5, 0.9)}),
        families={"robotic": 0.03},
        findings=(
            Finding(
                "pseudo-apology",
                "defensive",
                "error",
                Span(0, 23),
                "This apologises for their feelings.",
                (Fix("own it", (), "show"),),
                "f1",
            ),
            Finding(
                "misspelling",
                "typo",
                "warning",
                Span(36, 39),
                "“teh” is no word.",
                (Fix("the", (the,), "safe"),),
                "f2",
            ),
        ),
        rewrites=(
            Rewrite(
                "Sorry we let you down.\r\nWe will the",
                (Edit(Span(0, 23), "Sorry we let you down"), Edit(Span(23, 26), "."), the),
                12.34,
                78.0,
                ("pseudo-apology",),
                0.5,
            ),
        ),
        skipped=(Skipped("`x`", "not prose"),),
        failures=(Failure("broken", "KeyError: 'x'"),),
    )


def clean() -> Report:
    return Report(
        Post("fine", "b", origin=Origin("posts/b.md")),
        VoiceScore(87.2, 0.5, "on"),
        ToneScores({"playful": 0.7}, {"playful": (0.5, 0.9)}),
    )


def unsure() -> Report:
    return Report(
        Post("oh no", "c", origin=Origin("posts.csv", row=7, line=9)),
        VoiceScore(None, None, "unsure", why="2 words are too few to tell"),
    )
