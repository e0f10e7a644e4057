"""Read one raw file: bytes to decoded text, with the encoding named."""

from __future__ import annotations

import hashlib
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

import charset_normalizer

from stancebook.errors import SourceError
from stancebook.study import Source, Study

MAX_BYTES = 20_000_000
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAGS = re.compile(r"</?(?:p|div|span|a|h[1-6]|br|meta|article|table|ul|li|img)\b[^>]*>", re.I)


@dataclass(frozen=True)
class Decoded:
    """The decoded text of a raw file; for HTML the reader's plain text, with what the markup says of its lines.

    `hints` maps a 1-based line to its (label, reason); `tells` holds the metadata that the markup states.
    """

    text: str
    encoding: str
    raw_sha256: str = ""
    kind: str = "text"
    note: str = ""
    hints: dict[int, tuple[str, str]] = field(default_factory=dict)
    tells: dict[str, str] = field(default_factory=dict)


def read_source(study: Study, source: Source) -> Decoded:
    """Read and decode the raw file of `source`; raise SourceError where there is no text to read."""
    path = study.raw / source.file
    return decode(read_bytes(path, source.file), source.file)


def read_bytes(path: Path, name: str) -> bytes:
    """Return the bytes of a regular file of at most 20 MB."""
    where = f"raw/{name}"
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise SourceError(where, "is not a regular file", "put the text itself into raw/")
        if facts.st_size > MAX_BYTES:
            raise SourceError(where, f"is larger than {MAX_BYTES // 1_000_000} MB", "split it into one file a document")
        return path.read_bytes()
    except OSError as error:
        raise SourceError(where, f"cannot be read ({error.strerror})", "check the file and its permissions") from error


def decode(data: bytes, name: str) -> Decoded:
    """Decode the bytes of one file; HTML (told by its content) becomes plain text.

    >>> decode(b"\\xef\\xbb\\xbfTalks began.", "a.txt").encoding
    'utf-8-sig'
    >>> decode("The envoy’s visit".encode("cp1252"), "a.txt").encoding
    'cp1252'
    """
    where = f"raw/{name}"
    if not data.strip(b" \t\r\n\x00\x0b\x0c"):
        raise SourceError(where, "is empty", "add its text, or remove the file and its row in sources.csv")
    if data.startswith((b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise SourceError(where, "is a PDF or office file", "save its text as .txt (UTF-8) or .html and list that file")
    text, encoding, note = _decode_text(data)
    if text is None or len(_CONTROL.findall(text)) > max(2, len(text) // 50) or "\x00" in text:
        raise SourceError(where, "is binary, not text", "save its text as .txt (UTF-8) or .html and list that file")
    if not re.search(r"\w", text):
        raise SourceError(where, "holds no word", "add its text, or remove the file and its row in sources.csv")
    sha = hashlib.sha256(data).hexdigest()
    if is_html(text, name):
        from stancebook.sources.html import plain_text

        plain, hints, tells = plain_text(text)
        if not re.search(r"\w", plain):
            raise SourceError(where, "is an HTML page without text", "save the article itself as .txt or .html")
        return Decoded(plain, encoding, sha, "html", note, hints, tells)
    return Decoded(text, encoding, sha, "text", note)


def is_html(text: str, name: str = "") -> bool:
    """Tell whether the text is an HTML page: by its opening tags, or by many tags in a file called .html.

    >>> is_html("<!DOCTYPE html><title>a</title>"), is_html("Growth < 3 and <b>bold</b>")
    (True, False)
    """
    head = text[:4000]
    if _TAG.match(head.lstrip("\ufeff \t\r\n")) or (head.lstrip().startswith("<") and _TAG.search(head)):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and len(_TAGS.findall(text[:20000])) >= 2


def _decode_text(data: bytes) -> tuple[str | None, str, str]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(codec), codec, ""
            except UnicodeDecodeError:
                break
    if b"\x00" in data:
        return _utf16(data)
    try:
        return data.decode("utf-8"), "utf-8", ""
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:4096])
    if declared:
        codec = declared[1].decode("ascii").lower()
        try:
            return data.decode("cp1252" if codec in ("iso-8859-1", "latin-1", "latin1", "us-ascii") else codec), codec, ""
        except (UnicodeDecodeError, LookupError):
            pass
    mended = data.decode("utf-8", errors="replace")
    broken = mended.count("\ufffd")
    if broken * 8 < sum(char > "\x7f" for char in mended):
        return mended, "utf-8", f"{broken} broken bytes stand as U+FFFD"
    high = sum(byte > 127 for byte in data)
    if high * 5 < len(data):
        try:
            return data.decode("cp1252"), "cp1252", ""
        except UnicodeDecodeError:
            pass
    best = charset_normalizer.from_bytes(data).best()
    if best is not None:
        return data.decode(best.encoding, errors="replace"), best.encoding, "encoding guessed"
    return data.decode("latin-1"), "latin-1", "encoding guessed"


def _utf16(data: bytes) -> tuple[str | None, str, str]:
    """Decode UTF-16 without a mark: Western text has its zero bytes in every second place only."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    half = len(data) // 2
    for codec, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if half and zeros > 0.4 * half and others < 0.02 * half + 1:
            try:
                return data.decode(codec), codec, ""
            except UnicodeDecodeError:
                return None, "", ""
    return None, "", ""
