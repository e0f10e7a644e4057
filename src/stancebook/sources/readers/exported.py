"""Open what a news database exports, whether docx, rtf or txt: its lines, one a paragraph."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache

from stancebook.errors import SourceError
from stancebook.sources.readers.encoding import decode_text

_TAGS = re.compile(rb"<[^>]{1,2000}>")
_PARAGRAPH = re.compile(rb"</w:p>|<w:br\b[^>]{0,200}>")
#: Bytes of a docx's text part that are looked at to tell what it is, and that it may have unpacked at all.
PEEK_BYTES, DOCX_BYTES = 20_000_000, 200_000_000


def container(data: bytes) -> str:
    """Name the container of an export by its first bytes: docx, rtf, or txt for anything else that may be text; "" for none.

    >>> container(b"{\\\\rtf1 a}"), container(b"Body"), container(b"%PDF-1.7")
    ('rtf', 'txt', '')
    """
    if data.startswith(b"PK\x03\x04"):
        return "docx" if _part(data, 1) is not None else ""
    if data.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    return "" if data.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")) else "txt"


def glance(data: bytes) -> str:
    """Return the text of an export without its order of tables or its styles: quick, only to tell which database made it."""
    return _glance(data)


@lru_cache(maxsize=2)
def _glance(data: bytes) -> str:
    kind = container(data)
    if kind == "docx":
        part = _PARAGRAPH.sub(b"\n", _part(data, PEEK_BYTES) or b"")
        return _TAGS.sub(b"", part).decode("utf-8", errors="replace")
    if kind == "rtf":
        plain = re.sub(rb"\\(?:par|line|page|sect)\b ?", b"\n", data[:PEEK_BYTES])
        return re.sub(rb"[{}]|\\\*|\\'[0-9a-f]{2}|\\[a-z]{1,32}-?\d{0,10} ?", b"", plain).decode("latin-1")
    if kind == "txt" and b"\x00" not in data[:2] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return data[:PEEK_BYTES].decode("latin-1").replace("\r\n", "\n")
    return (decode_text(data[:PEEK_BYTES])[0] or "") if kind == "txt" else ""


def lines(data: bytes, name: str) -> tuple[list[str], str, str, str]:
    """Return (lines, container, encoding, note); in docx and rtf a line is a paragraph, in txt a line of the file."""
    kind = container(data)
    if kind == "docx":
        return _docx(data, name), kind, "utf-8", ""
    if kind == "rtf":
        from striprtf.striprtf import rtf_to_text

        return _split(rtf_to_text(data.decode("cp1252", errors="replace"), errors="replace")), kind, "cp1252", ""
    text, encoding, note = decode_text(data)
    return _split(text or ""), kind, encoding, note


def _split(text: str) -> list[str]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\xa0", " ")
    return text.split("\n")


def _part(data: bytes, most: int) -> bytes | None:
    """Return the first bytes of a docx's text part, or None for another zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            with archive.open("word/document.xml") as part:
                return part.read(most)
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return None


def _docx(data: bytes, name: str) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(item.file_size for item in archive.infolist()) > DOCX_BYTES:
            raise SourceError(name, f"unpacks to more than {DOCX_BYTES // 1_000_000} MB", "save it in parts, or without its pictures")
    import docx
    from docx.table import Table

    found: list[str] = []
    for block in docx.Document(io.BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            found += ["\t".join(dict.fromkeys(cell.text.strip() for cell in row.cells)) for row in block.rows]
        else:
            found += _split(block.text)
    return found
