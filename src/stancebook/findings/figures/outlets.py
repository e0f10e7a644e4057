"""Outlets compared: one row a dyad that several outlets tell, one lettered dot an outlet."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from stancebook.findings.figures.drawing import (
    FAINT,
    INK,
    NARROW,
    WIDE,
    Drawing,
    bare,
    colour_of,
    key,
    nothing,
    numbers,
    panel,
    plural,
    sign_patches,
)
from stancebook.findings.labels import clip, label_of, signed

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
READING = "Dot: mean stance told as fact in the outlet of that letter; n: its statements. Dots that would hide each other stand side by side."
ENDS = {True: ["−2", "−1", "0", "+1", "+2"], False: ["−2\nmaterial\nconflict", "−1\nverbal\nconflict", "0\nneutral", "+1\nverbal\ncooperation", "+2\nmaterial\ncooperation"]}


def draw_outlets(outlets: pd.DataFrame, labels: Mapping[str, str], *, most: int = 12, most_narrow: int = 7, most_outlets: int = 10) -> Drawing:
    """Draw the mean actual stance of the dyads that two outlets or more tell as fact, the widest gaps between outlets with enough statements first."""
    data = numbers(outlets)
    data = data[data["n_actual"] > 0]
    biggest = data.groupby("outlet")["n"].sum() if len(data) else pd.Series(dtype=int)
    names = sorted(sorted(biggest.index, key=lambda name: (-biggest[name], name))[: min(most_outlets, len(LETTERS))])
    data = data[data["outlet"].isin(names)]
    told = data.groupby(["actor", "target"]).agg(n=("n", "sum"), places=("outlet", "nunique")).reset_index() if len(data) else pd.DataFrame()
    told = told[told["places"] >= 2] if len(told) else told
    if told.empty:
        return nothing("Outlets compared", outlets, because="no dyad is told as fact by two outlets, so there is nothing to compare")
    told = told.sort_values(["places", "n", "actor", "target"], ascending=[False, False, True, True])
    pairs = list(told[["actor", "target"]].itertuples(index=False, name=None))
    figures = [_draw(data, pairs[:rows], names, labels, width=width) for width, rows in ((WIDE, most), (NARROW, most_narrow))]
    shared = pd.concat([_of(data, pair) for pair in pairs])
    table = shared[["outlet", "actor", "target", "n", "n_actual", "mean_stance_actual"]].reset_index(drop=True)
    return Drawing(figures[0], _caption(outlets, shared, labels), _alt(shared.to_dict("records"), labels), table, figures[1], ("outlet", "actor", "target"))


def _of(data: pd.DataFrame, pair: tuple[str, str]) -> pd.DataFrame:
    return data[(data["actor"] == pair[0]) & (data["target"] == pair[1])].sort_values(["mean_stance_actual", "outlet"])


def _draw(data: pd.DataFrame, pairs: list[tuple[str, str]], names: list[str], labels: Mapping[str, str], *, width: float) -> Figure:
    narrow = width < 5
    size = 8 if narrow else 9.5
    fig, axes = panel(width, 1.2 + 0.55 * len(pairs) + (0.17 * len(names) + 1.0 if narrow else 0.1 * len(names) + 0.7))
    for y, pair in enumerate(pairs):
        rows = _of(data, pair).to_dict("records")
        axes.axhline(y, color=FAINT, linewidth=0.8, zorder=0)
        for x, row in zip(_spread([row["mean_stance_actual"] for row in rows], gap=0.42 if narrow else 0.2), rows, strict=True):
            axes.scatter([x], [y], s=120 if narrow else 190, color=colour_of(row["mean_stance_actual"]), edgecolor="white", linewidth=1, zorder=2, clip_on=False)
            written = {"ha": "center", "va": "center", "zorder": 3, "in_layout": False}
            axes.text(x, y, LETTERS[names.index(row["outlet"])], color="white", fontsize=size - 1, fontweight="bold", **written)
            axes.annotate(f"n {row['n_actual']}", (x, y), xytext=(0, -12 if narrow else -14), textcoords="offset points", color=INK, fontsize=7, **written)
    axes.axvline(0, color=INK, linewidth=0.9, zorder=0)
    axes.set_xlim(-2.7, 2.7)
    axes.set_ylim(len(pairs) - 0.4, -0.5)
    axes.set_xticks([-2, -1, 0, 1, 2], ENDS[narrow])
    axes.set_yticks(range(len(pairs)), [_pair(pair, labels, narrow=narrow) for pair in pairs])
    axes.set_xlabel("mean stance: − conflict, + cooperation" if narrow else "mean stance", fontsize=size, color=INK)
    bare(axes, keep=["bottom"])
    axes.tick_params(labelsize=size)
    outlets = [Patch(facecolor="none", edgecolor="none", label=f"{LETTERS[at]}  {clip(name or 'outlet not known', 38)}") for at, name in enumerate(names)]
    key(fig, [*sign_patches(), *outlets], READING, size=7.5 if narrow else 8.5)
    return fig


def _pair(pair: tuple[str, str], labels: Mapping[str, str], *, narrow: bool) -> str:
    one, other = (clip(label_of(name, labels), 17 if narrow else 24) for name in pair)
    return f"{one} →\n{other}" if narrow else f"{one} → {other}"


def _spread(values: list[float], *, gap: float) -> list[float]:
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


def _caption(outlets: pd.DataFrame, shared: pd.DataFrame, labels: Mapping[str, str]) -> str:
    spans = shared.groupby(["actor", "target"], sort=True)["mean_stance_actual"].agg(["min", "max"])
    gaps = spans["max"] - spans["min"]
    actor, target = max(gaps.index, key=lambda pair: gaps[pair])
    rows = _of(shared, (actor, target))
    low, high = rows.iloc[0], rows.iloc[-1]
    widest = (
        f"Outlets differ most on {label_of(actor, labels)} toward {label_of(target, labels)}: {signed(low['mean_stance_actual'])} in {low['outlet'] or 'an unknown outlet'} "
        f"(n {low['n_actual']}), {signed(high['mean_stance_actual'])} in {high['outlet'] or 'an unknown outlet'} (n {high['n_actual']})."
        if gaps.max() > 0
        else "Outlets tell the dyads that they share alike."
    )
    alone = int((outlets["only_here"] == "true").sum())
    return f"{widest} {plural(len(spans), 'dyad')} told as fact by two outlets or more; {plural(alone, 'dyad')} stand in one outlet alone."


def _alt(shown: list[dict], labels: Mapping[str, str], *, most: int = 20) -> str:
    told = [
        f"{label_of(row['actor'], labels)} toward {label_of(row['target'], labels)} in {row['outlet'] or 'an unknown outlet'} {signed(row['mean_stance_actual'])} over {row['n_actual']}"
        for row in shown
    ]
    rest = f"; and {len(told) - most} more" if len(told) > most else ""
    return f"Outlets compared: {'; '.join(told[:most])}{rest}."
