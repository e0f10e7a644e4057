"""The stance matrix: actors down, targets across, the mean stance and its number of statements in each cell."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.patches import Rectangle

from stancebook.findings.figures.drawing import FAINT, INK, Drawing, nothing, numbers, panel, plural, tint
from stancebook.findings.labels import clip, label_of, signed


def leading_actors(dyads: pd.DataFrame, *, most: int = 12) -> list[str]:
    """Return the actors of most statements, as actor or target, in falling order; ties stand in the order of their ids."""
    data = numbers(dyads)
    total = data.groupby("actor")["n"].sum().add(data.groupby("target")["n"].sum(), fill_value=0)
    return sorted(total.index, key=lambda name: (-total[name], name))[:most]


def cell_lines(row: Mapping) -> tuple[str, str, str]:
    """Return a cell's three lines: mean of the actual statements, their number, and what may be or is not.

    >>> cell_lines({"n_actual": 3, "mean_stance_actual": -1.0, "n_potential": 2, "n_negated": 1})
    ('−1.0', 'n 3', '2 may · 1 not')
    """
    other = [f"{row[column]} {word}" for column, word in (("n_potential", "may"), ("n_negated", "not")) if row[column]]
    if not row["n_actual"]:
        return "", "", " · ".join(other)
    return signed(row["mean_stance_actual"]), f"n {row['n_actual']}", " · ".join(other)


def draw_matrix(dyads: pd.DataFrame, labels: Mapping[str, str], *, most: int = 12) -> Drawing:
    """Draw the table `dyads` for the `most` leading actors; hatched cells hold potential or negated statements alone."""
    if dyads.empty:
        return nothing("Stance matrix", dyads)
    names = leading_actors(dyads, most=most)
    data = numbers(dyads)
    shown = data[data["actor"].isin(names) & data["target"].isin(names)]
    rows = [name for name in names if name in set(shown["actor"])]
    columns = [name for name in names if name in set(shown["target"])]
    fig, axes = panel(2.2 + 0.95 * len(columns), 1.5 + 0.62 * len(rows))
    for row in shown.to_dict("records"):
        _draw_cell(axes, columns.index(row["target"]), rows.index(row["actor"]), row)
    for name in set(rows) & set(columns):
        axes.add_patch(Rectangle((columns.index(name) - 0.5, rows.index(name) - 0.5), 1, 1, facecolor="#f2f2f2", edgecolor="none", zorder=0))
    axes.set_xlim(-0.5, len(columns) - 0.5)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xticks(range(len(columns)), [clip(label_of(name, labels), 20) for name in columns], rotation=40, ha="left", rotation_mode="anchor")
    axes.set_yticks(range(len(rows)), [clip(label_of(name, labels)) for name in rows])
    axes.xaxis.tick_top()
    axes.tick_params(length=0, colors=INK, labelsize=10)
    axes.xaxis.set_label_position("top")
    axes.set_xlabel("toward whom", color=INK)
    axes.set_ylabel("who", color=INK)
    for side in axes.spines.values():
        side.set_visible(False)
    for x in range(len(columns) + 1):
        axes.axvline(x - 0.5, color=FAINT, linewidth=0.6, zorder=0)
    for y in range(len(rows) + 1):
        axes.axhline(y - 0.5, color=FAINT, linewidth=0.6, zorder=0)
    return Drawing(fig, _caption(dyads, shown, names), _alt(shown, labels), shown.reset_index(drop=True))


def _draw_cell(axes, x: int, y: int, row: Mapping) -> None:
    mean, count, other = cell_lines(row)
    if mean:
        axes.add_patch(Rectangle((x - 0.48, y - 0.47), 0.96, 0.94, facecolor=tint(row["mean_stance_actual"]), edgecolor="none", zorder=1))
        axes.text(x, y - 0.2, mean, ha="center", va="center", fontsize=11, fontweight="bold", color=INK)
        axes.text(x, y + (0.08 if other else 0.2), count, ha="center", va="center", fontsize=8, color=INK)
    else:
        axes.add_patch(
            Rectangle((x - 0.46, y - 0.45), 0.92, 0.9, facecolor="white", edgecolor="#8c8c8c", hatch="////", linewidth=0.6, zorder=1, hatch_linewidth=0.4)
        )
    if other:
        box = None if mean else {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        axes.text(x, y + (0.32 if mean else 0), other, ha="center", va="center", fontsize=7.5, style="italic", color=INK, bbox=box, zorder=3)


def _caption(dyads: pd.DataFrame, shown: pd.DataFrame, names: list[str]) -> str:
    everyone = len(set(dyads["actor"]) | set(dyads["target"]))
    part = "" if everyone <= len(names) else f" The {len(names)} actors of most statements are drawn, of {everyone} in the table."
    return (
        "Mean stance of each actor (rows) toward each target (columns), from −2 (material conflict) to +2 (material cooperation), "
        f"over the n statements told as fact. “may” counts statements of what could or should happen, “not” those of what does not; "
        f"hatched cells hold nothing else. {plural(int(shown['n'].sum()), 'statement')} in {plural(len(shown), 'dyad')}.{part}"
    )


def _alt(shown: pd.DataFrame, labels: Mapping[str, str], *, most: int = 12) -> str:
    told = []
    for row in shown.sort_values(["n", "actor", "target"], ascending=[False, True, True]).head(most).to_dict("records"):
        mean, _, _ = cell_lines(row)
        told.append(
            f"{label_of(row['actor'], labels)} toward {label_of(row['target'], labels)} "
            f"{mean + ' over ' if mean else ''}{row['n_actual']} actual, {row['n_potential']} potential, {row['n_negated']} negated"
        )
    rest = f"; and {plural(len(shown) - most, 'further dyad')}" if len(shown) > most else ""
    return f"Stance matrix of {plural(len(shown), 'dyad')}: {'; '.join(told)}{rest}."
