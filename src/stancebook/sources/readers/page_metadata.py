"""Take what an HTML page states of itself: title, outlet, author, date and address, from its meta elements and linked data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_META = {
    "title": ("og:title", "twitter:title", "dc.title"),
    "outlet": ("og:site_name", "application-name"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "published": ("article:published_time", "datepublished", "date", "dc.date", "parsely-pub-date", "pubdate"),
}
#: What Chromium, Firefox's "complete page" and SingleFile write on top of a page that they save.
_SAVED = re.compile(r"<!--\s{0,9}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,9}url:\s{0,9})(\S{1,2000})")
#: Types of schema.org that are an article: NewsArticle, ReportageNewsArticle, BlogPosting, …
_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")


def page_tells(root: etree._Element) -> dict[str, str]:
    """Return the metadata that the page states; meta elements before linked data before its title element."""
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
    for column, value in _linked(root).items():
        tells.setdefault(column, value)
    if "title" not in tells:
        title = root.find(".//title")
        if title is not None and (title.text or "").strip():
            tells["title"] = " ".join(title.text.split())
    return tells


def page_address(root: etree._Element, page: str) -> str:
    """Return the address that a page states as its own, or that the browser noted when it was saved."""
    stated = [node.get("href") for node in root.iter("link") if (node.get("rel") or "").lower() == "canonical"]
    stated += [node.get("content") for node in root.iter("meta") if (node.get("property") or "").lower() == "og:url"]
    stated += [match[1] for match in [_SAVED.search(page[:5000])] if match]
    return next((url.strip() for url in stated if url and re.fullmatch(r"https?://[^\s/]+\.[^\s]{2,2000}", url.strip())), "")


def _linked(root: etree._Element) -> dict[str, str]:
    """Return what the page's linked data (JSON-LD by schema.org) says of its article."""
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            kinds = item.get("@type") if isinstance(item.get("@type"), list) else [item.get("@type")]
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                date = re.match(r"\d{4}-\d{2}-\d{2}", _name(item.get("datePublished")))
                told = {"title": _name(item.get("headline")), "author": _name(item.get("author")), "outlet": _name(item.get("publisher")), "published": date[0] if date else ""}
                return {column: value for column, value in told.items() if value and not value.startswith(("http://", "https://"))}
    return {}


def _items(data: object) -> Iterator[dict]:
    """Yield the objects of a list, of a graph, or the one object."""
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            yield item
            yield from _items(item["@graph"]) if isinstance(item.get("@graph"), list) else ()


def _name(value: object) -> str:
    """Return a text, an object's name, or the names of several joined by commas."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:10])))
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(re.sub(r"<[^<>]*>", "", value).split())[:300] if isinstance(value, str) else ""
