"""Find the encoding of text: mark, declaration, UTF-8, then a guess whose confidence is told."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from stancebook.sources.readers.decoded import storable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: Bytes up to which a text is kept decoded, since one reader after the other looks at it.
_KEPT = 1_000_000
_DECLARED = re.compile(
    rb"(?:<meta[^>]{0,200}charset\s{0,9}=\s{0,9}[\"']?|<\?xml[^>]{0,100}encoding\s{0,9}=\s{0,9}[\"'])\s{0,9}([A-Za-z0-9_.:-]{2,40})", re.I
)
#: Python's names of the encodings that a page may declare; others (such as `idna` or `unicode_escape`) are no text of the web.
_KNOWN = re.compile(r"utf-(?:8|8-sig|16|16-le|16-be|32)|ascii|cp\d{3,4}|iso8859-\d+|koi8-[rtu]|big5(?:hkscs)?|gb(?:2312|k|18030)|hz|shift_jis(?:x?_\d+)?|euc_\w+|iso2022_\w+|johab|mac-\w+|tis-620|ptcp154")
_LATIN = ("ascii", "iso8859-1")
#: Signs beyond A to Z that Western prose uses, as Windows-1252 writes them.
_WESTERN = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u20ac\u00a3\u00a7\u00ab\u00bb\u00b0\u00a0\u0160\u0161\u017d\u017e\u0152\u0153\u2022]")


def decode_text(data: bytes) -> tuple[str | None, str, str]:
    """Return (text, encoding, note), or (None, "", "") for bytes that are no text.

    `restore(data, encoding)` gives the same text again. The note counts broken bytes and tells a guess with its confidence.

    >>> decode_text("The envoy’s visit".encode("cp1252"))[1:]
    ('cp1252', 'encoding guessed, confidence 1.00')
    """
    return _last(data) if len(data) <= _KEPT else _decode(data)


def _decode(data: bytes) -> tuple[str | None, str, str]:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return _found(data, codec)
    wide = _wide(data) if b"\x00" in data else ""
    if wide:
        return _found(data, wide)
    if data.count(0) * 200 > len(data):
        return None, "", ""
    declared = _declared(data)
    escapes = declared.startswith("iso2022") or declared == "hz"
    if not escapes and _decodes(data, "utf-8"):
        other = declared and not declared.startswith("utf-8") and declared != "ascii" and not data.isascii()
        return _found(data, "utf-8", f"declares {declared}, but is UTF-8" if other else "")
    if declared and _decodes(data, declared):
        return _found(data, declared)
    if _decodes(data, "utf-8", "surrogatepass"):
        return _found(data, "utf-8")
    return _guess(data, f"declares {declared}, but is not" if declared else "")


_last = lru_cache(maxsize=1)(_decode)


def restore(data: bytes, encoding: str) -> str:
    """Decode text whose encoding is known; broken bytes and NUL become U+FFFD."""
    return storable(data.decode(encoding, errors="replace"))


def _found(data: bytes, codec: str, *notes: str) -> tuple[str, str, str]:
    text = restore(data, codec)
    broken = text.count("\ufffd") if not _decodes(data, codec) or "\x00" in data.decode(codec) else 0
    counted = f"{broken} broken byte{'s stand' if broken > 1 else ' stands'} as U+FFFD" if broken else ""
    return text, codec, "; ".join(filter(None, (*notes, counted)))


def _decodes(data: bytes, codec: str, errors: str = "strict") -> bool:
    try:
        data.decode(codec, errors)
    except UnicodeDecodeError:
        return False
    return True


def _declared(data: bytes) -> str:
    match = _DECLARED.search(data[:4096])
    if not match:
        return ""
    try:
        codec = codecs.lookup(match[1].decode("ascii")).name
    except (LookupError, ValueError):
        return ""
    return ("cp1252" if codec in _LATIN else codec) if _KNOWN.fullmatch(codec) else ""


def _guess(data: bytes, note: str) -> tuple[str, str, str]:
    """Guess: UTF-8 with a few broken bytes, Windows-1252 where a few signs are not ASCII, else by charset_normalizer."""
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    if broken * 3 <= sum(char > "\x7f" for char in mended):
        return _found(data, "utf-8", note)
    high = bytes(byte for byte in data if byte > 127)
    if len(high) * 5 < len(data) and _decodes(data, "cp1252"):
        sure = len(_WESTERN.findall(high.decode("cp1252"))) / len(high)
        return _found(data, "cp1252", note, f"encoding guessed, confidence {sure:.2f}")
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:200_000]).best()
    if best is None:
        return _found(data, "latin-1", note, "encoding guessed, confidence 0.00")
    return _found(data, best.encoding, note, f"encoding guessed, confidence {1 - best.percent_chaos / 100:.2f}")


def _wide(data: bytes) -> str:
    """Tell UTF-16 without a mark: Western text has its zero bytes in every second place only."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    for codec, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if half and zeros > 0.4 * half and others < 0.02 * half + 1 and data.decode(codec, errors="replace").count("\ufffd") <= 1 + half // 100:
            return codec
    return ""
