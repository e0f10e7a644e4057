"""Outlets compared: one row a dyad that several outlets tell, one lettered dot an outlet."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stancebook.findings.figures.drawing import FAINT, INK, Drawing, colour_of, nothing, numbers, panel, plural
from stancebook.findings.labels import clip, label_of, signed

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def draw_outlets(outlets: pd.DataFrame, labels: Mapping[str, str], *, most: int = 12, most_outlets: int = 10) -> Drawing:
    """Draw the mean actual stance of the dyads that two outlets or more tell as fact."""
    data = numbers(outlets)
    data = data[data["n_actual"] > 0]
    biggest = data.groupby("outlet")["n"].sum() if len(data) else pd.Series(dtype=int)
    names = sorted(sorted(biggest.index, key=lambda name: (-biggest[name], name))[: min(most_outlets, len(LETTERS))])
    data = data[data["outlet"].isin(names)]
    told = data.groupby(["actor", "target"]).agg(n=("n", "sum"), places=("outlet", "nunique")).reset_index() if len(data) else pd.DataFrame()
    told = told[told["places"] >= 2] if len(told) else told
    if told.empty:
        return nothing("Outlets compared (no dyad is told as fact by two outlets)", outlets)
    told = told.sort_values(["places", "n", "actor", "target"], ascending=[False, False, True, True]).head(most)
    pairs = list(told[["actor", "target"]].itertuples(index=False, name=None))
    fig, axes = panel(9, 1.6 + 0.52 * len(pairs) + 0.12 * len(names))
    shown = []
    for y, (actor, target) in enumerate(pairs):
        rows = data[(data["actor"] == actor) & (data["target"] == target)].sort_values(["mean_stance_actual", "outlet"]).to_dict("records")
        shown.extend(rows)
        axes.axhline(y, color=FAINT, linewidth=0.8, zorder=0)
        for x, row in zip(_spread([row["mean_stance_actual"] for row in rows]), rows, strict=True):
            axes.scatter([x], [y], s=190, color=colour_of(row["mean_stance_actual"]), edgecolor="white", linewidth=1, zorder=2)
            axes.text(x, y + 0.01, LETTERS[names.index(row["outlet"])], ha="center", va="center", color="white", fontsize=8.5, fontweight="bold", zorder=3)
            axes.text(x, y + 0.42, f"n {row['n_actual']}", ha="center", va="center", color=INK, fontsize=7, zorder=3)
    axes.axvline(0, color=INK, linewidth=0.9, zorder=0)
    axes.set_xlim(-2.35, 2.35)
    axes.set_ylim(len(pairs) - 0.3, -0.6)
    axes.set_xticks([-2, -1, 0, 1, 2], ["−2\nmaterial\nconflict", "−1\nverbal\nconflict", "0\nneutral", "+1\nverbal\ncooperation", "+2\nmaterial\ncooperation"])
    axes.set_yticks(range(len(pairs)), [f"{clip(label_of(a, labels), 20)} → {clip(label_of(t, labels), 20)}" for a, t in pairs])
    axes.tick_params(length=0, colors=INK, labelsize=9.5)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    key = "\n".join(f"{LETTERS[at]}  {clip(name or 'outlet not known', 40)}" for at, name in enumerate(names))
    fig.supxlabel(key, fontsize=9, color=INK, ha="left", x=0.36)
    table = pd.DataFrame(shown)[["outlet", "actor", "target", "n", "n_actual", "mean_stance_actual"]]
    return Drawing(fig, _caption(outlets, pairs, names), _alt(shown, labels), table)


def _spread(values: list[float], *, gap: float = 0.2) -> list[float]:
    """Return the rising values, each at least `gap` from the one before, shifted so that each run stays around its own mean."""
    runs: list[list[float]] = []
    for value in values:
        runs.append([value])
        while len(runs) > 1 and _middle(runs[-1]) - _middle(runs[-2]) < gap * (len(runs[-1]) + len(runs[-2])) / 2:
            last = runs.pop()
            runs[-1] += last
    return [_middle(run) + gap * (at - (len(run) - 1) / 2) for run in runs for at in range(len(run))]


def _middle(run: list[float]) -> float:
    return sum(run) / len(run)


def _caption(outlets: pd.DataFrame, pairs: list, names: list[str]) -> str:
    alone = int((outlets["only_here"] == "true").sum())
    return (
        f"Mean stance told as fact, by outlet (letters), for {plural(len(pairs), 'dyad')} that two outlets or more report; dots that would hide each other "
        f"stand side by side. {plural(alone, 'dyad')} of the table stand in one outlet alone. Reprints count for the outlet that had the text first."
    )


def _alt(shown: list[dict], labels: Mapping[str, str], *, most: int = 20) -> str:
    told = [
        f"{label_of(row['actor'], labels)} toward {label_of(row['target'], labels)} in {row['outlet'] or 'an unknown outlet'} {signed(row['mean_stance_actual'])} over {row['n_actual']}"
        for row in shown
    ]
    rest = f"; and {len(told) - most} more" if len(told) > most else ""
    return f"Outlets compared: {'; '.join(told[:most])}{rest}."
