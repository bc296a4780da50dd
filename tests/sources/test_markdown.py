import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecheck.types import Origin, Post, SourceError, Span

from .support import assert_verbatim, load, load_all, texts


def write(folder, content, name="draft.md"):
    path = folder / name
    path.write_bytes(content.encode())
    return path


def test_a_file_is_one_post(tmp_path):
    path = write(tmp_path, "\n\n# Hello\r\n\r\nRun `this` ☕.\r\n\n", name="draft.MARKDOWN")
    assert load(path) == [
        Post(
            text="# Hello\r\n\r\nRun `this` ☕.",
            id="draft.MARKDOWN",
            origin=Origin(path=str(path), offset=2, line=3),
            excluded=(Span(15, 21),),
        )
    ]


YAML = """\
---
title: "Left: alone"
id: launch
created_at: 2024-05-01
channel: LinkedIn
author: Sam
reply_to: "Where is it?"
ignore: [pseudo-apology, doubled-word]
tags:
  - x
---
"""
TOML = """\
+++
title = "Left: alone"
id = "launch"
created_at = 2024-05-01
channel = "LinkedIn"
author = "Sam"
reply_to = "Where is it?"
ignore = ["pseudo-apology", "doubled-word"]
[params]
x = 1
+++
"""


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("head", [YAML, TOML], ids=["yaml", "toml"])
def test_front_matter(tmp_path, head, end, mark):
    content = (head + "\nIt ships today.\n").replace("\n", end)
    path = write(tmp_path, mark + content)
    assert load(path) == [
        Post(
            text="It ships today.",
            id="launch",
            channel="linkedin",
            created_at="2024-05-01",
            author="Sam",
            reply_to="Where is it?",
            origin=Origin(path=str(path), offset=content.index("It ships"), line=head.count("\n") + 2),
            ignore=("pseudo-apology", "doubled-word"),
        )
    ]


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("ignore: pseudo-apology", ("pseudo-apology",)),
        ("ignore: pseudo-apology, doubled-word", ("pseudo-apology", "doubled-word")),
        ("ignore: []", ()),
        ("ignore: false", ()),
        ("ignore:", ()),
    ],
)
def test_ignore(tmp_path, line, wanted):
    (post,) = load(write(tmp_path, f"---\n{line}\n---\nWords\n"))
    assert post.ignore == wanted


@pytest.mark.parametrize("head", ["---\nignore: true\n---\n", "+++\nignore = true\n+++\n"])
def test_ignore_true_skips_the_file(tmp_path, head):
    assert load_all(write(tmp_path, head + "Words\n")) == ([], [])


def test_numbers_and_dates_become_text(tmp_path):
    head = "---\nid: 42\ncreated_at: 2024-05-01T10:00:00Z\nauthor: {name: Sam}\n---\n"
    (post,) = load(write(tmp_path, head + "Words\n"))
    assert (post.id, post.created_at, post.author) == ("42", "2024-05-01T10:00:00+00:00", None)


@pytest.mark.parametrize(
    "content",
    [
        "---\nJust prose between rules\n---\nmore\n",
        "---\nan opening rule and no other\n",
        "--- \n- a list\n---\n",
        "----\nid: x\n----\n",
        " ---\nid: x\n---\n",
    ],
)
def test_what_is_no_front_matter_is_prose(tmp_path, content):
    (post,) = load(write(tmp_path, content))
    assert post.text == content.strip()
    assert post.id == "draft.md"


def test_empty_front_matter_and_dots(tmp_path):
    assert texts(load(write(tmp_path, "---\n---\nWords\n"))) == ["Words"]
    assert texts(load(write(tmp_path, "---\nid: x\n...\nWords\n"))) == ["Words"]


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("---\nid: x\nchannel: [x\n---\n", "line 4: front matter is not valid YAML"),
        ("---\na: b: c\n---\n", "line 2: front matter is not valid YAML"),
        ("---\nid: 2024-13-45\n---\n", "line 1: front matter is not valid YAML"),
        ("---\nid: !!python/object:os.system x\n---\n", "line 2: front matter is not valid YAML"),
        ("---\na: " + "[" * 1500 + "\n---\n", "line 1: front matter is not valid YAML"),
        ("+++\nid = 1\nid = \n+++\n", "line 3: front matter is not valid TOML"),
        (
            "---\nchannel: [x, facebook]\n---\n",
            "front matter: channel is a list: it must be text or a number",
        ),
        (
            "---\nreply_to: 12\n---\n",
            "front matter: reply_to is a number: it must be the text of the post answered",
        ),
        ("---\nignore: 3\n---\n", "ignore is a number: list the names of checks, or write true"),
        ("---\nignore: [a, 3]\n---\n", "ignore is a list: list the names of checks, or write true"),
        ("---\nseparator: 3\n---\n", "separator must be a line of text, as in separator"),
    ],
)
def test_broken_front_matter(tmp_path, head, message):
    path = write(tmp_path, head + "Words\n")
    posts, errors = load_all(path)
    assert posts == []
    (error,) = errors
    assert error.startswith((f"{path}, {message}", f"{path}: {message}"))
    assert "\n" not in error


def test_separator(tmp_path):
    content = "---\nchannel: x\n---\nOne\n<!-- post -->\n\nTwo `c`\n\n<!--post-->\n  \n<!-- post -->\nThree\n"
    path = write(tmp_path, content)
    posts = load(path)
    assert texts(posts) == ["One", "Two `c`", "Three"]
    assert [post.id for post in posts] == ["draft.md:4", "draft.md:7", "draft.md:12"]
    assert [post.channel for post in posts] == ["x", "x", "x"]
    assert [post.excluded for post in posts] == [(), (Span(4, 7),), ()]
    assert_verbatim(posts, content)


def test_separator_of_the_front_matter(tmp_path):
    content = '---\nid: week\nseparator: "***"\n---\nOne\n\n***\r\nTwo\n<!-- post -->\n* * *\nThree\n'
    posts = load(write(tmp_path, content))
    assert texts(posts) == ["One", "Two\n<!-- post -->", "Three"]
    assert [post.id for post in posts] == ["week:5", "week:8", "week:11"]


def test_lines_in_code_separate_nothing(tmp_path):
    content = "é One\n\n```\n<!-- post -->\n```\n\n<!-- post -->\n\nTwo\n"
    posts = load(write(tmp_path, content))
    assert texts(posts) == ["é One\n\n```\n<!-- post -->\n```", "Two"]


def test_a_lone_post_keeps_its_id(tmp_path):
    (post,) = load(write(tmp_path, "<!-- post -->\nOnly\n<!-- post -->\n"))
    assert (post.text, post.id) == ("Only", "draft.md")


def test_front_matter_alone_is_no_post_and_no_error(tmp_path):
    assert load_all(write(tmp_path, "---\ntitle: Section\n---\n\n")) == ([], [])


@pytest.mark.parametrize("content", ["", "\n \r\n", "\ufeff"])
def test_empty(tmp_path, content):
    with pytest.raises(SourceError, match=r"draft\.md: no posts: it is empty"):
        load(write(tmp_path, content))


PIECES = st.sampled_from(
    [
        "---",
        "+++",
        "***",
        "<!-- post -->",
        "```",
        "\n",
        "\r\n",
        "\r",
        "id: x",
        "é",
        "👩‍🚀",
        " ",
        "word",
        "[a](b)",
        "    ",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_posts_stand_in_the_file(tmp_path_factory, content):
    posts, _ = load_all(write(tmp_path_factory.mktemp("markdown"), content))
    assert_verbatim(posts, content)
    assert all(span.end <= len(post.text) for post in posts for span in post.excluded)
    assert all(post.text == post.text.strip() != "" for post in posts)
