"""Speakers: who is quoted, what kind of speaker that is, and toward whom the stances go that each one tells."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from stancebook.findings.figures.cells import cell_lines, draw_grid
from stancebook.findings.figures.drawing import (
    EDGE,
    INK,
    NARROW,
    SIGNS,
    WIDE,
    Drawing,
    bare,
    key,
    nothing,
    numbers,
    panel,
    plural,
    sign_patches,
    too_few,
)
from stancebook.findings.labels import clip, label_of, speaker_label

COUNTS = ["n", "n_actual", "n_potential", "n_negated", "n_conflict", "n_neutral", "n_cooperation"]
#: kind of speaker and whether named -> the group of the figure, in the order in which they stand
GROUPS = ("the articles themselves", "officials", "analysts", "news media", "others by name", "others without a name")
READING = "A bar is the statements that rest on somebody's word; colour, sign and number give the stances told as fact."


def group_of(kind: str, named: str) -> str:
    """Return the group of a speaker.

    >>> group_of("official", "false"), group_of("other", "false"), group_of("author", "")
    ('officials', 'others without a name', 'the articles themselves')
    """
    return dict(zip(("author", "official", "analyst", "media"), GROUPS, strict=False)).get(kind) or GROUPS[4 if named == "true" else 5]


def draw_speakers(speakers: pd.DataFrame, labels: Mapping[str, str], *, most: int = 14, most_narrow: int = 8) -> Drawing:
    """Draw the table `speakers`: bars for each kind of speaker, then for the leading ones."""
    if few := too_few("Speakers", speakers):
        return few
    data = numbers(speakers)
    data["group"] = [group_of(kind, named) for kind, named in zip(data["kind"], data["named"], strict=True)]
    groups = data.groupby("group")[COUNTS].sum().reindex([name for name in GROUPS if name in set(data["group"])]).reset_index()
    every = data.groupby(["speaker", "speaker_actor", "group"])[COUNTS].sum().reset_index().sort_values(["n", "speaker", "speaker_actor"], ascending=[False, True, True])
    people = every[(every["group"] != GROUPS[0])]
    fig = _draw(groups, people, labels, width=WIDE, most=most)
    narrow = _draw(groups, people, labels, width=NARROW, most=most_narrow)
    table = data.groupby("speaker").agg({"kind": "first", "named": "first", **dict.fromkeys(COUNTS, "sum")}).reset_index()
    table = table.sort_values(["n", "speaker"], ascending=[False, True]).reset_index(drop=True)
    return Drawing(fig, _caption(groups, data), _alt(groups, people, labels), table, narrow, ("speaker",))


def _draw(groups: pd.DataFrame, people: pd.DataFrame, labels: Mapping[str, str], *, width: float, most: int) -> Figure:
    narrow = width < 5
    size = 8 if narrow else 9.5
    shown = people.head(most)
    heights = [0.32 * len(groups) + 0.35] + ([0.32 * len(shown) + 0.35] if len(shown) else [])
    fig, panels = panel(width, sum(heights) + (1.4 if narrow else 1.0), nrows=len(heights), height_ratios=heights, squeeze=False)
    _draw_bars(panels[0][0], groups, list(groups["group"]), "By kind of speaker", size=size)
    if len(shown):
        rest = f" ({len(shown)} of {len(people)})" if len(people) > len(shown) else ""
        letters = 20 if narrow else 34
        _draw_bars(panels[1][0], shown, [clip(_name(row, labels), letters) for row in shown.to_dict("records")], f"Most quoted{rest}", size=size)
    key(fig, [*sign_patches(), Patch(facecolor="white", edgecolor=EDGE, hatch="////", label="may be, or is not so")], READING, size=7.5 if narrow else 8.5)
    return fig


def _draw_bars(axes, rows: pd.DataFrame, names: list[str], title: str, *, size: float) -> None:
    most = int(rows["n"].max())
    for y, row in enumerate(rows.to_dict("records")):
        left = 0
        for column, colour, sign, _ in SIGNS:
            if row[column]:
                axes.barh(y, row[column], left=left, height=0.7, color=colour, edgecolor="white", linewidth=0.6)
                mark = f"{sign if sign != '0' else ''}{row[column]}"
                if row[column] / most > 0.02 * (len(mark) + 1) * size / 7:
                    axes.text(left + row[column] / 2, y, mark, ha="center", va="center", color="white", fontsize=size - 1.5, fontweight="bold", in_layout=False)
            left += row[column]
        if rest := row["n"] - row["n_actual"]:
            axes.barh(y, rest, left=left, height=0.7, facecolor="white", edgecolor=EDGE, hatch="////", linewidth=0.6)
        axes.annotate(f"{row['n']:,}", (row["n"], y), xytext=(4, 0), textcoords="offset points", va="center", fontsize=size - 0.5, color=INK)
    axes.set_yticks(range(len(rows)), names)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, most * 1.12)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    axes.set_title(f"{title}, statements", fontsize=size, fontweight="bold", color=INK, loc="left")
    bare(axes, keep=["left"])
    axes.tick_params(labelsize=size)


def draw_quoted(quoted: pd.DataFrame, labels: Mapping[str, str], *, most: int = 12, most_narrow: int = 7) -> Drawing:
    """Draw who of the leading speakers tells which stance toward whom, from `count_quoted`."""
    if quoted.empty:
        return nothing("Whom the speakers speak of", quoted, because="nobody is quoted; all statements are the articles' own")
    data = numbers(quoted)
    data["who"] = [_name(row, labels) for row in data.to_dict("records")]
    figures = [
        draw_grid(
            data, "who", "target", sides=lambda name, narrow: clip(name, 19 if narrow else 32), heads=lambda name, narrow: clip(label_of(name, labels), 17 if narrow else 28),
            width=width, most=rows, columns=columns, rest=("other speakers", "others"), across="on a stance toward whom →",
        )
        for width, rows, columns in ((WIDE, most, 9), (NARROW, most_narrow, 4))
    ]
    table = data.groupby(["speaker", "target"])[COUNTS].sum().reset_index().sort_values(["n", "speaker", "target"], ascending=[False, True, True])
    return Drawing(figures[0], _quoted_caption(data, labels), _quoted_alt(data, labels), table, figures[1], ("speaker", "target"))


def _name(row: Mapping, labels: Mapping[str, str]) -> str:
    name, side = speaker_label(row["speaker"], labels), row["speaker_actor"]
    told = label_of(side, labels) if side else ""
    return f"{name} ({told})" if told and told.lower() not in name.lower() else name


def _caption(groups: pd.DataFrame, data: pd.DataFrame) -> str:
    total = int(groups["n"].sum())
    of = dict(zip(groups["group"], groups["n"], strict=True))
    told = [f"{of[name]:,} {'rests' if of[name] == 1 else 'rest'} on the word of {name}" for name in GROUPS[1:] if name in of]
    unnamed = int(data.loc[data["named"] == "false", "n"].sum())
    without = f" In {unnamed:,} of them the source has no name." if unnamed else ""
    return (
        f"{of.get(GROUPS[0], 0):,} of {plural(total, 'statement')} {'is' if of.get(GROUPS[0]) == 1 else 'are'} in the articles' own words; {', '.join(told) or 'nobody is quoted'}.{without} "
        "Kinds are told by the words of the name and beside it."
    )


def _alt(groups: pd.DataFrame, people: pd.DataFrame, labels: Mapping[str, str], *, most: int = 14) -> str:
    told = [
        f"{name} {row['n']} ({row['n_conflict']} conflictual, {row['n_neutral']} neutral, {row['n_cooperation']} cooperative, {row['n'] - row['n_actual']} potential or negated)"
        for name, row in [(row["group"], row) for row in groups.to_dict("records")] + [(_name(row, labels), row) for row in people.head(most).to_dict("records")]
    ]
    rest = f"; and {plural(len(people) - most, 'further speaker')}" if len(people) > most else ""
    return f"Statements by kind of speaker, then by speaker: {'; '.join(told)}{rest}."


def _quoted_caption(data: pd.DataFrame, labels: Mapping[str, str]) -> str:
    row = data.iloc[0]
    mean, _, _ = cell_lines(row.to_dict())
    return (
        f"Most often {row['who']} is quoted on {label_of(row['target'], labels)}: {plural(int(row['n']), 'statement')}{f', mean {mean}' if mean else ''}. "
        f"{plural(int(data['n'].sum()), 'statement')} of {plural(data['who'].nunique(), 'speaker')}; a stance is the actor's of whom the speaker tells, not always the speaker's own."
    )


def _quoted_alt(data: pd.DataFrame, labels: Mapping[str, str], *, most: int = 12) -> str:
    told = []
    for row in data.head(most).to_dict("records"):
        mean, _, _ = cell_lines(row)
        told.append(f"{row['who']} on {label_of(row['target'], labels)} {mean + ' over ' if mean else ''}{row['n_actual']} actual, {row['n'] - row['n_actual']} potential or negated")
    rest = f"; and {plural(len(data) - most, 'further cell')}" if len(data) > most else ""
    return f"Stances toward each target by speaker: {'; '.join(told)}{rest}."
