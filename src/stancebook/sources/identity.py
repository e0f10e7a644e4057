"""Name documents: stable, unique ids made from file names and parts."""

from __future__ import annotations

import re


def document_ids(files: list[str]) -> dict[str, str]:
    """Return {file: document_id}: the slug of the file's stem, made unique in order of file name.

    >>> document_ids(["Late News.txt", "b/late-news.html", "ü.txt"])
    {'Late News.txt': 'late-news', 'b/late-news.html': 'late-news-2', 'ü.txt': 'document'}
    """
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(files):
        stem = name.rsplit("/", 1)[-1]
        stem = stem.rsplit(".", 1)[0] if "." in stem[1:] else stem
        ids[name] = _unique(_slug(stem) or "document", taken)
    return ids


def part_id(file_id: str, part: str, taken: set[str]) -> str:
    """Return the id of one document of a file and add it to `taken`.

    >>> part_id("export", "Story 7", {"export"})
    'export-story-7'
    """
    return _unique(f"{file_id}-{_slug(part) or 'part'}", taken)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9_-]+", "-", text.lower()).strip("-")[:80]


def _unique(slug: str, taken: set[str]) -> str:
    unique, number = slug, 2
    while unique in taken:
        unique, number = f"{slug}-{number}", number + 1
    taken.add(unique)
    return unique
