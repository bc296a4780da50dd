import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecheck.types import Origin, Post, SourceError

from .support import load, load_all, texts


def write(folder, *rows, name="posts.jsonl"):
    path = folder / name
    path.write_text("".join(row if isinstance(row, str) else json.dumps(row) + "\n" for row in rows))
    return path


def test_all_fields(tmp_path):
    row = {
        "id": "p1",
        "text": "Hello there",
        "channel": "Facebook",
        "created_at": "2024-05-01T10:00:00Z",
        "author": "Sam",
        "reply_to": "Where is it?",
        "likes": 4,
    }
    path = write(tmp_path, row)
    assert load(path) == [
        Post(
            text="Hello there",
            id="p1",
            channel="facebook",
            created_at="2024-05-01T10:00:00Z",
            author="Sam",
            reply_to="Where is it?",
            origin=Origin(path=str(path), row=1),
        )
    ]


def test_missing_and_odd_ids(tmp_path):
    path = write(
        tmp_path,
        {"text": "a"},
        {"text": "b", "id": 7},
        {"text": "c", "id": 8.0},
        {"text": "d", "id": "  "},
        {"text": "e", "id": None},
        {"text": "f", "id": 7},
    )
    assert [post.id for post in load(path)] == [
        "posts.jsonl:1",
        "7",
        "8",
        "posts.jsonl:4",
        "posts.jsonl:5",
        "7",
    ]


def test_rows_are_counted_as_lines(tmp_path):
    path = write(tmp_path, "\n", {"text": "a"}, "\r\n", "   \n", {"text": "b"})
    posts = load(path)
    assert [(post.origin.row, post.origin.line) for post in posts] == [(2, 2), (5, 5)]


def test_text_is_kept_as_it_is(tmp_path):
    text = "  👩‍👩‍👧‍👦 שלום\r\nline\ttwo \u2028 end \n"
    assert texts(load(write(tmp_path, {"text": text}))) == [text]


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=1))
def test_round_trip(tmp_path_factory, wanted):
    rows = [{"text": text} for text in wanted]
    for ascii_only in (True, False):
        path = tmp_path_factory.mktemp("jsonl") / "posts.jsonl"
        lines = [json.dumps(row, ensure_ascii=ascii_only) for row in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        posts, errors = load_all(path)
        assert texts(posts) == [text for text in wanted if text.strip()]
        assert errors == [
            f"{path}, row {row}: empty text: fill it in or remove the row"
            for row, text in enumerate(wanted, start=1)
            if not text.strip()
        ]


def test_bad_rows_are_reported_and_the_rest_read(tmp_path):
    path = write(
        tmp_path,
        {"text": "one"},
        '{"text": "two"\n',
        {"text": ""},
        {"text": 12},
        {"text": ["x"]},
        '["text"]\n',
        {"text": "seven"},
        {"text": "eight", "id": [1]},
        {"text": "nine", "channel": True},
        {"text": "ten", "reply_to": 99},
        {"body": "eleven"},
        '{"text": "cut \\ud83d"}\n',
        '{"text": "paired \\ud83d\\ude00"}\n',
        '{"text": NaN}\n',
        '{"text": null}\n',
        '{"text": "sixteen", "id": NaN, "likes": Infinity}\n',
        '{"text": "nul \\u0000"}\n',
    )
    posts, errors = load_all(path)
    assert [(post.origin.row, post.text) for post in posts] == [
        (1, "one"),
        (7, "seven"),
        (13, "paired 😀"),
        (16, "sixteen"),
    ]
    where = f"{path}, row "
    assert [error.removeprefix(where) for error in errors] == [
        "2: not valid JSON (Expecting ',' delimiter, column 1): fix or remove the line",
        "3: empty text: fill it in or remove the row",
        "4: the post is a number, not text: fix or remove the row",
        "5: the post is a list, not text: fix or remove the row",
        '6: a list, not an object: write {"text": "..."} or remove the line',
        "8: id is a list: it must be text or a number",
        "9: channel is true or false: it must be text or a number",
        "10: reply_to is a number: it must be the text of the post answered",
        '11: no column "text" (did you mean "body"?); the columns are: body; '
        "name the one that holds the posts with --text-column",
        "12: the text holds half a character (\\ud83d, usually a cut emoji): "
        "export it again or remove the row",
        "14: empty text: fill it in or remove the row",
        "15: empty text: fill it in or remove the row",
        "17: the text holds a NUL character: export it again or remove the row",
    ]


def test_first_error_is_raised_without_a_listener(tmp_path):
    path = write(tmp_path, {"text": "one"}, "{nope}\n", {"text": "three"})
    with pytest.raises(SourceError, match=r"posts\.jsonl, row 2: not valid JSON"):
        load(path)


def test_text_column(tmp_path):
    path = write(tmp_path, {"text": "a label", "body": "the post"})
    assert texts(load(path, text_column="body")) == ["the post"]


def test_missing_column_is_told_once(tmp_path):
    path = write(tmp_path, *[{"id": n, "content": "x"} for n in range(5)])
    posts, errors = load_all(path)
    assert posts == []
    assert errors == [
        f'{path}: no column "text" (did you mean "content"?); the columns are: id, content; '
        "name the one that holds the posts with --text-column"
    ]


def test_missing_column_is_not_looked_for_to_the_end(tmp_path):
    path = write(tmp_path, *[{"id": n} for n in range(100)], "not read\n")
    assert load_all(path)[1] == [
        f'{path}: no column "text"; the columns are: id; name the one that holds the posts with --text-column'
    ]


def test_first_rows_without_text_do_not_condemn_the_file(tmp_path):
    path = write(tmp_path, {"id": 1}, {"id": 2}, {"text": "three"})
    posts, errors = load_all(path)
    assert texts(posts) == ["three"]
    assert [error.split(": ")[0] for error in errors] == [f"{path}, row 1", f"{path}, row 2"]


@pytest.mark.parametrize("content", ['[{"text": "a"}]', '[\n  {"text": "a"},\n  {"text": "b"}\n]\n'])
def test_list_root(tmp_path, content):
    path = write(tmp_path, content)
    assert load_all(path) == (
        [],
        [f"{path}: a JSON list, not JSON Lines: write one {{...}} object a line, without [ and ]"],
    )


@pytest.mark.parametrize("content", ["", "\n\n  \r\n", "\ufeff"])
def test_empty(tmp_path, content):
    path = write(tmp_path, content)
    assert load_all(path) == ([], [f"{path}: no posts: it is empty"])


def test_too_deep_and_too_long_numbers(tmp_path):
    path = write(
        tmp_path,
        '{"text": "x", "a": ' + "[" * 200_000 + "]" * 200_000 + "}\n",
        '{"text": "x", "a": ' + "9" * 10_000 + "}\n",
        {"text": "fine"},
    )
    posts, errors = load_all(path)
    assert texts(posts) == ["fine"]
    reason = "not usable JSON (too long a number or too deep): remove the line"
    assert errors == [f"{path}, row 1: {reason}", f"{path}, row 2: {reason}"]


def test_huge_row(tmp_path):
    text = "word " * 1_000_000
    assert texts(load(write(tmp_path, {"text": text}, {"text": "next"}))) == [text, "next"]


def test_byte_order_mark_and_utf16(tmp_path):
    row = json.dumps({"text": "café"}, ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        path = tmp_path / f"{encoding}.jsonl"
        path.write_bytes(row.encode(encoding))
        assert texts(load(path)) == ["café"]


def test_reads_as_it_goes(tmp_path):
    path = write(tmp_path, *[{"text": f"post {n}"} for n in range(20_000)])
    with path.open("ab") as file:
        file.write(b"\xff\xff")
    from voicecheck.sources import read

    posts = read([path])
    assert next(posts).text == "post 0"
    posts.close()


def test_wrong_encoding_ends_the_file_only(tmp_path):
    bad = tmp_path / "a.jsonl"
    bad.write_bytes(b'{"text": "one"}\n{"text": "caf\xe9"}\n')
    write(tmp_path, {"text": "good"}, name="b.jsonl")
    posts, errors = load_all(tmp_path)
    assert texts(posts) == ["one", "good"]
    assert errors == [
        f"{bad}, line 2: not UTF-8: save it as UTF-8, or add --encoding cp1252 to read it as it is"
    ]
