"""Read the older LexisNexis exports: articles that each open with "3 of 25 DOCUMENTS", fields in capitals, wrapped lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

from stancebook.errors import SourceError
from stancebook.sources.readers.dates import day
from stancebook.sources.readers.decoded import Decoded
from stancebook.sources.readers.draft import Draft, length_note, person, told_once
from stancebook.sources.readers.exported import container, glance, lines
from stancebook.sources.words import data as data_file

#: Characters that few lines of wrapped text exceed.
WRAPPED = 100
_OPEN = re.compile(r"^\s*(\d{1,5}) of (\d{1,5}) DOCUMENTS?\s*$")
_FIELD = re.compile(r"^([A-Z][A-Z]*(?:[ -][A-Z]+)?):\s*(.*)$", re.S)
_COPYRIGHT = re.compile(r"^\s*(?:Copyright\b|©|\(c\)\s|All Rights Reserved)", re.I)
_BODY = re.compile(r"^BODY:?$")


def matches(data: bytes, name: str) -> bool:
    """Tell the export by the line that opens an article and the length in capitals."""
    if not container(data):
        return False
    text = glance(data)
    return bool(re.search(r"^[ \t]*\d{1,5} of \d{1,5} DOCUMENTS?[ \t]*$", text, re.M) and re.search(r"^[ \t]*LENGTH: ", text, re.M))


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the articles in their order; their stated number and lengths are compared with what was found."""
    all_lines, kind, encoding, note = lines(data, name)
    at = [i for i, line in enumerate(all_lines) if _OPEN.match(line)]
    if not at:
        raise SourceError(name, "is a LexisNexis export without an article", "export it again with the full documents")
    stated = max(int(_OPEN.match(all_lines[i])[2]) for i in at)
    documents = [
        _document(all_lines[start + 1 : end], encoding, f"lexisnexis {kind}", _OPEN.match(all_lines[start])[1])
        for start, end in zip(at, [*at[1:], len(all_lines)], strict=True)
    ]
    return told_once(documents, note, f"the file says {stated} articles and holds {len(at)}" if stated != len(at) else "")


def _blocks(found: list[str], wrapped: bool) -> list[list[str]]:
    """Part the lines at blank ones; where lines are not wrapped, each is a block."""
    blocks: list[list[str]] = [[]]
    for line in found:
        if line.strip():
            if not wrapped and blocks[-1]:
                blocks.append([])
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _document(found: list[str], encoding: str, kind: str, part: str) -> Decoded:
    fields = data_file("exports.yml")["nexis"]
    kept = [line for line in found if line.strip()]
    blocks = _blocks(found, wrapped=sum(len(line) > WRAPPED for line in kept) * 20 <= len(kept))
    draft = Draft()
    tells: dict[str, str] = {}
    stated = None
    while blocks and not _known(blocks[0], fields["head"]) and not _BODY.match(blocks[0][0].strip()) and len(draft.lines) < 12:
        block = blocks.pop(0)
        if _COPYRIGHT.match(block[0]):
            while block and _COPYRIGHT.match(block[0]):
                draft.add(block.pop(0), "boilerplate", "copyright line")
            blocks[:0] = [block] if block else []
        elif "outlet" not in tells and not day(block[0].strip()):
            tells["outlet"] = " ".join(block[0].split())
            draft.add("\n".join(block), "boilerplate", "outlet line of the export")
        elif "published" not in tells and day(block[0].strip()):
            tells["published"] = day(block[0].strip())
            draft.add(block[0], "date", "date line of the export")
            draft.add("\n".join(block[1:]), "boilerplate", "edition line of the export")
        elif "title" not in tells:
            tells["title"] = _flow(block)
            draft.add(tells["title"], "title", "headline of the export")
        else:
            draft.add(_flow(block), "heading", "second headline of the export")
    while blocks and (name := _known(blocks[0], fields["head"])):
        stated = _head(draft, tells, name, blocks.pop(0), fields["head"][name]) or stated
    if blocks and _BODY.match(blocks[0][0].strip()):
        blocks[0] = blocks[0][1:]
    end = next((i for i, block in enumerate(blocks) if _known(block, fields["tail"]) and block[0].split(":")[0].isupper()), len(blocks))
    while end and blocks[end - 1] and _COPYRIGHT.match(blocks[end - 1][0]):
        end -= 1
    body = [_flow(block) for block in blocks[:end] if block]
    draft.article(body, "below LENGTH")
    for block in blocks[end:]:
        graphic = _known(block, ["graphic"])
        draft.add(_flow(block), "caption" if graphic else "boilerplate", "graphic field" if graphic else "below the article")
        loaded = re.match(r"LOAD-DATE:\s*(.+)", _flow(block))
        if loaded:
            tells.setdefault("published", day(loaded[1]))
    return draft.decoded(encoding, kind, part=part, note=length_note(stated, body), tells=tells)


def _head(draft: Draft, tells: dict[str, str], name: str, block: list[str], role: str) -> int | None:
    """Add one field above the article; return the stated length if it is that."""
    text = _flow(block)
    value = _FIELD.match(text)[2].strip()
    if role in ("title", "kept"):
        draft.add(text[: len(text) - len(value)], "boilerplate", f"{name} field")
        draft.add(value, "title" if role == "title" else "heading", f"{name} field")
        if role == "title":
            tells.setdefault("title", value)
        return None
    draft.add(text, "byline" if role == "byline" else "boilerplate", f"{name} field")
    if role == "byline":
        tells.setdefault("author", person(value))
    elif role == "url":
        tells.setdefault("url", value)
    number = re.search(r"\d[\d,]*", value) if role == "length" else None
    return int(number[0].replace(",", "")) if number else None


def _known(block: list[str], names: object) -> str:
    """Return the name of the field that a block opens with, if it is one of these."""
    match = _FIELD.match(block[0].strip()) if block else None
    return match[1].lower() if match and match[1].lower() in names else ""


def _flow(block: list[str]) -> str:
    return " ".join(" ".join(block).split())
