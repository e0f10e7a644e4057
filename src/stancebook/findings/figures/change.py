"""Two runs compared: one row a dyad, an arrow from its mean in the first run to its mean in the second."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stancebook.findings.figures.drawing import FAINT, INK, NARROW, QUIET, WIDE, Drawing, bare, colour_of, nothing, panel, plural
from stancebook.findings.labels import clip, label_of, signed


def draw_change(comparison: pd.DataFrame, labels: Mapping[str, str], *, names: tuple[str, str], enough: int = 3, most: int = 15) -> Drawing:
    """Draw the dyads that both runs tell as fact, the greatest change first among those with `enough` statements in both; `names` are those of the runs."""
    told = comparison[comparison["change"] != ""].copy()
    if told.empty:
        return nothing("Two runs compared", comparison, because="no dyad is told as fact in both")
    for column in ("n_actual_first", "n_actual_second", "mean_first", "mean_second", "change"):
        told[column] = pd.to_numeric(told[column])
    told["least"] = told[["n_actual_first", "n_actual_second"]].min(axis=1)
    told["size"] = told["change"].abs().where(told["least"] >= enough, -1.0)
    told = told.sort_values(["size", "least", "actor", "target"], ascending=[False, False, True, True], kind="stable").head(most)
    rows = told.to_dict("records")
    first, second = (clip(name, 40) for name in names)
    caption = (
        f"Mean stance told as fact of {plural(len(rows), 'dyad')}: the open dot is “{first}”, the filled one “{second}”; "
        "the number of statements stands at each row. Few statements make a long arrow easily."
    )
    told_rows = [
        f"{label_of(row['actor'], labels)} toward {label_of(row['target'], labels)} {signed(row['mean_first'])} (n {row['n_actual_first']}) to "
        f"{signed(row['mean_second'])} (n {row['n_actual_second']})"
        for row in rows
    ]
    alt = f"Change from “{first}” to “{second}”: {'; '.join(told_rows)}."
    wide, narrow = (_draw(rows, labels, width=width) for width in (WIDE, NARROW))
    return Drawing(wide, caption, alt, told.drop(columns=["least", "size"]).astype(str), narrow)


def _draw(rows: list[dict], labels: Mapping[str, str], *, width: float):
    small = width == NARROW
    fig, axes = panel(width, 1.0 + (0.62 if small else 0.46) * len(rows))
    for y, row in enumerate(rows):
        start, end = row["mean_first"], row["mean_second"]
        axes.axhline(y, color=FAINT, linewidth=0.8, zorder=0)
        axes.annotate("", (end, y), (start, y), arrowprops={"arrowstyle": "-|>", "color": QUIET, "linewidth": 1.4, "shrinkA": 6, "shrinkB": 6})
        axes.scatter([start], [y], s=64, facecolor="white", edgecolor=colour_of(start), linewidth=1.8, zorder=3)
        axes.scatter([end], [y], s=64, color=colour_of(end), zorder=3)
        gap = 0.28 if small else 0.1
        ends = [(start, row["n_actual_first"]), (end, row["n_actual_second"])]
        if ends[0] == ends[1]:
            ends = ends[:1]
        for at, (value, count) in enumerate(sorted(ends)):
            left = at == 0 and len(ends) == 2
            axes.text(
                value + (-gap if left else gap), y, f"{signed(value)} (n {count})", ha="right" if left else "left", va="center", fontsize=7 if small else 8,
                color=INK, bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8}, zorder=2,
            )
        if small:
            axes.text(-3.3, y - 0.36, f"{clip(label_of(row['actor'], labels), 20)} → {clip(label_of(row['target'], labels), 20)}", fontsize=7.5, color=INK, va="center")
    axes.axvline(0, color=INK, linewidth=0.9, zorder=0)
    axes.set_xlim(-3.4, 3.4)
    axes.set_ylim(len(rows) - 0.4, -0.7)
    axes.set_xticks([-2, 0, 2], ["−2 conflict", "0", "+2 cooperation"], fontsize=8)
    names = [f"{clip(label_of(row['actor'], labels), 22)} → {clip(label_of(row['target'], labels), 22)}" for row in rows]
    axes.set_yticks(range(len(rows)), [""] * len(rows) if small else names, fontsize=9)
    bare(axes, keep=("bottom",))
    return fig
