"""The signed network: cooperation and conflict apart, the actors in the same places."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch
from matplotlib.path import Path

from stancebook.findings.centrality import count_centrality
from stancebook.findings.figures.drawing import (
    CONFLICT,
    COOPERATION,
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
from stancebook.findings.figures.ring import View, curve, view_of, write_names, write_number
from stancebook.findings.labels import label_of

PANELS = (("n_cooperation", "Cooperation (+)", COOPERATION, "-"), ("n_conflict", "Conflict (−)", CONFLICT, (0, (4, 1.5))))
READING = "An arrow runs from the actor to the target. Its width and number give the statements told as fact. Black dots: the three most in the middle."
#: more arrows than these, on a wide and on a narrow figure, can be told apart no more
MOST_ARROWS = (90, 40)


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
    view = view_of(angles, across=width / 2 if beside else min(width, 7.2))
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
        write_names(axes, angles, labels, known, view)
        axes.set_title(f"{title}: {plural(int(rows[column].sum()), 'statement')}", color=colour, fontsize=view.size + 2, fontweight="bold")
    part = f" At most {arrows} arrows a side are drawn, those of most statements." if cut else ""
    part += f" {len(order)} of {everyone} actors: those of most statements." if len(order) < everyone else ""
    lines = [Line2D([], [], color=colour, linestyle=style, linewidth=2, label=title) for _, title, colour, style in PANELS]
    key(fig, lines, READING + part, size=7.5 if width < 5 else 8.5)
    return fig


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
            write_number(axes, places[row["actor"]], places[row["target"]], row["told"], colour, taken, gap=gap, size=view.size - 1)
    axes.set_aspect("equal")
    axes.set_axis_off()


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
