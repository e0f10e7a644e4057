"""Tables of notebook 3 that count and list the errors of the machine, so that the next step is plain."""

from __future__ import annotations

import pandas as pd

from stancebook import show

_KINDS = {
    "missed": "Statements that people coded and the rules missed",
    "extra": "Statements of the rules that nobody coded",
}
_CODED = "Codes that differ in statements that were found"


def causes_table(table: pd.DataFrame) -> show.Shown:
    """Count the errors by cause, the most frequent first, with one sentence; one table a kind of error."""
    if table.empty:
        return show.note("No error is known: nobody coded documents of this study, or the rules agree with them in everything.")
    parts = [(_KINDS[kind], table[table["error"] == kind]) for kind in _KINDS]
    coded = table[~table["error"].isin(list(_KINDS))]
    parts.append((_CODED, coded.assign(cause=coded["error"] + ": " + coded["cause"])))
    return show.html("".join(str(_causes(title, rows)) for title, rows in parts if len(rows)))


def rules_table(table: pd.DataFrame) -> show.Shown:
    """Count, for each rule, its statements that nobody coded or that have another sign."""
    wrong = table[table["error"].isin(["extra", "sign"])]
    if wrong.empty:
        return show.note("No statement of the rules is known to be wrong in its pair or its sign.")
    counts = wrong.groupby(["rule", "error"], sort=True).size().unstack(fill_value=0).reindex(columns=["extra", "sign"], fill_value=0).reset_index()
    counts = counts.assign(all=counts["extra"] + counts["sign"]).sort_values(["all", "rule"], ascending=[False, True], kind="stable")
    return show.table(counts[["rule", "extra", "sign"]], caption="Wrong statements by rule", columns={"rule": "rule", "extra": "nobody coded it", "sign": "another sign"})


def errors_table(table: pd.DataFrame, *, rows: int = 40) -> show.Shown:
    """List the first errors with sentence, cause and what the rules saw; the whole list is saved as a table."""
    columns = {
        "document_id": "document", "text": "sentence", "actor": "actor", "target": "target", "error": "error", "cause": "cause", "actors": "actors recognised", "cue": "cue",
    }
    if table.empty:
        return show.note("No error to list.")
    listed = show.table(table.head(rows), caption=f"{min(rows, len(table))} of {len(table)} errors; all are in tables/errors.csv", columns=columns)
    return show.html(f"<details><summary>The sentences</summary>{listed}</details>")


def _causes(title: str, rows: pd.DataFrame) -> show.Shown:
    counted = rows.groupby("cause", sort=True).agg(n=("cause", "size"), example=("text", "first")).reset_index().sort_values(["n", "cause"], ascending=[False, True], kind="stable")
    counted["number"] = [f"{n} ({100 * n / len(rows):.0f} %)" for n in counted["n"]]
    return show.table(counted, caption=f"{title}: {len(rows)}", columns={"cause": "cause", "number": "number", "example": "first such sentence"})
