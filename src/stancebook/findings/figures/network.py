"""The signed network: cooperation and conflict apart, the actors in the same places."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, cos, degrees, pi, sin
from typing import NamedTuple

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path

from stancebook.findings.centrality import count_centrality
from stancebook.findings.figures.drawing import (
    CONFLICT,
    COOPERATION,
    INK,
    NARROW,
    WIDE,
    Drawing,
    key,
    nothing,
    numbers,
    panel,
    plural,
    too_few,
)
from stancebook.findings.figures.matrix import leading_actors
from stancebook.findings.labels import clip, label_of

PANELS = (("n_cooperation", "Cooperation (+)", COOPERATION, "-"), ("n_conflict", "Conflict (−)", CONFLICT, (0, (4, 1.5))))
READING = "An arrow runs from the actor to the target. Its width and number give the statements told as fact. Black dots: the three most in the middle."
#: more arrows than these, on a wide and on a narrow figure, can be told apart no more
MOST_ARROWS = (90, 40)
#: how far an arrow bends aside, as a share of its length, how near the centre of the circle it passes, and where on the radius it ends
BEND, NEAR, END = 0.12, 0.35, 0.955

Place = tuple[float, float]


def round_order(dyads: pd.DataFrame, names: list[str]) -> list[str]:
    """Order the names around a circle so that those with most cooperation stand beside each other."""
    closeness: dict[tuple[str, str], int] = {}
    for row in dyads.to_dict("records"):
        pair = (min(row["actor"], row["target"]), max(row["actor"], row["target"]))
        closeness[pair] = closeness.get(pair, 0) + row["n_cooperation"]
    order, left = names[:1], names[1:]
    while left:
        last = order[-1]
        order.append(min(left, key=lambda name: (-closeness.get((min(last, name), max(last, name)), 0), names.index(name))))
        left.remove(order[-1])
    return order


def draw_network(dyads: pd.DataFrame, labels: Mapping[str, str], *, most: int = 60, most_narrow: int = 12) -> Drawing:
    """Draw the leading actors and the actual cooperation and conflict between them; the table tells who is in the middle."""
    if few := too_few("Signed network", dyads):
        return few
    data = numbers(dyads)
    data = data[(data["n_cooperation"] + data["n_conflict"] > 0) & (data["actor"] != data["target"])]
    if data.empty:
        return nothing("Signed network", dyads, because="no cooperation and no conflict is told as fact with these texts and filters")
    middle = count_centrality(dyads)
    names = leading_actors(data, most=most)
    fig = _draw(data, labels, names, middle, width=WIDE)
    narrow = _draw(data, labels, names[:most_narrow], middle, width=NARROW)
    return Drawing(fig, _caption(data, middle, names, labels), _alt(data, labels), middle, narrow)


def _draw(data: pd.DataFrame, labels: Mapping[str, str], names: list[str], middle: pd.DataFrame, *, width: float) -> Figure:
    everyone = len(set(data["actor"]) | set(data["target"]))
    shown = data[data["actor"].isin(names) & data["target"].isin(names)]
    order = round_order(shown, names)
    angles = {name: pi / 2 - 2 * pi * at / len(order) for at, name in enumerate(order)}
    beside = width > 5 and len(order) <= 16
    view = _view(angles, across=width / 2 if beside else min(width, 7.2))
    fig, panels = panel(width if beside else view.across, (1 if beside else 2) * (view.height + 0.45) + 0.8, ncols=2 if beside else 1, nrows=1 if beside else 2)
    known = set(middle[middle["betweenness"] > 0]["actor"].head(3))
    top = max(5, int(shown[["n_cooperation", "n_conflict"]].to_numpy().max()))
    arrows = MOST_ARROWS[width < 5]
    cut = False
    for axes, (column, title, colour, style) in zip(panels, PANELS, strict=True):
        rows = shown[shown[column] > 0].sort_values([column, "actor", "target"])
        cut = cut or len(rows) > arrows
        rows = rows.tail(arrows)
        _draw_panel(axes, rows.rename(columns={column: "told"}), angles, view, colour=colour, style=style, top=top)
        _write_names(axes, angles, labels, known, view)
        axes.set_title(f"{title}: {plural(int(rows[column].sum()), 'statement')}", color=colour, fontsize=view.size + 2, fontweight="bold")
    part = f" At most {arrows} arrows a side are drawn, those of most statements." if cut else ""
    part += f" {len(order)} of {everyone} actors: those of most statements." if len(order) < everyone else ""
    lines = [Line2D([], [], color=colour, linestyle=style, linewidth=2, label=title) for _, title, colour, style in PANELS]
    key(fig, lines, READING + part, size=7.5 if width < 5 else 8.5)
    return fig


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


def _view(angles: Mapping[str, float], *, across: float) -> View:
    """Leave beside the circle the room that its names need, above and below it too where they stand along the radius."""
    level, small = len(angles) <= 12, across < 4
    size, letters = 7.5 if small else 9 if len(angles) <= 40 else 8, 14 if small else 18
    unit = (across / 2 - (letters * 0.6 * size + 10) / 72) / 1.09
    edge = across / 2 / unit
    beyond = 0.35 / unit if level else edge - 1
    low, high = min(map(sin, angles.values())) - beyond, max(map(sin, angles.values())) + beyond
    return View(across, (high - low) * unit, edge, low, high, size, letters, level)


def _draw_panel(axes, rows: pd.DataFrame, angles: Mapping[str, float], view: View, *, colour: str, style: object, top: int) -> None:
    scale = min(1.0, view.across / 4.8)
    places = {name: (cos(angle), sin(angle)) for name, angle in angles.items()}
    for row in rows.to_dict("records"):
        share = row["told"] / top
        arrow = FancyArrowPatch(
            path=Path(curve(places[row["actor"]], places[row["target"]]), [Path.MOVETO, Path.CURVE3, Path.CURVE3]), arrowstyle="-|>", mutation_scale=scale * (6 + 8 * share),
            linewidth=scale * (0.6 + 4.4 * share), linestyle=style if share < 0.5 else "-", edgecolor=colour, facecolor="none",
            alpha=min(1.0, 0.55 + 0.45 * share), zorder=1 + share, clip_on=False,
        )
        arrow.set_in_layout(False)
        axes.add_patch(arrow)
    gap = 1.5 * view.size / 72 * view.edge / (view.across / 2)
    taken = list(places.values())
    for row in rows.iloc[::-1].to_dict("records"):
        if row["told"] >= 2:
            _write_number(axes, places[row["actor"]], places[row["target"]], row["told"], colour, taken, gap=gap, size=view.size - 1)
    axes.set_aspect("equal")
    axes.set_axis_off()


def _write_number(axes, start, end, number: int, colour: str, taken: list, *, gap: float, size: float) -> None:
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


def _write_names(axes, angles: Mapping[str, float], labels: Mapping[str, str], middle: set[str], view: View) -> None:
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


def _caption(data: pd.DataFrame, middle: pd.DataFrame, names: list[str], labels: Mapping[str, str]) -> str:
    first = middle.iloc[0].to_dict()
    best, worst = (middle.sort_values(["pn", "actor"], ascending=[way, True]).iloc[0].to_dict() for way in (False, True))
    everyone = len(set(data["actor"]) | set(data["target"]))
    cut = f" The {len(names)} actors of most statements are drawn, of {everyone}." if len(names) < everyone else ""
    standing = (
        f" Friends and enemies weighed, {label_of(best['actor'], labels)} stands best ({best['pn']:.2f}) and {label_of(worst['actor'], labels)} worst "
        f"({worst['pn']:.2f}; PN centrality, Everett & Borgatti 2014)."
        if best["pn"] > worst["pn"]
        else ""
    )
    between = (
        f"In the middle stands {label_of(first['actor'], labels)}, linked with {first['partners']} of {len(middle) - 1} others; {100 * first['betweenness']:.0f} % of the shortest "
        "paths between two others lead through it (betweenness, Freeman 1977)."
        if first["betweenness"] > 0
        else "Nobody stands in the middle: no shortest path between two actors leads through a third."
    )
    return f"{between}{standing}{cut}"


def _alt(data: pd.DataFrame, labels: Mapping[str, str], *, most: int = 10) -> str:
    parts = []
    for column, word in (("n_cooperation", "Cooperation"), ("n_conflict", "Conflict")):
        rows = data[data[column] > 0].sort_values([column, "actor", "target"], ascending=[False, True, True])
        told = ", ".join(f"{label_of(row['actor'], labels)} to {label_of(row['target'], labels)} {row[column]}" for row in rows.head(most).to_dict("records")) or "none"
        more = f", and {len(rows) - most} more" if len(rows) > most else ""
        parts.append(f"{word}: {told}{more}.")
    return f"Signed network in two panels. {' '.join(parts)}"
