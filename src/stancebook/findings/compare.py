"""Compare two runs of a study: the same texts under two choices, such as two years, or with and without the reprints."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from stancebook import show, tables
from stancebook.findings.answer import ENOUGH
from stancebook.findings.dyads import count_dyads
from stancebook.findings.figures.change import draw_change
from stancebook.findings.figures.drawing import plural
from stancebook.findings.labels import actor_labels, dyad_anchor, label_of, signed
from stancebook.findings.runs import MAIN, filters_of, folder_of
from stancebook.findings.selection import select
from stancebook.findings.view import filters_in_use, load_statements
from stancebook.study import Study, load_study

#: dyads that the page names at most in one table
MOST = 200


def compare_dyads(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Return the table `comparison` of two selections of statements, one row a dyad, the greatest change first.

    `change` is the second mean actual stance less the first, empty where one of the two has none.
    """
    one, two = (count_dyads(statements).set_index(["actor", "target"]) for statements in (first, second))
    rows = []
    for actor, target in sorted(set(one.index) | set(two.index)):
        row: dict[str, object] = {"actor": actor, "target": target}
        for place, counted in (("first", one), ("second", two)):
            found = counted.loc[(actor, target)] if (actor, target) in counted.index else None
            row[f"n_{place}"] = int(found["n"]) if found is not None else 0
            row[f"n_actual_{place}"] = int(found["n_actual"]) if found is not None else 0
            row[f"mean_{place}"] = float(found["mean_stance_actual"]) if found is not None and found["mean_stance_actual"] != "" else None
        both = row["mean_first"] is not None and row["mean_second"] is not None
        row["change"] = row["mean_second"] - row["mean_first"] if both else None
        rows.append(row)
    rows.sort(key=lambda row: (row["change"] is None, -abs(row["change"] or 0.0), -(row["n_first"] + row["n_second"]), row["actor"], row["target"]))
    return tables.frame("comparison", rows)


@dataclass(frozen=True)
class Comparison:
    """Two runs of one study, and a method for each part of the page."""

    study: Study
    names: tuple[str, str]
    filters: tuple[dict, dict]
    statements: tuple[pd.DataFrame, pd.DataFrame] = field(repr=False)
    table: pd.DataFrame = field(repr=False)
    labels: dict[str, str] = field(repr=False)

    def answer(self) -> show.Shown:
        """Show what the two runs are, how much they hold, and the greatest changes."""
        first, second = self.names
        sizes = [plural(len(statements), "statement") for statements in self.statements]
        words = [f"“{first}” counts {sizes[0]} ({self._chosen(0)}), “{second}” {sizes[1]} ({self._chosen(1)})."]
        sure = self.table[(self.table["n_actual_first"].astype(int) >= ENOUGH) & (self.table["n_actual_second"].astype(int) >= ENOUGH)]
        moved = [row for row in sure.to_dict("records") if abs(float(row["change"])) >= 0.05][:3]
        if sure.empty:
            words.append(f"No dyad has {ENOUGH} statements told as fact in both, so no change of stance can be told.")
        elif not moved:
            words.append(f"None of the {plural(len(sure), 'dyad')} with {ENOUGH} statements told as fact in both has changed its mean.")
        else:
            told = [f"{self._dyad(row)} from {signed(row['mean_first'])} to {signed(row['mean_second'])}" for row in moved]
            words.append(f"The greatest changes among {plural(len(sure), 'dyad')} with enough statements in both: {'; '.join(told)}.")
        words.append(self._alone())
        return show.note(" ".join(words))

    def _chosen(self, at: int) -> str:
        filters = dict(self.filters[at])
        reprints = ["reprints counted too"] if filters.pop("counted_only", True) is False else []
        used = [f"{name.replace('_', ' ')} {value}" for name, value in sorted(filters.items()) if value not in ("", 0.0, None, [])]
        return ", ".join([*used, *reprints]) or "no filter"

    def _dyad(self, row: dict) -> str:
        return f"{label_of(row['actor'], self.labels)} → {label_of(row['target'], self.labels)}"

    def _alone(self) -> str:
        only = [int(((self.table[f"n_{here}"] != "0") & (self.table[f"n_{there}"] == "0")).sum()) for here, there in (("first", "second"), ("second", "first"))]
        return f"{plural(only[0], 'dyad')} stand only in “{self.names[0]}”, {plural(only[1], 'dyad')} only in “{self.names[1]}”."

    def figure(self) -> show.Shown:
        """Show both means of the dyads with the most statements."""
        return draw_change(self.table, self.labels, names=self.names, enough=ENOUGH).shown("comparison", self.labels)

    def dyads(self) -> show.Shown:
        """Show the table, each count leading to its sentences."""
        head = "".join(f'<th scope="col">{show.escape(name)}</th>' for name in ("Dyad", *(f"{name}: {what}" for name in self.names for what in ("n", "mean")), "change"))
        rows = "".join(self._row(row) for row in self.table.head(MOST).to_dict("records"))
        rest = f" The {MOST} with the greatest change of {len(self.table)}." if len(self.table) > MOST else ""
        caption = f"Dyads of both runs; means over statements told as fact.{rest}"
        return show.html(
            f'<div class="table" tabindex="0" role="region" aria-label="Dyads of both runs"><table><caption><span>{show.escape(caption)}</span></caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>{show.csv_link(self.table, 'comparison')}"
        )

    def _row(self, row: dict) -> str:
        cells = []
        for place, name in zip(("first", "second"), self.names, strict=True):
            count = row[f"n_{place}"]
            address = f"{self._home(name)}evidence.html#{dyad_anchor(row['actor'], row['target'])}"
            cells.append(f'<td class="number"><a href="{show.escape(address)}">{count}</a></td>' if count != "0" else '<td class="number">0</td>')
            cells.append(f'<td class="number">{show.escape(signed(row[f"mean_{place}"]))}</td>')
        return f'<tr><th scope="row">{show.escape(self._dyad(row))}</th>{"".join(cells)}<td class="number">{show.escape(signed(row["change"]))}</td></tr>'

    def _home(self, name: str) -> str:
        return "../../" if name == MAIN else f"../{name}/"

    def sentences(self) -> show.Shown:
        """Show the statements that only one of the two runs counts, at most MOST of each."""
        parts = []
        for at, name in enumerate(self.names):
            others = set(self.statements[1 - at]["statement_id"])
            mine = self.statements[at][~self.statements[at]["statement_id"].isin(others)]
            items = "".join(
                f"<li><strong>{show.escape(self._dyad(row))}</strong> {show.escape(row['stance'])}, {show.escape(row['modality'])} "
                f"({show.escape(row['outlet'] or row['document_id'])} {show.escape(row['published'])}): {show.escape(row['text'])}</li>"
                for row in mine.head(MOST).to_dict("records")
            )
            more = f"<p>And {len(mine) - MOST} more.</p>" if len(mine) > MOST else ""
            parts.append(f"<details><summary>Only in “{show.escape(name)}”: {plural(len(mine), 'statement')}</summary><ul>{items}</ul>{more}</details>")
        return show.html("".join(parts))

    def save(self) -> show.Shown:
        """Write the table `comparison` beside the tables of the runs."""
        folder = folder_of(self.study, f"compare-{self.names[0]}-{self.names[1]}")
        tables.write(folder, "comparison", self.table)
        return show.note(f"Written: comparison.csv ({len(self.table)} rows).")


def open_comparison(study_folder: Path | str, *, first: str = MAIN, second: str = MAIN) -> Comparison:
    """Load two runs of a study by name and compare them; StudyError names the runs there are where one is unknown."""
    study = load_study(study_folder)
    labels = actor_labels(study)
    chosen = tuple(filters_in_use(study, filters_of(study, name)) for name in (first, second))
    statements = load_statements(study)
    one, two = (select(statements, **filters) for filters in chosen)
    return Comparison(study, (first, second), chosen, (one, two), compare_dyads(one, two), labels)
