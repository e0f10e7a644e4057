"""Walk through an HTML page: its visible text block by block, each with what the markup calls it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary table tbody td tfoot th thead title"
    " tr ul".split()
)
_SKIP = frozenset("script style noscript template svg title iframe object canvas audio video math".split())
OUTSIDE = frozenset("nav footer aside form button select option dialog".split())
#: Names by which pages call their blocks, as words of a class ("entry-date", "article__byline").
_NAMES = {
    "byline": re.compile(r"(?:^|[\s_-])(?:by-?lines?|author(?:[_-]?name)?)(?=$|[\s])", re.I),
    "caption": re.compile(r"(?:^|[\s_-])(?:caption(?:[_-]?text)?|photo-?credit)(?=$|\s)", re.I),
    "dated": re.compile(r"(?:^|\s)(?:datePublished|timestamp|pubdate|(?:entry|post|article|publish|published)[_-](?:date|time))(?=$|\s)", re.I),
}


def walk(root: etree._Element) -> list[tuple[str, str]]:
    """Return (text, kind) of each block in document order; the kind is a tag, or what the block's attributes call it."""
    from lxml import etree

    lines: list[tuple[str, str]] = []
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
                inner = tag if tag in OUTSIDE or tag == "figcaption" or re.fullmatch(r"h[1-6]", tag) else _called(node) or outer
                current.append(outer if outer in OUTSIDE and tag != "h1" else inner)
            if node.text and not skipped:
                buffer.append(node.text)
        else:
            if tag in _BLOCKS and not skipped:
                flush()
                current.pop()
            if node.tail and not _skipped(node.getparent()):
                buffer.append(node.tail)
    flush()
    return lines


def _called(node: etree._Element) -> str:
    """Return byline, caption or dated where the names in a block's attributes call it so, else ""."""
    names = " ".join(node.get(name) or "" for name in ("class", "itemprop", "rel"))
    return next((kind for kind, pattern in _NAMES.items() if names and pattern.search(names)), "")


def _skipped(node: etree._Element | None) -> bool:
    while node is not None:
        if node.tag in _SKIP:
            return True
        node = node.getparent()
    return False
