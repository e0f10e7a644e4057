"""Read a Word file: paragraphs in order, styles as hints; tables, page headers, footnotes and captions labelled."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from stancebook.errors import SourceError
from stancebook.sources.readers import package
from stancebook.sources.readers.decoded import Decoded

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACES = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
#: What holds no text of the present version: deleted text, its moved copy, and the copy of a drawing for old programs.
_GONE = (f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
#: Words from which a table's cell is running text and the table only its layout.
_PROSE = 15
Line = tuple[str, tuple[str, str] | None]


def matches(data: bytes, name: str) -> bool:
    """Tell a Word file by its part `word/document.xml`."""
    return package.is_package(data, name, part="word/document.xml", suffixes=(".docx", ".docm", ".dotx"))


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the one document of a Word file; SourceError where it is encrypted, damaged or has no text."""
    import docx

    package.examine(data, name)
    document = docx.Document(io.BytesIO(data))
    lines = [*_margins(document, "header"), *_body(document), *_margins(document, "footer"), *_notes(document)]
    pairs = [(" ".join(part.split()), hint) for text, hint in lines for part in text.split("\n")]
    pairs = [(text, hint) for text, hint in pairs if text]
    if not any(re.search(r"\w", text) for text, _ in pairs):
        raise SourceError(name, "is a Word file without text; it may hold pictures only", "save the article's text as .txt or .docx")
    hints = {number: hint for number, (_, hint) in enumerate(_one_title(pairs), 1) if hint}
    title = " ".join((document.core_properties.title or "").split())
    tells = {"title": title} if title and title != "Word Document" else {}
    return [Decoded("\n".join(text for text, _ in pairs) + "\n", "docx", kind="docx", hints=hints, tells=tells)]


def paragraph_text(paragraph: _Element) -> str:
    """Return the text of one paragraph, inserted text included and deleted text not; text boxes inside it stand for themselves."""
    parts: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag in _SPACES:
            parts.append(_SPACES[node.tag])
        elif node.tag not in _GONE and node.tag != f"{_W}p":
            stack.append(iter(node))
    return "".join(parts)


def _body(document: Document) -> Iterator[Line]:
    styles = {style.style_id: (style.name or "").lower() for style in document.styles}
    done: set[_Element] = set()
    for paragraph in document.element.body.iter(f"{_W}p"):
        if next(paragraph.iterancestors(*_GONE), None) is not None:
            continue
        row = next(paragraph.iterancestors(f"{_W}tr"), None)
        if row is None:
            yield paragraph_text(paragraph), _hint(paragraph, styles)
        elif row not in done:
            done.add(row)
            yield from _row(row, styles)


def _row(row: _Element, styles: Mapping[str, str]) -> Iterator[Line]:
    """Yield a table's row as one labelled line, or the paragraphs of its cells where one of them is running text."""
    own = [[node for node in cell.iter(f"{_W}p") if next(node.iterancestors(f"{_W}tr")) is row] for cell in row.findall(f"{_W}tc")]
    cells = [[(paragraph_text(paragraph), _hint(paragraph, styles)) for paragraph in cell] for cell in own]
    if any(len(text.split()) >= _PROSE for cell in cells for text, _ in cell):
        for cell in cells:
            yield from cell
    else:
        yield " | ".join(" ".join(text for text, _ in cell).strip() for cell in cells), ("boilerplate", "row of a table")


def _hint(paragraph: _Element, styles: Mapping[str, str]) -> tuple[str, str] | None:
    node = paragraph.find(f"{_W}pPr/{_W}pStyle")
    style = styles.get(node.get(f"{_W}val", ""), "") if node is not None else ""
    if style == "title" or style == "heading 1":
        return "title", f"style {style.capitalize()}"
    if style.startswith("heading"):
        return "heading", f"style {style.capitalize()}"
    return ("caption", "style Caption") if style == "caption" else None


def _one_title(lines: list[Line]) -> list[Line]:
    """Keep the first line in style Title (else in Heading 1, where it opens the text) as title; others are headings, unless their wording is a site's."""
    from stancebook.sources.cues import cue

    titles = [i for i, (_, hint) in enumerate(lines) if hint and hint[0] == "title"]
    named = [i for i in titles if lines[i][1][1] == "style Title"]
    chosen = (named or titles or [-1])[0]
    if not named and any(hint is None and len(text.split()) >= _PROSE for text, hint in lines[: max(chosen, 0)]):
        chosen = -1
    made: list[Line] = []
    for i, (text, hint) in enumerate(lines):
        if hint and hint[0] in ("title", "heading") and i != chosen:
            hint = ("heading", hint[1]) if not cue(text)[0] else None
        made.append((text, hint))
    return made


def _margins(document: Document, kind: str) -> Iterator[Line]:
    seen: set[str] = set()
    for section in document.sections:
        part = getattr(section, kind)
        for paragraph in () if part.is_linked_to_previous else part._element.iter(f"{_W}p"):
            text = paragraph_text(paragraph)
            if text.strip() and text not in seen:
                seen.add(text)
                yield text, ("boilerplate", f"page {kind}")


def _notes(document: Document) -> Iterator[Line]:
    """Yield footnotes and endnotes, which python-docx leaves closed."""
    from docx.oxml import parse_xml

    for related in document.part.rels.values():
        if not related.is_external and related.reltype.endswith(("/footnotes", "/endnotes")):
            for paragraph in parse_xml(related.target_part.blob).iter(f"{_W}p"):
                text = paragraph_text(paragraph)
                if text.strip():
                    yield text, ("boilerplate", "footnote")
