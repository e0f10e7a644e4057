"""Join tables of metadata, such as a Media Cloud export, to the documents with the same address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from stancebook.sources.metadata import is_date
from stancebook.sources.readers.decoded import Decoded

JOINED = ("title", "outlet", "author", "published")
#: Parameters of an address that say where a reader came from, not what the page is.
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|ref|ref_src|referrer|source|src|cmpid?|ncid|ocid|ito|smid|partner|at_\w+|ns_\w+|xtor|_ga|spm|feature|s_cid|cid|rss|output|amp)$", re.I)
MOST_TOLD = 8


def plain_address(url: str) -> str:
    """Return an address as it is compared: without scheme, www., mobile and AMP forms, tracking, fragment and closing slash.

    >>> plain_address("https://www.Example.org:443/a/b/?utm_source=x&id=3#top") == plain_address("http://example.org/a/b?id=3")
    True
    >>> plain_address("https://example.org/a?id=3") == plain_address("https://example.org/a?id=4")
    False
    """
    url = url.strip()
    try:
        parts = urlsplit(url if "//" in url[:9] else f"//{url}")
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    path = re.sub(r"/(?:amp|index\.(?:html?|php))?/?$", "", unquote(parts.path))
    query = urlencode(sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.match(key)))
    return f"{host}{port}{path}{'?' + query if query else ''}" if host else ""


@dataclass
class Table:
    """One file of metadata: its raw hash, how many rows it has, and {plain address: (row, what it tells)}."""

    file: str
    raw_sha256: str
    encoding: str
    rows: int
    by_address: dict[str, tuple[str, Mapping[str, str]]] = field(repr=False)
    problems: tuple[str, ...] = ()
    used: set[str] = field(default_factory=set, repr=False)

    @classmethod
    def of(cls, file: str, rows: Iterable[Decoded]) -> Table:
        """Make the table of the rows that a reader gave; the first row of an address counts."""
        rows = list(rows)
        by_address: dict[str, tuple[str, Mapping[str, str]]] = {}
        for row in rows:
            address = plain_address(row.tells.get("url", ""))
            if address:
                by_address.setdefault(address, (row.part, row.tells))
        return cls(file, rows[0].raw_sha256, rows[0].encoding, len(rows), by_address, tuple(row.note for row in rows if row.note))

    def report(self) -> str:
        """Say how many rows found a document, and which did not."""
        left = [(row, tells) for address, (row, tells) in self.by_address.items() if address not in self.used]
        told = f"metadata of {self.rows} addresses: {len(self.used)} joined to documents"
        if left:
            shown = "; ".join(f"{row} {tells.get('url', '')[:80]}" for row, tells in left[:MOST_TOLD])
            told += f", {len(left)} without a document ({shown}{'; …' if len(left) > MOST_TOLD else ''})"
        return "; ".join((told, *self.problems[:MOST_TOLD]))


def join(values: Mapping[str, str], taken: Iterable[str], tables: Iterable[Table]) -> dict[str, str]:
    """Return what the tables add to the values of one document: fields that are empty, or in `taken` (read from its text)."""
    address = plain_address(values.get("url", ""))
    found: dict[str, str] = {}
    for table in tables:
        if address and address in table.by_address:
            table.used.add(address)
            tells = table.by_address[address][1]
            for name in JOINED:
                told = tells.get(name, "")
                if told and name not in found and (not values.get(name) or name in taken) and (name != "published" or is_date(told)):
                    found[name] = told
    return found
