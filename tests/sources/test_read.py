import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from voicecheck.sources import SUFFIXES, read
from voicecheck.types import Origin, Post, SourceError

from .support import load, load_all, stdin, texts


@pytest.fixture
def folder(tmp_path):
    """A content repository: some of everything."""
    files = {
        "b.md": "From b\n",
        "a.txt": "From a\nsecond\n",
        "posts/z.jsonl": '{"text": "From z"}\n',
        "posts/2024/c.CSV": "text\nFrom c\n",
        "posts/notes.docx": "not read",
        "posts/.hidden.md": "not read",
        ".git/x.md": "not read",
        "sub.d/t.tsv": "id\ttext\n1\tFrom t\n",
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return tmp_path


def test_folder_is_walked_in_order(folder):
    posts = load(folder)
    assert texts(posts) == ["From a", "second", "From b", "From c", "From z", "From t"]
    assert [post.origin.path for post in posts[2:]] == [
        str(folder / name) for name in ("b.md", "posts/2024/c.CSV", "posts/z.jsonl", "sub.d/t.tsv")
    ]


def test_paths_in_the_order_given(folder):
    posts = list(read([folder / "posts/z.jsonl", str(folder / "b.md"), folder / "posts"]))
    assert texts(posts) == ["From z", "From b", "From c", "From z"]


def test_paths_are_kept_as_given(folder, monkeypatch):
    monkeypatch.chdir(folder)
    posts = list(read(["./b.md", "posts"]))
    assert [post.origin.path for post in posts] == [
        "./b.md",
        str(Path("posts/2024/c.CSV")),
        str(Path("posts/z.jsonl")),
    ]


def test_hidden_folder_is_read_where_it_is_named(folder):
    assert texts(load(folder / ".git")) == ["not read"]


def test_whole_text(folder):
    assert texts(load(folder / "a.txt", whole_text=True)) == ["From a\nsecond"]


def test_links_into_a_loop(folder):
    (folder / "posts/loop").symlink_to(folder)
    (folder / "posts/broken.md").symlink_to(folder / "nowhere.md")
    posts, errors = load_all(folder)
    assert texts(posts) == ["From a", "second", "From b", "From c", "From z", "From t"]
    assert errors == [f"{folder / 'posts/broken.md'}: no such file or folder: check the name"]


def test_folder_without_posts(tmp_path):
    (tmp_path / "code.py").write_text("x = 1")
    (tmp_path / "empty").mkdir()
    posts, errors = load_all(tmp_path)
    assert posts == []
    assert errors == [f"{tmp_path}: no posts: the folder holds no {', '.join(SUFFIXES)} file"]


def test_missing_paths_are_found_first(folder):
    posts = read([folder / "b.md", folder / "gone.md"])
    with pytest.raises(SourceError, match=r"gone\.md: no such file or folder: check the name"):
        next(posts)


def test_bad_files_are_reported_and_the_rest_read(folder):
    (folder / "c.md").write_bytes(b"\x89PNG\0")
    (folder / "d.md").touch()
    paths = [folder / name for name in ("gone.md", "c.md", "b.md/x.md", "d.md", "posts/notes.docx", "b.md")]
    errors = []
    posts = list(read(paths, on_error=errors.append))
    assert texts(posts) == ["From b"]
    assert [str(error).removeprefix(f"{folder}/") for error in errors] == [
        "gone.md: no such file or folder: check the name",
        "b.md/x.md: no such file or folder: check the name",
        "posts/notes.docx: not a kind of file that holds posts: save it as plain text (UTF-8)",
        "c.md: a binary file, not text: save the posts as text, Markdown, CSV or JSONL",
        "d.md: no posts: it is empty",
    ]


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("a.xlsx", "save the sheet as CSV (UTF-8)"),
        ("a.json", "write it as .jsonl, one {...} object a line"),
        ("a.py", "use one of .csv, .jsonl, .markdown, .md, .ndjson, .parquet, .tsv, .txt"),
        ("README", "use one of .csv, .jsonl, .markdown, .md, .ndjson, .parquet, .tsv, .txt"),
    ],
)
def test_other_kinds_of_file(tmp_path, name, remedy):
    path = tmp_path / name
    path.write_text("x")
    assert load_all(path) == ([], [f"{path}: not a kind of file that holds posts: {remedy}"])


def test_pipes_and_devices(tmp_path):
    pipe = tmp_path / "posts.jsonl"
    os.mkfifo(pipe)
    message = "a pipe or device, not a file: send its text in with - instead"
    assert load_all(pipe) == ([], [f"{pipe}: {message}"])
    assert load_all("/dev/null") == ([], [f"/dev/null: {message}"])
    assert load_all(tmp_path) == ([], [f"{pipe}: {message}"])


def test_unreadable_file(tmp_path, monkeypatch):
    path = tmp_path / "posts.txt"
    path.write_text("one\n")

    def deny(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", deny)
    assert load_all(path) == (
        [],
        [f"{path}: cannot be read (Permission denied): check that it is there and that you may read it"],
    )


def test_unreadable_folder(folder, monkeypatch):
    scandir = os.scandir

    def deny(path):
        if Path(path).name == "2024":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", deny)
    posts, errors = load_all(folder)
    assert texts(posts) == ["From a", "second", "From b", "From z", "From t"]
    (error,) = errors
    assert error.startswith(f"{folder / 'posts/2024'}: cannot be read (Permission denied)")


def test_name_that_is_no_text(tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("one\n")
    message = f"{tmp_path}/caf\\udce9.txt: the file name is not UTF-8: rename the file"
    assert load_all(tmp_path) == ([], [message])
    assert load_all(os.fsdecode(path)) == ([], [message])


def test_name_too_long(tmp_path):
    posts, errors = load_all(tmp_path / ("x" * 300 + ".md"))
    assert posts == []
    assert "cannot be read (File name too long)" in errors[0]


def test_unknown_encoding_is_raised_at_once(folder):
    errors = []
    with pytest.raises(SourceError, match='unknown encoding "utf-9"'):
        list(read([folder], encoding="utf-9", on_error=errors.append))
    assert errors == []


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (
            b"  A draft\n\nwith two parts\r\n",
            Post("A draft\n\nwith two parts", "stdin", origin=Origin("-", offset=2, column=3)),
        ),
        (b"{first_name}, hello", Post("{first_name}, hello", "stdin", origin=Origin("-", offset=0))),
        (b"{{ name }} hi", Post("{{ name }} hi", "stdin", origin=Origin("-", offset=0))),
        (b'\n {"text": "one"}\n', Post("one", "stdin:2", origin=Origin("-", row=2, line=2))),
        ('\ufeff{ "text": "é"}'.encode(), Post("é", "stdin:1", origin=Origin("-", row=1))),
    ],
)
def test_standard_input(monkeypatch, data, wanted):
    stream = stdin(data)
    monkeypatch.setattr(sys, "stdin", stream)
    assert load("-") == [wanted]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "standard input: no posts: it is empty"),
        (
            b"\x89PNG\0",
            "standard input: a binary file, not text: save the posts as text, Markdown, CSV or JSONL",
        ),
        (b'{"text": 1}', "standard input, row 1: the post is a number, not text: fix or remove the row"),
    ],
)
def test_bad_standard_input(monkeypatch, data, message):
    monkeypatch.setattr(sys, "stdin", stdin(data))
    assert load_all("-") == ([], [message])


def test_standard_input_streams_and_stays_open(tmp_path):
    """The first post is there before the writer has closed its end."""
    program = (
        "import sys\n"
        "from voicecheck.sources import SUFFIXES, read\n"
        "posts = read(['-'])\n"
        "print(next(posts).text, flush=True)\n"
        "posts.close()\n"
        "print(sys.stdin.closed, flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        process.stdin.write(json.dumps({"text": "first"}) + "\n" + json.dumps({"text": "second"}) + "\n")
        process.stdin.flush()
        assert process.stdout.readline() == "first\n"
        assert process.stdout.readline() == "False\n"
        process.stdin.close()
    assert process.returncode == 0


def test_importing_the_readers_loads_nothing_heavy():
    program = (
        "import sys, voicecheck.sources\n"
        "print(sorted({'numpy', 'pyarrow', 'yaml', 'pyromark', 'tomllib'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
