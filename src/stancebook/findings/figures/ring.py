"""The circle of the network: how large it is, how lines run across it, and the names and numbers on it."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, degrees, sin
from typing import NamedTuple

from stancebook.findings.figures.drawing import INK
from stancebook.findings.labels import clip, label_of

#: how far an arrow bends aside, as a share of its length, how near the centre of the circle it passes, and where on the radius it ends
BEND, NEAR, END = 0.12, 0.35, 0.955

Place = tuple[float, float]


class View(NamedTuple):
    """The size of one panel: its width and height in inches, its limits, the size and number of letters of a name."""

    across: float
    height: float
    edge: float
    low: float
    high: float
    size: float
    letters: int
    level: bool


def view_of(angles: Mapping[str, float], *, across: float) -> View:
    """Leave beside the circle the room that its names need, above and below it too where they stand along the radius."""
    level, small = len(angles) <= 12, across < 4
    size, letters = 7.5 if small else 9 if len(angles) <= 40 else 8, 16 if small else 18
    unit = (across / 2 - (letters * 0.6 * size + 10) / 72) / 1.09
    edge = across / 2 / unit
    beyond = 0.35 / unit if level else edge - 1
    low, high = min(map(sin, angles.values())) - beyond, max(map(sin, angles.values())) + beyond
    return View(across, (high - low) * unit, edge, low, high, size, letters, level)


def write_number(axes, start, end, number: int, colour: str, taken: list, *, gap: float, size: float) -> None:
    """Write n on its curved line at the first place where no other number stands; a number without a place is left out."""
    for share in (0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78):
        x, y = on_curve(start, end, share)
        if all(abs(x - other) > 1.5 * gap or abs(y - level) > gap for other, level in taken):
            taken.append((x, y))
            text = axes.text(x, y, str(number), ha="center", va="center", fontsize=size, color=INK, zorder=5)
            text.set(bbox={"facecolor": "white", "edgecolor": colour, "pad": 0.8, "linewidth": 0.6}, in_layout=False)
            return


def curve(start: Place, end: Place) -> list[Place]:
    """Return the ends and the control point of the line between two places of the circle: it passes near the centre, and the way back beside it.

    >>> [tuple(round(part, 2) for part in point) for point in curve((1, 0), (-1, 0))]
    [(0.95, 0.0), (0.0, 0.24), (-0.95, 0.0)]
    """
    (x0, y0), (x1, y1) = start, end
    middle = (NEAR * (x0 + x1) / 2 + BEND * (y1 - y0), NEAR * (y0 + y1) / 2 - BEND * (x1 - x0))
    return [(END * x0, END * y0), middle, (END * x1, END * y1)]


def on_curve(start: Place, end: Place, share: float) -> Place:
    """Return the point at `share` of the way along the line between two places: a quadratic Bézier curve.

    >>> on_curve((1, 0), (-1, 0), 0.5)
    (0.0, 0.12)
    """
    first, middle, last = curve(start, end)
    return tuple((1 - share) ** 2 * a + 2 * share * (1 - share) * c + share**2 * b for a, c, b in zip(first, middle, last, strict=True))


def write_names(axes, angles: Mapping[str, float], labels: Mapping[str, str], middle: set[str], view: View) -> None:
    """Write the names around the circle, level where there are few, else along the radius."""
    for name, angle in angles.items():
        x, y = cos(angle), sin(angle)
        axes.scatter([x], [y], s=26, color=INK if name in middle else "white", edgecolor=INK, linewidth=1.1, zorder=4, clip_on=False)
        right = x > -0.001
        upright = view.level and abs(x) < 0.26
        aside = 0 if upright else 0.1 if right else -0.1
        axes.text(
            x + aside if view.level else x * 1.09, y * 1.12 if upright else y if view.level else y * 1.09, clip(label_of(name, labels), view.letters), ha="center" if upright else "left" if right else "right",
            va=("bottom" if y > 0 else "top") if upright else "center", rotation=0 if view.level else degrees(atan2(y, x)) + (0 if right else 180),
            rotation_mode="anchor", fontsize=view.size, color=INK, fontweight="bold" if name in middle else "normal",
        ).set_in_layout(False)
    axes.set_xlim(-view.edge, view.edge)
    axes.set_ylim(view.low, view.high)
