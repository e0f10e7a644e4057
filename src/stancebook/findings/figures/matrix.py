"""The stance matrix: actors down, targets across, the mean stance and its number of statements in each cell."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from stancebook.findings.figures.cells import CELL_KEY, cell_lines, cell_patches, cell_style, draw_cell, frame_cells
from stancebook.findings.figures.drawing import INK, NARROW, WIDE, Drawing, add_up, bare, key, numbers, panel, plural, too_few
from stancebook.findings.labels import clip, label_of, signed

REST = "(others)"


def leading_actors(dyads: pd.DataFrame, *, most: int = 40) -> list[str]:
    """Return the actors of most statements, as actor or target, in falling order; ties stand in the order of their ids."""
    data = numbers(dyads)
    total = data.groupby("actor")["n"].sum().add(data.groupby("target")["n"].sum(), fill_value=0)
    return sorted(total.index, key=lambda name: (-total[name], name))[:most]


def fold_rest(dyads: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Return the dyads with all actors but the named ones added up as one, REST; means are weighted by their statements."""
    data = numbers(dyads)
    for column in ("actor", "target"):
        data[column] = data[column].where(data[column].isin(names), REST)
    return add_up(data, ["actor", "target"])


def draw_matrix(dyads: pd.DataFrame, labels: Mapping[str, str], *, most: int = 18, most_narrow: int = 6) -> Drawing:
    """Draw the table `dyads` for the leading actors, all others in one row and one column."""
    if few := too_few("Stance matrix", dyads):
        return few
    names = leading_actors(dyads, most=most)
    fig = _draw(dyads, labels, names, width=WIDE)
    narrow = _draw(dyads, labels, leading_actors(dyads, most=min(most, most_narrow)), width=NARROW)
    return Drawing(fig, _caption(dyads, names, labels), _alt(numbers(dyads), labels), dyads, narrow, ("actor", "target"))


def _draw(dyads: pd.DataFrame, labels: Mapping[str, str], names: list[str], *, width: float) -> Figure:
    shown = fold_rest(dyads, names)
    everyone = len(set(dyads["actor"]) | set(dyads["target"]))
    order = [*names, REST]
    rows = [name for name in order if name in set(shown["actor"])]
    columns = [name for name in order if name in set(shown["target"])]
    narrow = width < 5
    side = 1.05 if narrow else 1.9
    style = cell_style((width - side) / len(columns))
    fig, axes = panel(min(width, side + style.width * len(columns) + 0.15), 1.9 + style.height * len(rows) + (0.3 if narrow else 0))
    for row in shown.to_dict("records"):
        draw_cell(axes, columns.index(row["target"]), rows.index(row["actor"]), row, style)
    for name in (set(rows) & set(columns)) - {REST}:
        axes.add_patch(Rectangle((columns.index(name) - 0.5, rows.index(name) - 0.5), 1, 1, facecolor="#efefef", edgecolor="none", zorder=0))
    size = 8 if narrow else 9.5
    told = {name: clip(label_of(name, labels), 17 if narrow else 28) for name in order} | {REST: f"{everyone - len(names)} others"}
    frame_cells(axes, [told[name] for name in rows], [told[name] for name in columns], size=size, steep=narrow)
    axes.set_xlabel("toward whom →", color=INK, fontsize=size, loc="left")
    axes.set_ylabel("← who", color=INK, fontsize=size, loc="top")
    key(fig, cell_patches(), CELL_KEY[style.name], size=7.5 if narrow else 8.5)
    bare(axes)
    return fig


def _caption(dyads: pd.DataFrame, names: list[str], labels: Mapping[str, str]) -> str:
    data = numbers(dyads)
    everyone = len(set(dyads["actor"]) | set(dyads["target"]))
    part = "" if everyone <= len(names) else f" The {len(names)} actors of most statements have a row of their own; the {everyone - len(names)} others are added up in one."
    return (
        f"{_finding(data, labels)} Mean stance of each actor (rows) toward each target (columns) over {plural(int(data['n'].sum()), 'statement')} in "
        f"{plural(len(data), 'dyad')}; means rest on the statements told as fact alone.{part}"
    )


def _finding(data: pd.DataFrame, labels: Mapping[str, str]) -> str:
    told = data[data["n_actual"] > 0].sort_values(["n_actual", "actor", "target"], ascending=[False, True, True])
    if told.empty:
        return "No stance is told as fact: all that is said may be, should be or is not so."
    row = told.iloc[0]
    hostile, friendly = int((told["mean_stance_actual"] < 0).sum()), int((told["mean_stance_actual"] > 0).sum())
    return (
        f"Told most often as fact is the stance of {label_of(row['actor'], labels)} toward {label_of(row['target'], labels)}: "
        f"{signed(row['mean_stance_actual'])} over {plural(int(row['n_actual']), 'statement')}. "
        f"{plural(friendly, 'dyad')} lean to cooperation, {hostile:,} to conflict."
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
