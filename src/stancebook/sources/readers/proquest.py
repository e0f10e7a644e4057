"""Read ProQuest text exports: records between lines of underscores, fields such as "Publication title:" and "Full text:"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stancebook.errors import SourceError
from stancebook.sources.readers.dates import day
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.draft import Draft, length_note, told_once
from stancebook.sources.readers.exported import container, glance, lines
from stancebook.sources.words import data as data_file

_RULE = re.compile(r"^\s*(?:_{20,}|-{20,}|={20,})\s*$")
_FIELD = re.compile(r"^([A-Z][A-Za-z/ -]{2,30}?):(?:\s+(.*))?$")
_NUMBER = re.compile(r"^\s*Document (\d{1,5}) of (\d{1,5})\s*$")
#: Fields that end the full text wherever they stand; any other ends it only above a further field, or it is a line of the article.
_SURE = frozenset(
    ("subject", "title", "publication title", "publication date", "publication year", "publication info", "publication subject", "identifier / keyword",
     "company / organization", "proquest document id", "document url", "last updated", "database", "place of publication", "copyright")
)  # fmt: skip
_NO_TEXT = re.compile(r"^(?:full text )?(?:is )?not available\b", re.I)


def matches(data: bytes, name: str) -> bool:
    """Tell the export by a line of underscores and the names of its fields."""
    if not container(data):
        return False
    text = glance(data)
    named = set(re.findall(r"^[ \t]*(Publication title|ProQuest document ID|Full text|Document URL|Publication date|Publication info|Title): ?", text, re.M))
    return len(named) >= 3 and "Full text" in named and bool(re.search(r"^[ \t]*_{20,}[ \t]*$", text, re.M) or named & {"ProQuest document ID"})


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the records in their order; a record without full text is returned with the reason in its note."""
    found, kind, encoding, note = lines(data, name)
    records = [record for record in _records(found) if any(field for field, _ in record)]
    if not records:
        raise SourceError(name, "is a ProQuest export without a record", "export it again as text with the full text")
    stated = max((int(match[2]) for match in map(_NUMBER.match, found) if match), default=len(records))
    documents = [_document(record, encoding, f"proquest {kind}", _number(record) or str(number)) for number, record in enumerate(records, 1)]
    return told_once(documents, note, f"the file says {stated} documents and holds {len(records)}" if stated != len(records) else "")


def _number(record: list[tuple[str, list[str]]]) -> str:
    return next((text[0].strip() for field, text in record if field.lower() == "proquest document id"), "")


def _records(found: list[str]) -> list[list[tuple[str, list[str]]]]:
    """Part the file at lines of underscores, and each record into (field as written, lines); the opening lines have the field ""."""
    names = data_file("exports.yml")["proquest"]
    records: list[list[tuple[str, list[str]]]] = [[("", [])]]
    following = ""
    nexts = [""] * len(found)
    for i in range(len(found) - 1, -1, -1):
        nexts[i] = following
        following = found[i] if found[i].strip() else following
    for line, after in zip(found, nexts, strict=True):
        if _RULE.match(line) or _NUMBER.match(line):
            records.append([("", [])])
            continue
        name = _name(line, names)
        within = records[-1][-1][0].lower() == "full text"
        if name and (not within or name in _SURE or _name(after, names) or _RULE.match(after)):
            match = _FIELD.match(line.strip())
            records[-1].append((match[1], [match[2] or ""]))
        else:
            records[-1][-1][1].append(line)
    whole = [record for record in records if sum(field.lower() in ("title", "full text", "publication title", "proquest document id", "publication date") for field, _ in record) >= 2]
    return whole


def _name(line: str, names: dict) -> str:
    match = _FIELD.match(line.strip())
    return match[1].lower() if match and match[1].lower() in names else ""


def _document(record: list[tuple[str, list[str]]], encoding: str, kind: str, part: str) -> Decoded:
    roles = data_file("exports.yml")["proquest"]
    draft = Draft()
    fields = {name.lower(): " ".join(" ".join(content).split()) for name, content in record}
    opening = [line.strip() for line in record[0][1] if line.strip() and not _NUMBER.match(line)]
    tells = _tells(fields, opening)
    body: list[str] = []
    stated = None
    for line in opening:
        title = line == tells["title"] and not any(label == "title" for _, label, _ in draft.lines)
        draft.add(line, "title" if title else "boilerplate", "headline of the export" if title else "above the record")
    for given, content in record[1:]:
        name = given.lower()
        role = roles[name]
        if role == "kept":
            draft.add(f"{given}:", "boilerplate", "field name")
            body = _paragraphs(content)
            body = [] if body and len(body) == 1 and _NO_TEXT.match(body[0]) else body
            draft.article(body, "full text of the export")
            continue
        value = fields[name]
        named = f"{given}: "
        if role == "title" and not any(label == "title" for _, label, _ in draft.lines):
            draft.add(named, "boilerplate", "field name")
            draft.add(value, "title", "title field")
        else:
            draft.add(named + value, {"byline": "byline", "date": "date", "caption": "caption"}.get(role, "boilerplate"), f"{name} field")
        if role == "length" and (number := re.search(r"\d[\d,]*", value)):
            stated = int(number[0].replace(",", ""))
    if not body:
        note = "the export holds no full text of this record → download it, or leave it out"
        return Decoded("", encoding, kind=kind, note=note, tells={k: v for k, v in tells.items() if v}, part=part)
    return draft.decoded(encoding, kind, part=part, note=length_note(stated, body), tells=tells)


def _tells(fields: dict[str, str], opening: list[str]) -> dict[str, str]:
    outlet = re.sub(r"\s*;.*$", "", fields.get("publication title", "") or fields.get("publication", ""))
    published = next((found for name in ("publication date", "publication info", "publication year") if (found := day(fields.get(name, "")))), "")
    return {
        "title": fields.get("title", "") or (opening[0] if opening else ""),
        "outlet": outlet,
        "author": fields.get("author", ""),
        "published": published,
        "url": fields.get("document url", "").split(" ")[0],
    }


def _paragraphs(content: list[str]) -> list[str]:
    """Return the paragraphs of the full text: a line each, or parted by blank lines where most lines are wrapped."""
    kept = [line.strip() for line in content if line.strip()]
    cut = sum(50 <= len(line) <= 130 and line[-1] not in ".!?\"”’'" for line in kept)
    if cut * 3 > len(kept) and any(not line.strip() for line in content[1:-1]):
        return [" ".join(block.split()) for block in re.split(r"\n\s*\n", "\n".join(content)) if block.strip()]
    return kept
