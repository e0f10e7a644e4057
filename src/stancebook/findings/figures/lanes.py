"""The bands of the timeline: one a dyad, in which the length of a bar is how sure its date is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd
from matplotlib.patches import Rectangle

from stancebook.findings.figures.drawing import FAINT, INK, bare, colour_of, tint
from stancebook.findings.figures.spans import Axis, rows_for
from stancebook.findings.labels import clip, label_of


class Lane(NamedTuple):
    """One dyad's band: its name, its marks (first step, last step, row, counts) and how many rows they need."""

    name: str
    marks: list[tuple[float, float, int, dict]]
    rows: int


def lanes_of(dated: pd.DataFrame, axis: Axis, *, most: int, labels: Mapping[str, str], narrow: bool) -> list[Lane]:
    """Return a band for each of the leading dyads, and one for all others."""
    totals = dated.groupby(["actor", "target"])["n"].sum()
    order = sorted(totals.index, key=lambda pair: (-totals[pair], pair))
    named = order if len(order) <= most + 1 else order[:most]
    pairs = list(zip(dated["actor"], dated["target"], strict=True))
    lanes = []
    for pair in named:
        one, other = (clip(label_of(name, labels), 16 if narrow else 26) for name in pair)
        lanes.append(_lane(f"{one} →\n{other}" if narrow else f"{one} → {other}", dated[[found == pair for found in pairs]], axis))
    if len(named) < len(order):
        chosen = set(named)
        lanes.append(_lane(f"{len(order) - len(named)} other dyads", dated[[found not in chosen for found in pairs]], axis))
    return lanes


def _lane(name: str, rows: pd.DataFrame, axis: Axis, *, most_rows: int = 4) -> Lane:
    """Add up what falls in the same span and way of dating; vaguer dates go to lower rows."""
    groups: dict[tuple[int, int, str], dict] = {}
    for row in rows.to_dict("records"):
        low, high = row["span"]
        if high <= axis.first:
            continue
        place = (max(0, axis.at(low)), axis.at(high - 1) + 1, row["dated_by"])
        counts = groups.setdefault(place, {"n": 0, "actual": 0, "sum": 0.0, "sum_actual": 0.0})
        counts["n"] += row["n"]
        counts["sum"] += row["n"] * row["mean_stance"]
        if row["modality"] == "actual":
            counts["actual"] += row["n"]
            counts["sum_actual"] += row["n"] * row["mean_stance"]
    order = sorted(groups, key=lambda place: (place[1] - place[0], place[2] != "sentence", place))
    placed = rows_for([place[:2] for place in order])
    marks = [(place[0], place[1], row, {**groups[place], "dated_by": place[2]}) for place, row in zip(order, placed, strict=True) if row < most_rows]
    return Lane(name, marks, max((row for _, _, row, _ in marks), default=0) + 1)


def draw_lanes(axes, lanes: list[Lane], axis: Axis, *, size: float) -> None:
    """Draw the bands below each other, each with as many rows as its marks need."""
    top, ticks = 0.0, []
    for lane in lanes:
        ticks.append(top + lane.rows / 2)
        for low, high, row, counts in lane.marks:
            _draw_mark(axes, low, min(high, axis.count), top + row, counts, size=size - 1)
        top += lane.rows + 0.48
        axes.axhline(top - 0.24, color=FAINT, linewidth=0.6)
    axes.set_ylim(top - 0.2, -0.3)
    axes.set_yticks(ticks, [lane.name for lane in lanes], fontsize=size)
    bare(axes, keep=["bottom"])


def _draw_mark(axes, low: float, high: float, top: float, counts: Mapping, *, size: float) -> None:
    """Draw one bar of a band; hatched where nothing in it is told as fact, framed where the sentence itself tells the time."""
    mean = counts["sum_actual"] / counts["actual"] if counts["actual"] else counts["sum"] / counts["n"]
    colour = colour_of(mean)
    framed = counts["dated_by"] == "sentence"
    axes.add_patch(
        Rectangle(
            (low + 0.04, top + 0.06), high - low - 0.08, 0.88, facecolor=tint(mean) if counts["actual"] else "white", linewidth=1.0 if framed else 0.0,
            edgecolor=INK if framed else colour, hatch=None if counts["actual"] else "////", hatch_linewidth=0.4,
        )
    )
    sign = "+" if mean > 0 else "−" if mean < 0 else "±"
    box = None if counts["actual"] else {"facecolor": "white", "edgecolor": "none", "pad": 0.4}
    axes.text((low + high) / 2, top + 0.5, f"{sign}{counts['n']}", ha="center", va="center", fontsize=size, color=INK, bbox=box, in_layout=False)
