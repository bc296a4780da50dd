import gzip

import pytest

from voicecheck.lexicon import english, read


def test_reads_sections(tmp_path):
    path = tmp_path / "words.txt.gz"
    path.write_bytes(gzip.compress(b"3 tea\n41 the to\nknown gaz\nname noth\n"))
    lexicon = read(path)
    assert dict(lexicon.levels) == {"tea": 3, "the": 41, "to": 41}
    assert ("tea" in lexicon, "gaz" in lexicon, "noth" in lexicon) == (True, True, False)
    assert lexicon.names == {"noth"}


@pytest.mark.parametrize(
    "word",
    [
        *("colour", "color", "realise", "realize", "centre", "theater", "whilst", "don't", "y'all"),
        *("selfie", "livestreaming", "podcasts", "gonna", "brekkie", "lol", "haha", "wasnae"),
        *("gyoza", "bonjour", "manchester", "saoirse", "ikea"),
    ],
)
def test_knows_what_posts_say(word):
    assert word in english()


@pytest.mark.parametrize("word", ["recieve", "tomorow", "definately", "thsi", "becuase"])
def test_does_not_know_misspellings(word):
    assert word not in english()


@pytest.mark.parametrize("word", ["lol", "manchester", "lmao", "stripper", "wasnae"])
def test_never_offers_slang_names_and_taboo_words(word):
    assert word not in english().levels


def test_frequent_words_have_higher_levels():
    levels = english().levels
    assert levels["the"] > levels["house"] > levels["heddle"]
