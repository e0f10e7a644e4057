"""Where and why a machine errs: each statement missed, found too many or coded otherwise, with its cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from stancebook import tables
from stancebook.checking.units import Unit, Units, values
from stancebook.checking.validation import Reference, references
from stancebook.sources.assemble import KEPT

#: Codes that can differ in a statement that was found; the stance is compared where the sign agrees.
CODES = ("sign", "stance", "modality", "speaker", "issue")

#: Codes with too many values to count each confusion.
NAMED = ("speaker", "issue")

LEFT_OUT = "its lines were left out of the article"
REVERSED = "found the other way round"
ACTOR_ONLY = "actor found, with another target"
TARGET_ONLY = "target found, with another actor"
OTHERS = "other pairs of the sentence found only"
UNSURE = "a cue, but below the confidence threshold"
NO_CUE = "no cue links the actors"
PEOPLE_REVERSED = "people coded it the other way round"
PEOPLE_ACTOR = "people coded this actor with another target"
PEOPLE_TARGET = "people coded this target with another actor"
PEOPLE_OTHERS = "people coded other pairs of the sentence only"
PEOPLE_NOTHING = "people coded nothing in the sentence"


@dataclass(frozen=True)
class Seen:
    """What the machine saw of the texts: mentions, doubtful sentences and left-out lines, as (start, end, value) by document."""

    mentions: Mapping[str, list[tuple[int, int, str]]]
    unsure: Mapping[str, list[tuple[int, int, str]]]
    lines: Mapping[str, list[tuple[int, int, str]]]

    @classmethod
    def of(cls, mentions: Iterable[Mapping], uncoded: Iterable[Mapping], lines: Iterable[Mapping]) -> Seen:
        """Read the rows of the tables mentions, uncoded and lines."""
        return cls(_spans(mentions, "actor"), _spans((row for row in uncoded if row["reason"].startswith("below")), "reason"), _spans(lines, "label"))

    def actors(self, unit: Unit) -> list[str]:
        """Return the actors recognised in the sentence of a unit, sorted."""
        return sorted({actor for _, _, actor in _within(self.mentions, unit)})

    def missed(self, unit: Unit, actors: list[str], found: set[tuple[str, str]]) -> str:
        """Return why a statement was missed; `actors` are those recognised in the sentence, `found` the pairs that the machine has there."""
        labels = [label for _, _, label in _within(self.lines, unit)]
        if labels and not any(label in KEPT for label in labels):
            return LEFT_OUT
        unseen = [side for side, actor in (("actor", unit.actor), ("target", unit.target)) if actor not in actors]
        if unseen:
            return f"{' and '.join(unseen)} not recognised in the sentence"
        if found:
            return _beside(unit, found, (REVERSED, ACTOR_ONLY, TARGET_ONLY, OTHERS))
        return UNSURE if any(_within(self.unsure, unit)) else NO_CUE


def errors(units: Units, seen: Seen) -> pd.DataFrame:
    """Return table `errors`, sorted by place: one row a statement that a machine missed or found too many, or a code that differs from people's.

    A machine is compared with the first of its references: what at least two people share, or one person where nobody else read.
    """
    rows: list[dict] = []
    for machine in units.machines:
        for reference in list(references(units, machine))[:1]:
            rows.extend(_of_machine(reference, machine, seen))
    rows.sort(key=lambda row: (row["document_id"], row["start"], row["end"], row["actor"], row["target"], row["coder"], row["error"]))
    return tables.frame("errors", rows)


def _of_machine(reference: Reference, machine: str, seen: Seen) -> Iterator[dict]:
    said = reference.units.of(machine, reference.documents)
    found, known = _pairs(said), _pairs(reference.known)
    for unit in sorted(said | reference.required):
        theirs, mine, actors = reference.given(unit), reference.units.rows[unit].get(machine, []), seen.actors(unit)
        common = {
            **unit._asdict(), "text": (theirs or mine)[0]["text"], "coder": machine, "reference": reference.name, "actors": "; ".join(actors),
            "rule": _given(mine, "rule"), "cue": _given(mine, "cue"), "confidence": max((row.get("confidence", "") for row in mine), default=""),
        }
        if not mine:
            yield {**common, "error": "missed", "cause": seen.missed(unit, actors, found[unit[:3]]), "expected": values(theirs, "stance")}
        elif unit not in reference.known:
            cause = _beside(unit, known[unit[:3]], (PEOPLE_REVERSED, PEOPLE_ACTOR, PEOPLE_TARGET, PEOPLE_OTHERS)) if known[unit[:3]] else PEOPLE_NOTHING
            yield {**common, "error": "extra", "cause": cause, "found": values(mine, "stance")}
        elif unit in reference.required:
            for code in _differing(reference, unit, machine):
                expected, given = values(theirs, code), values(mine, code)
                cause = f"another {code}" if code in NAMED else f"{expected} coded as {given}"
                yield {**common, "error": code, "cause": cause, "expected": expected, "found": given}


def _differing(reference: Reference, unit: Unit, machine: str) -> Iterator[str]:
    wrong = [code for code in CODES if not reference.agrees(unit, machine, code)]
    return (code for code in wrong if not (code == "stance" and "sign" in wrong))


def _beside(unit: Unit, pairs: set[tuple[str, str]], causes: tuple[str, str, str, str]) -> str:
    """Return which of the four causes holds: the reversed pair, the same actor, the same target, or others only."""
    if (unit.target, unit.actor) in pairs:
        return causes[0]
    if any(actor == unit.actor for actor, _ in pairs):
        return causes[1]
    return causes[2] if any(target == unit.target for _, target in pairs) else causes[3]


def _pairs(units: Iterable[Unit]) -> defaultdict[tuple, set[tuple[str, str]]]:
    pairs: defaultdict[tuple, set[tuple[str, str]]] = defaultdict(set)
    for unit in units:
        pairs[unit[:3]].add((unit.actor, unit.target))
    return pairs


def _given(rows: list[dict], column: str) -> str:
    return " | ".join(dict.fromkeys(row.get(column, "") for row in rows))


def _spans(rows: Iterable[Mapping], column: str) -> dict[str, list[tuple[int, int, str]]]:
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in rows:
        spans[row["document_id"]].append((int(row["start"]), int(row["end"]), row[column]))
    return dict(spans)


def _within(spans: Mapping[str, list[tuple[int, int, str]]], unit: Unit) -> Iterator[tuple[int, int, str]]:
    return (span for span in spans.get(unit.document_id, ()) if span[0] < unit.end and span[1] > unit.start)
