"""Drawings of notebook 3: agreement, and the machine beside people; each shown with its numbers."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure

from stancebook import show
from stancebook.checking.validation import MEASURES, PEOPLE

LABELS = {
    "unit": "statements found (F1)", "stance": "stance (ordinal alpha)", "sign": "sign (alpha)", "modality": "modality (alpha)",
    "speaker": "speaker (alpha)", "speech": "speech (alpha)", "issue": "issue (alpha)",
}
MEASURE_LABELS = {
    "pair": "who toward whom", "signed": "… and sign", "stance": "… and exact stance", "modality": "… and modality", "speaker": "… and speaker",
    "issue": "… and issue",
}
#: Krippendorff's bounds (Content Analysis, 4th ed. 2019): reliable, and good enough for tentative conclusions.
RELIABLE, TENTATIVE = 0.8, 0.667
NOBODY = "Nobody has coded documents of this study yet, so nothing can be checked: `stancebook sheet` writes a coding sheet to begin with."
ALONE = "Only one person has coded each document, or none: agreement needs two people who coded the same documents."
#: inches; a page shows the narrow figure where the window is no wider than a phone
WIDE, NARROW = 7.2, 4.0
#: Grey and hatching: the three colours keep their meaning of conflict, neutral and cooperation.
GREY = show.COLOURS["neutral"]
SOLID = {"color": GREY}
HATCHED = {"facecolor": "white", "edgecolor": GREY, "hatch": "///"}


def number(value: object) -> str:
    """Write a figure with two decimals, or a dash where there is none."""
    return "–" if value in ("", None) else f"{float(str(value)):.2f}"


def _documents(count: object) -> str:
    return f"{count} document{'' if str(count) == '1' else 's'}"


def answer(results: dict[str, pd.DataFrame]) -> show.Shown:
    """Show the finding in one paragraph: how well the machine, how well people agree, and on how many documents."""
    if results["codings"].empty:
        return show.note(NOBODY, kind="answer")
    parts = []
    main = _reference(results["validation"])
    machine, ceiling = _row(main, "signed"), _row(_ceiling(results["validation"]), "signed")
    if machine is not None:
        agreed = "statements that at least two people coded" if machine["reference"] == PEOPLE else f"statements that {machine['reference']} coded"
        parts.append(
            f"Of the {machine['expected']} {agreed} in {_documents(machine['documents'])}, the rules found {machine['right']} with the right sign "
            f"(recall {number(machine['recall'])}, precision {number(machine['precision'])}, F1 {number(machine['f1'])})."
        )
    if ceiling is not None:
        parts.append(f"Two coders reach F1 {number(ceiling['f1'])} with each other: more cannot be asked of a machine.")
    if machine is not None and int(machine["documents"]) < 15:
        parts.append("So few documents allow no more than a rough estimate.")
    return show.note(" ".join(parts) or ALONE, kind="answer")


def shown_agreement(agreement: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that the figure draws: the pair that shares most documents, or "all" where there are more than two people."""
    rows = agreement[(agreement["measure"] != "share")]
    if rows.empty:
        return rows
    together = rows[rows["coder_a"] == "all"]
    if len(together):
        return together
    first = max(rows.groupby(["coder_a", "coder_b"], sort=True), key=lambda group: int(group[1]["documents"].iloc[0]))
    return first[1]


def draw_agreement(rows: pd.DataFrame, *, width: float = WIDE) -> Figure:
    """Draw one bar a variable with its 95 % interval and its value written on it."""
    with plt.rc_context(show.RC):
        fig, ax = plt.subplots(figsize=(width, 0.5 * len(rows) + 1.1))
        for place, row in enumerate(rows.iloc[::-1].to_dict("records")):
            if row["value"] == "":
                ax.text(0.01, place, "not defined", va="center")
                continue
            ax.barh(place, max(0.0, float(row["value"])), height=0.6, **(HATCHED if row["variable"] == "unit" else SOLID))
            if row["low"]:
                ax.plot([float(row["low"]), float(row["high"])], [place, place], color="black", marker="|", linewidth=1.5)
            ax.text(1.03, place, number(row["value"]), va="center")
        for bound in (TENTATIVE, RELIABLE):
            ax.axvline(bound, color="black", linewidth=0.8, linestyle=":")
        ax.set_yticks(range(len(rows)), [LABELS.get(v, v) for v in rows["variable"].iloc[::-1]])
        ax.set_xlim(min([0.0, *(float(v) for v in rows["low"] if v)]), 1.0)
        ax.set_xlabel("agreement (1 = always; dotted: 0.667 tentative, 0.8 reliable)" if width == WIDE else "agreement, 1 = always; dotted:\n0.667 tentative, 0.8 reliable")
    return fig


def agreement(table: pd.DataFrame) -> show.Shown:
    """Show agreement between people as bars, or a note where fewer than two people coded one document."""
    rows = shown_agreement(table)
    if rows.empty:
        return show.note(ALONE)
    coders = "All people" if rows["coder_a"].iloc[0] == "all" else f"{rows['coder_a'].iloc[0]} and {rows['coder_b'].iloc[0]}"
    said = "; ".join(f"{LABELS.get(r['variable'], r['variable'])} {number(r['value'])}" + _between(r) for r in rows.to_dict("records"))
    weakest = min((r for r in rows.to_dict("records") if r["value"]), key=lambda r: float(r["value"]), default=None)
    finding = "" if weakest is None else f" Weakest: {LABELS[weakest['variable']]} at {number(weakest['value'])}."
    caption = f"{coders} compared on {_documents(rows['documents'].iloc[0])}.{finding} Black lines: 95 % intervals over documents."
    return show.figure(draw_agreement(rows), narrow=draw_agreement(rows, width=NARROW), caption=caption, alt=f"Bars of agreement. {said}.", table=table)


def draw_validation(machine: pd.DataFrame, ceiling: pd.DataFrame, *, width: float = WIDE) -> Figure:
    """Draw F1 of the machine beside F1 of one person against another, one pair of bars a measure."""
    with plt.rc_context(show.RC):
        fig, ax = plt.subplots(figsize=(width, 0.7 * len(MEASURES) + 1.2))
        for rows, shift, style, label in ((machine, 0.2, SOLID, "rules"), (ceiling, -0.2, HATCHED, "another person")):
            values = [_row(rows, measure) for measure in reversed(MEASURES)]
            heights = [float(row["f1"] or 0) if row is not None else 0.0 for row in values]
            if len(rows):
                ax.barh([i + shift for i in range(len(values))], heights, height=0.36, label=label, **style)
            for place, row in enumerate(values):
                if row is not None:
                    ax.text(heights[place] + 0.01, place + shift, number(row["f1"]), va="center", fontsize=9)
        ax.set_yticks(range(len(MEASURES)), [MEASURE_LABELS[m] for m in reversed(MEASURES)])
        ax.set_xlim(0, 1.08)
        ax.set_xlabel("F1 (1 = every statement found and none too many)" if width == WIDE else "F1 (1 = every statement found\nand none too many)")
        ax.legend(loc="upper center", bbox_to_anchor=(0.5, 1.12), ncols=2, frameon=False)
    return fig


def validation(table: pd.DataFrame) -> show.Shown:
    """Show the machine beside the human ceiling, or a note where no document was coded."""
    machine, ceiling = _reference(table), _ceiling(table)
    if machine.empty:
        return show.note(NOBODY)
    said = "; ".join(
        f"{MEASURE_LABELS[m]}: rules {number(_cell(machine, m))}, another person {number(_cell(ceiling, m))}" for m in MEASURES
    )
    beside = f"another person reaches {number(_cell(ceiling, 'signed'))}" if len(ceiling) else "no second person shows the ceiling"
    caption = (
        f"The rules reach F1 {number(_cell(machine, 'signed'))} for who takes which sign of stance toward whom; {beside}. "
        f"{_documents(machine['documents'].iloc[0])}."
    )
    numbers = table[~table["measure"].str.startswith("confidence")]
    narrow = draw_validation(machine, ceiling, width=NARROW)
    return show.figure(draw_validation(machine, ceiling), narrow=narrow, caption=caption, alt=f"Paired bars of F1. {said}.", table=numbers)


def disagreement_table(table: pd.DataFrame, *, rows: int = 40) -> show.Shown:
    """Show the first disagreements with their sentences; the whole list is saved as a table."""
    columns = {
        "document_id": "document", "text": "sentence", "actor": "actor", "target": "target", "coder_a": "one side", "coder_b": "other side",
        "variable": "variable", "value_a": "one says", "value_b": "other says",
    }
    kept = min(rows, len(table))
    if table.empty:
        return show.note("No sentence is in dispute.")
    return show.table(table.head(rows), caption=f"{kept} of {len(table)} disagreements; all are in tables/disagreements.csv", columns=columns)


def coders_table(codings: pd.DataFrame) -> show.Shown:
    """Show how many documents, decisions and statements each person coded and how many quotations were lost."""
    grouped = codings.groupby("coder", sort=True)
    frame = grouped.agg(
        documents=("document_id", "nunique"), decisions=("document_id", "size"), statements=("actor", lambda s: int((s != "").sum())),
        lost=("status", lambda s: int((s == "lost").sum())),
    ).reset_index()
    return show.table(frame, caption="What people coded") if len(frame) else show.note(NOBODY)


def _reference(table: pd.DataFrame) -> pd.DataFrame:
    machines = table[table["coder"].isin(set(table.loc[table["measure"].str.startswith("confidence"), "coder"]))]
    machines = machines[machines["measure"].isin(MEASURES)]
    return machines[(machines["coder"] == machines["coder"].iloc[0]) & (machines["reference"] == machines["reference"].iloc[0])] if len(machines) else machines


def _ceiling(table: pd.DataFrame) -> pd.DataFrame:
    machines = set(table.loc[table["measure"].str.startswith("confidence"), "coder"])
    people = table[~table["coder"].isin(machines) & table["measure"].isin(MEASURES)]
    return people[(people["coder"] == people["coder"].iloc[0]) & (people["reference"] == people["reference"].iloc[0])] if len(people) else people


def _row(rows: pd.DataFrame, measure: str) -> dict | None:
    found = rows[rows["measure"] == measure].to_dict("records")
    return found[0] if found else None


def _cell(rows: pd.DataFrame, measure: str) -> str:
    row = _row(rows, measure)
    return "" if row is None else row["f1"]


def _between(row: dict) -> str:
    return f" ({number(row['low'])} to {number(row['high'])})" if row["low"] else ""
