"""Take title, author, outlet and date from the text itself, where sources.csv is silent and the text is clear."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from stancebook.document import Document, Line
from stancebook.sources.cues import DATE, desk
from stancebook.sources.outlets import outlet
from stancebook.sources.titles import split_outlet
from stancebook.study import Source

FIELDS = ("title", "outlet", "author", "published", "url")
_MONTHS = {name: i for i, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_BY = re.compile(r"^(?:(?:written|posted|story|reporting|prepared|compiled) by|authors?:|by:|by)\s*:?\s*", re.I)
_AFTER_NAME = re.compile(r"\s*(?:[|•·/(]|\s[–—-]\s|,?\s*(?:staff|correspondent|editor|reporter)\b|,\s*(?=\w+ \d|\d)|\s(?=\d)|,?\s(?:published|updated|on)\s).*$", re.I)
_NAME = re.compile(r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|and|de|da|van|von|bin|al-[A-Z]\w+|der|la))*(?:, [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)+)*")
_YEAR = re.compile(r"(?:19|20)\d\d\b(?<!\w\d\d\d\d)")
_ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-])")
_OUTLET_BY = re.compile(r"^(?:by\s+)?(AFP|Reuters|Associated Press|AP|DPA|EFE|ANSA|Xinhua|TASS|PTI|IANS|UPI|Agence France-Presse)$", re.I)


def from_text(text: str, lines: tuple[Line, ...], source: Source, tells: Mapping[str, str] | None = None) -> tuple[dict[str, str], str]:
    """Return ({title, outlet, author, published}, metadata_from): the given values, and what the text adds to them.

    `metadata_from` lists the fields that came from the text, joined by ";".
    """
    told = dict(tells or {})
    title_line = next((line for line in lines if line.label == "title"), None)
    if title_line:
        told["title"] = split_outlet(text[title_line.start : title_line.end])[0] or told.get("title", "")
    for line in lines:
        content = text[line.start : line.end].strip()
        if line.label == "byline":
            told.setdefault("author", author(content))
    if not source.outlet and not told.get("outlet"):
        told["outlet"] = outlet(text, lines)
    if not is_date(told.get("published", "")):
        told["published"] = published(text, lines) or address_date(source.url or told.get("url", ""))
    values, taken = {}, []
    for name in FIELDS:
        given = getattr(source, name)
        values[name] = given or " ".join(told.get(name, "").split())
        if not given and values[name]:
            taken.append(name)
    return values, ";".join(taken)


def of_document(document: Document, source: Source, tells: Mapping[str, str]) -> dict[str, str]:
    """Return the values of FIELDS for a document that was made of the source and of what its file tells."""
    told = {name: getattr(document, name) for name in FIELDS if name != "url"}
    return told | {"url": source.url or " ".join(tells.get("url", "").split())}


def fill(source: Source, tells: Mapping[str, str]) -> Source:
    """Return the source with what the file says of one of its documents, where sources.csv is silent."""
    told = {name: " ".join(tells.get(name, "").split()) for name in FIELDS if not getattr(source, name)}
    if not is_date(told.get("published", "")):
        told.pop("published", None)
    return replace(source, **told)


def dated(source: Source) -> tuple[Source, str]:
    """Return the source without a date that is none, and a remark on it: years to 9999, months and days of the calendar."""
    if not source.published or is_date(source.published):
        return source, ""
    return replace(source, published=""), f"published “{source.published[:40]}” in sources.csv is no date → write YYYY-MM-DD"


def is_date(text: str) -> bool:
    """Tell whether text is a date in ISO form: YYYY, YYYY-MM or YYYY-MM-DD.

    >>> is_date("2025-02"), is_date("2025-02-30"), is_date("25 May")
    (True, False, False)
    """
    try:
        date.fromisoformat((text + "-01-01"[len(text) - 4 :])[:10] if len(text) in (4, 7) else text)
    except ValueError:
        return False
    return bool(re.fullmatch(r"\d{4}(?:-\d\d){0,2}", text))


def author(byline: str) -> str:
    """Return the name in a byline, or "" where it names an agency or nobody.

    >>> author("By: Ada North"), author("By Ada North and Li Wei, Staff Writers | 3 May 2021"), author("By AFP")
    ('Ada North', 'Ada North and Li Wei', '')
    """
    rest = _AFTER_NAME.sub("", _BY.sub("", byline, count=1)).strip(" ,;:|–—-")
    if _OUTLET_BY.match(rest) or (desk(byline) and "," not in byline):
        return ""
    match = _NAME.match(rest)
    return match[0].strip(" ,.") if match and len(match[0]) > 3 else ""


def published(text: str, lines: tuple[Line, ...]) -> str:
    """Return the ISO date of publication where a line clearly gives it, else "".

    A date counts when its line says "Published" or "Posted", stands in the byline, or is the one date between title and article.
    A bare date above the title is the page's, not the article's, and so is one years after all that the article speaks of.
    """
    years = [int(year) for line in lines if line.label == "body" for year in _YEAR.findall(text, line.start, line.end)]
    latest = max(years, default=9997) + 2
    title = next((line.line for line in lines if line.label == "title"), 0)
    body = next((line.line for line in lines if line.label == "body"), 0)
    said, between = [], []
    for line in lines:
        if line.label not in ("date", "byline"):
            continue
        content = text[line.start : line.end]
        dates = [iso for iso in map(iso_date, DATE.findall(content)) if iso and int(iso[:4]) <= latest]
        if not dates:
            continue
        low = content.lower()
        if line.label == "byline" or re.match(r"\W*(?:first )?(?:published|posted|issued|date:|created)", low):
            said.append(dates[0])
        elif title and title < line.line < body and not re.match(r"\W*(?:last )?(?:updated|modified)", low):
            between.append(dates[0])
    for found in (said, between):
        if len(set(found)) == 1 or (found and found is said):
            return found[0]
    return ""


def address_date(url: str) -> str:
    """Return the date that an address holds, as many sites write it, else "".

    >>> address_date("https://harbour.example/news/2025/5/03/quota.html"), address_date("https://harbour.example/2025/quota")
    ('2025-05-03', '')
    """
    match = _ADDRESS_DATE.search(url)
    return iso_date(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}") if match else ""


def iso_date(text: str) -> str:
    """Return a date in ISO form, or "" where day and month cannot be told apart or the date is a placeholder (1 January 1970).

    >>> iso_date("Aug. 30, 2021"), iso_date("3rd May 2021"), iso_date("30/08/2021"), iso_date("03/04/2021")
    ('2021-08-30', '2021-05-03', '2021-08-30', '')
    """
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text)
    if match:
        year, month, day = map(int, match.groups())
    elif re.fullmatch(r"\d{1,2}[./]\d{1,2}[./]\d{4}", text):
        first, second, year = map(int, re.split(r"[./]", text))
        if first > 12 >= second:
            day, month = first, second
        elif second > 12 >= first or first == second:
            month, day = first, second
        else:
            return ""
    else:
        words = re.findall(r"[A-Za-z]{3,}|\d+", re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", text))
        if len(words) != 3:
            return ""
        if words[0].isdigit():
            words[0], words[1] = words[1], words[0]
        month = _MONTHS.get(words[0][:3].lower(), 0)
        day, year = int(words[1]), int(words[2])
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 9999):
        return ""
    if (month, day) == (1, 1) and year in (1900, 1970, 2000):
        return ""
    iso = f"{year:04d}-{month:02d}-{day:02d}"
    return iso if is_date(iso) else ""
