"""Issues by dyad: the stance of the same pair on one issue and on another."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stancebook.findings.figures.cells import cell_lines, draw_grid
from stancebook.findings.figures.drawing import NARROW, WIDE, Drawing, numbers, plural, too_few
from stancebook.findings.labels import clip, label_of, signed


def draw_issues(issues: pd.DataFrame, labels: Mapping[str, str], names: Mapping[str, str], *, most: int = 14, most_narrow: int = 8) -> Drawing:
    """Draw the table `issues` for the leading dyads; `names` gives the label of each issue."""
    if few := too_few("Issues by dyad", issues):
        return few
    data = numbers(issues)
    data["pair"] = list(zip(data["actor"], data["target"], strict=True))
    figures = [
        draw_grid(
            data, "pair", "issue", sides=lambda pair, narrow: _pair(pair, labels, narrow=narrow), heads=lambda issue, narrow: clip(issue_name(issue, names), 18 if narrow else 26),
            width=width, most=rows, columns=columns, rest=("other dyads", "others"), across="on which issue →",
        )
        for width, rows, columns in ((WIDE, most, 9), (NARROW, most_narrow, 4))
    ]
    return Drawing(figures[0], _caption(data, labels, names), _alt(data, labels, names), issues, figures[1], ("issue", "actor", "target"))


def issue_name(issue: str, names: Mapping[str, str]) -> str:
    """Return how an issue is shown.

    >>> issue_name("", {}), issue_name("fishing_rights", {}), issue_name("fishing_rights", {"fishing_rights": "Fishing rights"})
    ('no issue', 'fishing rights', 'Fishing rights')
    """
    return label_of(issue, names) if issue else "no issue"


def _pair(pair: tuple[str, str], labels: Mapping[str, str], *, narrow: bool) -> str:
    one, other = (clip(label_of(name, labels), 17 if narrow else 24) for name in pair)
    return f"{one} →\n{other}" if narrow else f"{one} → {other}"


def _caption(data: pd.DataFrame, labels: Mapping[str, str], names: Mapping[str, str]) -> str:
    totals = data.groupby("issue")["n"].sum()
    first = min(totals.index, key=lambda issue: (-totals[issue], issue))
    return (
        f"Most is said about {issue_name(first, names)}: {int(totals[first]):,} of {plural(int(totals.sum()), 'statement')}.{_split(data, labels, names)} "
        "Mean stance of the leading dyads (rows) on each issue (columns), over the statements told as fact."
    )


def _split(data: pd.DataFrame, labels: Mapping[str, str], names: Mapping[str, str], *, enough: int = 2) -> str:
    """Name the dyad that is cooperative on one issue and in conflict on another, the widest gap first."""
    told = data[data["n_actual"] >= enough]
    best = None
    for (actor, target), rows in told.groupby(["actor", "target"], sort=True):
        low, high = (rows.sort_values(["mean_stance_actual", "issue"], ascending=[way, True]).iloc[0] for way in (True, False))
        gap = high["mean_stance_actual"] - low["mean_stance_actual"]
        if low["mean_stance_actual"] < 0 < high["mean_stance_actual"] and (best is None or gap > best[0]):
            best = (gap, actor, target, low, high)
    if best is None:
        return f" No dyad with {enough} statements or more on each of two issues changes its sign between them."
    _, actor, target, low, high = best
    return (
        f" {label_of(actor, labels)} toward {label_of(target, labels)} is {signed(high['mean_stance_actual'])} on {issue_name(high['issue'], names)} (n {high['n_actual']}) "
        f"but {signed(low['mean_stance_actual'])} on {issue_name(low['issue'], names)} (n {low['n_actual']})."
    )


def _alt(data: pd.DataFrame, labels: Mapping[str, str], names: Mapping[str, str], *, most: int = 12) -> str:
    told = []
    for row in data.head(most).to_dict("records"):
        mean, _, _ = cell_lines(row)
        told.append(
            f"{label_of(row['actor'], labels)} toward {label_of(row['target'], labels)} on {issue_name(row['issue'], names)} "
            f"{mean + ' over ' if mean else ''}{row['n_actual']} actual, {row['n_potential']} potential, {row['n_negated']} negated"
        )
    rest = f"; and {plural(len(data) - most, 'further cell')}" if len(data) > most else ""
    return f"Stances by issue and dyad: {'; '.join(told)}{rest}."
