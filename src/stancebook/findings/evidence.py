"""Show the sentences behind every number, dyad by dyad."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from stancebook.findings.figures.drawing import numbers, plural
from stancebook.findings.figures.matrix import cell_lines
from stancebook.findings.labels import document_anchor, dyad_anchor, label_of, signed, speaker_label, statement_anchor
from stancebook.findings.marking import marked, statement_spans
from stancebook.show import Shown, escape

MODALITY = {"actual": "told as fact", "potential": "may or should be", "negated": "is not so"}


def evidence_html(statements: pd.DataFrame, labels: Mapping[str, str], *, repeated: pd.DataFrame | None = None, raws: Mapping[str, str] | None = None) -> Shown:
    """Show one folded section a dyad with all its statements; `repeated` ones stand apart, with the reason why they do not count.

    `raws` gives the decoded raw text of each document; without it a sentence is shown as the table has it.
    """
    if statements.empty and (repeated is None or repeated.empty):
        return Shown("<p>No statement was found.</p>")
    chosen = _by_dyad(statements)
    left_out = _by_dyad(repeated) if repeated is not None else {}
    order = sorted({*chosen, *left_out}, key=lambda pair: (-len(chosen.get(pair, ())), pair))
    parts = [_dyad_html(pair, chosen.get(pair, []), left_out.get(pair, []), labels, raws or {}) for pair in order]
    return Shown("\n".join(parts))


def _by_dyad(statements: pd.DataFrame) -> dict[tuple[str, str], list[dict]]:
    groups: dict[tuple[str, str], list[dict]] = {}
    for row in statements.to_dict("records"):
        groups.setdefault((row["actor"], row["target"]), []).append(row)
    return groups


def _dyad_html(pair: tuple[str, str], rows: list[dict], repeated: list[dict], labels: Mapping[str, str], raws: Mapping[str, str]) -> str:
    counted = "".join(statement_html(row, labels, raws) for row in rows)
    more = ""
    if repeated:
        items = "".join(statement_html(row, labels, raws) for row in repeated)
        more = f'<details><summary>{escape(plural(len(repeated), "statement"))} not counted</summary><ol class="not-counted">{items}</ol></details>'
    # the anchor stands inside the folded part, since a browser unfolds what a link leads into
    head = f"{escape(label_of(pair[0], labels))} → {escape(label_of(pair[1], labels))}"
    return (
        f'<section class="dyad"><details><summary><strong>{head}</strong>: {escape(plural(len(rows), "statement"))}'
        f'{escape(_summary(rows))}</summary><ol class="counted" id="{escape(dyad_anchor(*pair))}">{counted}</ol>{more}<p><a href="#dyads">Back to all dyads</a></p></details></section>'
    )


def _summary(rows: list[dict]) -> str:
    counts = {modality: sum(row["modality"] == modality for row in rows) for modality in MODALITY}
    facts = [float(row["stance"] or 0) for row in rows if row["modality"] == "actual"]
    mean = f", mean {signed(sum(facts) / len(facts))}" if facts else ""
    return f"{mean} ({', '.join(f'{number} {name}' for name, number in counts.items() if number)})" if rows else ""


def statement_html(row: dict, labels: Mapping[str, str], raws: Mapping[str, str]) -> str:
    """Return one statement as a list item: its sentence with actor, target and cue marked, then everything known of it."""
    start, end = int(row["start"]), int(row["end"])
    text = raws[row["document_id"]][start:end] if row["document_id"] in raws else row["text"]
    spans = statement_spans(row) if len(text) == end - start else []
    stance = float(row["stance"] or 0)
    kind = "conflict" if stance < 0 else "cooperation" if stance > 0 else "neutral"
    facts = [
        f'<strong class="{kind}">{escape(f"{stance:+.0f}".replace("-", "−") if stance else "0")}</strong> {escape(MODALITY.get(row["modality"], row["modality"]))}',
        escape(_said(row, labels)),
        escape(", ".join(part for part in (row.get("outlet") or "outlet not known", row.get("published", "")) if part)),
        escape(" ".join(part for part in (row["event"], f"“{row['cue']}”" if row["cue"] else "", f"by rule {row['rule']}" if row["rule"] else "") if part)),
        escape(f"confidence {row['confidence']}") if row["confidence"] else "",
        escape(f"when: {row['date']}") if row["date"] else "",
        escape(f"against {label_of(row['against'], labels)}") if row["against"] else "",
        escape(why_not(row)),
        f'<a href="#{escape(document_anchor(row["document_id"]))}">{escape(row["document_id"])}</a>',
    ]
    return (
        f'<li id="{escape(statement_anchor(row["statement_id"]))}"><blockquote>{marked(text, spans)}</blockquote>'
        f"<small>{' · '.join(fact for fact in facts if fact)}</small></li>"
    )


def _said(row: dict, labels: Mapping[str, str]) -> str:
    name = speaker_label(row["speaker"], labels)
    if row["speaker"] == "author":
        return name
    return f"said by {name}" + (f" ({row['speech']})" if row["speech"] not in ("", "none") else "")


def why_not(row: dict) -> str:
    """Say why a statement does not count; "" where it does.

    >>> why_not({"counted": "false", "derived_from": "wire.txt"})
    'not counted: repeated from wire.txt'
    """
    if row["counted"] == "true":
        return ""
    source = row.get("derived_from") or row.get("repeats") or "another document of the same text"
    return f"not counted: repeated from {source}"


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
