"""Which posts can teach a voice."""

import pytest

from voicecheck.learn.select import COPY, FOREIGN, SHORT, select
from voicecheck.types import Post


def posts(*texts: str) -> list[Post]:
    return [Post(text, str(number)) for number, text in enumerate(texts)]


@pytest.mark.parametrize("text", ["", "🎉🎉🎉", "ok then", "https://example.com @fitz #beans 12 13 14"])
def test_posts_of_under_three_words_are_dropped(text):
    assert dict(select(posts(text)).dropped) == {SHORT: ("0",)}


@pytest.mark.parametrize(
    "text",
    [
        "نحن نفتح أبوابنا غدا في الساعة التاسعة صباحا",
        "Wir öffnen morgen um neun Uhr und freuen uns auf euch",
        "明日 は 九時 に 開きます",
    ],
)
def test_posts_in_other_languages_are_dropped(text):
    assert dict(select(posts(text)).dropped) == {FOREIGN: ("0",)}


@pytest.mark.parametrize(
    "text",
    [
        "LATE BEANS AGAIN",
        "noooo. the kettle",
        "y’all ain’t ready for this",
        "maureen's out. ask olu, rhona or fitz",
    ],
)
def test_short_shouted_and_slangy_english_is_kept(text):
    selection = select(posts(text))
    assert [doc.text for doc in selection.docs] == [text]


def test_of_copies_the_first_is_kept():
    texts = [
        "Beans are late!",
        "beans are LATE @fitz 12",
        "Beans are here!",
        "beans, are late https://example.com",
    ]
    selection = select(posts(*texts))
    assert [doc.post.id for doc in selection.docs] == ["0", "2"]
    assert dict(selection.dropped) == {COPY: ("1", "3")}


def test_posts_come_oldest_first_and_undated_ones_keep_their_order():
    given = [
        Post("beans are late", "new", created_at="2025-02-01"),
        Post("beans are here", "old", created_at="2024-02-01"),
        Post("beans are gone", "none"),
        Post("beans are back", "none too"),
    ]
    assert [doc.post.id for doc in select(given).docs] == ["none", "none too", "old", "new"]
