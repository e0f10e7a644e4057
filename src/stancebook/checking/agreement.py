"""Agreement between coders: first on what a statement is, then on how it is coded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from stancebook import tables
from stancebook.checking import bootstrap
from stancebook.checking.alpha import alpha, coincidences, nominal, ordinal
from stancebook.checking.units import VARIABLES, Unit, Units, same_speaker, value

ONE_VALUE = "one value alone was used: alpha is 1 by convention and says little"


def agreement(units: Units) -> pd.DataFrame:
    """Return table `agreement`: each pair of people and, from three on, all of them ("all"), with 95 % intervals over documents.

    Measures: `f1` of the units found (sentence, actor, target); on the units shared, `share` of equal values and
    Krippendorff's alpha, ordinal for the stance and nominal for the rest.
    """
    rows: list[dict] = []
    for pair in combinations(units.people, 2):
        rows.extend(_compare(units, pair, *pair))
    if len(units.people) > 2:
        rows.extend(_compare(units, units.people, "all", "all"))
    return tables.frame("agreement", rows)


def _compare(units: Units, coders: Sequence[str], coder_a: str, coder_b: str) -> Iterator[dict]:
    documents = sorted({name for pair in combinations(coders, 2) for name in units.read_by(*pair)})
    if not documents:
        return
    common = {"coder_a": coder_a, "coder_b": coder_b, "documents": len(documents)}
    few = bootstrap.warning(len(documents))
    yield {**common, **_unit_agreement(units, coders, documents), "note": few}
    shared = {unit: labels for unit in units.rows if unit.document_id in set(documents) for labels in [_first_rows(units, unit, coders)] if len(labels) > 1}
    for variable in VARIABLES:
        for row in _category_agreement(shared, variable, documents):
            yield {**common, **row, "note": "; ".join(filter(None, (row["note"], few)))}


def f1(right: float, found: float, expected: float) -> float:
    """Return the harmonic mean of right/found and right/expected; nan if there was nothing to find."""
    return 2 * right / (found + expected) if found + expected else float("nan")


def _unit_agreement(units: Units, coders: Sequence[str], documents: list[str]) -> dict:
    counts = np.zeros((len(documents), 3))
    either: set[Unit] = set()
    for a, b in combinations(coders, 2):
        for i, document in enumerate(documents):
            if document not in units.read.get(a, ()) or document not in units.read.get(b, ()):
                continue
            found = units.of(a, [document]), units.of(b, [document])
            counts[i] += (len(found[0] & found[1]), len(found[0]), len(found[1]))
            either |= found[0] | found[1]
    low, high = bootstrap.interval(counts, lambda sums: f1(*sums))
    return {"measure": "f1", "variable": "unit", "n": len(either), "value": f1(*counts.sum(axis=0)), "low": low, "high": high}


def _first_rows(units: Units, unit: Unit, coders: Sequence[str]) -> list[dict]:
    """Return one row a coder for a unit: its first, where a coder gave two."""
    return [units.rows[unit][coder][0] for coder in coders if coder in units.rows[unit]]


def _category_agreement(shared: dict[Unit, list[dict]], variable: str, documents: list[str]) -> Iterator[dict]:
    labels = {unit: _one_name([value(row, variable) for row in rows], variable) for unit, rows in shared.items()}
    numeric = variable == "stance"
    values = sorted({label for given in labels.values() for label in given}, key=(lambda v: int(v)) if numeric else None)
    by_document = [[labels[unit] for unit in labels if unit.document_id == document] for document in documents]
    n = len(labels)
    equal = np.array([[sum(_pairs_equal(given) for given in units), len(units)] for units in by_document], dtype=float).reshape(-1, 2)
    yield {
        "measure": "share", "variable": variable, "n": n, "note": "", "value": _ratio(equal.sum(axis=0)),
        **dict(zip(("low", "high"), bootstrap.interval(equal, _ratio), strict=True)),
    }
    distance = ordinal if numeric else nominal
    matrices = np.array([coincidences(units, values) for units in by_document]).reshape(len(documents), len(values), len(values))
    low, high = bootstrap.interval(matrices, lambda matrix: alpha(matrix, values, distance))
    yield {
        "measure": f"alpha {'ordinal' if numeric else 'nominal'}", "variable": variable, "n": n, "low": low, "high": high,
        "value": alpha(matrices.sum(axis=0), values, distance), "note": ONE_VALUE if len(values) == 1 else "",
    }


def _ratio(counts: np.ndarray) -> float:
    return float(counts[0] / counts[1]) if counts[1] else float("nan")


def _pairs_equal(given: Sequence[str]) -> float:
    pairs = list(combinations(given, 2))
    return sum(a == b for a, b in pairs) / len(pairs)


def _one_name(given: list[str], variable: str) -> list[str]:
    """Write one speaker in one way within a unit: the longest name that means the same."""
    if variable != "speaker":
        return given
    return [max((other for other in given if same_speaker(name, other)), key=lambda other: (len(other), other)) for name in given]
