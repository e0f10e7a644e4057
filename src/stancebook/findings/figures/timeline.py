"""The timeline: statements by step of time, and below it the leading dyads, where the length of a bar is how sure its date is."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from stancebook.findings.figures.drawing import (
    CONFLICT,
    COOPERATION,
    EDGE,
    INK,
    NARROW,
    NEUTRAL,
    WIDE,
    Drawing,
    bare,
    key,
    nothing,
    numbers,
    panel,
    plural,
    too_few,
)
from stancebook.findings.figures.lanes import draw_lanes, lanes_of
from stancebook.findings.figures.spans import Axis, axis_of, span_of, write_step

HATCHES = (("actual", ""), ("potential", "////"), ("negated", ""))
READING = (
    "Above: all statements, cooperation up, conflict down, neutral as a grey number. Below: one band a dyad; a bar is as long as its date is vague (step, year, range), its sign that of the mean stance "
    "(± neutral or mixed), its number the statements."
)


def draw_timeline(timeline: pd.DataFrame, labels: Mapping[str, str], *, most: int = 8, most_narrow: int = 5) -> Drawing:
    """Draw the table `timeline`; what has no date at all is told in the figure."""
    if few := too_few("Timeline", timeline):
        return few
    data = numbers(timeline)
    dated = _with_spans(data)
    if dated.empty:
        return nothing("Timeline", timeline, because="no statement and no document has a date")
    fig = _draw(data, dated, labels, width=WIDE, most=most, steps=30)
    narrow = _draw(data, dated, labels, width=NARROW, most=most_narrow, steps=10)
    keys = ("period", "actor", "target", "modality")
    table = data.groupby(list(keys))[["n", "n_conflict", "n_neutral", "n_cooperation"]].sum().reset_index()
    return Drawing(fig, _caption(data, dated), _alt(data, dated), table, narrow, keys)


def _with_spans(data: pd.DataFrame) -> pd.DataFrame:
    known = [span for span in map(span_of, data["period"].str.replace("..", "", regex=False).str.strip("/")) if span]
    if not known:
        return data.iloc[:0]
    first, last = min(low for low, _ in known), max(high for _, high in known)
    spans = [span_of(period, first=first, last=last) for period in data["period"]]
    dated = data.assign(span=spans)
    return dated[dated["span"].notna()]


def _draw(data: pd.DataFrame, dated: pd.DataFrame, labels: Mapping[str, str], *, width: float, most: int, steps: int) -> Figure:
    narrow = width < 5
    size = 7.5 if narrow else 9
    axis = axis_of(dated, steps=steps)
    lanes = lanes_of(dated, axis, most=most, labels=labels, narrow=narrow)
    total = sum(lane.rows for lane in lanes)
    below = 0.21 * total + 0.1 * len(lanes)
    fig, (bars, bands) = panel(width, 2.3 + below + (2.1 if narrow else 1.35), nrows=2, sharex=True, height_ratios=[2.3, below])
    _draw_bars(bars, dated, axis, size=size)
    draw_lanes(bands, lanes, axis, size=size)
    every = max(1, -(-axis.count // (8 if narrow else 24)))
    marks = range(0, axis.count, every)
    bands.set_xticks([at + 0.5 for at in marks], [write_step(axis.first + at * axis.step, axis.step) for at in marks], rotation=50, ha="right", rotation_mode="anchor", fontsize=size)
    bands.set_xlim(-0.3, axis.count + 0.3)
    early = int(dated.loc[[high <= axis.first for _, high in dated["span"]], "n"].sum())
    without = int(data["n"].sum() - dated["n"].sum())
    notes = [f"{plural(without, 'statement')} without a date" if without else "", f"{early} before {write_step(axis.first, axis.step)}" if early else ""]
    left_out = f" Not drawn: {' and '.join(note for note in notes if note)}." if any(notes) else ""
    patches = [
        Patch(facecolor=COOPERATION, label="cooperation (+)"), Patch(facecolor=CONFLICT, label="conflict (−)"), Patch(facecolor=NEUTRAL, label="neutral (0)"),
        Patch(facecolor="white", edgecolor=EDGE, hatch="////", label="may or should be"), Patch(facecolor="white", edgecolor=EDGE, label="above, hollow: is not so"),
        Patch(facecolor="#dddddd", edgecolor=INK, label="framed: date in sentence"), Patch(facecolor="#dddddd", label="no frame: publication"),
    ]  # fmt: skip
    key(fig, patches, READING + left_out, size=size - 0.5 if narrow else 8.5)
    return fig


def _draw_bars(axes, dated: pd.DataFrame, axis: Axis, *, size: float) -> None:
    """Draw the statements that are dated to a step: cooperation up, conflict down."""
    near = dated[[axis.at(low) == axis.at(high - 1) and low >= axis.first for low, high in dated["span"]]]
    near = near.assign(at=[axis.at(low) for low, _ in near["span"]])
    counts = near.groupby(["at", "modality"])[["n_cooperation", "n_conflict", "n_neutral"]].sum()
    for at in sorted(set(near["at"])):
        _draw_step(axes, at + 0.5, counts.loc[at], size=size - 1.5)
    axes.axhline(0, color=INK, linewidth=0.9)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):.0f}"))
    axes.margins(y=0.2)
    axes.set_ylabel("← conflict · cooperation →", color=INK, fontsize=size)
    bare(axes, keep=["left"])
    axes.tick_params(labelsize=size)


def _draw_step(axes, x: float, counts: pd.DataFrame, *, size: float) -> None:
    for column, colour, way in (("n_cooperation", COOPERATION, 1), ("n_conflict", CONFLICT, -1)):
        base = 0
        for modality, hatch in HATCHES:
            height = int(counts[column].get(modality, 0))
            if height:
                axes.bar(x, way * height, bottom=way * base, width=0.8, facecolor=colour if modality == "actual" else "white", edgecolor=colour, hatch=hatch, linewidth=0.8)
            base += height
        if base:
            axes.annotate(
                f"{'+' if way > 0 else '−'}{base}", (x, way * base), xytext=(0, 2.5 * way), textcoords="offset points", ha="center",
                va="bottom" if way > 0 else "top", fontsize=size, color=INK,
            )
    if neutral := int(counts["n_neutral"].sum()):
        axes.text(x, 0, str(neutral), ha="center", va="center", fontsize=size, color="white", zorder=5, bbox={"facecolor": NEUTRAL, "edgecolor": "white", "linewidth": 0.6, "pad": 1.2})


def _caption(data: pd.DataFrame, dated: pd.DataFrame) -> str:
    by = {way: int(data.loc[data["dated_by"] == way, "n"].sum()) for way in ("sentence", "publication", "none")}
    total, told = sum(by.values()), by["sentence"]
    axis = axis_of(dated, steps=30)
    near = dated[[axis.at(low) == axis.at(high - 1) and low >= axis.first for low, high in dated["span"]]]
    peak = ""
    if len(near):
        known = near.groupby([axis.at(low) for low, _ in near["span"]])["n"].sum()
        best = min(known.index, key=lambda at: (-known[at], at))
        peak = f"The busiest {axis.name} is {write_step(axis.first + best * axis.step, axis.step)} with {int(known[best]):,} of {plural(total, 'statement')}. "
    others = [f"{by[way]:,} {words}" for way, words in (("publication", "stand where their document was published"), ("none", "have no date")) if by[way]]
    own = f"{told:,} of {total:,} {'tells itself' if told == 1 else 'tell themselves'} when it was"
    return f"{peak}{', '.join([own, *others])}."


def _alt(data: pd.DataFrame, dated: pd.DataFrame, *, most: int = 24) -> str:
    columns = ["n_cooperation", "n_conflict", "n_neutral"]
    total = dated.groupby("period")[columns].sum()
    told = [f"{period} {row['n_cooperation']} cooperative, {row['n_conflict']} conflictual, {row['n_neutral']} neutral" for period, row in total.iterrows()]
    rest = f"; and {plural(len(told) - most, 'further period')}" if len(told) > most else ""
    without = int(data["n"].sum() - dated["n"].sum())
    return f"Timeline by period: {'; '.join(told[:most])}{rest}{f'; {without} without a date' if without else ''}."
