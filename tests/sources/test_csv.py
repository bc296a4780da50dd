import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecheck.types import Origin, Post, SourceError

from .support import load, load_all, texts


def write(folder, content, name="posts.csv", encoding="utf-8"):
    path = folder / name
    path.write_bytes(content.encode(encoding))
    return path


def test_all_fields(tmp_path):
    path = write(
        tmp_path,
        "id,created_at,channel,author,reply_to,text,likes\n"
        '7,2024-05-01,X,Sam,"Where, exactly?","Here, see",3\n',
    )
    assert load(path) == [
        Post(
            text="Here, see",
            id="7",
            channel="x",
            created_at="2024-05-01",
            author="Sam",
            reply_to="Where, exactly?",
            origin=Origin(path=str(path), row=1, line=2),
        )
    ]


def test_quoted_newlines_and_byte_order_mark(tmp_path):
    path = write(tmp_path, 'text,id\r\n"one\r\ntwo, ""quoted""",a\r\n\r\nthree,b\r\n', encoding="utf-8-sig")
    posts = load(path)
    assert texts(posts) == ['one\r\ntwo, "quoted"', "three"]
    assert [(post.id, post.origin.row, post.origin.line) for post in posts] == [("a", 1, 2), ("b", 2, 5)]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_separator_is_found(tmp_path, mark):
    path = write(tmp_path, f'id{mark}text\n1{mark}"a, b; c{mark} d"\n')
    assert texts(load(path)) == [f"a, b; c{mark} d"]


def test_separator_is_the_one_that_shows_the_column(tmp_path):
    path = write(tmp_path, "id,a,b;body\n1;the post\n")
    assert texts(load(path, text_column="body")) == ["the post"]


def test_tsv(tmp_path):
    path = write(tmp_path, "id\ttext\n1\tone, two; three\n", name="posts.TSV")
    assert texts(load(path)) == ["one, two; three"]


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")),
        ),
        min_size=1,
    )
)
def test_round_trip(tmp_path_factory, rows):
    buffer = io.StringIO(newline="")
    table = csv.writer(buffer)
    table.writerow(["text", "author"])
    table.writerows(rows)
    path = write(tmp_path_factory.mktemp("csv"), buffer.getvalue())
    posts, errors = load_all(path)
    wanted = [(text, author.strip() or None) for text, author in rows if text.strip()]
    assert [(post.text, post.author) for post in posts] == wanted
    nothing = f"{path}: no posts: it is empty"
    assert all("empty text" in error or error == nothing for error in errors)


def test_old_mac_line_endings(tmp_path):
    assert texts(load(write(tmp_path, 'id,text\r1,one\r2,"two\rhalves"\r'))) == ["one", "two\rhalves"]


def test_blank_rows_are_passed_over_but_counted(tmp_path):
    path = write(tmp_path, "\n\nid,text\n1,one\n,\n\n3,three\n,,\n")
    posts, errors = load_all(path)
    assert errors == []
    assert [(post.text, post.origin.row, post.origin.line) for post in posts] == [
        ("one", 1, 4),
        ("three", 3, 7),
    ]


def test_bad_rows_are_reported_and_the_rest_read(tmp_path):
    path = write(
        tmp_path,
        "id,text,author\n"
        "1,one,Sam\n"
        "2,,Sam\n"
        "3\n"
        "4,hello, world,Sam\n"
        '5,"five" oh,Sam\n'
        "6,six,Sam,,\n"
        '7,"seven,Sam\n'
        "8,eight,Sam\n",
    )
    posts, errors = load_all(path)
    assert [(post.origin.row, post.text) for post in posts] == [(1, "one"), (6, "six")]
    where = f"{path}, row "
    fix = "close each quote and double the quotes inside a text"
    assert [error.removeprefix(where) for error in errors] == [
        "2 (line 3): empty text: fill it in or remove the row",
        "3 (line 4): empty text: fill it in or remove the row",
        "4 (line 5): 4 cells under 3 columns: put quotes around a text that holds the separator",
        f"5 (line 6): not valid CSV (',' expected after '\"'): {fix}",
        f"7 (line 8): not valid CSV (unexpected end of data): {fix}",
    ]


def test_empty_text_in_a_single_column(tmp_path):
    path = write(tmp_path, 'text\none\n""\n\nthree\n')
    posts, errors = load_all(path)
    assert texts(posts) == ["one", "three"]
    assert errors == [f"{path}, row 2 (line 3): empty text: fill it in or remove the row"]


@pytest.mark.parametrize(
    ("header", "options", "hint"),
    [
        ("id,Body,date", {}, ' (did you mean "Body"?); the columns are: id, Body, date'),
        ("id,Text", {}, ' (did you mean "Text"?); the columns are: id, Text'),
        ("id,date", {}, "; the columns are: id, date"),
        ("id,tweets", {"text_column": "tweet"}, ' (did you mean "tweets"?); the columns are: id, tweets'),
        ("x" * 50, {}, f"; the columns are: {'x' * 29}…"),
        (",,", {}, "; the columns are: none"),
    ],
)
def test_missing_column(tmp_path, header, options, hint):
    path = write(tmp_path, f"{header}\n1,2,3\n")
    wanted = options.get("text_column", "text")
    with pytest.raises(SourceError) as caught:
        load(path, **options)
    assert str(caught.value) == (
        f'{path}: no column "{wanted}"{hint}; name the one that holds the posts with --text-column'
    )


def test_first_of_two_columns_with_one_name_counts(tmp_path):
    assert texts(load(write(tmp_path, "text,text\nfirst,second\n"))) == ["first"]


@pytest.mark.parametrize("content", ["", "\n \n", "id,text\n", "id,text\n,\n\n"])
def test_empty(tmp_path, content):
    path = write(tmp_path, content)
    assert load_all(path) == ([], [f"{path}: no posts: it is empty"])


def test_unclosed_header(tmp_path):
    path = write(tmp_path, '"text\none\n')
    posts, errors = load_all(path)
    assert posts == []
    assert errors == [
        f"{path}, header: not valid CSV (unexpected end of data): "
        "close each quote and double the quotes inside a text"
    ]


def test_cell_beyond_the_default_limit(tmp_path):
    text = "word " * 200_000
    assert texts(load(write(tmp_path, f"id,text\n1,{text}\n"))) == [text]


def test_cell_limit_is_never_lowered(tmp_path, monkeypatch):
    before = csv.field_size_limit(2**31 - 1)
    try:
        load(write(tmp_path, "text\none\n"))
        assert csv.field_size_limit() == 2**31 - 1
    finally:
        csv.field_size_limit(before)


def test_other_encodings(tmp_path):
    content = "id,text\n1,don’t\n"
    assert texts(load(write(tmp_path, content, encoding="utf-16"))) == ["don’t"]
    path = write(tmp_path, content, encoding="cp1252")
    assert texts(load(path, encoding="cp1252")) == ["don’t"]
    with pytest.raises(SourceError, match=r"posts\.csv, line 2: not UTF-8: .*--encoding cp1252"):
        load(path)


def test_binary(tmp_path):
    path = write(tmp_path, "id,text\n1,a\0b\n")
    with pytest.raises(SourceError, match="a binary file, not text"):
        load(path)
