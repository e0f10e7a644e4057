"""Build the text of one document of a collection: its lines, and the label of those whose place the file tells."""

from __future__ import annotations

import re
from dataclasses import replace

from stancebook.sources.cues import cue
from stancebook.sources.readers.decoded import Decoded

#: A line within an article of at most so many words that ends without a stop is a heading.
HEADING_WORDS = 10
#: What stands within an article of an export and is none of it: links to what was left out, an agency's initials.
_DEBRIS = re.compile(r"^(?:Link to (?:Image|Picture|Graphic|PDF|Story|Original|Video)\b.{0,40}|\[?(?:Image|Graphic|Picture|Table) (?:omitted|not available)\.?\]?|(?-i:[a-z]{2,4}(?:[-/][a-z]{2,4}){1,4}))$", re.I)
_STOP = re.compile(r"[.!?…:;,。！？][\"'”’»)\]]*$")
_OFFICE = re.compile(
    r"(?:[,|(]| [–—-] )\s*(?:[\w’'-]+\s+){0,4}(?:correspondents?|editors?|reporters?|writers?|columnists?|staff|analysts?|producers?|bureau|desk|news service)\b.*$|\s+(?-i:in [A-Z])[\w’' -]+$",
    re.I,
)
_SPACE = re.compile(r"[^\S\n]+")


class Draft:
    """Lines of one document in their order, blank ones between them so that no two are taken for one paragraph."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str, str]] = []

    def add(self, text: str, label: str, reason: str) -> None:
        """Add one line; where the text is several, each gets the label. An empty label leaves the line to the labeller."""
        for line in text.split("\n"):
            line = _SPACE.sub(" ", line).strip()
            if line:
                self.lines.append((line, label, reason))

    def article(self, paragraphs: list[str], reason: str) -> None:
        """Add the paragraphs of an article: body or heading, but a line whose wording shows it to be debris stays unlabelled."""
        lines = [line for paragraph in paragraphs for line in paragraph.split("\n") if line.strip()]
        for i, line in enumerate(lines):
            if cue(line.strip())[0]:
                self.add(line, "", "")
            elif _DEBRIS.match(line.strip()):
                self.add(line, "boilerplate", "notice of the export or initials of who wrote it")
            elif i + 1 < len(lines) and len(line.split()) <= HEADING_WORDS < len(lines[i + 1].split()) and not _STOP.search(line.strip()):
                self.add(line, "heading", "short line above a paragraph")
            else:
                self.add(line, "body", reason)

    def decoded(self, encoding: str, kind: str, *, part: str, note: str = "", tells: dict[str, str] | None = None) -> Decoded:
        """Return the document; without any word of an article its text is empty, and `note` must say why."""
        if not any(label in ("body", "") for _, label, _ in self.lines):
            note = "; ".join(filter(None, (note, "no article text")))
            return Decoded("", encoding, kind=kind, note=note, tells=tells or {}, part=part)
        hints = {2 * i + 1: (label, reason) for i, (_, label, reason) in enumerate(self.lines) if label}
        text = "\n\n".join(line for line, _, _ in self.lines) + "\n"
        return Decoded(text, encoding, kind=kind, note=note, hints=hints, tells={k: v for k, v in (tells or {}).items() if v}, part=part)


def person(byline: str) -> str:
    """Return the names in the byline field of an export, without "By" and without office or place.

    >>> person("By ADA NORTH, Staff Writer"), person("North, Ada; Wei, Li"), person("Ada North in Northport"), person("By Ada North and Li Wei")
    ('ADA NORTH', 'North, Ada; Wei, Li', 'Ada North', 'Ada North and Li Wei')
    """
    name = re.sub(r"^by:?\s+", "", " ".join(byline.split()), flags=re.I)
    return _OFFICE.sub("", name).strip(" ,;|") or name


def told_once(documents: list[Decoded], *notes: str) -> list[Decoded]:
    """Return the documents with remarks on their whole file before the note of the first one that has text."""
    said = "; ".join(filter(None, notes))
    first = next((i for i, document in enumerate(documents) if document.text or document.kind == "metadata"), None)
    if not said or first is None:
        return documents
    document = documents[first]
    return [*documents[:first], replace(document, note="; ".join(filter(None, (said, document.note)))), *documents[first + 1 :]]


def word_count(paragraphs: list[str]) -> int:
    """Count words as exports do: what stands between spaces."""
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def length_note(stated: int | None, paragraphs: list[str]) -> str:
    """Compare a stated length with what was read; a difference above a tenth (and ten words) is told.

    >>> length_note(100, ["one two three"])
    'stated length 100 words, read 3'
    """
    read = word_count(paragraphs)
    if stated is None or abs(stated - read) <= max(10, stated // 10):
        return ""
    return f"stated length {stated} words, read {read}"


def reflow(text: str) -> list[str]:
    """Return the paragraphs (parted by blank lines) of hard-wrapped text, each on one line."""
    paragraphs = re.split(r"\n[ \t\xa0]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [joined for joined in (" ".join(paragraph.split()) for paragraph in paragraphs) if joined]
