"""Speakers: who is quoted, and how conflictual or cooperative the stances are that they tell."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from stancebook.findings.figures.drawing import CONFLICT, COOPERATION, INK, NEUTRAL, Drawing, nothing, numbers, panel, plural
from stancebook.findings.labels import clip, label_of, speaker_label

PARTS = (("n_conflict", CONFLICT, "−", "conflict (−)"), ("n_neutral", NEUTRAL, "0", "neutral (0)"), ("n_cooperation", COOPERATION, "+", "cooperation (+)"))


def draw_speakers(speakers: pd.DataFrame, labels: Mapping[str, str], *, most: int = 16) -> Drawing:
    """Draw the table `speakers`, the ways of speaking added up, as bars; what may be or is not so is hatched."""
    if speakers.empty:
        return nothing("Speakers", speakers)
    columns = ["n", "n_actual", "n_potential", "n_negated", "n_conflict", "n_neutral", "n_cooperation"]
    every = numbers(speakers).groupby(["speaker", "speaker_actor"])[columns].sum().reset_index()
    every = every.sort_values(["n", "speaker", "speaker_actor"], ascending=[False, True, True])
    shown = _fitting(every).head(most).reset_index(drop=True)
    fig, axes = panel(9, 1.5 + 0.36 * len(shown))
    for y, row in enumerate(shown.to_dict("records")):
        _draw_bar(axes, y, row, scale=int(shown["n"].max()))
    axes.set_yticks(range(len(shown)), [_name(row, labels) for row in shown.to_dict("records")])
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.set_xlim(0, shown["n"].max() * 1.08)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("statements", color=INK)
    axes.tick_params(colors=INK, labelsize=9.5)
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    keys = [Patch(facecolor=colour, label=word) for _, colour, _, word in PARTS]
    keys.append(Patch(facecolor="white", edgecolor="#4d4d4d", hatch="////", label="may be, or is not so"))
    fig.legend(handles=keys, loc="outside lower center", ncols=4, frameon=False, fontsize=9, labelcolor=INK)
    return Drawing(fig, _caption(every, shown), _alt(every.head(most), labels), every.reset_index(drop=True))


def _fitting(every: pd.DataFrame) -> pd.DataFrame:
    """Leave out the articles' own voice where it is so frequent that nobody else's bar could be read."""
    others = every[every["speaker"] != "author"]
    own = int(every.loc[every["speaker"] == "author", "n"].sum())
    return others if len(others) and own > 3 * others["n"].max() else every


def _draw_bar(axes, y: int, row: Mapping, *, scale: int) -> None:
    left = 0
    for column, colour, sign, _ in PARTS:
        if row[column]:
            axes.barh(y, row[column], left=left, height=0.68, color=colour, edgecolor="white", linewidth=0.6)
            if row[column] / scale > 0.045:
                axes.text(left + row[column] / 2, y, f"{sign if sign != '0' else ''}{row[column]}", ha="center", va="center", color="white", fontsize=8, fontweight="bold")
        left += row[column]
    if rest := row["n"] - row["n_actual"]:
        axes.barh(y, rest, left=left, height=0.68, facecolor="white", edgecolor="#4d4d4d", hatch="////", linewidth=0.6)
    axes.annotate(str(row["n"]), (row["n"], y), xytext=(4, 0), textcoords="offset points", va="center", fontsize=9, color=INK)


def _name(row: Mapping, labels: Mapping[str, str]) -> str:
    name = clip(speaker_label(row["speaker"], labels), 28)
    side = row["speaker_actor"]
    return f"{name} ({clip(label_of(side, labels), 16)})" if side and label_of(side, labels) != name else name


def _caption(every: pd.DataFrame, shown: pd.DataFrame) -> str:
    total, own = int(every["n"].sum()), int(every.loc[every["speaker"] == "author", "n"].sum())
    quoted = every[~every["speaker"].isin(["author", "", "unspecified"])]
    drawn = len(_fitting(every))
    cut = " Their own are left out of the picture, since no other bar could be read beside them." if drawn < len(every) else ""
    cut += f" The {len(shown)} of most statements are drawn." if drawn > len(shown) else ""
    return (
        f"Whose word it is: {own:,} of {plural(total, 'statement')} are the articles' own, the others rest on {plural(quoted['speaker'].nunique(), 'named speaker')} "
        f"or on sources left unnamed. Colour and sign give the stances told as fact.{cut}"
    )


def _alt(shown: pd.DataFrame, labels: Mapping[str, str]) -> str:
    told = [
        f"{_name(row, labels)} {row['n']} ({row['n_conflict']} conflictual, {row['n_neutral']} neutral, {row['n_cooperation']} cooperative, {row['n'] - row['n_actual']} potential or negated)"
        for row in shown.to_dict("records")
    ]
    return f"Statements by speaker: {'; '.join(told)}."
