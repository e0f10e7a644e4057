"""The timeline: statements by month, quarter or year, cooperation above the line and conflict below."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.patches import Patch
from matplotlib.ticker import FuncFormatter, MaxNLocator

from stancebook.findings.figures.drawing import CONFLICT, COOPERATION, INK, NEUTRAL, Drawing, nothing, numbers, panel, plural

SHADES = (("actual", "", 0.85, "told as fact"), ("potential", "////", 0.3, "may or should be"), ("negated", "", 0.0, "is not so"))


def steps_of(periods: list[str]) -> tuple[str, list[str]]:
    """Return the width of a step and all steps between the first and the last month: months up to 24, else quarters up to 32, else years.

    >>> steps_of(["2023-11", "2024-02"])
    ('month', ['2023-11', '2023-12', '2024-01', '2024-02'])
    """
    months = sorted(period for period in periods if len(period) == 7 and "/" not in period)
    years = sorted({period[:4] for period in periods if period[:4].isdigit() and "/" not in period})
    if not years:
        return "month", []
    if not months:
        return "year", _years(years)
    first, last = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (months[0], months[-1]))
    if last - first < 24:
        return "month", [f"{at // 12}-{at % 12 + 1:02d}" for at in range(first, last + 1)]
    if last - first < 96:
        return "quarter", [f"{at // 4} Q{at % 4 + 1}" for at in range(first // 3, last // 3 + 1)]
    return "year", _years(years)


def _years(years: list[str]) -> list[str]:
    span = range(int(years[0]), int(years[-1]) + 1)
    return [str(year) for year in span] if len(span) <= 60 else years


def step_of(period: str, step: str) -> str:
    """Return the step that a period falls in, or "other" where it is too vague for it.

    >>> step_of("2024-05", "quarter"), step_of("2024", "quarter"), step_of("2024", "year"), step_of("", "month")
    ('2024 Q2', 'other', '2024', 'other')
    """
    if "/" in period or not period[:4].isdigit():
        return "other"
    if step == "year":
        return period[:4]
    if len(period) != 7:
        return "other"
    return period if step == "month" else f"{period[:4]} Q{(int(period[5:]) + 2) // 3}"


def draw_timeline(timeline: pd.DataFrame, labels: Mapping[str, str]) -> Drawing:
    """Draw the table `timeline`; statements without a date fine enough stand apart at the right."""
    if timeline.empty:
        return nothing("Timeline", timeline)
    data = numbers(timeline)
    step, steps = steps_of(list(data["period"]))
    data["step"] = [step_of(period, step) for period in data["period"]]
    if len(known := set(data["step"]) - {"other"}) and not known <= set(steps):
        steps = sorted(known | set(steps))
    columns = ["n_cooperation", "n_conflict", "n_neutral"]
    binned = data.groupby(["step", "modality"])[columns].sum()
    places = {name: float(at) for at, name in enumerate(steps)}
    if "other" in set(data["step"]):
        places["other"] = len(steps) + (0.6 if steps else 0.0)
    fig, axes = panel(max(6.0, min(13.0, 2.5 + 0.42 * len(places))), 4.4)
    for name, x in places.items():
        _draw_step(axes, x, binned.loc[name] if name in binned.index.get_level_values(0) else None)
    axes.axhline(0, color=INK, linewidth=0.9)
    every = max(1, -(-len(steps) // 24))
    ticks = [name for at, name in enumerate(steps) if at % every == 0] + (["other"] if "other" in places else [])
    axes.set_xticks([places[name] for name in ticks], ["vaguer or\nno date" if name == "other" else name for name in ticks], rotation=45, ha="right", rotation_mode="anchor")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{abs(value):.0f}"))
    axes.set_xlim(-0.8, max(places.values(), default=0) + 0.8)
    axes.margins(y=0.16)
    axes.set_ylabel("← conflict     statements     cooperation →", color=INK)
    axes.tick_params(colors=INK, labelsize=9)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    keys = [Patch(facecolor=COOPERATION, label="cooperation (+)"), Patch(facecolor=CONFLICT, label="conflict (−)"), Patch(facecolor=NEUTRAL, label="neutral: grey number")]
    keys += [Patch(facecolor=(0.3, 0.3, 0.3, shade), edgecolor="#4d4d4d", hatch=hatch, label=word) for _, hatch, shade, word in SHADES]
    fig.legend(handles=keys, loc="outside lower center", ncols=3, frameon=False, fontsize=9, labelcolor=INK)
    table = binned.reset_index().rename(columns={"step": "period"})
    return Drawing(fig, _caption(data, step), _alt(binned, places, step), table)


def _draw_step(axes, x: float, counts: pd.DataFrame | None) -> None:
    if counts is None:
        return
    for column, colour, way in (("n_cooperation", COOPERATION, 1), ("n_conflict", CONFLICT, -1)):
        base = 0
        for modality, hatch, shade, _ in SHADES:
            height = int(counts[column].get(modality, 0))
            if height:
                face = (*_rgb(colour), shade)
                axes.bar(x, way * height, bottom=way * base, width=0.76, facecolor=face, edgecolor=colour, hatch=hatch, linewidth=0.8)
            base += height
        if base:
            axes.annotate(f"{'+' if way > 0 else '−'}{base}", (x, way * base), xytext=(0, 3 * way), textcoords="offset points", ha="center", va="bottom" if way > 0 else "top", fontsize=8, color=INK)
    if neutral := int(counts["n_neutral"].sum()):
        axes.annotate(str(neutral), (x + 0.02, 0), ha="center", va="center", fontsize=7.5, color="white", zorder=5, bbox={"facecolor": NEUTRAL, "edgecolor": "white", "linewidth": 0.6, "pad": 1.5})


def _rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def _caption(data: pd.DataFrame, step: str) -> str:
    total = int(data["n"].sum())
    vague = int(data.loc[data["step"] == "other", "n"].sum())
    known = data[data["step"] != "other"].groupby("step")["n"].sum()
    peak = ""
    if len(known):
        best = min(known.index, key=lambda name: (-known[name], name))
        peak = f" The busiest {step} is {best} with {plural(int(known[best]), 'statement')}."
    late = f" {plural(vague, 'statement')} with a vaguer date or none stand at the right." if vague else ""
    return (
        f"{plural(total, 'statement')} by {step}: cooperation above the line, conflict below; hatched what may or should be, hollow what is not so.{peak}{late} "
        "A statement's own date is used, else the day its document was published."
    )


def _alt(binned: pd.DataFrame, places: dict[str, float], step: str, *, most: int = 24) -> str:
    total = binned.groupby(level=0).sum()
    told = [
        f"{'vaguer or no date' if name == 'other' else name} {total.loc[name, 'n_cooperation']} cooperative, {total.loc[name, 'n_conflict']} conflictual, {total.loc[name, 'n_neutral']} neutral"
        for name in places
        if name in total.index
    ]
    rest = f"; and {len(told) - most} more" if len(told) > most else ""
    return f"Timeline by {step}: {'; '.join(told[:most])}{rest}."
