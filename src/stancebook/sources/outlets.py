"""Find the outlet where the text itself names it: behind the title, in a byline, in the site's own lines."""

from __future__ import annotations

import re
from collections import Counter

from stancebook.document import Line
from stancebook.sources.titles import same_title, split_outlet, title_names
from stancebook.sources.units import WORD

_SOURCE = re.compile(r"^(?:source|outlet|originally published (?:by|in|on)|first published (?:by|in|on))\s*:?\s+([A-Z][^.;:]{2,60})\.?$", re.I)
_DESK = re.compile(r"^(?:by|from|story by)\s+(?:the\s+)?([A-Z].{2,40}?)\s+(?:desk|staff|team|newsroom|editorial board|news service|class)\W*$", re.I)
_RIGHTS = re.compile(r"(?:©|\(c\)|\bcopyright\b)\s*(?:copyright)?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?[\s,]*(?:by\s+)?([A-Z][\w&’' .-]{2,40}?)(?:,? (?:inc|ltd|llc|plc|gmbh)\b\.?)?(?:[.,|]|\s+all rights|$)", re.I)
_SEPARATOR = re.compile(r"\s+[|·•–—-]\s+|\s*[|·•]\s*")
#: The head of a page: so many of its lines.
HEAD = 2
_GENERIC = frozenset("home menu search news world us uk politics the staff wire all rights reserved copyright our own a special contributing editorial latest video live".split())


def outlet(text: str, lines: tuple[Line, ...]) -> str:
    """Return the name of the outlet, or "" where the text does not clearly give one.

    Taken in this order: what stands behind the title or its copy ("Headline – Outlet"); a line "Source: …"; a name that two of
    these give, the first of them in the byline of a desk, the notice of rights or the head of the page: these, and any short line of the site.
    """
    contents = [(line.label, text[line.start : line.end].strip()) for line in lines]
    title = next((content for label, content in contents if label == "title"), "")
    if split_outlet(title)[1]:
        return split_outlet(title)[1]
    names = title_names(title)
    for label, content in contents:
        if label in ("duplicate", "boilerplate"):
            if title and split_outlet(content)[1] and same_title(content, names):
                return split_outlet(content)[1]
            if match := _SOURCE.match(content):
                return match[1].strip()
    told: Counter[str] = Counter()
    clear: dict[str, str] = {}
    for place, (label, content) in enumerate(contents):
        match = _DESK.match(content) if label == "byline" else _RIGHTS.search(content) if label == "boilerplate" else None
        short = label == "boilerplate" and len(content) <= 80
        name = match[1].strip() if match else _SEPARATOR.split(content)[0].strip(" .:") if short else ""
        if _is_name(name):
            key = " ".join(WORD.findall(name.lower()))
            told[key] += 1
            if match or place < HEAD:
                clear.setdefault(key, name)
    found = sorted(key for key in clear if told[key] > 1)
    return clear[found[0]] if len(found) == 1 else ""


def _is_name(name: str) -> bool:
    words = name.split()
    capital = sum(word[:1].isupper() or word.lower() in ("of", "the", "and", "for", "&") for word in words)
    return 2 <= len(words) <= 6 and capital == len(words) and not all(word.lower() in _GENERIC for word in words) and not re.search(r"\d|[?!]", name)
