"""Read a web archive (WARC or ARC, gzipped or not): each HTML page that was fetched is a document with its address."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from stancebook.errors import SourceError
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.draft import told_once

#: Bytes to which one page may unpack.
PAGE_BYTES = 20_000_000
_OPEN = re.compile(rb"\s*WARC/\d\.\d\r?\n|filedesc://")


def matches(data: bytes, name: str) -> bool:
    """Tell an archive by its first line, unpacked where it is gzipped."""
    if data.startswith(b"\x1f\x8b"):
        import zlib

        try:
            data = zlib.decompressobj(31).decompress(data[:4096], 200)
        except zlib.error:
            return False
    return bool(_OPEN.match(data[:200]))


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the pages in their order; what else the archive holds is counted by kind, not read."""
    from stancebook.sources.readers import html

    pages: list[tuple[str, list[Decoded]]] = []
    skipped: Counter[str] = Counter()
    for address, content in _responses(data, skipped):
        try:
            found = html.read(content, name, columns={}) if content.strip() else [Decoded("", "", kind="html", note="the fetched page is empty")]
        except SourceError as error:
            found = [Decoded("", "", kind="html", note=f"{error.problem} → {error.remedy}")]
        pages.append((address, found))
    if not pages:
        raise SourceError(name, f"holds no HTML page ({_told(skipped) or 'no record'})", "crawl the pages again, or save them as .html")
    told = f"skipped in the archive: {_told(skipped)}" if skipped else ""
    documents = [(address, page) for address, found in pages for page in found]
    made = [replace(page, tells={**page.tells, "url": address} if address else page.tells, part=str(number)) for number, (address, page) in enumerate(documents, 1)]
    return told_once(made, told)


def _responses(data: bytes, skipped: Counter[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (address, body) of each HTML page; count the rest by kind."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(io.BytesIO(data), arc2warc=True):
            headers = record.http_headers
            if record.rec_type not in ("response", "resource"):
                if record.rec_type not in ("warcinfo", "request", "metadata"):
                    skipped[record.rec_type] += 1
                continue
            kind = ((headers or record.rec_headers).get_header("Content-Type") or "").split(";")[0].strip().lower()
            status = headers.get_statuscode() if headers else "200"
            if kind not in ("text/html", "application/xhtml+xml"):
                skipped[kind or "no type"] += 1
            elif status != "200":
                skipped[f"status {status}"] += 1
            else:
                content = record.content_stream().read(PAGE_BYTES + 1)
                if len(content) > PAGE_BYTES:
                    skipped[f"page of more than {PAGE_BYTES // 1_000_000} MB"] += 1
                    continue
                yield record.rec_headers.get_header("WARC-Target-URI") or "", content
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as error:  # the last: warcio on a header that is cut off
        skipped[f"the rest of the file, which is damaged ({' '.join(str(error).split())[:80]})"] += 1


def _told(skipped: Counter[str]) -> str:
    return ", ".join(f"{n} {kind}" for kind, n in sorted(skipped.items()))
