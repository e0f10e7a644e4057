"""Read Nexis Uni (and Lexis Advance) exports: a cover list, then articles that each close with "End of Document"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from stancebook.errors import SourceError
from stancebook.sources.readers.dates import day
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.draft import Draft, length_note, person, told_once
from stancebook.sources.readers.exported import container, glance, lines
from stancebook.sources.readers.nexis_cover import count_note, cover
from stancebook.sources.words import data as data_file

_END = re.compile(r"^\s*End of Document\s*$", re.I)
_BODY = re.compile(r"^\s*Body:?\s*$", re.I)
_FIELD = re.compile(r"^([A-Z][A-Za-z]*(?:[ -][A-Za-z]+)?)\s*:\s*(.*)$")
_DATE_LINE = re.compile(r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8},? \d{4}|[A-Z][a-z]{2,8},? \d{4}|\d{4}-\d{2}-\d{2})\b", re.I)
_COPYRIGHT = re.compile(r"^(?:\(c\) )?(?:copyright\b|©)|^all rights reserved", re.I)
_LOST = "We are sorry but there is an error in this document"


@dataclass
class Article:
    """The parts of one article, each a list of lines."""

    title: list[str] = field(default_factory=list)
    outlet: str = ""
    date: str = ""
    edition: list[str] = field(default_factory=list)
    #: (name, value, line) of the lines above the article
    head: list[tuple[str, str, str]] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


def matches(data: bytes, name: str) -> bool:
    """Tell a Nexis export by its closing lines together with the names of its fields."""
    if not container(data):
        return False
    text = glance(data)
    return bool(re.search(r"^[ \t]*End of Document[ \t]*$", text, re.I | re.M)) and len(set(re.findall(r"^[ \t]*(Length:|Body[ \t]*$|Load-Date:|Section:|Byline:|Classification[ \t]*$|Documents? \(\d)", text, re.M))) >= 2


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the articles in their order; the cover's count and each stated length are compared with what was found."""
    all_lines, kind, encoding, note = lines(data, name)
    stated, listed, first = cover(all_lines)
    found = split(all_lines[first:])
    if not found:
        raise SourceError(name, "is a Nexis export without an article", "export it again with the full documents")
    missing = count_note(stated, listed, [next((line.strip() for line in article if line.strip()), "") for article in found])
    documents = [document(parse(article), encoding, f"nexis {kind}", str(number)) for number, article in enumerate(found, 1)]
    return told_once(documents, note, missing)


def split(found: list[str]) -> list[list[str]]:
    """Part the lines after the cover at "End of Document"; what follows the last one counts only if it is an article."""
    articles: list[list[str]] = [[]]
    for line in found:
        if _END.match(line):
            articles.append([])
        else:
            articles[-1].append(line)
    last = articles.pop()
    if any(_BODY.match(line) for line in last):
        articles.append(last)
    return [part for article in articles for part in _apart(article) if any(line.strip() for line in part)]


def _apart(article: list[str]) -> list[list[str]]:
    """Part two articles between which "End of Document" is missing: the second begins below the fields that close the first."""
    bodies = [i for i, line in enumerate(article) if _BODY.match(line)]
    closed = [i for i, line in enumerate(article) if re.match(r"\s*Load-Date:", line)]
    cuts = [i + 1 for i in closed if any(body < i for body in bodies) and any(body > i for body in bodies)]
    return [article[start:end] for start, end in zip([0, *cuts], [*cuts, len(article)], strict=True)]


def parse(found: list[str]) -> Article:
    """Sort the lines of one article into their places."""
    fields = data_file("exports.yml")["nexis"]
    article = Article()
    kept = [line.strip() for line in found if line.strip()]
    body = next((i for i, line in enumerate(kept) if _BODY.match(line)), None)
    first = next((i for i, line in enumerate(kept[: body if body is not None else len(kept)]) if i and (_head(line, fields) or _COPYRIGHT.match(line))), body)
    top = kept[: first if first is not None else 3]
    _opening(article, top)
    rest = kept[len(top) : body] if body is not None else kept[len(top) :]
    while rest and (body is not None or _head(rest[0], fields) or _COPYRIGHT.match(rest[0])):
        line = rest.pop(0)
        named = _head(line, fields)
        article.head.append((named, _FIELD.match(line)[2].strip(), line) if named else ("", "", line))
    text = kept[body + 1 :] if body is not None else rest
    end = _end_of_body(text, fields)
    article.body, article.tail = text[:end], text[end:]
    return article


def _head(line: str, fields: dict) -> str:
    match = _FIELD.match(line)
    return match[1].lower() if match and match[1].lower() in fields["head"] else ""


def _opening(article: Article, top: list[str]) -> None:
    """Place the unlabelled lines above the fields: headline, outlet, date, edition."""
    dated = next((i for i in range(len(top) - 1, 0, -1) if _DATE_LINE.match(top[i]) and day(top[i])), None)
    if dated is None:
        article.title, article.outlet, article.edition = top[:1], "".join(top[1:2]), top[2:]
        return
    article.date, article.edition = top[dated], top[dated + 1 :]
    article.outlet = top[dated - 1] if dated >= 2 else ""
    article.title = top[: dated - 1] if dated >= 2 else top[:1]


def _end_of_body(text: list[str], fields: dict) -> int:
    """Return where the article ends: at its first closing part, or at the run of fields that closes it."""
    for i, line in enumerate(text):
        if line.lower().rstrip(":") in fields["parts"] and line[:1].isupper() and any(_tail(later, fields) for later in text[i + 1 :] or [""]):
            return i
        if re.match(r"Load-Date:", line):
            return i
    end = len(text)
    while end and (_tail(text[end - 1], fields) or _COPYRIGHT.match(text[end - 1])):
        end -= 1
    return end


def _tail(line: str, fields: dict) -> bool:
    match = _FIELD.match(line)
    return bool(match) and match[1].lower() in fields["tail"]


def document(article: Article, encoding: str, kind: str, part: str) -> Decoded:
    """Return the article as a document whose every line has its label."""
    note = ""
    meaning = data_file("exports.yml")["nexis"]["head"]
    draft = Draft()
    tells = {"title": "".join(article.title[:1]), "outlet": article.outlet, "published": day(article.date)}
    draft.add("\n".join(article.title[:1]), "title", "headline of the export")
    draft.add("\n".join(article.title[1:]), "heading", "second headline of the export")
    draft.add(article.outlet, "boilerplate", "outlet line of the export")
    draft.add(article.date, "date", "date line of the export")
    draft.add("\n".join(article.edition), "boilerplate", "edition line of the export")
    stated = None
    for name, value, line in article.head:
        role = meaning.get(name, "")
        if role == "kept" and value:
            draft.add(line[: len(line) - len(value)], "boilerplate", f"{name} field")
            draft.add(value, "heading", f"{name} field")
            continue
        draft.add(line, "byline" if role == "byline" else "boilerplate", f"{name} field" if name else "above the article")
        if role == "byline":
            tells.setdefault("author", person(value))
        elif role in ("url", "title"):
            tells[role] = value
        elif role == "length" and (number := re.search(r"\d[\d,]*", value)):
            stated = int(number[0].replace(",", ""))
    lost = any(_LOST in line for line in article.body) or not article.body
    if not lost:
        draft.article(article.body, "between Body and Classification")
    in_graphic = False
    for line in article.tail:
        in_graphic = (in_graphic or line.lower().rstrip(":") == "graphic") and not _FIELD.match(line) and line.lower() != "classification"
        draft.add(line, "caption" if in_graphic else "boilerplate", "graphic section" if in_graphic else "below the article")
        url = re.match(r"URL:\s*(\S+)", line)
        loaded = re.match(r"Load-Date:\s*(.+)", line)
        if url:
            tells.setdefault("url", url[1])
        if loaded and not tells["published"]:
            tells["published"] = day(loaded[1])
            note = "; ".join(filter(None, (note, "date from Load-Date")))
    if lost:
        note = "; ".join(filter(None, (note, "the export holds no text of this article → download it again")))
        return Decoded("", encoding, kind=kind, note=note, tells={k: v for k, v in tells.items() if v}, part=part)
    note = "; ".join(filter(None, (note, length_note(stated, article.body))))
    return draft.decoded(encoding, kind, part=part, note=note, tells=tells)
