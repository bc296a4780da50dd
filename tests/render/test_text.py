from dataclasses import replace

import pytest

from voicecheck.render import FORMATS, renderer
from voicecheck.render.screen import Judged, Screen
from voicecheck.types import Finding, Origin, Rewrite, Span, VoiceScore

from . import samples

FULL = """\
posts/monday.md:5  does not sound like Acme  12/100, odder than 98 % of your posts
  why: 3 exclamation marks; your posts have 0–1
  edgy     ██[███]██░░░ 0.71 high, usually 0.20–0.50
  playful  █░░░░[░░░░]░ 0.12 low, usually 0.50–0.90
  5:1  error: This apologises for their feelings. (pseudo-apology)
    Sorry you feel that way!!!
    ^^^^^^^^^^^^^^^^^^^^^^^
    better: own it
  6:9  warning: “teh” is no word. (misspelling)
    We will teh
            ^^^
    better: the (--fix does it)
  rewrite: 12 → 78; keeps 50% of the words; settles pseudo-apology
    [-Sorry you feel that way-]{+Sorry we let you down+}[-!!!-]{+.+}
    We will [-teh-]{+the+}
  left out, not prose: 1 part
  the check broken broke off: KeyError: 'x'

"""
ASCII = """\
posts/monday.md:5  does not sound like Acme  12/100, odder than 98 % of your posts
  why: 3 exclamation marks; your posts have 0-1
  edgy     ##[###]##... 0.71 high, usually 0.20-0.50
  playful  #....[....]. 0.12 low, usually 0.50-0.90
"""
NO_PROFILE = (
    "No brand profile, so no word on the voice. Make one with `voicecheck learn POSTS -o NAME.voice` "
    "and give it as `--voice NAME.voice`.\n"
)


def text(*judged: Judged, screen: Screen | None = None) -> str:
    return "".join(renderer("text")(judged, screen or Screen()))


def test_every_format_has_a_module():
    assert [callable(renderer(name)) for name in FORMATS] == [True] * len(FORMATS)


def test_a_post_with_everything():
    assert text(Judged(samples.everything(), "Acme", True)) == FULL + "1 post: 1 to fix\n"


def test_a_post_with_nothing_takes_one_line():
    assert text(Judged(samples.clean(), "Acme", False), Judged(samples.unsure(), "Acme", False)) == (
        "posts/b.md:1  sounds like Acme  87/100\n"
        "posts.csv, row 7  can't tell if this sounds like Acme: 2 words are too few to tell\n"
        "2 posts: 2 fine\n"
    )


def test_plain_characters_where_the_output_holds_no_others():
    shown = text(Judged(samples.everything(), "Acme", True), screen=Screen(encoding="ascii"))
    assert shown.startswith(ASCII)
    assert shown.isascii()


def test_quiet_leaves_out_what_is_fine():
    screen = Screen(quiet=True)
    assert text(Judged(samples.clean(), "Acme", False), screen=screen) == ""
    assert text(Judged(samples.everything(), "Acme", True), screen=screen) == FULL


def test_without_a_profile_it_says_so_once():
    bare = replace(samples.clean(), voice=None, tones=None)
    flagged = replace(bare, findings=(Finding("misspelling", "typo", "suggestion", Span(0, 4), "Hm."),))
    assert text(Judged(bare, "", False), Judged(flagged, "", False)) == (
        "posts/b.md:1  nothing found\n"
        "posts/b.md:1  1 thing to look at\n"
        "  1:1  suggestion: Hm. (misspelling)\n"
        "    fine\n"
        "    ~~~~\n"
        "\n" + NO_PROFILE + "2 posts: 1 to look at, 1 fine\n"
    )


def test_no_posts():
    assert text() == "no posts\n"


def test_colours_only_when_asked_for():
    item = Judged(samples.everything(), "Acme", True)
    coloured = text(item, screen=Screen(colour=True))
    assert "\x1b" not in text(item)
    assert "\x1b[31mdoes not sound like Acme\x1b[0m" in coloured
    assert "We will \x1b[9;31mteh\x1b[0m\x1b[32mthe\x1b[0m" in coloured


@pytest.mark.parametrize(
    ("verdict", "words"),
    [("near", "close to Acme, but not quite"), ("off", "does not sound like Acme")],
)
def test_reasons_are_those_that_speak_against_the_brand(verdict, words):
    drivers = samples.everything().voice.drivers
    report = replace(samples.clean(), voice=VoiceScore(30.0, 0.1, verdict, drivers))
    assert text(Judged(report, "Acme", False)) == (
        f"posts/b.md:1  {words}  30/100, odder than 90 % of your posts\n"
        "  why: 3 exclamation marks; your posts have 0–1\n"
        "  playful  █████[██░░]░ 0.70, usually 0.50–0.90\n"
        "\n"
        "1 post: 1 to look at\n"
    )


def test_a_post_on_voice_shows_no_tones():
    finding = Finding("misspelling", "typo", "warning", Span(0, 4), "Hm.")
    report = replace(samples.clean(), findings=(finding,))
    assert "playful" not in text(Judged(report, "Acme", True))
    assert "playful" in text(Judged(replace(report, voice=None), "", True))


def test_fixes_are_promised_only_where_they_can_be_made():
    row = replace(
        samples.everything(), post=replace(samples.everything().post, origin=Origin("a.csv", row=3))
    )
    stdin = replace(row, post=replace(row.post, origin=Origin("-", offset=0)))
    assert "--fix" not in text(Judged(row, "Acme", True), Judged(stdin, "Acme", True))


def test_a_rewrite_without_edits_is_shown_whole():
    rewrite = Rewrite("Quite\nnew \x1b", (), None, None, (), 0.0)
    report = replace(samples.clean(), rewrites=(rewrite,))
    assert "  rewrite: keeps 0% of the words\n    Quite\n    new \ufffd\n" in text(
        Judged(report, "Acme", False)
    )


def test_names_and_messages_cannot_disturb_the_terminal():
    finding = Finding("misspelling", "typo", "warning", Span(0, 4), "\x1b[2J “fine”")
    assert "\x1b" not in text(Judged(replace(samples.clean(), findings=(finding,)), "Ac\x1bme", True))
