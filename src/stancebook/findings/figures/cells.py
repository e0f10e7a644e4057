"""The cell of a matrix: a mean with its sign, how many statements it rests on, and what may be or is not so, in full or in short."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch, Rectangle

from stancebook.findings.figures.drawing import EDGE, FAINT, INK, add_up, bare, key, panel, sign_patches, tint
from stancebook.findings.labels import signed

#: how to read a cell of each size
CELL_KEY = {
    "full": "Bold: mean stance, −2 material conflict to +2 material cooperation. n: statements told as fact. may: could or should be; not: is not so.",
    "short": "Bold: mean stance, −2 material conflict to +2 material cooperation. n: statements told as fact. 2?: two that may or should be; 1×: one that is not so.",
}


class Style(NamedTuple):
    """The size of a cell in inches and its name (full, short)."""

    name: str
    width: float
    height: float


def cell_style(room: float) -> Style:
    """Return the style for cells that have `room` inches of width each."""
    if room >= 0.8:
        return Style("full", min(room, 0.98), 0.56)
    return Style("short", min(room, 0.5), 0.46)


def cell_lines(row: Mapping) -> tuple[str, str, str]:
    """Return a cell's three lines: mean of the actual statements, their number, and what may be or is not.

    >>> cell_lines({"n_actual": 3, "mean_stance_actual": -1.0, "n_potential": 2, "n_negated": 1})
    ('−1.0', 'n 3', '2 may · 1 not')
    """
    other = [f"{row[column]} {word}" for column, word in (("n_potential", "may"), ("n_negated", "not")) if row[column]]
    if not row["n_actual"]:
        return "", "", " · ".join(other)
    return signed(row["mean_stance_actual"]), f"n {row['n_actual']}", " · ".join(other)


def draw_cell(axes, x: int, y: int, row: Mapping, style: Style) -> None:
    """Draw one row of counts at column x and row y."""
    mean, count, other = cell_lines(row)
    if style.name == "short":
        other = " ".join(f"{row[column]}{sign}" for column, sign in (("n_potential", "?"), ("n_negated", "×")) if row[column])
    big, small = (11, 8) if style.name == "full" else (9, 7.5) if style.width > 0.38 else (8, 7)
    text = {"ha": "center", "va": "center", "color": INK, "in_layout": False}
    if mean:
        axes.add_patch(Rectangle((x - 0.48, y - 0.47), 0.96, 0.94, facecolor=tint(row["mean_stance_actual"]), edgecolor="none", zorder=1, clip_on=False))
        axes.text(x, y - (0.24 if other else 0.18), mean, fontsize=big, fontweight="bold", **text)
        axes.text(x, y + (0.06 if other else 0.2), count, fontsize=small, **text)
    else:
        _hatch(axes, x, y, 0.46)
    if other:
        box = None if mean else {"facecolor": "white", "edgecolor": "none", "pad": 1.2}
        axes.text(x, y + (0.33 if mean else 0), other, fontsize=small - 0.3, style="italic", bbox=box, zorder=3, **text)


def _hatch(axes, x: int, y: int, half: float) -> None:
    axes.add_patch(
        Rectangle((x - half, y - half), 2 * half, 2 * half, facecolor="white", edgecolor=EDGE, hatch="////", linewidth=0.6, zorder=1, hatch_linewidth=0.4, clip_on=False)
    )


def frame_cells(axes, rows: list[str], columns: list[str], *, size: float, steep: bool) -> None:
    """Put the labels left and above and draw the grid."""
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.xaxis.tick_top()
    axes.xaxis.set_label_position("top")
    axes.set_xticks(range(len(columns)), columns, rotation=90 if steep else 45, ha="center" if steep else "left", rotation_mode="default" if steep else "anchor")
    axes.set_yticks(range(len(rows)), rows)
    axes.tick_params(labelsize=size)
    for x in range(len(columns) + 1):
        axes.axvline(x - 0.5, color=FAINT, linewidth=0.6, zorder=0)
    for y in range(len(rows) + 1):
        axes.axhline(y - 0.5, color=FAINT, linewidth=0.6, zorder=0)


def draw_grid(
    data: pd.DataFrame, row: str, column: str, *, sides: Callable, heads: Callable, width: float, most: int, columns: int, rest: tuple[str, str], across: str,
) -> Figure:
    """Draw numbered counts as cells for the leading values of the columns named `row` and `column`, all others added up at the end.

    `sides` and `heads` write a value as a label, given whether the figure is narrow, `rest` names those left over, `across` what the columns are.
    """
    narrow = width < 5
    downs, rights = leading(data, row, most), leading(data, column, columns)
    left_over = [f"{data[name].nunique() - len(kept)} {word}" for name, kept, word in zip((row, column), (downs, rights), rest, strict=True)]
    names = [sides(name, narrow) for name in downs] + ([left_over[0]] if data[row].nunique() > len(downs) else [])
    tops = [heads(name, narrow) for name in rights] + ([left_over[1]] if data[column].nunique() > len(rights) else [])
    placed = data.assign(
        y=[downs.index(value) if value in downs else len(downs) for value in data[row]], x=[rights.index(value) if value in rights else len(rights) for value in data[column]]
    )
    style = cell_style((width - (1.35 if narrow else 3.2)) / len(tops))
    fig, axes = panel(width if narrow else min(width, 4.2 + style.width * len(tops)), 1.9 + style.height * len(names) + (0.4 if narrow else 0))
    for counts in add_up(placed, ["y", "x"]).to_dict("records"):
        draw_cell(axes, counts["x"], counts["y"], counts, style)
    size = 8 if narrow else 9.5
    frame_cells(axes, names, tops, size=size, steep=narrow)
    axes.set_xlabel(across, color=INK, fontsize=size, loc="left")
    key(fig, cell_patches(), CELL_KEY[style.name], size=7.5 if narrow else 8.5)
    bare(axes)
    return fig


def cell_patches() -> list[Patch]:
    """Return the key of a cell's colours and of its hatching."""
    return [*sign_patches(), Patch(facecolor="white", edgecolor=EDGE, hatch="////", label="only may or not")]


def leading(data: pd.DataFrame, by: str, most: int) -> list:
    """Return the values of most statements; just one more than `most` is kept too, since the rest would take its place."""
    totals = data.groupby(by)["n"].sum()
    order = sorted(totals.index, key=lambda value: (-totals[value], value))
    return order if len(order) <= most + 1 else order[:most]
