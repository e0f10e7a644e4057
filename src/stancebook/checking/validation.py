"""The machine against people: precision, recall, F1, the human ceiling beside them, and how often statements of each confidence are right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pandas as pd

from stancebook import tables
from stancebook.checking.units import Unit, Units, same, value

#: What must agree beside sentence, actor and target, by the name of the measure.
MEASURES = {"pair": "", "signed": "sign", "stance": "stance", "modality": "modality", "speaker": "speaker", "issue": "issue"}
#: Lower ends of the bands of confidence.
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
#: The reference that at least two people share.
PEOPLE = "people"


class Reference:
    """What counts as right: `required` units must be found; `known` ones that are not required count neither way."""

    def __init__(self, units: Units, coders: tuple[str, ...], documents: list[str], name: str):
        self.units, self.coders, self.documents, self.name = units, coders, documents, name
        inside = set(documents)
        counts = {u: sum(c in rows for c in coders) for u, rows in units.rows.items() if u.document_id in inside}
        self.known = {unit for unit, n in counts.items() if n}
        self.required = {unit for unit, n in counts.items() if n >= min(2, len(coders))}

    def agrees(self, unit: Unit, coder: str, variable: str) -> bool:
        """Tell whether any row of `coder` has the value that any person of the reference gave."""
        if not variable:
            return True
        given = [value(row, variable) for row in self.given(unit)]
        return any(same(variable, value(row, variable), one) for row in self.units.rows[unit][coder] for one in given)

    def given(self, unit: Unit) -> list[dict]:
        """Return the rows that the people of the reference gave a unit."""
        rows = self.units.rows[unit]
        return [row for person in self.coders for row in rows.get(person, ())]


def references(units: Units, machine: str) -> Iterator[Reference]:
    """Yield what at least two people share, in the documents that two or more read, then each person alone."""
    read = set(units.read.get(machine, ()))
    several = sorted(d for d in read if sum(d in units.read.get(p, ()) for p in units.people) >= 2)
    if several:
        yield Reference(units, units.people, several, PEOPLE)
    for person in units.people:
        documents = sorted(read & units.read.get(person, set()))
        if documents:
            yield Reference(units, (person,), documents, person)


def validation(units: Units) -> pd.DataFrame:
    """Return table `validation`: machines against people, people against each other (the ceiling), and bands of confidence.

    `found` are the units that count against precision (those only one of several people saw are left out), `expected` those required,
    `right` those found with the measure's value; sentence, actor and target must agree in every measure.
    """
    rows: list[dict] = []
    for machine in units.machines:
        for number, reference in enumerate(references(units, machine)):
            rows.extend(_measures(reference, machine))
            if number == 0:
                rows.extend(_calibration(reference, machine))
    for first, second in combinations(units.people, 2):
        documents = units.read_by(first, second)
        if documents:
            rows.extend(_measures(Reference(units, (first,), documents, first), second))
    return tables.frame("validation", rows)


def _measures(reference: Reference, coder: str) -> Iterator[dict]:
    said = reference.units.of(coder, reference.documents)
    hits = said & reference.required
    wrong = len(said - reference.known)
    for measure, variable in MEASURES.items():
        right = sum(reference.agrees(unit, coder, variable) for unit in hits)
        yield {
            "coder": coder, "reference": reference.name, "documents": len(reference.documents), "measure": measure,
            **scores(len(hits) + wrong, len(reference.required), right),
        }


def scores(found: int, expected: int, right: int) -> dict:
    """Return counts with precision, recall and F1; what cannot be computed stays empty."""
    share: Callable[[int], float | None] = lambda whole: right / whole if whole else None  # noqa: E731
    return {
        "found": found, "expected": expected, "right": right, "precision": share(found), "recall": share(expected),
        "f1": 2 * right / (found + expected) if found + expected else None,
    }


def band(confidence: float) -> str:
    """Name the band of a confidence.

    >>> band(0.83), band(1.0), band(0.2)
    ('confidence 0.8–0.9', 'confidence 0.9–1.0', 'confidence 0.0–0.5')
    """
    lower = max(low for low in BANDS[:-1] if confidence >= low - 1e-9) if confidence > 0 else 0.0
    return f"confidence {lower:.1f}–{BANDS[BANDS.index(lower) + 1]:.1f}"


def _calibration(reference: Reference, machine: str) -> Iterator[dict]:
    counts: dict[str, list[int]] = {}
    stated: dict[str, list[float]] = {}
    for unit in sorted(reference.units.of(machine, reference.documents)):
        if unit in reference.known and unit not in reference.required:
            continue
        confidence = max(float(row["confidence"] or 0) for row in reference.units.rows[unit][machine])
        tally = counts.setdefault(band(confidence), [0, 0])
        stated.setdefault(band(confidence), []).append(confidence)
        tally[0] += 1
        tally[1] += unit in reference.required and reference.agrees(unit, machine, "sign")
    for name, (found, right) in sorted(counts.items()):
        yield {
            "coder": machine, "reference": reference.name, "documents": len(reference.documents), "measure": name, "found": found,
            "right": right, "precision": right / found, "stated": sum(stated[name]) / found,
        }
