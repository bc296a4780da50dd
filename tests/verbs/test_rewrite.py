import json
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _drafts():
    Path("a.md").write_text("Look at teh bean.")
    Path("b.md").write_text("Fine.")


def test_as_a_diff(run):
    assert run("rewrite", "a.md", "b.md", "--voice", "acme.voice") == (
        0,
        "a.md:1  sounds like Acme  90/100\n"
        "  rewrite: 20 → 80; keeps 0% of the words; settles misspelling\n"
        "    [-Look at teh bean.-]{+Better.+}\n"
        "\n"
        "b.md:1  sounds like Acme  90/100\n"
        "  no better wording found\n"
        "\n",
        "",
    )


def test_quiet_says_nothing_of_what_is_fine(run):
    assert run("rewrite", "b.md", "-q") == (0, "", "")


def test_as_json(run):
    status, out, _ = run("rewrite", "a.md", "b.md", "--format", "json")
    assert status == 0
    assert [[rewrite["text"] for rewrite in row["rewrites"]] for row in json.loads(out)] == [["Better."], []]


def test_what_cannot_be_read(run):
    assert run("rewrite", "gone.md", "-q")[0] == 2
