import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecheck.types import SourceError

from .support import assert_verbatim, load, load_all, texts


def write(folder, content, name="posts.txt"):
    path = folder / name
    path.write_bytes(content.encode())
    return path


def test_one_post_a_line(tmp_path):
    posts = load(write(tmp_path, "one\r\n  two 👩‍🚀 \rשלום\n"))
    assert texts(posts) == ["one", "two 👩‍🚀", "שלום"]
    assert [post.id for post in posts] == ["posts.txt:1", "posts.txt:2", "posts.txt:3"]


def test_blank_lines_alone_do_not_make_paragraphs(tmp_path):
    assert texts(load(write(tmp_path, "\none\n\ntwo\n \n\nthree"))) == ["one", "two", "three"]


def test_paragraphs(tmp_path):
    content = "\n\none\r\nmore of one\r\n \t\r\n  two \n\n\nthree\rmore\n"
    posts = load(write(tmp_path, content))
    assert texts(posts) == ["one\r\nmore of one", "two", "three\rmore"]
    assert [(post.id, post.origin.line, post.origin.column) for post in posts] == [
        ("posts.txt:3", 3, 1),
        ("posts.txt:6", 6, 3),
        ("posts.txt:9", 9, 1),
    ]
    assert_verbatim(posts, content)


def test_lines_in_one_block_are_posts(tmp_path):
    assert texts(load(write(tmp_path, "\n\none\ntwo\n\n"))) == ["one", "two"]


def test_whole_text_is_one_draft(tmp_path):
    content = "\n  One\n\ntwo\r\nthree \n"
    posts = load(write(tmp_path, content), whole_text=True)
    assert texts(posts) == ["One\n\ntwo\r\nthree"]
    assert posts[0].id == "posts.txt"
    assert_verbatim(posts, content)


def test_offsets_do_not_count_the_byte_order_mark(tmp_path):
    (post,) = load(write(tmp_path, "\ufeff one"))
    assert (post.text, post.origin.offset, post.origin.column) == ("one", 1, 2)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")), st.booleans())
def test_posts_stand_in_the_file(tmp_path_factory, content, whole):
    path = write(tmp_path_factory.mktemp("text"), content)
    posts, errors = load_all(path, whole_text=whole)
    assert_verbatim(posts, content)
    assert "".join("".join(texts(posts)).split()) == "".join(content.split())
    assert errors == ([] if content.strip() else [f"{path}: no posts: it is empty"])


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("content", ["", " \n\t\r\n"])
def test_empty(tmp_path, content, whole):
    with pytest.raises(SourceError, match=r"posts\.txt: no posts: it is empty"):
        load(write(tmp_path, content), whole_text=whole)
