"""The cell of a matrix: a mean with its sign, how many statements it rests on, and what may be or is not so, in full or in short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from matplotlib.patches import Rectangle

from stancebook.findings.figures.drawing import EDGE, FAINT, INK, tint
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
    if room >= 0.62:
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
    big, small = (11, 8) if style.name == "full" else (8, 7)
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
