"""Hashed n-grams: what each block sees, and what it must not see."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.ngrams import BLOCKS, BUCKETS, bucket, hashed, phrases, shape_grams, weighted, word_grams
from voicecheck.text import Doc
from voicecheck.types import Post


def doc(text: str) -> Doc:
    return Doc(Post(text, "1"))


@pytest.mark.parametrize("block", BLOCKS)
@given(text=st.text(max_size=60))
def test_rows_have_ascending_buckets_and_positive_values(block, text):
    row = hashed(doc(text), block)
    assert list(row.buckets) == sorted(set(row.buckets.tolist()))
    assert len(row.buckets) == len(row.values)
    assert all(0 <= b < BUCKETS for b in row.buckets)
    assert (row.values >= 1).all()


@pytest.mark.parametrize("block", BLOCKS)
def test_weighted_rows_have_unit_length(block):
    idf = np.linspace(1, 5, BUCKETS, dtype=np.float32)
    row = weighted(hashed(doc("beans are late, again"), block), idf)
    assert float(np.linalg.norm(row.values)) == pytest.approx(1)


def test_an_empty_row_stays_empty():
    row = weighted(hashed(doc(""), "words"), np.ones(BUCKETS, dtype=np.float32))
    assert len(row.buckets) == 0


def test_a_bucket_is_the_same_in_every_process():
    assert bucket("beans are") == 8381


def test_words_and_their_pairs_are_folded():
    grams = sorted(word_grams(doc("Beans’ DAY, @Fitz #Brown!")))
    assert grams == sorted(["beans", "beans day", "day", "’", ",", "@fitz", "#brown", "!"])


def test_shapes_see_how_a_sentence_is_built_and_not_what_it_is_about():
    one = list(shape_grams(doc("We moved the Beans to Dunstow, and it's FINE.")))
    other = list(shape_grams(doc("We drove the Goats to Pennery, and it's DONE.")))
    assert one == other
    assert "we x the" in one
    assert not any("bean" in gram.lower() for gram in one)


def test_shapes_mark_casing_length_and_what_is_no_word():
    grams = set(shape_grams(doc("Absolutely LATE: see https://example.com 🎉")))
    assert {"Xx+", "X", "<url>", "<emoji>", "<url> <emoji> $", "^ Xx+ X"} <= grams


def test_phrases_stay_within_a_sentence():
    found = list(phrases(doc("They are late. Sorry, all.")))
    first = ["they", "are", "late", "they are", "are late", "they are late"]
    assert found == [*first, "sorry", "all", "sorry all"]
    assert max(len(phrase.split()) for phrase in phrases(doc("one two three four five six seven"))) == 5
