"""Encodings: the mark, UTF-8, what is declared, then a guess with its confidence; broken bytes are counted, nothing is lost."""

import re

import pytest

from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.encoding import decode_text, restore

RUSSIAN = "Министры двух прибрежных государств встретились во вторник в портовом городе и договорились обмениваться данными об улове сельди."
JAPANESE = "大臣は火曜日に港町で会談した。"


def declared(text, codec, name=None):
    return f'<html><head><meta charset="{name or codec}"></head><body>{text}</body></html>'.encode(codec)


@pytest.mark.parametrize(
    ("data", "encoding", "note"),
    [
        ("\ufeffTalks – began".encode(), "utf-8-sig", ""),
        (declared("Talks – began", "utf-8", "koi8-r"), "utf-8", "declares koi8-r, but is UTF-8"),
        (declared(RUSSIAN, "koi8-r"), "koi8-r", ""),
        (declared(RUSSIAN, "cp1251", "windows-1251"), "cp1251", ""),
        (declared("“Talks” – began", "cp1252", "iso-8859-1"), "cp1252", ""),  # what browsers do
        (declared(JAPANESE, "iso2022_jp", "iso-2022-jp"), "iso2022_jp", ""),  # seven bits that are no ASCII
        (declared(JAPANESE, "shift_jis"), "shift_jis", ""),
        (declared("Talks\\u2013began é", "cp1252", "unicode_escape"), "cp1252", "encoding guessed, confidence 1.00"),  # no encoding of pages
        (declared("Talks é", "cp1252", "utf-8"), "cp1252", "declares utf-8, but is not; encoding guessed, confidence 1.00"),
        ((RUSSIAN * 3).encode("cp1251"), "cp1251", "encoding guessed, confidence"),
        ("Talks “began”".encode("cp1252"), "cp1252", "encoding guessed, confidence 1.00"),
        ("Talks – “began” – in Zürich".encode() + b"\xff\xfe", "utf-8", "2 broken bytes stand as U+FFFD"),
        (b"Talks\x00" + b"began, so much is sure, on a Tuesday in the harbour town, " * 9, "utf-8", "1 broken byte stands as U+FFFD"),
        (b"\x00\x01\x00\x00\x02" * 99, None, ""),
        ("Talks began on Tuesday".encode("utf-16-be"), "utf-16-be", ""),
        ("Talks began \ud800 on Tuesday, and more talks on Friday, in the harbour town, after a long silence".encode("utf-16-le", "surrogatepass"), "utf-16-le", "1 broken byte stands as U+FFFD"),
        (b"Talks \xed\xa0\x80 began", "utf-8", "3 broken bytes stand as U+FFFD"),
    ],
)  # fmt: skip
def test_the_encoding_is_found_and_a_guess_is_told(data, encoding, note):
    text, found, remark = decode_text(data)
    if encoding is None:
        assert (text, found, remark) == (None, "", "")
        return
    assert found == encoding
    assert remark == note or (note.endswith("confidence") and re.fullmatch(rf"{note} [01]\.\d\d", remark))
    assert restore(data, found) == text
    text.encode("utf-8")


def test_what_travels_between_processes_arrives():
    sent = Decoded("a\x00\ud800b", "utf-8", "0" * 64, "html", "note", {2: ("title", "why")}, {"title": "x\ud800"}, "7")
    got = Decoded.from_json(sent.as_json())
    assert got == Decoded("a\ufffd\ufffdb", "utf-8", "0" * 64, "html", "note", {2: ("title", "why")}, {"title": "x\ufffd"}, "7")
