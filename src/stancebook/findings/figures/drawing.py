"""What all figures share: the panel, the colours, numbers out of a table, and the empty figure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import matplotlib
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from stancebook import show
from stancebook.findings.labels import ALL, counted_link, dyad_anchor, label_of, speaker_label

CONFLICT, NEUTRAL, COOPERATION = (show.COLOURS[name] for name in ("conflict", "neutral", "cooperation"))
INK, QUIET, FAINT, EDGE = "#1a1a1a", "#4d4d4d", "#d9d9d9", "#7a7a7a"
#: inches; a page shows the narrow figure where the window is no wider than a phone
WIDE, NARROW = 9.6, 3.5
#: columns that hold actors
ROLES = {"actor", "target", "against", "speaker_actor"}
#: what each colour means, with the sign that stands on the mark as well
SIGNS = (("n_conflict", CONFLICT, "−", "conflict (−)"), ("n_neutral", NEUTRAL, "0", "neutral (0)"), ("n_cooperation", COOPERATION, "+", "cooperation (+)"))


class Drawing(NamedTuple):
    """A figure with the sentence under it, the text in its place, its numbers, and the same figure for a phone.

    `fig` is None where there is nothing to draw; the caption then says why. `keys` are the columns of the table that
    together name the statements behind a row's `n`.
    """

    fig: Figure | None
    caption: str
    alt: str
    table: pd.DataFrame
    narrow: Figure | None = None
    keys: tuple[str, ...] = ()

    def shown(self, name: str, labels: Mapping[str, str]) -> show.Shown:
        """Show the figure with its table, or the sentence where there is none; `name` is that of the CSV file that a reader can save."""
        if self.fig is None:
            return show.note(self.caption)
        table = with_links(self.table.head(show.MOST_ROWS), self.keys, labels)
        return show.figure(self.fig, caption=self.caption, alt=self.alt, table=table, saved=self.table, narrow=self.narrow, name=name)


def with_links(table: pd.DataFrame, keys: tuple[str, ...], labels: Mapping[str, str]) -> pd.DataFrame:
    """Return a table with labels for actors and each n leading to the statements that its keys name."""
    shown = table.copy()
    if keys:
        shown["n"] = [_linked(row["n"], {name: row[name] for name in keys}) for row in table.to_dict("records")]
    for column in ROLES & set(table.columns):
        shown[column] = [label_of(name, labels) if name else "" for name in table[column]]
    if "speaker" in table.columns:
        shown["speaker"] = [speaker_label(name, labels) for name in table["speaker"]]
    return shown


def _linked(number: object, known: Mapping[str, str]) -> show.Shown:
    place = dyad_anchor(known["actor"], known["target"]) if {"actor", "target"} <= set(known) else ALL
    return counted_link(number, place) if set(known) == {"actor", "target"} else counted_link(number, place, **known)


def panel(width: float, height: float, **settings: object) -> tuple[Figure, object]:
    """Return a white figure and its axes (as `subplots` does), outside of pyplot, so that nothing stays open."""
    with matplotlib.rc_context(show.RC):
        fig = Figure(figsize=(width, height), facecolor="white", layout="constrained")
        return fig, fig.subplots(**settings)


def colour_of(stance: float) -> str:
    """Return the colour of a stance's sign."""
    return CONFLICT if stance < 0 else COOPERATION if stance > 0 else NEUTRAL


def tint(stance: float, *, most: float = 2.0) -> tuple[float, ...]:
    """Return the colour of a stance on white, the stronger the farther from 0, pale enough for dark text."""
    share = 0.12 + 0.43 * min(abs(stance), most) / most
    return tuple(1 - share * (1 - part) for part in to_rgb(colour_of(stance)))


def numbers(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table with its count and mean columns as numbers; an empty mean is NaN."""
    data = table.copy()
    for column in data.columns:
        if column.startswith("mean_stance"):
            data[column] = pd.to_numeric(data[column], errors="coerce")
        elif column in ("n", "documents", "outlets", "least") or column.startswith("n_"):
            data[column] = pd.to_numeric(data[column], errors="coerce").fillna(0).astype(int)
    return data


def add_up(data: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return the counts of numbered rows added up within groups; means are weighted by their statements."""
    counts = ["n", "n_actual", "n_potential", "n_negated", "n_conflict", "n_neutral", "n_cooperation"]
    weighted = data.assign(sum=data["mean_stance_actual"].fillna(0.0) * data["n_actual"])
    added = weighted.groupby(by)[[*counts, "sum"]].sum().reset_index()
    added["mean_stance_actual"] = added["sum"] / added["n_actual"].where(added["n_actual"] > 0)
    return added.drop(columns="sum")


def nothing(what: str, table: pd.DataFrame, *, because: str = "there is no statement to show with these texts and filters") -> Drawing:
    """Return no figure but the sentence that says why."""
    words = f"{what}: {because}."
    return Drawing(None, words, words, table)


def too_few(what: str, table: pd.DataFrame) -> Drawing | None:
    """Return the sentence that stands for a figure of less than two statements; None if there are enough."""
    if table.empty:
        return nothing(what, table)
    return nothing(what, table, because="there is one statement only, too few for a figure") if int(pd.to_numeric(table["n"]).sum()) < 2 else None


def key(fig: Figure, patches: Iterable[Artist], words: str = "", *, size: float = 8.5) -> None:
    """Write the key below a figure: how to read it, each line wrapped to its width, then the patches in columns that fit."""
    patches = list(patches)
    points = fig.get_figwidth() * 72
    longest = max((len(str(patch.get_label())) for patch in patches), default=1)
    columns = max(1, min(len(patches), int(points / ((longest + 5) * 0.62 * size))))
    fig.legend(
        handles=patches, loc="outside lower left", ncols=columns, frameon=False, fontsize=size, labelcolor=INK, handlelength=1.4, columnspacing=1.2,
        title="\n".join(part for line in words.split("\n") for part in textwrap.wrap(line, max(20, int(points / (0.56 * size))))), title_fontsize=size, alignment="left",
    )


def sign_patches() -> list[Patch]:
    """Return the key of the three colours."""
    return [Patch(facecolor=colour, label=word) for _, colour, _, word in SIGNS]


def bare(axes, *, keep: Iterable[str] = ()) -> None:
    """Hide the frame of axes but for the sides to keep, and all tick marks."""
    for side, line in axes.spines.items():
        line.set_visible(side in tuple(keep))
    axes.tick_params(length=0, colors=INK)


def plural(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> plural(1, "statement"), plural(1200, "statement")
    ('1 statement', '1,200 statements')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
