"""Open what a news database exports, whether docx, rtf or txt: its lines, one a paragraph."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache

from stancebook.sources.readers import package
from stancebook.sources.readers.docx import paragraph_text
from stancebook.sources.readers.encoding import decode_text
from stancebook.sources.readers.rtf import rtf_encoding, unlinked

_TAGS = re.compile(rb"<[^>]{1,2000}>")
_PARAGRAPH = re.compile(rb"</w:p>|<w:br\b[^>]{0,200}>")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Bytes that are looked at to tell what an export is: the cover list and an article or two.
PEEK_BYTES = 3_000_000


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
        plain = re.sub(rb"\\(?:par|line|page|sect|row)\b ?", b"\n", data[:PEEK_BYTES])
        plain = re.sub(rb"\\(?:cell|tab)\b ?", b"\t", plain)
        plain = re.sub(rb'HYPERLINK\s{1,9}"[^"]{0,4000}"', b"", plain)
        return re.sub(rb"[{}]|\\\*|\\'[0-9a-f]{2}|\\[a-z]{1,32}-?\d{0,10} ?", b"", plain).decode("latin-1")
    if kind == "txt" and b"\x00" not in data[:2] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return data[:PEEK_BYTES].decode("latin-1").replace("\r\n", "\n")
    return (decode_text(data[:PEEK_BYTES])[0] or "") if kind == "txt" else ""


def lines(data: bytes, name: str) -> tuple[list[str], str, str, str]:
    """Return (lines, container, encoding, note); in docx and rtf a line is a paragraph, in txt a line of the file."""
    kind = container(data)
    if kind == "docx":
        return _docx(data, name), kind, "docx", ""
    if kind == "rtf":
        from striprtf.striprtf import rtf_to_text

        encoding = rtf_encoding(data)
        source = unlinked(data.decode("latin-1"))
        return _split(rtf_to_text(source, encoding=encoding, errors="replace")), kind, f"rtf {encoding}", ""
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
    """Return the paragraphs in their order, those within tables behind a tab."""
    package.examine(data, name)
    import docx

    found: list[str] = []
    for paragraph in docx.Document(io.BytesIO(data)).element.body.iter(f"{_W}p"):
        within = next(paragraph.iterancestors(f"{_W}tc"), None) is not None
        found += [f"\t{line}" if within else line for line in _split(paragraph_text(paragraph))]
    return found
