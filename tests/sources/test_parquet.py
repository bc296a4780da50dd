import sys
from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from voicecheck.types import Origin, Post, SourceError

from .support import load, load_all, texts


def write(folder, columns, **options):
    path = folder / "posts.parquet"
    pq.write_table(pa.table(columns), path, **options)
    return path


def test_all_fields(tmp_path):
    path = write(
        tmp_path,
        {
            "likes": [3],
            "id": [7],
            "text": ["Hello 👩‍🚀\r\nthere"],
            "channel": pa.array(["X"]).dictionary_encode(),
            "created_at": pa.array([datetime(2024, 5, 1, 10)], pa.timestamp("us")),
            "author": ["Sam"],
            "reply_to": ["Where?"],
        },
    )
    assert load(path) == [
        Post(
            text="Hello 👩‍🚀\r\nthere",
            id="7",
            channel="x",
            created_at="2024-05-01T10:00:00",
            author="Sam",
            reply_to="Where?",
            origin=Origin(path=str(path), row=1),
        )
    ]


@pytest.mark.parametrize(
    ("array", "wanted"),
    [
        (pa.array([1714557600123456789], pa.timestamp("ns")), "2024-05-01T10:00:00.123456"),
        (
            pa.array([datetime(2024, 5, 1, 10, tzinfo=UTC)], pa.timestamp("ms", "Europe/Paris")),
            "2024-05-01T10:00:00+00:00",
        ),
        (pa.array([datetime(2024, 5, 1)], pa.date32()), "2024-05-01"),
        (pa.array([None], pa.timestamp("s")), None),
    ],
    ids=["nanoseconds", "zone", "date", "null"],
)
def test_times(tmp_path, array, wanted):
    (post,) = load(write(tmp_path, {"text": ["a"], "created_at": array}))
    assert post.created_at == wanted


def test_ids(tmp_path):
    posts = load(write(tmp_path, {"text": ["a", "b", "c"], "id": [1.0, None, float("nan")]}))
    assert [post.id for post in posts] == ["1", "posts.parquet:2", "posts.parquet:3"]


def test_many_batches_in_order(tmp_path):
    wanted = [f"post {n}" for n in range(5000)]
    posts = load(write(tmp_path, {"body": wanted}, row_group_size=700), text_column="body")
    assert texts(posts) == wanted
    assert [post.origin.row for post in posts] == list(range(1, 5001))


def test_bad_rows_are_reported_and_the_rest_read(tmp_path):
    path = write(tmp_path, {"text": ["one", None, " ", "four"]})
    posts, errors = load_all(path)
    assert texts(posts) == ["one", "four"]
    assert errors == [f"{path}, row {row}: empty text: fill it in or remove the row" for row in (2, 3)]


def test_numbers_for_text(tmp_path):
    path = write(tmp_path, {"text": [1, 2]})
    assert load_all(path)[1][0] == f"{path}, row 1: the post is a number, not text: fix or remove the row"


def test_text_that_is_not_utf8(tmp_path):
    column = pa.array([b"caf\xe9"], pa.binary()).cast(pa.string(), safe=False)
    path = tmp_path / "posts.parquet"
    pq.write_table(pa.table({"text": column}), path)
    with pytest.raises(
        SourceError, match=r"posts\.parquet: not a usable Parquet file \(.*\): write it again"
    ):
        load(path)


def test_missing_column(tmp_path):
    with pytest.raises(
        SourceError, match=r'no column "text" \(did you mean "body"\?\); the columns are: id, body;'
    ):
        load(write(tmp_path, {"id": [1], "body": ["a"]}))


def test_empty_table(tmp_path):
    with pytest.raises(SourceError, match=r"posts\.parquet: no posts: it is empty"):
        load(write(tmp_path, {"text": pa.array([], pa.string())}))


@pytest.mark.parametrize("content", [b"", b"not parquet", b"PAR1 and then nothing PAR1"])
def test_not_parquet(tmp_path, content):
    path = tmp_path / "posts.parquet"
    path.write_bytes(content)
    with pytest.raises(
        SourceError, match=r"posts\.parquet: not a usable Parquet file \([^\n]*\): write it again$"
    ):
        load(path)


def test_damaged_file(tmp_path):
    path = write(tmp_path, {"text": [f"post {n} " * 20 for n in range(500)]}, compression="zstd")
    data = bytearray(path.read_bytes())
    data[100:400] = b"\xff" * 300
    path.write_bytes(data)
    with pytest.raises(SourceError, match=r"posts\.parquet: not a usable Parquet file"):
        load(path)


def test_names_the_extra_where_pyarrow_is_absent(tmp_path, monkeypatch):
    path = write(tmp_path, {"text": ["a"]})
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(SourceError) as caught:
        load(path)
    assert str(caught.value) == f'{path}: reading Parquet needs pyarrow: pip install "voicecheck[parquet]"'
