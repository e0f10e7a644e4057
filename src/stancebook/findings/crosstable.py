"""Show the dyads as tables whose numbers lead to their sentences."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stancebook.findings.figures.drawing import numbers
from stancebook.findings.labels import dyad_anchor, label_of, signed
from stancebook.show import Shown, escape


def matrix_html(dyads: pd.DataFrame, labels: Mapping[str, str], *, names: list[str]) -> Shown:
    """Show the matrix of the named actors as a table whose cells lead to their sentences."""
    if dyads.empty:
        return Shown("", "(no dyad)")
    data = {(row["actor"], row["target"]): row for row in numbers(dyads).to_dict("records")}
    columns = [name for name in names if any((other, name) in data for other in names)]
    rows = [name for name in names if any((name, other) in data for other in names)]
    head = "".join(f'<th scope="col">{escape(label_of(name, labels))}</th>' for name in columns)
    body = []
    for actor in rows:
        cells = "".join(f"<td>{_cell(data[actor, target])}</td>" if (actor, target) in data else "<td></td>" for target in columns)
        body.append(f'<tr><th scope="row">{escape(label_of(actor, labels))}</th>{cells}</tr>')
    return Shown(
        '<div class="table matrix wide" tabindex="0" role="group" aria-label="The matrix with links"><table><caption><span>The matrix with links: each cell opens its sentences</span></caption>'
        f'<thead><tr><th scope="col">who, toward whom</th>{head}</tr></thead><tbody>{"".join(body)}</tbody></table></div>'
    )


def _cell(row: Mapping) -> str:
    parts = []
    if row["n_actual"]:
        mean = signed(row["mean_stance_actual"])
        kind = "conflict" if row["mean_stance_actual"] < 0 else "cooperation" if row["mean_stance_actual"] > 0 else "neutral"
        parts.append(f'<a href="#{_place(row, "actual")}"><strong class="{kind}">{escape(mean)}</strong> n {row["n_actual"]}</a>')
    parts += [f'<a href="#{_place(row, name)}">{row[f"n_{name}"]} {word}</a>' for name, word in (("potential", "may"), ("negated", "not")) if row[f"n_{name}"]]
    return "<br>".join(parts)


def _place(row: Mapping, part: str = "") -> str:
    return escape(dyad_place(row, part))


def dyad_place(row: Mapping, part: str = "") -> str:
    """Return the anchor at which exactly the statements of a part of a dyad stand: actual, potential, negated or a sign.

    Where a part is all of the dyad, or of what is told as fact, the anchor is that of the whole.
    """
    if not part or row[f"n_{part}"] == row["n"]:
        return dyad_anchor(row["actor"], row["target"])
    if part in ("conflict", "neutral", "cooperation") and row[f"n_{part}"] == row["n_actual"]:
        part = "actual"
    return dyad_anchor(row["actor"], row["target"], part=part)


def dyads_html(dyads: pd.DataFrame, labels: Mapping[str, str], *, most: int = 300) -> Shown:
    """Show the dyads with most statements as a table; each number leads to that many sentences."""
    counts = ("actual", "potential", "negated", "conflict", "neutral", "cooperation")
    shown = numbers(dyads).sort_values(["n", "actor", "target"], ascending=[False, True, True]).head(most)
    part = "" if len(shown) == len(dyads) else f" (the first {most} of {len(dyads):,}; the evidence has all)"
    body = []
    for row in shown.to_dict("records"):
        cells = "".join(f'<td class="num"><a href="#{_place(row, name)}">{row[f"n_{name}"]}</a></td>' if row[f"n_{name}"] else '<td class="num">0</td>' for name in counts)
        body.append(
            f'<tr><th scope="row">{escape(label_of(row["actor"], labels))} → {escape(label_of(row["target"], labels))}</th>'
            f'<td class="num"><a href="#{_place(row)}">{row["n"]}</a></td><td class="num">{escape(signed(row["mean_stance_actual"]))}</td>{cells}'
            f'<td class="num">{row["documents"]}</td></tr>'
        )
    heads = ("who → toward whom", "n", "mean as fact", "told as fact", "may be", "is not", "conflict", "neutral", "cooperation", "documents")
    head = "".join(f'<th scope="col"{"" if at == 0 else " class=num"}>{escape(name)}</th>' for at, name in enumerate(heads))
    empty = '<tr><td colspan="10">none</td></tr>'
    return Shown(
        f'<div class="table wide" tabindex="0" role="group" aria-label="All dyads" id="dyads"><table><caption><span>All dyads{escape(part)}: each number opens its sentences; conflict, neutral and cooperation '
        f"divide what is told as fact</span></caption><thead><tr>{head}</tr></thead><tbody>{''.join(body) or empty}</tbody></table></div>"
    )
