"""What all figures share: the panel, the colours, numbers out of a table, and the empty figure."""

from __future__ import annotations

from typing import NamedTuple

import matplotlib
import pandas as pd
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from stancebook import show

CONFLICT, NEUTRAL, COOPERATION = (show.COLOURS[name] for name in ("conflict", "neutral", "cooperation"))
INK, FAINT = "#1a1a1a", "#d9d9d9"


class Drawing(NamedTuple):
    """A figure with the sentence under it, the text in its place, and its numbers."""

    fig: Figure
    caption: str
    alt: str
    table: pd.DataFrame


def panel(width: float, height: float, **settings: object) -> tuple[Figure, object]:
    """Return a white figure and its axes (as `subplots` does), outside of pyplot, so that nothing stays open."""
    with matplotlib.rc_context(show.RC):
        fig = Figure(figsize=(width, height), facecolor="white", layout="constrained")
        return fig, fig.subplots(**settings)


def colour_of(stance: float) -> str:
    """Return the colour of a stance's sign."""
    return CONFLICT if stance < 0 else COOPERATION if stance > 0 else NEUTRAL


def tint(stance: float, *, most: float = 2.0) -> tuple[float, ...]:
    """Return the colour of a stance on white, the stronger the farther from 0, pale enough for dark text."""
    share = 0.12 + 0.43 * min(abs(stance), most) / most
    return tuple(1 - share * (1 - part) for part in to_rgb(colour_of(stance)))


def numbers(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its count and mean columns as numbers; an empty mean is NaN."""
    data = table.copy()
    for column in data.columns:
        if column.startswith("mean_stance"):
            data[column] = pd.to_numeric(data[column], errors="coerce")
        elif column == "n" or column.startswith("n_") or column == "documents":
            data[column] = pd.to_numeric(data[column], errors="coerce").fillna(0).astype(int)
    return data


def nothing(what: str, table: pd.DataFrame) -> Drawing:
    """Return an empty panel that says so."""
    fig, axes = panel(6, 1.6)
    axes.set_axis_off()
    axes.text(0.5, 0.5, "No statement to show", ha="center", va="center", fontsize=13, color=INK, transform=axes.transAxes)
    words = f"{what}: there is no statement to show with these texts and filters."
    return Drawing(fig, words, words, table)


def plural(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> plural(1, "statement"), plural(1200, "statement")
    ('1 statement', '1,200 statements')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
