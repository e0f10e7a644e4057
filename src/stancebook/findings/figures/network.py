"""The signed network: cooperation and conflict side by side, the actors in the same places."""

from __future__ import annotations

from collections.abc import Mapping
from math import atan2, degrees, sin

import networkx as nx
import pandas as pd
from matplotlib.patches import FancyArrowPatch

from stancebook.findings.figures.drawing import CONFLICT, COOPERATION, INK, Drawing, nothing, numbers, panel, plural
from stancebook.findings.labels import clip, label_of

SIGNS = (("n_cooperation", "Cooperation (+)", COOPERATION, "-"), ("n_conflict", "Conflict (−)", CONFLICT, "--"))


def build_network(dyads: pd.DataFrame) -> nx.MultiDiGraph:
    """Return the directed multigraph with one edge a dyad and sign, weighted by its actual statements."""
    graph = nx.MultiDiGraph()
    for row in numbers(dyads).sort_values(["actor", "target"]).to_dict("records"):
        for column, sign in (("n_cooperation", 1), ("n_conflict", -1)):
            if row[column]:
                graph.add_edge(row["actor"], row["target"], key=sign, sign=sign, weight=row[column], n=row["n"])
    return graph


def round_order(graph: nx.MultiDiGraph) -> list[str]:
    """Order the actors around a circle so that those with most cooperation stand beside each other."""
    weight = {name: sum(data["weight"] for _, _, data in graph.edges(name, data=True)) for name in graph}
    closeness: dict[tuple[str, str], int] = {}
    for actor, target, data in graph.edges(data=True):
        if data["sign"] > 0:
            pair = (min(actor, target), max(actor, target))
            closeness[pair] = closeness.get(pair, 0) + data["weight"]
    left = sorted(graph, key=lambda name: (-weight[name], name))
    order = left[:1]
    while len(order) < len(left):
        last = order[-1]
        order.append(
            min((name for name in left if name not in order), key=lambda name: (-closeness.get((min(last, name), max(last, name)), 0), left.index(name)))
        )
    return order


def draw_network(dyads: pd.DataFrame, labels: Mapping[str, str], *, most: int = 30) -> Drawing:
    """Draw the `most` dyads of most actual cooperation and of most actual conflict; line width and the number give n."""
    data = numbers(dyads)
    kept = {column: data[data[column] > 0].sort_values([column, "actor", "target"], ascending=[False, True, True]).head(most) for column, *_ in SIGNS}
    shown = data.loc[sorted(set(kept["n_cooperation"].index) | set(kept["n_conflict"].index))]
    if shown.empty:
        return nothing("Signed network", dyads)
    order = round_order(build_network(shown))
    places = nx.circular_layout(order)
    busy = data.groupby("actor")["n"].sum().add(data.groupby("target")["n"].sum(), fill_value=0)
    fig, panels = panel(13, 6.6, ncols=2)
    for axes, (column, title, colour, style) in zip(panels, SIGNS, strict=True):
        _draw_panel(axes, kept[column], column, places, colour=colour, style=style, busy=busy, labels=labels)
        axes.set_title(f"{title}: {plural(int(kept[column][column].sum()), 'statement')}", color=colour, fontsize=13, fontweight="bold", pad=14)
    return Drawing(fig, _caption(dyads, kept, order, labels), _alt(kept, labels), shown.reset_index(drop=True))


def _draw_panel(axes, rows: pd.DataFrame, column: str, places: Mapping, *, colour: str, style: str, busy, labels: Mapping[str, str]) -> None:
    top = max(1, int(rows[column].max())) if len(rows) else 1
    for row in rows.sort_values(column).to_dict("records"):
        start, end = places[row["actor"]], places[row["target"]]
        share = row[column] / top
        axes.add_patch(
            FancyArrowPatch(
                start, end, connectionstyle="arc3,rad=0.16", arrowstyle="-|>", mutation_scale=9 + 7 * share, linewidth=0.8 + 4.2 * share,
                linestyle=style if share < 0.4 else "-", color=colour, alpha=0.45 + 0.5 * share, shrinkA=7, shrinkB=9, zorder=1 + share,
            )
        )
        if row[column] >= 2 and len(rows) <= 40:
            _write_number(axes, start, end, row[column], colour)
    biggest = max(busy.max(), 1)
    for name, (x, y) in places.items():
        axes.scatter([x], [y], s=40 + 220 * busy.get(name, 0) / biggest, color="white", edgecolor=INK, linewidth=1.3, zorder=4)
        angle = degrees(atan2(y, x))
        tilt, side = (angle, "left") if -90 <= angle <= 90 else (angle + 180, "right")
        if len(places) <= 8:
            tilt = 0
        level = "center" if len(places) > 8 or abs(sin(atan2(y, x))) < 0.9 else ("bottom" if y > 0 else "top")
        side = side if level == "center" else "center"
        axes.text(
            1.1 * x, 1.1 * y, clip(label_of(name, labels), 20), ha=side, va=level, rotation=tilt, rotation_mode="anchor", fontsize=10, color=INK,
        )
    few = len(places) <= 8
    axes.set_xlim(-1.9 if few else -1.75, 1.9 if few else 1.75)
    axes.set_ylim(-1.25 if few else -1.62, 1.25 if few else 1.62)
    axes.set_aspect("equal")
    axes.set_axis_off()


def _write_number(axes, start, end, number: int, colour: str) -> None:
    """Write n at the crown of the curved line: control point of arc3 lies rad × length beside the middle."""
    (x0, y0), (x1, y1) = start, end
    at = 0.38
    cx, cy = (x0 + x1) / 2 + 0.16 * (y1 - y0), (y0 + y1) / 2 - 0.16 * (x1 - x0)
    x = (1 - at) ** 2 * x0 + 2 * at * (1 - at) * cx + at**2 * x1
    y = (1 - at) ** 2 * y0 + 2 * at * (1 - at) * cy + at**2 * y1
    axes.text(x, y, str(number), ha="center", va="center", fontsize=8, color=INK, zorder=5, bbox={"facecolor": "white", "edgecolor": colour, "pad": 1, "linewidth": 0.6})


def _caption(dyads: pd.DataFrame, kept: Mapping, order: list[str], labels: Mapping[str, str]) -> str:
    graph = build_network(dyads)
    linked = {name: len(set(graph.successors(name)) | set(graph.predecessors(name))) for name in graph}
    middle = min(linked, key=lambda name: (-linked[name], name))
    cut = "".join(
        f" Only the {len(kept[column])} dyads of most {word} are drawn." for column, word in (("n_cooperation", "cooperation"), ("n_conflict", "conflict"))
        if len(kept[column]) < int((numbers(dyads)[column] > 0).sum())
    )
    return (
        f"Who cooperates with whom (left) and who is against whom (right), told as fact. An arrow runs from the actor to the target; its width and number "
        f"give the statements. In the middle stands {label_of(middle, labels)}, linked with {linked[middle]} of {len(graph) - 1} others.{cut}"
    )


def _alt(kept: Mapping, labels: Mapping[str, str], *, most: int = 10) -> str:
    parts = []
    for column, word in (("n_cooperation", "Cooperation"), ("n_conflict", "Conflict")):
        rows = kept[column].head(most).to_dict("records")
        told = ", ".join(f"{label_of(row['actor'], labels)} to {label_of(row['target'], labels)} {row[column]}" for row in rows) or "none"
        more = f", and {len(kept[column]) - most} more" if len(kept[column]) > most else ""
        parts.append(f"{word}: {told}{more}.")
    return f"Signed network in two panels. {' '.join(parts)}"
