"""Every disagreement with its sentence: between people, and between a machine and people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pandas as pd

from stancebook import tables
from stancebook.checking.units import VARIABLES, Units, values
from stancebook.checking.validation import Reference, references

#: The sign follows from the stance, so a differing sign is not listed twice.
LISTED = tuple(variable for variable in VARIABLES if variable != "sign")


def disagreements(units: Units) -> pd.DataFrame:
    """Return table `disagreements`, sorted by place; variable `unit` is a statement that only one side coded."""
    rows: list[dict] = []
    for a, b in combinations(units.people, 2):
        rows.extend(_between(Reference(units, (a,), units.read_by(a, b), a), b))
    for machine in units.machines:
        for reference in list(references(units, machine))[:1]:
            rows.extend(_between(reference, machine))
    order = {name: i for i, name in enumerate(("unit", *LISTED))}
    rows.sort(key=lambda r: (r["document_id"], r["start"], r["end"], r["actor"], r["target"], r["coder_a"], r["coder_b"], order[r["variable"]]))
    return tables.frame("disagreements", rows)


def _between(reference: Reference, coder: str) -> Iterator[dict]:
    said = reference.units.of(coder, reference.documents)
    for unit in sorted(said | reference.required):
        theirs, mine = reference.given(unit), reference.units.rows[unit].get(coder, [])
        common = {**unit._asdict(), "text": (theirs or mine)[0]["text"], "coder_a": reference.name, "coder_b": coder}
        if not (theirs and mine):
            yield {**common, "variable": "unit", "value_a": _presence(theirs), "value_b": _presence(mine)}
            continue
        if unit not in reference.required:
            continue
        for variable in LISTED:
            if not reference.agrees(unit, coder, variable):
                yield {**common, "variable": variable, "value_a": values(theirs, variable), "value_b": values(mine, variable)}


def _presence(rows: list[dict]) -> str:
    return f"coded {values(rows, 'stance')}" if rows else "not coded"
