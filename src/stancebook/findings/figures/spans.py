"""Spans of time: what a period covers, the steps of an axis, and rows in which spans do not overlap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

#: months that one step of an axis may hold, with its name
STEPS = ((1, "month"), (3, "quarter"), (6, "half-year"), (12, "year"), (24, "two years"), (60, "five years"), (120, "decade"))

Span = tuple[int, int]


def span_of(period: str, *, first: int = 0, last: int = 0) -> Span | None:
    """Return the months that a period covers, counted from year 0, the end exclusive; an open end reaches to `first` or `last`.

    >>> span_of("2023-04"), span_of("2023"), span_of("2023-04/2024"), span_of("2023/..", last=24288), span_of("")
    ((24279, 24280), (24276, 24288), (24279, 24300), (24276, 24288), None)
    """
    if not period or period.strip("./") == "":
        return None
    start, _, end = period.partition("/")
    low = first if start == ".." else _months(start)[0]
    high = last if end == ".." else _months(end or start)[1]
    return (low, high) if high > low else (low, low + 1)


def _months(part: str) -> Span:
    year = int(part[:4]) * 12
    return (year + int(part[5:7]) - 1, year + int(part[5:7])) if len(part) >= 7 else (year, year + 12)


def step_for(months: int, *, most: int) -> tuple[int, str]:
    """Return the shortest step that cuts so many months into at most `most` pieces, with its name.

    >>> step_for(24, most=30), step_for(60, most=30), step_for(60, most=12)
    ((1, 'month'), (3, 'quarter'), (6, 'half-year'))
    """
    return next(((step, name) for step, name in STEPS if -(-months // step) <= most), STEPS[-1])


def write_step(month: int, step: int) -> str:
    """Write the step that begins with a month.

    >>> [write_step(24279, step) for step in (1, 3, 6, 12, 60)]
    ['2023-04', '2023 Q2', '2023 H1', '2023', '2023–27']
    """
    year, within = divmod(month, 12)
    if step >= 24:
        return f"{year}–{(year + step // 12 - 1) % 100:02d}"
    return {1: f"{year}-{within + 1:02d}", 3: f"{year} Q{within // 3 + 1}", 6: f"{year} H{within // 6 + 1}"}.get(step, str(year))


def rows_for(spans: Sequence[tuple[float, float]]) -> list[int]:
    """Return a row for each span, the lowest in which it overlaps none of the earlier ones.

    >>> rows_for([(0, 2), (1, 3), (2, 4)])
    [0, 1, 0]
    """
    rows: list[list[tuple[float, float]]] = []
    places = []
    for low, high in spans:
        at = next((number for number, row in enumerate(rows) if all(high <= start or low >= end for start, end in row)), len(rows))
        if at == len(rows):
            rows.append([])
        rows[at].append((low, high))
        places.append(at)
    return places


class Axis(NamedTuple):
    """The stretch of time that is drawn: first month, end, months a step and the step's name."""

    first: int
    end: int
    step: int
    name: str

    def at(self, month: int) -> int:
        """Return the number of the step that holds a month."""
        return (month - self.first) // self.step

    @property
    def count(self) -> int:
        return -(-(self.end - self.first) // self.step)


def axis_of(dated: pd.DataFrame, *, steps: int) -> Axis:
    """Return the axis that holds the dated rows; over more than ten years, the earliest twentieth of the statements is left out."""
    first, end = min(low for low, _ in dated["span"]), max(high for _, high in dated["span"])
    if end - first > 120:
        ends = sorted(high for (_, high), n in zip(dated["span"], dated["n"], strict=True) for _ in range(n))
        first = max(first, min(end - 1, ends[len(ends) // 20] - 12))
    step, name = step_for(end - first + 1, most=steps)
    first -= first % step
    return Axis(first, end, step, name)
