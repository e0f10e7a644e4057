"""Triads: small triangles of who is with whom against whom."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from stancebook.findings.figures.drawing import (
    CONFLICT,
    COOPERATION,
    INK,
    NARROW,
    NEUTRAL,
    QUIET,
    WIDE,
    Drawing,
    key,
    nothing,
    numbers,
    panel,
    plural,
)
from stancebook.findings.labels import clip, label_of

#: sign of a side -> its colour, its line and the mark that stands on it
SIDES = {"1": (COOPERATION, "-", "+"), "-1": (CONFLICT, (0, (4, 1.5)), "−"), "0": (NEUTRAL, ":", "0"), "": (NEUTRAL, ":", "?")}
READING = (
    "One triangle is three actors; a side is the sign of the statements of its pair told as fact, both directions together; 2+ a side: each side rests on two statements or more. "
    "Balanced (the product of the signs is positive): a friend's enemy is an enemy, an enemy's enemy a friend."
)
ORDER = ("common enemy", "all friends", "common friend", "all enemies")


def draw_triads(triads: pd.DataFrame, labels: Mapping[str, str], *, most: int = 12, most_narrow: int = 6) -> Drawing:
    """Draw the table `triads`: the stated ones first, then those that the signs imply, the best founded of each pattern."""
    if triads.empty:
        return nothing("Triads", triads, because="no three actors have a sign between each two of them, and no sentence says who is with whom against whom")
    data = numbers(triads)
    chosen = choose(data, most)
    fig = _draw(chosen, labels, width=WIDE, columns=4)
    narrow = _draw(choose(data, most_narrow), labels, width=NARROW, columns=2)
    return Drawing(fig, _caption(data, labels), _alt(data, chosen, labels), triads, narrow)


def choose(data: pd.DataFrame, most: int) -> list[dict]:
    """Return the triads to draw: at most a third of them stated ones, then the best founded, common enemies before the other patterns."""
    stated = data[data["kind"] == "stated"].head(max(1, most // 3)).to_dict("records")
    implied = data[data["kind"] == "signs"]
    half = implied[implied["pattern"] == "common enemy"].head((most - len(stated) + 1) // 2)
    rest = implied.drop(half.index).head(most - len(stated) - len(half))
    chosen = pd.concat([half, rest])
    order = [ORDER.index(pattern) for pattern in chosen["pattern"]]
    return stated + chosen.assign(order=order).sort_values(["order", "least"], ascending=[True, False], kind="stable").to_dict("records")


def _draw(rows: list[dict], labels: Mapping[str, str], *, width: float, columns: int) -> Figure:
    columns = min(columns, len(rows))
    wide, high = (width / (4 if width > 5 else 2)), 1.75
    lines = -(-len(rows) // columns)
    fig, axes = panel(max(wide * columns, 3.4), high * lines + (1.25 if width > 5 else 1.9))
    for at, row in enumerate(rows):
        _draw_one(axes, (at % columns) * wide, -(at // columns) * high, row, labels, small=width < 5)
    axes.set_xlim(-wide / 2, wide * (columns - 0.5))
    axes.set_ylim(-high * lines + 0.2, 0.35)
    axes.set_aspect("equal")
    axes.set_axis_off()
    lines = [Line2D([], [], color=SIDES[sign][0], linestyle=SIDES[sign][1], linewidth=2, label=word) for sign, word in (("1", "+ cooperation"), ("-1", "− conflict"), ("", "? or 0: no sign"))]
    key(fig, lines, READING, size=7.5 if width < 5 else 8.5)
    return fig


def _draw_one(axes, x: float, y: float, row: Mapping, labels: Mapping[str, str], *, small: bool) -> None:
    """Draw one triangle below (x, y), the point above its middle; all lengths are inches."""
    size, letters, half = (7.5, 11, 0.42) if small else (8.5, 15, 0.55)
    places = {"actor": (x - half, y - 1.05), "target": (x + half, y - 1.05), "against": (x, y - 0.4)}
    for one, other in (("actor", "target"), ("actor", "against"), ("target", "against")):
        colour, line, mark = SIDES[row[f"sign_{one}_{other}"]]
        (x0, y0), (x1, y1) = places[one], places[other]
        axes.plot([x0, x1], [y0, y1], color=colour, linestyle=line, linewidth=2, zorder=1, solid_capstyle="butt")
        axes.text((x0 + x1) / 2, (y0 + y1) / 2, mark, ha="center", va="center", fontsize=size, fontweight="bold", color="white", bbox={"boxstyle": "circle,pad=0.12", "facecolor": colour, "edgecolor": "white"})
    axes.scatter(*zip(*places.values(), strict=True), s=22, color="white", edgecolor=INK, linewidth=1, zorder=3)
    for role, (px, py) in places.items():
        above = role == "against"
        axes.text(px, py + (0.07 if above else -0.08), clip(label_of(row[role], labels), letters), ha="center", va="bottom" if above else "top", fontsize=size, color=INK)
    title = "stated: with … against" if row["kind"] == "stated" else row["pattern"]
    founded = plural(row["n"], "statement") if row["kind"] == "stated" else f"{row['balance']}, {row['least']}+ a side"
    axes.text(x, y + 0.12, title, ha="center", va="center", fontsize=size, fontweight="bold", color=INK)
    axes.text(x, y - 0.04, founded, ha="center", va="center", fontsize=size - 0.5, color=QUIET)


def _caption(data: pd.DataFrame, labels: Mapping[str, str]) -> str:
    stated, implied = data[data["kind"] == "stated"], data[data["kind"] == "signs"]
    words = [_stated(stated.iloc[0], len(stated), labels) if len(stated) else "No sentence says who is with whom against whom."]
    if len(implied):
        balanced = int((implied["balance"] == "balanced").sum())
        words.append(f"Structural balance (Heider 1946; Cartwright and Harary 1956) expects that friends share enemies: {_fit(implied, balanced)}.")
        foes = implied[implied["pattern"] == "common enemy"]
        if len(foes):
            row = foes.iloc[0]
            words.append(f"Best founded: {label_of(row['actor'], labels)} and {label_of(row['target'], labels)}, whose common enemy is {label_of(row['against'], labels)}.")
    return " ".join(words)


def _fit(implied: pd.DataFrame, balanced: int) -> str:
    if len(implied) == 1:
        return f"the one closed triad {'fits' if balanced else 'does not fit'}"
    share = f"{100 * balanced / len(implied):.0f} %, where signs that fall by chance would give {100 * _by_chance(implied):.0f} %"
    return f"{balanced:,} of {len(implied):,} closed triads {'fits' if balanced == 1 else 'fit'}, {share}"


def _stated(row: pd.Series, number: int, labels: Mapping[str, str]) -> str:
    one, other, third = (label_of(row[role], labels) for role in ("actor", "target", "against"))
    return f"{plural(number, 'triad')} {'is' if number == 1 else 'are'} stated outright, such as {one} with {other} against {third}."


def _by_chance(implied: pd.DataFrame) -> float:
    """Return the share of balanced triads expected from the share of + among their pairs: p³ + 3p(1 − p)²."""
    signs: dict[tuple[str, str], str] = {}
    for one, other in (("actor", "target"), ("actor", "against"), ("target", "against")):
        for pair in zip(implied[one], implied[other], implied[f"sign_{one}_{other}"], strict=True):
            signs[min(pair[:2]), max(pair[:2])] = pair[2]
    share = sum(sign == "1" for sign in signs.values()) / len(signs)
    return share**3 + 3 * share * (1 - share) ** 2


def _alt(data: pd.DataFrame, chosen: list[dict], labels: Mapping[str, str]) -> str:
    told = []
    for row in chosen:
        one, other, third = (label_of(row[role], labels) for role in ("actor", "target", "against"))
        sides = " ".join(SIDES[row[f"sign_{side}"]][2] for side in ("actor_target", "actor_against", "target_against"))
        told.append(f"{one}, {other}, {third} {sides} ({'stated' if row['kind'] == 'stated' else row['pattern']})")
    counts = data[data["kind"] == "signs"]["pattern"].value_counts()
    patterns = ", ".join(f"{counts[name]} {name}" for name in ORDER if name in counts) or "none by signs"
    return f"Triads, {patterns}; sides first to second, first to third, second to third: {'; '.join(told)}."
