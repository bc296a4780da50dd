import pytest

from voicecheck.learn.lexicon import expand, inflect, level, slips, written

AFFIXES = """
PFX U Y 1
PFX U 0 un .
SFX D Y 2
SFX D 0 d e
SFX D y ied [^aeiou]y
SFX S N 1
SFX S 0 s [^s]
""".splitlines()


def test_expands_affixes():
    forms = {form for form, _ in expand(AFFIXES, ["tie/DUS", "dry/D", "Leeds"])}
    assert forms == {"tie", "tied", "ties", "untie", "untied", "dry", "dried", "Leeds"}


def test_suffixes_that_do_not_cross_stay_off_prefixed_words():
    assert "unties" not in {form for form, _ in expand(AFFIXES, ["tie/US"])}


@pytest.mark.parametrize(
    ("kind", "word", "forms"),
    [
        ("n", "party", "party parties"),
        ("n", "lunch", "lunch lunches"),
        ("w", "gonna", "gonna"),
        ("v", "like", "like likes liked liking liker likers"),
        ("v", "tap", "tap taps tapped tapping tapper tappers"),
        (
            "v",
            "retap",
            "retap retaps retaped retaping retaper retapers retapped retapping retapper retappers",
        ),
    ],
)
def test_inflects_our_own_words(kind, word, forms):
    assert set(inflect(kind, word)) == set(forms.split())


def test_reads_our_own_lists_by_class(tmp_path):
    (tmp_path / "tea.txt").write_text("# Tea.\nn: cup\nw: brew strong\nnot a class: leaf\n", "utf-8")
    assert written(tmp_path) == {"tea": {"cup", "cups", "brew", "strong"}}


def test_slips_are_one_letter_away():
    found = set(slips("tea"))
    assert {"ta", "tean", "toa", "eta"} <= found
    assert "tae" in found
    assert "toad" not in found


def test_levels_grow_by_half_doublings():
    assert level(0) == level(10_000) == 0
    assert level(20_000) == 2
    assert level(40_000) == 4
