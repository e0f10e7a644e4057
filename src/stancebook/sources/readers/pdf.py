"""Read a PDF: paragraphs in reading order, with running heads and page numbers labelled and words whole again."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from stancebook.errors import SourceError
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.pdf_pages import Piece, body_size, furniture, in_order
from stancebook.sources.readers.pdf_paragraphs import Paragraph, paragraphs

if TYPE_CHECKING:
    import pypdf

_NO_TITLE = re.compile(r"\.\w{2,5}$|^(?:microsoft|untitled|document\d*$|print)|[\\/_]|^\S+$", re.I)


def matches(data: bytes, name: str) -> bool:
    """Tell a PDF by its mark, which may stand behind a few other bytes.

    >>> matches(b"%PDF-1.7 ...", "a.txt"), matches(b"The %PDF mark is four letters long.", "a.txt")
    (True, False)
    """
    return re.match(rb"[^%A-Za-z]{0,1000}%PDF-\d", data) is not None


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the one document of a PDF; SourceError where it is encrypted, damaged or holds pictures of text only."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(name, "is encrypted: it opens by a password only", "print it to a new PDF without password, or save its text as .txt")
        pieces = [piece for number in range(len(reader.pages)) for piece in _pieces(reader, number)]
        pages = len(reader.pages)
    except pypdf.errors.DependencyError as error:
        raise SourceError(name, "is encrypted", "print it to a new PDF without password, or save its text as .txt") from error
    except pypdf.errors.PyPdfError as error:
        said = " ".join(str(error).split())[:120]
        raise SourceError(name, f"is a damaged PDF ({said})", "open it, print it to a new PDF, or save its text as .txt") from error
    if not any(re.search(r"\w", piece.text) for piece in pieces):
        raise SourceError(name, f"has {pages} pages without any text: they are pictures", "run text recognition (OCR) on it and list the result")
    size = body_size(pieces)
    lines = in_order(pieces)
    found = paragraphs(lines, size=size, outside=furniture(lines, size=size))
    hyphens = sum(paragraph.hyphens for paragraph in found)
    note = f"{hyphens} words divided at line ends were put together" if hyphens else ""
    tells = _tells(reader)
    hints = {number: (paragraph.label, paragraph.reason) for number, paragraph in enumerate(found, 1) if paragraph.label}
    title = _title_line(found, size)
    if title is not None:
        hints[title] = ("title", "largest letters of the first page")
    text = "\n".join(paragraph.text for paragraph in found) + "\n"
    return [Decoded(text, "pdf", kind="pdf", note=note, hints=hints, tells=tells)]


def _pieces(reader: pypdf.PdfReader, number: int) -> list[Piece]:
    """Return the pieces of text of a page in the order of its content, each with its place (points from the lower left) and size."""
    page = reader.pages[number]
    box = page.mediabox
    height, width = float(box.height) or 792.0, float(box.width) or 612.0
    found: list[Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], font: dict | None, size: float) -> None:
        if not text.strip():
            if found and text and not found[-1].text.endswith(" "):
                found[-1] = found[-1].spaced()
            return
        a, b = tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3]
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4] - float(box.left)
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5] - float(box.bottom)
        scale = (a * a + b * b) ** 0.5 or 1.0
        for i, line in enumerate(text.strip("\n").split("\n")):
            if line.strip():
                found.append(Piece(line, number, x, y - i * 1.2 * size * scale, size * scale, height, width, turned=abs(b) > abs(a)))

    page.extract_text(visitor_text=visit)
    return found


def _title_line(found: list[Paragraph], size: float) -> int | None:
    """Return the line of the title: the first of the largest type on the first page, if it is larger than the body's."""
    first = [(number, paragraph) for number, paragraph in enumerate(found, 1) if paragraph.page == 0 and not paragraph.label and len(paragraph.text.split()) >= 2]
    largest = max((paragraph.size for _, paragraph in first), default=0.0)
    if largest < 1.15 * size:
        return None
    return next(number for number, paragraph in first if paragraph.size == largest)


def _tells(reader: pypdf.PdfReader) -> dict[str, str]:
    """Return the title that the PDF states, unless it is a file's name."""
    title = " ".join(str((reader.metadata or {}).get("/Title") or "").split())
    return {"title": title} if title and not _NO_TITLE.search(title) else {}
