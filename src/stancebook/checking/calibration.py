"""Draw the reliability of confidence: of the statements said to be 0.8 sure, how many are right?"""

from __future__ import annotations

from math import sqrt

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from stancebook import show
from stancebook.checking.figures import GREY, NOBODY

#: how often a right interval holds the true share
_Z = 1.96


def interval(right: int, found: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927, *Journal of the American Statistical Association* 22).

    >>> tuple(round(end, 2) for end in interval(8, 10))
    (0.49, 0.94)
    """
    share, z = right / found, _Z
    middle = (share + z * z / (2 * found)) / (1 + z * z / found)
    reach = z * sqrt(share * (1 - share) / found + z * z / (4 * found * found)) / (1 + z * z / found)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def bands(table: pd.DataFrame) -> list[dict]:
    """Return the rows of table `validation` that compare confidence, as numbers: stated, right, found, share, low, high."""
    rows = table[table["measure"].str.startswith("confidence") & (table["stated"] != "")]
    found = []
    for row in rows.to_dict("records"):
        right, count = int(row["right"]), int(row["found"])
        low, high = interval(right, count)
        found.append({"band": row["measure"].removeprefix("confidence "), "stated": float(row["stated"]), "found": count, "right": right, "share": right / count, "low": low, "high": high})
    return found


def distance(rows: list[dict]) -> float:
    """Return the mean distance between what is stated and what is right, each statement counting once (expected calibration error)."""
    return sum(row["found"] * abs(row["stated"] - row["share"]) for row in rows) / sum(row["found"] for row in rows)


def draw_calibration(rows: list[dict]) -> Figure:
    """Draw the share of right statements over the confidence stated, a point a band with its count and 95 % interval."""
    with plt.rc_context(show.RC):
        fig, ax = plt.subplots(figsize=(5.4, 4.8))
        ax.plot([0, 1], [0, 1], color="black", linewidth=0.8, linestyle=":")
        ax.plot([row["stated"] for row in rows], [row["share"] for row in rows], color=GREY, linewidth=1)
        for number, row in enumerate(rows):
            ax.plot([row["stated"]] * 2, [row["low"], row["high"]], color=GREY, linewidth=1.5)
            ax.scatter([row["stated"]], [row["share"]], s=24 + 2 * row["found"], color=GREY, zorder=3)
            end, away = ("low", -11) if number % 2 else ("high", 4)  # in turn below and above, so that neighbours do not overlap
            ax.annotate(f"{row['right']} of {row['found']}", (row["stated"], row[end]), xytext=(0, away), textcoords="offset points", ha="center", fontsize=9)
        ax.set_xlim(0.3, 1.02)
        ax.set_ylim(0, 1.12)
        ax.set_xlabel("confidence that the rules state (mean of the band)")
        ax.set_ylabel("share that people confirm with its sign")
    return fig


def calibration(table: pd.DataFrame) -> show.Shown:
    """Show whether confidence can be read as a probability, or a note where nothing can be compared."""
    rows = bands(table)
    if not rows:
        return show.note(NOBODY)
    total, right = sum(row["found"] for row in rows), sum(row["right"] for row in rows)
    stated = sum(row["stated"] * row["found"] for row in rows) / total
    off = distance(rows)
    caption = (
        f"The rules state a confidence of {stated:.2f} on average, and people confirm {right} of {total} statements ({right / total:.2f}) with their sign. "
        f"Points lie {off:.2f} from the dotted line on average; on it, confidence is a probability. Lines: 95 % intervals."
    )
    said = "; ".join(f"stated {row['stated']:.2f}: {row['right']} of {row['found']} right ({row['share']:.2f}, 95 % interval {row['low']:.2f} to {row['high']:.2f})" for row in rows)
    numbers = pd.DataFrame(
        [{"confidence": row["band"], "stated, mean": f"{row['stated']:.2f}", "statements": row["found"], "right": row["right"], "share right": f"{row['share']:.2f}",
          "95 % interval": f"{row['low']:.2f} to {row['high']:.2f}"} for row in rows]
    )  # fmt: skip
    return show.figure(draw_calibration(rows), caption=caption, alt=f"Reliability diagram, share right over stated confidence. {said}.", table=numbers)
