"""Read Factiva exports, rtf or text: with field codes (HD, WC, PD, SN, LP, TD), or plain, closed by "Document LBA0000…"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stancebook.errors import SourceError
from stancebook.sources.readers.dates import day
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.draft import Draft, length_note, person, told_once
from stancebook.sources.readers.exported import container, glance, lines
from stancebook.sources.words import data as data_file

_END = re.compile(r"^\s*Document ([A-Za-z][A-Za-z0-9]{14,40})\s*$")
_AN = re.compile(r"\bDocument ([A-Za-z][A-Za-z0-9]{14,40})\b")
_WORDS = re.compile(r"^([\d,.]+) words$", re.I)
#: a code by itself, or parted from its value by a tab, a bar or two spaces; `_CLOSE` allows one space
_CODE = re.compile(r"^\s?([A-Z]{2,3})(?:\s*$|\t+|\s*\|\s*|\s{2,})(.*)$")
_CLOSE = re.compile(r"^([A-Z]{2,3}) (\S.*)$")
_COPYRIGHT = re.compile(r"^(?:copyright\b|©|\(c\)|\u00a9|all rights reserved)", re.I)
_NAMES = re.compile(r"^[A-Z][\w.’'-]+(?: (?:[A-Z][\w.’'-]+|and|de|van|von|bin|al-\w+)){1,7}$")
_TIME = re.compile(r"^\d{1,2}:\d{2}(?: ?[AP]M)?(?: [A-Z]{2,4})?$", re.I)
_LANGUAGE = re.compile(r"^[A-Z][a-z]+$")
_SUMMARY = re.compile(r"^\s*Search Summary\s*$", re.I)


def matches(data: bytes, name: str) -> bool:
    """Tell a Factiva export by its document numbers with a count of words, or by its field codes."""
    if container(data) not in ("rtf", "txt", "docx"):
        return False
    text = glance(data)
    if re.search(r"^[ \t]*Document [A-Za-z][A-Za-z0-9]{14,40}[ \t|]*$", text, re.M) and re.search(r"^[ \t]*[\d,]+ words[ \t]*$", text, re.M):
        return True
    found = {match[1] for match in re.finditer(r"^[ \t|]?(HD|WC|PD|SN|SC|LA|LP|TD|AN)(?:[ \t|]|$)", text, re.M)}
    return {"HD", "PD"} <= found and len(found) >= 6 and bool(found & {"LP", "TD"})


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the articles in their order, each named by its Factiva number."""
    found, kind, encoding, note = lines(data, name)
    coded = sum(bool(re.match(r"^[ \t|]?(?:HD|LP|TD)(?:[ \t|]|$)", line)) for line in found) >= 2
    articles = _coded(found) if coded else _plain(found)
    if not articles:
        raise SourceError(name, "is a Factiva export without an article", "export it again in article format")
    make = _coded_document if coded else _plain_document
    return told_once([make(content, encoding, f"factiva {kind}", part or str(number)) for number, (part, content) in enumerate(articles, 1)], note)


def _coded(found: list[str]) -> list[tuple[str, list[tuple[str, list[str]]]]]:
    """Return (number, [(code, lines)]) of each article; a new one begins at HD (or SE before it) once the last has its text."""
    codes = data_file("exports.yml")["factiva"]
    fields: list[tuple[str, list[str]]] = []
    for line in found:
        if _SUMMARY.match(line):
            break
        line = line.rstrip().lstrip("|")
        match = _CODE.match(line) or (_CLOSE.match(line) if _may_stand_close(line, fields) else None)
        if match and match[1].lower() in codes:
            fields.append((match[1].lower(), [match[2].rstrip(" |")]))
        elif fields:
            fields[-1][1].append(line.rstrip(" |"))
    articles: list[list[tuple[str, list[str]]]] = []
    texts = False
    for code, content in fields:
        if not articles or (code in ("se", "hd", "clm") and texts):
            articles.append([])
            texts = False
        texts = texts or code in ("lp", "td", "an")
        articles[-1].append((code, content))
    return [(_number(article), article) for article in articles if any(code in ("hd", "lp", "td") for code, _ in article)]


def _may_stand_close(line: str, fields: list[tuple[str, list[str]]]) -> bool:
    """Tell whether one space may part code and value here: above the text, in the index below it, or before the number."""
    code = line[:3].strip().lower()
    last = fields[-1][0] if fields else ""
    if code in ("hd", "lp", "td", "se", "wc", "pd", "sn"):
        return True
    if code in ("in", "ns", "re", "co", "ipc", "ipd", "rf", "ct", "pub"):
        return last not in ("", "hd", "lp") and (" : " in line or code in ("pub", "ipd", "ipc"))
    if code == "an":
        return bool(_AN.search(line))
    return last not in ("", "lp", "td")


def _number(article: list[tuple[str, list[str]]]) -> str:
    match = next((_AN.search(" ".join(content)) for code, content in article if code == "an"), None)
    return match[1] if match else ""


def _coded_document(article: list[tuple[str, list[str]]], encoding: str, kind: str, part: str) -> Decoded:
    roles = data_file("exports.yml")["factiva"]
    draft = Draft()
    tells: dict[str, str] = {}
    body: list[str] = []
    stated = None
    for code, content in article:
        value = " ".join(" ".join(content).split())
        role = roles[code]
        if role == "kept":
            paragraphs = _paragraphs(content)
            body += paragraphs
            draft.add(code.upper(), "boilerplate", "field code")
            draft.article(paragraphs, f"field {code.upper()}")
            continue
        draft.add(code.upper(), "boilerplate", "field code")
        draft.add(value, {"title": "title", "byline": "byline", "date": "date", "caption": "caption"}.get(role, "boilerplate"), f"field {code.upper()}")
        if role in ("title", "outlet"):
            tells.setdefault(role, value)
        elif role == "byline":
            tells.setdefault("author", person(value))
        elif role == "date":
            tells.setdefault("published", day(value))
        elif role == "length" and (number := re.search(r"\d[\d,]*", value)):
            stated = int(number[0].replace(",", ""))
    return draft.decoded(encoding, kind, part=part, note=length_note(stated, body), tells=tells)


def _paragraphs(content: list[str]) -> list[str]:
    """Return the paragraphs of a text field: a line each, or parted by blank lines where the lines are wrapped."""
    kept = [line for line in content if line.strip()]
    wrapped = any(not line.strip() for line in content[1:-1]) and sum(len(line) > 60 and line.rstrip()[-1] not in ".!?\"”’'" for line in kept) * 3 > len(kept)
    blocks = re.split(r"\n\s*\n", "\n".join(content)) if wrapped else kept
    return [" ".join(block.split()) for block in blocks if block.strip()]


def _plain(found: list[str]) -> list[tuple[str, list[str]]]:
    """Return (number, lines) of each article, closed by its document number."""
    articles: list[tuple[str, list[str]]] = []
    current: list[str] = []
    for line in found:
        match = _END.match(line.rstrip(" |"))
        if match:
            articles.append((match[1], [*current, line.strip(" |")]))
            current = []
        elif _SUMMARY.match(line):
            break
        else:
            current.append(line.strip().strip("|"))
    if any(_WORDS.match(line.strip()) for line in current):
        articles.append(("", current))
    return [(part, content) for part, content in articles if any(line.strip() for line in content[:-1])]


def _plain_document(content: list[str], encoding: str, kind: str, part: str) -> Decoded:
    draft = Draft()
    kept = [line.strip() for line in content]
    number = kept.pop() if kept and _END.match(kept[-1]) else ""
    counted = next((i for i, line in enumerate(kept) if _WORDS.match(line)), 0)
    above = [line for line in kept[:counted] if line]
    tells = _above(draft, above)
    stated = int(re.sub(r"\D", "", kept[counted])) if _WORDS.match(kept[counted]) else None
    body_at = _imprint(draft, tells, kept, counted) if stated is not None else 0
    body = _paragraphs(kept[body_at:])
    draft.article(body, "below the imprint")
    draft.add(number, "boilerplate", "document number")
    return draft.decoded(encoding, kind, part=part, note=length_note(stated, body), tells=tells)


def _above(draft: Draft, above: list[str]) -> dict[str, str]:
    """Place the lines above the count of words: a section, the headline, the byline."""
    tells: dict[str, str] = {}
    byline = above.pop() if len(above) >= 2 and (re.match(r"By\b", above[-1]) or (len(above) >= 3 and _NAMES.match(above[-1]))) else ""
    for line in above[:-1]:
        draft.add(line, "boilerplate", "section line above the headline")
    if above:
        tells["title"] = above[-1]
        draft.add(above[-1], "title", "headline of the export")
    if byline:
        tells["author"] = person(byline)
        draft.add(byline, "byline", "byline of the export")
    return tells


def _imprint(draft: Draft, tells: dict[str, str], kept: list[str], counted: int) -> int:
    """Place the short lines from the count of words to the copyright line; return where the article begins."""
    at = counted
    copyright_at = next((i for i in range(counted, min(counted + 14, len(kept))) if _COPYRIGHT.match(kept[i])), None)
    if copyright_at is None:
        language = next((i for i in range(counted + 3, min(counted + 10, len(kept))) if _LANGUAGE.match(kept[i])), None)
        last = language if language is not None else counted + 3
    else:
        last = copyright_at
    while at <= min(last, len(kept) - 1):
        line = kept[at]
        if "published" not in tells and at > counted and day(line):
            tells["published"] = day(line)
            draft.add(line, "date", "date line of the export")
        else:
            if "published" in tells and "outlet" not in tells and line and not _TIME.match(line) and not _COPYRIGHT.match(line):
                tells["outlet"] = line
            draft.add(line, "boilerplate", "imprint of the export")
        at += 1
    while at < len(kept) and (not kept[at] or _COPYRIGHT.match(kept[at])):
        draft.add(kept[at], "boilerplate", "imprint of the export")
        at += 1
    return at
