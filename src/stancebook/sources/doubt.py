"""Rank the lines whose label is least sure: left-out lines that read like the article, and kept lines that do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stancebook.document import Document
from stancebook.sources.assemble import KEPT
from stancebook.sources.units import Unit

#: A line on which less doubt rests is not shown.
LEAST = 0.35
#: Of a line with fewer content words than this, its words tell nothing.
FEW = 4


@dataclass(frozen=True)
class Doubt:
    """A line of a document, how doubtful its label is (0 to 1), and what speaks against it."""

    document_id: str
    line: int
    text: str
    label: str
    why: str
    doubt: float


def least_sure(documents: Sequence[Document], *, most: int = 25, each: int = 3) -> list[Doubt]:
    """Return the most doubtful lines of a collection, at most `each` of a document, the most doubtful first."""
    found: list[Doubt] = []
    for document in documents:
        found += sorted(doubts(document), key=lambda doubt: (-doubt.doubt, doubt.line))[:each]
    return sorted(found, key=lambda doubt: (-doubt.doubt, doubt.document_id, doubt.line))[:most]


def doubts(document: Document) -> list[Doubt]:
    """Return the lines of a document with a doubt of at least LEAST; a line's likeness is the share of its words that other kept lines use."""
    units = [Unit([line.line], document.raw[line.start : line.end].strip()) for line in document.lines]
    for unit in units:
        unit.measure()
    kept = [i for i, line in enumerate(document.lines) if line.label in KEPT]
    words: Counter[str] = Counter(stem for i in kept for stem in units[i].stems)
    found = []
    for i, (line, unit) in enumerate(zip(document.lines, units, strict=True)):
        own = line.label in KEPT
        alike = sum(words[stem] > own for stem in unit.stems) / len(unit.stems) if len(unit.stems) >= FEW else 0.4 if own else 0.0
        doubt, why = _kept(unit, line.label, alike, edge=i in (kept[0], kept[-1]), room=len(kept)) if own else _left_out(unit, line.label, alike)
        if doubt >= LEAST:
            found.append(Doubt(document.document_id, line.line, unit.text, line.label, why, round(min(doubt, 1.0), 2)))
    return found


def _kept(unit: Unit, label: str, alike: float, *, edge: bool, room: int) -> tuple[float, str]:
    if label == "title" or room < 6:
        return 0.0, ""
    weak = 0.25 * (not unit.ends) + 0.15 * edge
    return max(0.0, 0.6 - 1.5 * alike) * min(1.0, 25 / max(unit.words, 1)) + weak, "kept, but it shares few words with the rest of the article" if alike < 0.3 else "kept, but it is no full sentence"


def _left_out(unit: Unit, label: str, alike: float) -> tuple[float, str]:
    if label == "duplicate" or not unit.ends or unit.words < 8:
        return 0.0, ""
    return alike, "left out, but it is a sentence in the words of the article"
