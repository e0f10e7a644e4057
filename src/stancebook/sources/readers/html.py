"""Turn an HTML page into the reader's plain text, one block a line, with what the markup says of each line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from stancebook.errors import SourceError
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.encoding import decode_text

if TYPE_CHECKING:
    from lxml import etree

_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table tbody td tfoot th thead title"
    " tr ul".split()
)
_SKIP = frozenset("script style noscript template svg head iframe object canvas audio video math".split())
_OUTSIDE = frozenset("nav footer aside form button select option dialog".split())
_SURE = ("inside <nav>", "inside <footer>", "inside <button>", "inside <option>", "inside <select>")
_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "outlet": ("og:site_name", "application-name"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "published": ("article:published_time", "datepublished", "date", "dc.date", "parsely-pub-date", "pubdate"),
}


#: What Chromium, Firefox's "complete page" and SingleFile write on top of a page that they save.
_SAVED = re.compile(r"<!--\s{0,9}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,9}url:\s{0,9})(\S{1,2000})")
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
    lines: list[tuple[str, str]] = []
    _walk(root, lines)
    tells = _tells(root)
    address = _address(root, page)
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
    if kind in _OUTSIDE:
        return "boilerplate", f"inside <{kind}>"
    if kind == "time":
        return "date", "time element"
    if main and f"\n{text}\n" in main:
        if kind in ("h2", "h3", "h4", "h5", "h6"):
            return "heading", "heading inside the main text"
        return "body", "main text of the page"
    if main and len(text) > 60 and text in main:
        return "body", "main text of the page"
    return None


def _walk(root: etree._Element, lines: list[tuple[str, str]]) -> None:
    """Collect (text, kind) of each block in document order, without recursion (pages nest deeply)."""
    from lxml import etree

    buffer: list[str] = []
    current = ["p"]

    def flush() -> None:
        text = "".join(buffer)
        if text.strip():
            lines.append((text, current[-1]))
        buffer.clear()

    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            if node.tail and not _skipped(node.getparent()):
                buffer.append(node.tail)
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        skipped = _skipped(node)
        if event == "start":
            if tag in _BLOCKS and not skipped:
                flush()
                outer = current[-1]
                inner = tag if tag in _OUTSIDE or tag in ("figcaption", "time") or re.fullmatch(r"h[1-6]", tag) else outer
                current.append(outer if outer in _OUTSIDE and tag != "h1" else inner)
            if node.text and not skipped:
                buffer.append(node.text)
        else:
            if tag in _BLOCKS and not skipped:
                flush()
                current.pop()
            if node.tail and not _skipped(node.getparent()):
                buffer.append(node.tail)
    flush()


def _skipped(node: etree._Element | None) -> bool:
    while node is not None:
        if node.tag in _SKIP:
            return True
        node = node.getparent()
    return False


def _tells(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        found.setdefault(name, " ".join((node.get("content") or "").split()))
    tells = {}
    for column, names in _META.items():
        value = next((found[name] for name in names if found.get(name)), "")
        if column == "published":
            date = re.match(r"\d{4}-\d{2}-\d{2}", value)
            value = date[0] if date else ""
        if value and not value.startswith(("http://", "https://")):
            tells[column] = value
    if "title" not in tells:
        title = root.find(".//title")
        if title is not None and (title.text or "").strip():
            tells["title"] = " ".join(title.text.split())
    return tells


def _address(root: etree._Element, page: str) -> str:
    """Return the address that a page states as its own, or that the browser noted when it was saved."""
    stated = [node.get("href") for node in root.iter("link") if (node.get("rel") or "").lower() == "canonical"]
    stated += [node.get("content") for node in root.iter("meta") if (node.get("property") or "").lower() == "og:url"]
    stated += [match[1] for match in [_SAVED.search(page[:5000])] if match]
    return next((url.strip() for url in stated if url and re.fullmatch(r"https?://[^\s/]+\.[^\s]{2,2000}", url.strip())), "")


def _main_text(page: str) -> str:
    import trafilatura

    text = trafilatura.extract(page, output_format="txt", include_comments=False, include_tables=True, deduplicate=False)
    if not text:
        return ""
    return "\n" + "\n".join(" ".join(re.sub(r"^- ", "", line).split()) for line in text.split("\n")) + "\n"
