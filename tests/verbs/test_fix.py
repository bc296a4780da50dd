import codecs
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voicecheck.batch import aside
from voicecheck.render.screen import Judged
from voicecheck.sources import read
from voicecheck.types import Edit, Finding, Fix, Origin, Post, Report, Span, VoicecheckError
from voicecheck.verbs import fix
from voicecheck.verbs.fix import fixed

FRONT = "---\r\ntitle: teh title\r\n---\r\n\r\n"


def test_fixes_in_place_and_reports_what_is_left(run):
    path = Path("a.md")
    path.write_bytes(("\ufeff" + FRONT + "Look at teh teh bean.\r\nTHIS `teh` is\n").encode())
    status, out, err = run("check", "a.md", "--fix")
    assert path.read_bytes() == ("\ufeff" + FRONT + "Look at the bean.\r\nTHIS `the` is\n").encode()
    assert (status, err) == (0, "")
    assert "  6:1  suggestion: Found shouting. (shouting)\n" in out
    assert run("check", "a.md", "--fix")[1] == out


def test_several_posts_of_a_file(run):
    Path("a.md").write_text("Look at teh one.\n\n<!-- post -->\n\nteh two\n<!-- post -->\nthree")
    assert run("check", "a.md", "--fix", "-q") == (0, "", "")
    assert Path("a.md").read_text() == "Look at the one.\n\n<!-- post -->\n\nthe two\n<!-- post -->\nthree"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-16-le", codecs.BOM_UTF16_LE), ("utf-32-be", codecs.BOM_UTF32_BE), ("cp1252", b"")],
)
def test_other_encodings_stay(run, encoding, mark):
    Path("a.txt").write_bytes(mark + "café teh end".encode(encoding))
    assert run("check", "a.txt", "--fix", "-q", "--encoding", "cp1252")[0] == 0
    assert Path("a.txt").read_bytes() == mark + "café the end".encode(encoding)


def test_permissions_and_links_stay(run):
    Path("real.md").write_text("teh")
    Path("real.md").chmod(0o640)
    Path("link.md").symlink_to("real.md")
    assert run("check", "link.md", "--fix", "-q")[0] == 0
    assert Path("link.md").is_symlink()
    assert (Path("real.md").read_text(), Path("real.md").stat().st_mode & 0o777) == ("the", 0o640)


def test_an_unchanged_file_is_not_written(run):
    Path("a.md").write_text("LOUD sorry you feel")
    os.utime("a.md", (1, 1))
    assert run("check", "a.md", "--fix")[0] == 1
    assert Path("a.md").stat().st_mtime == 1


@pytest.mark.parametrize("option", ["--fix", "--diff"])
def test_rows_are_not_changed(run, option):
    Path("a.jsonl").write_text('{"text": "teh"}\n')
    status, _, err = run("check", "a.jsonl", option)
    assert status == 1
    assert err == "voicecheck: a.jsonl: has safe fixes, but only Markdown and text files are changed\n"
    assert Path("a.jsonl").read_text() == '{"text": "teh"}\n'


def test_a_diff_changes_nothing(run):
    before = b"one\r\nteh\xc2\x85 two\r\nthree"
    Path("a.txt").write_bytes(before)
    status, out, err = run("check", "a.txt", "--diff")
    assert (status, err, Path("a.txt").read_bytes()) == (1, "", before)
    assert out == (
        "--- a.txt\n+++ a.txt (fixed)\n@@ -1,3 +1,3 @@\n one\r\n-teh\x85 two\r\n+the\x85 two\r\n three\n"
        "\\ No newline at end of file\n"
    )


def test_nothing_to_fix_no_diff(run):
    Path("a.txt").write_text("fine\n")
    assert run("check", "a.txt", "--diff") == (0, "", "")


def test_fix_and_diff_exclude_each_other(run):
    with pytest.raises(SystemExit) as raised:
        run("check", "a.md", "--fix", "--diff")
    assert raised.value.code == 2


def test_a_file_that_cannot_be_written_is_named_and_the_rest_goes_on(run, monkeypatch):
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("teh")

    def full(path: Path):
        if path.name == "a.txt":
            raise VoicecheckError("a.txt: cannot be written (disk full)")
        return aside(path)

    monkeypatch.setattr(fix, "aside", full)
    status, out, err = run("check", "a.txt", "b.txt", "--fix")
    assert (status, err) == (2, "voicecheck: a.txt: cannot be written (disk full)\n")
    assert {path.name: path.read_text() for path in Path().iterdir()} == {"a.txt": "teh", "b.txt": "the"}
    assert "a.txt:1  1 thing to look at\n" in out


def judged(post: Post, *edits: Edit) -> Judged:
    findings = tuple(
        Finding("x", "typo", "warning", edit.span, "x", (Fix("x", (edit,), "safe"),)) for edit in edits
    )
    return Judged(Report(post, findings=findings), "", True)


def attempt(item: Judged, encoding: str | None = None) -> list[str]:
    """Fix one file once; the errors told."""
    errors: list[VoicecheckError] = []
    assert list(fixed([item], lambda path: [], encoding, errors.append)) in ([], [item])
    return [str(error) for error in errors]


def test_a_file_that_changed_meanwhile_is_left_alone():
    Path("a.txt").write_text("something else")
    item = judged(Post("teh", "a", origin=Origin("a.txt", offset=0)), Edit(Span(0, 3), "the"))
    assert attempt(item) == ["a.txt: changed while it was checked: run the command again"]
    assert Path("a.txt").read_text() == "something else"


def test_characters_that_the_encoding_lacks():
    Path("a.txt").write_bytes(b"caf\xe9")
    item = judged(Post("café", "a", origin=Origin("a.txt", offset=0)), Edit(Span(0, 4), "コーヒー"))
    assert attempt(item, "cp1252") == ["a.txt: cp1252 lacks characters of the fix: save the file as UTF-8"]
    assert Path("a.txt").read_bytes() == b"caf\xe9"


def test_only_the_first_fix_is_made_and_only_if_it_is_safe():
    Path("a.txt").write_text("one two three")
    post = Post("one two three", "a", origin=Origin("a.txt", offset=0))

    def finding(start: int, *fixes: Fix) -> Finding:
        return Finding("x", "typo", "warning", Span(start, start + 1), "x", fixes)

    def better(start: int, text: str, safety: str) -> Fix:
        return Fix("x", (Edit(Span(start, start + 3), text),), safety)

    findings = (
        finding(0, better(0, "1", "review"), better(0, "uno", "safe")),
        finding(4, better(4, "2", "safe"), better(4, "due", "safe")),
        finding(5, better(5, "overlaps", "safe")),
    )
    assert attempt(Judged(Report(post, findings=findings), "", True)) == []
    assert Path("a.txt").read_text() == "one 2 three"


TEXT = st.text(alphabet=st.sampled_from("ab \té👍日\u2028\x85\x0b\r\n"))
SOLID = st.text(alphabet="abé👍", min_size=1, max_size=3)


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    TEXT,
    SOLID,
    SOLID,
    st.sampled_from([("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("utf-16-be", codecs.BOM_UTF16_BE)]),
    st.data(),
)
def test_all_but_the_edited_span_stays_byte_for_byte(middle, first, last, coding, data):
    encoding, mark = coding
    before, after = data.draw(TEXT), data.draw(TEXT)
    text = before + first + middle + last + after
    Path("a.txt").write_bytes(mark + text.encode(encoding))
    (post,) = read(["a.txt"], whole_text=True)
    start = data.draw(st.integers(0, len(post.text)))
    end = data.draw(st.integers(start, len(post.text)))
    assert attempt(judged(post, Edit(Span(start, end), "<new>"))) == []
    offset = post.origin.offset
    expected = text[: offset + start] + "<new>" + text[offset + end :]
    assert Path("a.txt").read_bytes() == mark + expected.encode(encoding)
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_a_new_line_ends_as_the_others_of_the_file():
    Path("a.txt").write_bytes(b"one\r\ntwo")
    post = Post("one\r\ntwo", "a", origin=Origin("a.txt", offset=0))
    assert attempt(judged(post, Edit(Span(3, 3), "\nand\r\n"))) == []
    assert Path("a.txt").read_bytes() == b"one\r\nand\r\n\r\ntwo"
