"""Read a page that a browser saved as one file (MHTML): the HTML part of a MIME message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from stancebook.errors import SourceError
from stancebook.sources.readers import html
from stancebook.sources.readers.decoded import Decoded

_HEADERS = re.compile(rb"(?:[A-Za-z-]{2,40}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,20}){2,40}")
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)


def matches(data: bytes, name: str) -> bool:
    r"""Tell a saved page by its mail headers, one of which says that its parts belong together.

    >>> matches(b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x", "a.txt")
    True
    >>> matches(b"From: Ada\r\nTo: Li\r\n\r\nDear Li, the Content-Type: multipart/related is", "a.txt")
    False
    """
    head = _HEADERS.match(data[:20_000])
    return head is not None and _RELATED.search(head[0]) is not None


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the page's one document; SourceError where no part of the file is a page."""
    import email

    message = email.message_from_bytes(data)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            page = part.get_payload(decode=True) or b""
            codec = part.get_content_charset() or "utf-8"
            mark = b"" if b"charset" in page[:4096].lower() else f'<meta charset="{codec}">'.encode("ascii", "replace")
            [document] = html.read(mark + page, name if name.endswith(".html") else name + ".html", columns=columns)
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location") or ""
            known = document.tells if not re.match(r"https?://\S+$", address) else {"url": address} | document.tells
            return [replace(document, kind="mhtml", tells=known)]
    raise SourceError(name, "is a saved page without an HTML part", "save the page again as .html")
