"""Find the lists of an article: items that a paragraph announces with a colon, or that carry a mark such as "1)" or "–"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stancebook.sources.stretch import alike
from stancebook.sources.units import Unit

_DIGIT = re.compile(r"\d")
#: Cues that a list item may carry: an address among the items is part of the list.
_ALLOWED = ("", "address or code")


def items(units: Sequence[Unit], parts: Sequence[tuple[int, int]]) -> set[int]:
    """Return the indices of list items that stand in a stretch of the article or go on where one ends."""
    found: set[int] = set()
    for first, last in parts:
        for i in range(first, last + 1):
            if not units[i].cue and units[i].words >= 3 and _announces(units, i):
                found.update(_run(units, i + 1, first, last))
    return found


def _announces(units: Sequence[Unit], i: int) -> bool:
    following = units[i + 1 : i + 3]
    return units[i].text.rstrip().endswith(":") or (units[i].prose and not units[i].listed and len(following) == 2 and all(unit.listed for unit in following))


def _run(units: Sequence[Unit], start: int, first: int, last: int) -> list[int]:
    """Return the items from `start` on; behind the article, items without mark and number must speak its words, as headlines do not."""
    run: list[int] = []
    shape = None
    for j in range(start, len(units)):
        unit = units[j]
        if unit.prose and not unit.listed or (unit.why if unit.cue else "") not in _ALLOWED or unit.label:
            break
        if units[start].listed and not unit.listed and not unit.cue:
            break
        if j > last and not unit.cue:
            shape = shape or _shape(units[start])
            if _shape(unit) != shape or (unit.words < 3 and not unit.listed) or (not any(shape) and not alike(unit, units[first : last + 1])):
                break
        if unit.cue and not run:
            break
        run.append(j)
    while run and units[run[-1]].cue and run[-1] > last and len(run) < 3:
        run.pop()
    return run if len(run) >= 2 else []


def _shape(unit: Unit) -> tuple[bool, bool]:
    """Return what the items of one list have in common: a mark at the beginning, or a number in the line."""
    return unit.listed, not unit.listed and bool(_DIGIT.search(unit.text))
