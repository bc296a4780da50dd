import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicecheck.sources._decode import codec, decode, lines, require_known
from voicecheck.types import SourceError

TEXT = "Café 👩‍🚀 שלום\r\nsecond\rthird\n"
ENCODINGS = {
    "utf-8": (b"", "utf-8"),
    "utf-8 with mark": (codecs.BOM_UTF8, "utf-8"),
    "utf-16-le": (codecs.BOM_UTF16_LE, "utf-16-le"),
    "utf-16-be": (codecs.BOM_UTF16_BE, "utf-16-be"),
    "utf-32-le": (codecs.BOM_UTF32_LE, "utf-32-le"),
    "utf-32-be": (codecs.BOM_UTF32_BE, "utf-32-be"),
}


def stream(data: bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data))


@pytest.mark.parametrize(("mark", "name"), ENCODINGS.values(), ids=ENCODINGS)
def test_reads_by_the_byte_order_mark(mark, name):
    data = mark + TEXT.encode(name)
    assert decode(data, "f") == TEXT
    assert list(lines(stream(data), "f")) == ["Café 👩‍🚀 שלום\r\n", "second\r", "third\n"]
    assert codec(data[:4]) == (name, mark)


def test_mark_wins_over_the_encoding_given():
    assert decode(codecs.BOM_UTF8 + "é".encode(), "f", "cp1252") == "é"


def test_encoding_given_is_used():
    assert decode("don’t".encode("cp1252"), "f", "cp1252") == "don’t"
    assert list(lines(stream("don’t\nwon’t".encode("cp1252")), "f", "cp1252")) == ["don’t\n", "won’t"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
def test_lines_join_to_the_text(text):
    data = text.encode()
    assert "".join(lines(stream(data), "f")) == decode(data, "f") == text


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"text with a \0 inside", "hi\n".encode("utf-16-le")]
)
def test_binary(data):
    message = "^logo.png: a binary file, not text: save the posts as"
    with pytest.raises(SourceError, match=message):
        decode(data, "logo.png")
    with pytest.raises(SourceError, match=message):
        list(lines(stream(data), "logo.png"))


def test_wrong_encoding_names_the_line_and_the_remedy():
    data = "one\ntwo\r\nthree don’t\n".encode("cp1252")
    message = "^f.txt, line 3: not UTF-8: save it as UTF-8, or add --encoding cp1252 to read it as it is$"
    with pytest.raises(SourceError, match=message):
        decode(data, "f.txt")
    with pytest.raises(SourceError, match=message):
        list(lines(stream(data), "f.txt"))


def test_wrong_encoding_is_found_far_into_a_stream():
    data = b"a good line\n" * 50_000 + b"caf\xe9\n"
    read = []
    with pytest.raises(SourceError, match=r"^f, line 50001: not UTF-8"):
        read.extend(lines(stream(data), "f"))


def test_no_encoding_is_suggested_where_cp1252_cannot_read_it_either():
    with pytest.raises(SourceError, match=r"line 1: not UTF-8: save it as UTF-8$"):
        decode(b"\x81\x8d\xff", "f")


def test_truncated_utf16():
    with pytest.raises(SourceError, match=r"not UTF-16-LE: save it as UTF-8$"):
        decode(codecs.BOM_UTF16_LE + b"a\0b", "f")


@pytest.mark.parametrize("name", ["latin-99", "base64", "rot13"])
def test_unknown_encoding(name):
    with pytest.raises(SourceError, match=f'^unknown encoding "{name}": try utf-8'):
        require_known(name)
