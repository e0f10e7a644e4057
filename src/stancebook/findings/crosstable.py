"""Show the dyads as tables whose numbers lead to their sentences."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stancebook.findings.figures.drawing import numbers
from stancebook.findings.figures.matrix import cell_lines
from stancebook.findings.labels import dyad_anchor, label_of, signed
from stancebook.show import Shown, escape


def matrix_html(dyads: pd.DataFrame, labels: Mapping[str, str], *, names: list[str]) -> Shown:
    """Show the matrix of the named actors as a table whose cells lead to their sentences."""
    data = {(row["actor"], row["target"]): row for row in numbers(dyads).to_dict("records")}
    columns = [name for name in names if any((other, name) in data for other in names)]
    rows = [name for name in names if any((name, other) in data for other in names)]
    head = "".join(f'<th scope="col">{escape(label_of(name, labels))}</th>' for name in columns)
    body = []
    for actor in rows:
        cells = "".join(f"<td>{_cell(data[actor, target])}</td>" if (actor, target) in data else "<td></td>" for target in columns)
        body.append(f'<tr><th scope="row">{escape(label_of(actor, labels))}</th>{cells}</tr>')
    return Shown(
        '<div class="table" tabindex="0"><table><caption>The matrix with links: each cell opens its sentences</caption>'
        f'<thead><tr><th scope="col">who, toward whom</th>{head}</tr></thead><tbody>{"".join(body)}</tbody></table></div>'
    )


def _cell(row: Mapping) -> str:
    mean, count, other = cell_lines(row)
    kind = "" if not mean else "conflict" if row["mean_stance_actual"] < 0 else "cooperation" if row["mean_stance_actual"] > 0 else "neutral"
    lead = f'<strong class="{kind}">{escape(mean)}</strong> ' if mean else ""
    words = escape(" · ".join(part for part in (count, other) if part))
    return f'<a href="#{escape(dyad_anchor(row["actor"], row["target"]))}">{lead}{words}</a>'


def dyads_html(dyads: pd.DataFrame, labels: Mapping[str, str]) -> Shown:
    """Show the table of all dyads; each n leads to that many sentences."""
    body = []
    for row in numbers(dyads).to_dict("records"):
        anchor = escape(dyad_anchor(row["actor"], row["target"]))
        values = (signed(row["mean_stance_actual"]), row["n_actual"], row["n_potential"], row["n_negated"], row["n_conflict"], row["n_neutral"], row["n_cooperation"], row["documents"])
        cells = "".join(f'<td class="num">{escape(value)}</td>' for value in values)
        body.append(
            f'<tr><th scope="row">{escape(label_of(row["actor"], labels))} → {escape(label_of(row["target"], labels))}</th>'
            f'<td class="num"><a href="#{anchor}">{row["n"]}</a></td>{cells}</tr>'
        )
    heads = ("who → toward whom", "n", "mean as fact", "actual", "potential", "negated", "conflict", "neutral", "cooperation", "documents")
    head = "".join(f'<th scope="col"{"" if at == 0 else " class=num"}>{escape(name)}</th>' for at, name in enumerate(heads))
    empty = '<tr><td colspan="10">none</td></tr>'
    return Shown(
        f'<div class="table" tabindex="0" id="dyads"><table><caption>All dyads: n opens the sentences; conflict, neutral and cooperation count what is told as fact'
        f"</caption><thead><tr>{head}</tr></thead><tbody>{''.join(body) or empty}</tbody></table></div>"
    )
