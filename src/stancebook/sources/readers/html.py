"""Turn an HTML page into the reader's plain text, one block a line, with what the markup says of each line."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stancebook.errors import SourceError
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.encoding import decode_text
from stancebook.sources.readers.page_lines import OUTSIDE, walk
from stancebook.sources.readers.page_metadata import page_address, page_tells

_SURE = ("inside <nav>", "inside <footer>", "inside <button>", "inside <option>", "inside <select>")
_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_TAGS = re.compile(r"</?(?:p|div|span|a|h[1-6]|br|meta|article|table|ul|li|img)\b[^>]*>", re.I)


#: A tag with more attributes than a page needs, on which parsers spend their time, and all that is no text.
_LONG_TAG = re.compile(r"<(\w{1,20})\s[^<>]{20000,}>")
_MARKUP = re.compile(r"<(script|style|head)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>|<", re.I | re.S)


def matches(data: bytes, name: str) -> bool:
    """Tell whether the file is an HTML page.

    >>> matches(b"<!DOCTYPE html><title>a</title>", ""), matches(b"Growth < 3 and <b>bold</b>", "")
    (True, False)
    """
    return is_html(decode_text(data[:40_000])[0] or "", name)


def is_html(text: str, name: str = "") -> bool:
    """Tell a page by its opening tags, or by many tags in a file called .html."""
    head = text[:4000]
    if _TAG.match(head.lstrip("\ufeff \t\r\n")) or (head.lstrip().startswith("<") and _TAG.search(head)):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and len(_TAGS.findall(text[:20000])) >= 2


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the one document of a page; SourceError where the page holds no text."""
    text, encoding, note = decode_text(data)
    plain, hints, tells = plain_text(_LONG_TAG.sub(r"<\1>", text or ""))
    if not re.search(r"\w", plain):
        words = len(re.findall(r"[^\W\d_]{2,}", _MARKUP.sub(" ", text or "")))
        found = f"is an HTML page from which no text could be read, though it holds {words} words" if words > 20 else "is an HTML page without text"
        raise SourceError(name, found, "save the article itself as .txt or .html")
    return [Decoded(plain, encoding, kind="html", note=note, hints=hints, tells=tells)]


def plain_text(page: str) -> tuple[str, dict[int, tuple[str, str]], dict[str, str]]:
    """Return the page's plain text, hints {line: (label, reason)} and the metadata its markup states.

    Nothing visible is left out: navigation and captions are lines with their own label. Which lines are the main
    text is told by trafilatura (Barbaresi 2021, ACL demonstrations).
    """
    from lxml import etree
    from lxml import html as lxml_html

    try:
        root = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", page))
    except (etree.LxmlError, ValueError):
        return "", {}, {}
    lines = walk(root)
    tells = page_tells(root)
    address = page_address(root, page)
    if address:
        tells["url"] = address
    merged = [(" ".join(text.split()), kind) for text, kind in lines]
    merged = [(text, kind) for text, kind in merged if text]
    if not any(kind == "h1" for _, kind in merged) and tells.get("title"):
        merged.insert(0, (tells["title"], "h1"))
    main = _main_text(page)
    hints = {}
    for number, (text, kind) in enumerate(merged, 1):
        hint = _hint(text, kind, main)
        if hint:
            hints[number] = hint
    if not any(label == "body" for label, _ in hints.values()):
        hints = {number: hint for number, hint in hints.items() if hint[0] in ("title", "caption") or hint[1] in _SURE}
    return "\n".join(text for text, _ in merged) + "\n", hints, tells


def _hint(text: str, kind: str, main: str) -> tuple[str, str] | None:
    if kind == "h1":
        return "title", "first-level heading of the page"
    if kind == "figcaption":
        return "caption", "figure caption"
    if kind in OUTSIDE:
        return "boilerplate", f"inside <{kind}>"
    if kind == "caption" and len(text.split()) <= 60:
        return "caption", "called a caption by the page"
    if kind == "byline" and len(text.split()) <= 12 and not text.endswith("."):
        return "byline", "called a byline by the page"
    if kind == "dated" and len(text.split()) <= 12 and re.search(r"\d", text):
        return "date", "called a date by the page"
    if main and f"\n{text}\n" in main:
        if kind in ("h2", "h3", "h4", "h5", "h6"):
            return "heading", "heading inside the main text"
        return "body", "main text of the page"
    if main and len(text) > 60 and text in main:
        return "body", "main text of the page"
    return None


def _main_text(page: str) -> str:
    import trafilatura

    text = trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=True, deduplicate=False)
    if not text:
        return ""
    return "\n" + "\n".join(" ".join(re.sub(r"^- ", "", line).split()) for line in text.split("\n")) + "\n"
