import csv
import io
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicecheck.batch import _aside
from voicecheck.batch.write import writer
from voicecheck.types import VoicecheckError

SUFFIXES = (".jsonl", ".csv", ".parquet")

ROWS = [
    {
        "schema": 1,
        "id": "a",
        "path": "posts.jsonl",
        "row": 1,
        "text": 'Fresh "buns" ☕\nat nine',
        "channel": "x",
        "created_at": "2024-05-01",
        "voice": {"score": 87.4, "p_value": 0.41, "verdict": "on", "drivers": []},
        "tones": {"playful": 0.77},
        "families": {"robotic": 0.03},
        "findings": [],
        "rewrites": [],
    },
    {
        "schema": 1,
        "id": "b",
        "path": "posts.jsonl",
        "row": 2,
        "text": "@anna -- sorry you feel that way",
        "channel": None,
        "voice": None,
        "tones": {"playful": 0.1, "dry": 0.5},
        "families": {"robotic": 0.5, "defensive": 0.9},
        "findings": [{"check": "pseudo-apology", "family": "defensive"}],
        "rewrites": [{"text": "Sorry we let you down"}],
    },
]
COLUMNS = [
    *("id", "path", "row", "channel", "created_at", "text", "score", "p_value", "verdict"),
    *("tone_playful", "tone_dry", "family_robotic", "family_defensive"),
    *("findings_voice", "findings_robotic", "findings_typo", "findings_defensive"),
    *("checks", "drivers", "best_rewrite"),
]


def write(path, rows):
    with writer(path) as out:
        for row in rows:
            out.write(row)


def names_in(folder):
    return sorted(path.name for path in folder.iterdir())


def cells(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_jsonl_rows_are_the_rows(tmp_path):
    write(tmp_path / "out.jsonl", ROWS)
    data = (tmp_path / "out.jsonl").read_bytes()
    assert [json.loads(line) for line in data.decode().split("\n")[:-1]] == ROWS
    assert "☕".encode() in data
    assert b"\r" not in data


def test_csv(tmp_path):
    write(tmp_path / "out.csv", ROWS)
    first, second = cells(tmp_path / "out.csv")
    assert list(first) == COLUMNS
    assert first["text"] == 'Fresh "buns" ☕\nat nine'
    assert (first["score"], first["tone_dry"], first["findings_defensive"], first["best_rewrite"]) == (
        "87.4",
        "",
        "0",
        "",
    )
    assert second["text"] == "@anna -- sorry you feel that way"
    assert (second["score"], second["tone_dry"], second["checks"]) == ("", "0.5", "pseudo-apology")


def test_parquet(tmp_path):
    write(tmp_path / "out.parquet", ROWS)
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.column_names == COLUMNS
    assert table.schema.field("row").type == table.schema.field("findings_typo").type == pa.int64()
    assert table.schema.field("score").type == table.schema.field("tone_dry").type == pa.float64()
    assert table.schema.field("text").type == pa.string()
    first, second = table.to_pylist()
    assert (first["text"], first["row"], first["score"], first["tone_dry"]) == (
        ROWS[0]["text"],
        1,
        87.4,
        None,
    )
    assert (second["verdict"], second["family_defensive"], second["findings_defensive"]) == (None, 0.9, 1)


def test_parquet_of_many_rows_keeps_the_order(tmp_path):
    write(tmp_path / "out.parquet", ({"id": str(n), "text": "x"} for n in range(3000)))
    ids = pq.read_table(tmp_path / "out.parquet")["id"].to_pylist()
    assert ids == [str(n) for n in range(3000)]


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1), min_size=1
    )
)
def test_texts_come_back(tmp_path_factory, wanted):
    folder = tmp_path_factory.mktemp("out")
    for suffix in SUFFIXES:
        write(folder / f"out{suffix}", [{"id": "a", "text": text} for text in wanted])
    lines = (folder / "out.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    assert [json.loads(line)["text"] for line in lines] == wanted
    assert pq.read_table(folder / "out.parquet")["text"].to_pylist() == wanted
    found = [row["text"] for row in cells(folder / "out.csv")]
    assert [text.removeprefix("'") for text in found] == [text.removeprefix("'") for text in wanted]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_no_rows(tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    write(path, [])
    assert path.exists()
    if suffix == ".csv":
        assert path.read_text().startswith("id,path,row,")
    if suffix == ".parquet":
        assert pq.read_table(path).num_rows == 0


@pytest.mark.parametrize(
    "text",
    [
        "@anna thank you!",
        "@anna see you (and Sam) there :(",
        "- buns\n- tea",
        "-10% today",
        "+44 20 7946 0000",
        "+1 to this | no wait",
        "a = b",
        "'quoted' word",
        "100% =)",
    ],
)
def test_csv_keeps_ordinary_text(tmp_path, text):
    write(tmp_path / "out.csv", [{"id": "a", "text": text}])
    assert cells(tmp_path / "out.csv")[0]["text"] == text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("http://a.b")',
        "  =1+1",
        "\t=1+1",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        '+1+HYPERLINK("http://a.b")',
        "\r\n+SUM(1)",
        "＝1+1",
    ],
)
def test_csv_disarms_formulas(tmp_path, text):
    write(tmp_path / "out.csv", [{"id": text, "text": text}])
    (row,) = cells(tmp_path / "out.csv")
    assert (row["id"], row["text"]) == (f"'{text}", f"'{text}")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, SystemExit, GeneratorExit])
def test_nothing_is_left_of_what_failed(tmp_path, suffix, error):
    path = tmp_path / f"out{suffix}"
    path.write_text("what stood there")

    def rows():
        yield ROWS[0]
        raise error

    with pytest.raises(error):
        write(path, rows())
    assert path.read_text() == "what stood there"
    assert names_in(tmp_path) == [path.name]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_absent_until_complete(tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    with writer(path) as out:
        out.write(ROWS[0])
        assert not path.exists()
    assert names_in(tmp_path) == [path.name]


def test_interrupted_process_leaves_nothing(tmp_path):
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from voicecheck.batch.write import writer\n"
        "with writer(Path(sys.argv[1])) as out:\n"
        "    out.write({'id': 'a', 'text': 'x'})\n"
        "    print('ready', flush=True)\n"
        "    time.sleep(60)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "out.csv")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
    assert process.returncode != 0
    assert names_in(tmp_path) == []


def test_rights_are_those_of_other_new_files(tmp_path):
    (tmp_path / "plain").touch()
    write(tmp_path / "out.csv", ROWS)
    assert (tmp_path / "out.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_rights_and_links_are_kept(tmp_path):
    target = tmp_path / "target.csv"
    target.touch()
    target.chmod(0o640)
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    write(link, ROWS)
    assert link.is_symlink()
    assert cells(target)[0]["id"] == "a"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def refused(path):
    """What is said before the first row."""
    with pytest.raises(VoicecheckError) as caught, writer(path):
        pytest.fail("opened")
    return str(caught.value)


def test_refused_before_the_work(tmp_path):
    (tmp_path / "folder.csv").mkdir()
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "file").touch()
    reasons = {
        "out.xlsx": "not a kind of output: let the name end in one of .jsonl, .csv, .parquet",
        "out": "not a kind of output: let the name end in one of .jsonl, .csv, .parquet",
        "gone/out.csv": f"there is no folder {tmp_path / 'gone'}: make it first",
        "file/out.csv": f"there is no folder {tmp_path / 'file'}: make it first",
        "folder.csv": "is a folder: name a file in it",
        "pipe.csv": "a pipe or device, not a file: name a file",
    }
    assert {name: refused(tmp_path / name) for name in reasons} == {
        name: f"{tmp_path / name}: {reason}" for name, reason in reasons.items()
    }
    assert names_in(tmp_path) == ["file", "folder.csv", "pipe.csv"]


REMEDY = "check the space on the disk and that you may write there, or name another place"


def test_unwritable_folder(tmp_path, monkeypatch):
    def deny(*args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(_aside.os, "open", deny)
    path = tmp_path / "out.csv"
    assert refused(path) == f"{path}: cannot be written (Permission denied): {REMEDY}"


class FullDisk(io.StringIO):
    def write(self, text):
        raise OSError(28, "No space left on device")


def test_full_disk(tmp_path, monkeypatch):
    path = tmp_path / "out.jsonl"
    monkeypatch.setattr(Path, "open", lambda *args, **kwargs: FullDisk())
    with pytest.raises(VoicecheckError) as caught, writer(path) as out:
        out.write(ROWS[0])
    assert str(caught.value) == f"{path}: cannot be written (No space left on device): {REMEDY}"
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_disk_full_at_the_end(tmp_path, monkeypatch, suffix):
    path = tmp_path / f"out{suffix}"

    def fail(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_aside.os, "fsync", fail)
    with pytest.raises(VoicecheckError, match=r"cannot be written \(No space left on device\)"):
        write(path, ROWS)
    assert names_in(tmp_path) == []


def test_failures_of_the_work_are_not_called_failures_to_write(tmp_path):
    with pytest.raises(FileNotFoundError), writer(tmp_path / "out.csv"):
        (tmp_path / "gone").read_text()


def test_names_the_extra_where_pyarrow_is_absent(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    path = tmp_path / "out.parquet"
    assert refused(path) == f'{path}: writing Parquet needs pyarrow: pip install "voicecheck[parquet]"'


def test_what_json_cannot_hold_is_refused(tmp_path):
    with pytest.raises(ValueError, match="not JSON compliant"):
        write(tmp_path / "out.jsonl", [{"id": "a", "score": float("nan")}])
    assert names_in(tmp_path) == []
