"""The findings of a study as a page shows them: load once, then one call a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from stancebook import show, tables
from stancebook.coding.codebook import load_codebook
from stancebook.document import Document
from stancebook.findings import figures, method, runs
from stancebook.findings.answer import answer, answer_html, machine_check
from stancebook.findings.crosstable import dyads_html, matrix_html
from stancebook.findings.documents import documents_html
from stancebook.findings.dyads import count_dyads
from stancebook.findings.evidence import evidence_html
from stancebook.findings.figures.drawing import plural
from stancebook.findings.figures.matrix import leading_actors
from stancebook.findings.issues import count_issues
from stancebook.findings.labels import actor_labels, issue_labels
from stancebook.findings.outlets import count_outlets, only_here
from stancebook.findings.selection import as_names, check_actors, join_documents, select
from stancebook.findings.speakers import count_quoted, count_speakers
from stancebook.findings.timeline import count_periods
from stancebook.findings.triads import count_triads
from stancebook.study import Study, load_study


def aggregate(statements: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the tables dyads, timeline, outlets, speakers, triads and issues of the selected statements."""
    return {
        "dyads": count_dyads(statements),
        "timeline": count_periods(statements),
        "outlets": count_outlets(statements),
        "speakers": count_speakers(statements),
        "triads": count_triads(statements),
        "issues": count_issues(statements),
    }


def find(study: Study, **filters: object) -> dict[str, pd.DataFrame]:
    """Return the tables of `aggregate` for a study; the filters are those of `select`.

    Needs the tables statements and documents. Without a date window of its own the study's is used.
    """
    return aggregate(select(load_statements(study), **filters_in_use(study, filters)))


def load_statements(study: Study) -> pd.DataFrame:
    """Read a study's statements, each with its document's outlet, title and date."""
    return join_documents(tables.read(study.tables, "statements"), tables.read(study.tables, "documents"))


def filters_in_use(study: Study, filters: dict) -> dict:
    """Return the filters with the study's own date window where they name none."""
    window = {name: filters.get(name) or getattr(study, name) for name in ("published_after", "published_before")}
    return {**filters, **window}


@dataclass(frozen=True)
class Findings:
    """Selected statements, their tables, and a method for each part of the page."""

    study: Study
    filters: dict
    statements: pd.DataFrame = field(repr=False)
    repeated: pd.DataFrame = field(repr=False)
    every: pd.DataFrame = field(repr=False)
    tables: dict[str, pd.DataFrame] = field(repr=False)
    labels: dict[str, str] = field(repr=False)
    documents: tuple[Document, ...] = field(repr=False)
    agreement: pd.DataFrame = field(repr=False)
    validation: pd.DataFrame = field(repr=False)
    run: str = ""

    def __repr__(self) -> str:
        return f"Findings of “{self.study.title}”: {len(self.statements)} statements selected of {len(self.every)}"

    def answer(self) -> show.Shown:
        """Show the study's question and its answer."""
        question = self.study.question or self.study.title
        told = answer_html(answer(self.statements, self.tables, self.labels, validation=self.validation))
        return show.Shown(f'<p class="question"><strong>{show.escape(question)}</strong></p>\n{told}', f"{question} {told.plain}")

    def limits(self) -> show.Shown:
        """Show what the study says of its limits, what was filtered out, and how well people and the coder agree."""
        words = [*self.study.limits, *self._filtered(), *self._agreement()]
        return show.html(f"<ul>{''.join(f'<li>{show.escape(word)}</li>' for word in words)}</ul>")

    def _filtered(self) -> list[str]:
        used = [f"{name.replace('_', ' ')}: {_words(value)}" for name, value in sorted(self.filters.items()) if name != "counted_only" and value]
        words = [f"Filters in use: {'; '.join(used)}."] if used else []
        if len(self.repeated):
            words.append(f"{plural(len(self.repeated), 'statement')} that {'repeats' if len(self.repeated) == 1 else 'repeat'} another document {'is' if len(self.repeated) == 1 else 'are'} shown but not counted.")
        if (self.statements["outlet"] == "").any():
            words.append("Some documents name no outlet; they stand together as one unknown outlet.")
        return words

    def _agreement(self) -> list[str]:
        words = []
        checked = machine_check(self.statements, self.validation)
        if checked is None:
            words.append("Nobody has checked the coder on this study yet, so its errors are unknown.")
        else:
            right, found = (f"{100 * float(checked[name] or 0):.0f} %" for name in ("precision", "recall"))
            words.append(
                f"In {plural(int(checked['documents'] or 0), 'document')} that were coded to check it, {right} of the statements found are right in actor, target and sign (precision), "
                f"and {found} of those to be found were found (recall). The balance of both, F1, is {float(checked['f1'] or 0):.2f}; 1 is the best."
            )
        unit = self.agreement[(self.agreement["measure"] == "f1") & (self.agreement["variable"] == "unit")]
        people = unit[~unit["coder_a"].isin(set(self.every["coder"])) & ~unit["coder_b"].isin(set(self.every["coder"]))]
        words += [
            f"Two coders of {plural(int(row['documents'] or 0), 'document')} agree on which statements there are with F1 {float(row['value'] or 0):.2f}; 1 is full agreement."
            for row in people.to_dict("records")
        ]
        return words

    def drawing(self, name: str) -> figures.Drawing:
        """Return the figure of a name in `figures.NAMES`."""
        found, labels = self.tables, self.labels
        draw: dict[str, Callable[[], figures.Drawing]] = {
            "matrix": lambda: figures.draw_matrix(found["dyads"], labels),
            "network": lambda: figures.draw_network(found["dyads"], labels),
            "triads": lambda: figures.draw_triads(found["triads"], labels),
            "issues": lambda: figures.draw_issues(found["issues"], labels, issue_labels(self.study)),
            "timeline": lambda: figures.draw_timeline(found["timeline"], labels),
            "outlets": lambda: figures.draw_outlets(found["outlets"], labels),
            "speakers": lambda: figures.draw_speakers(found["speakers"], labels),
            "quoted": lambda: figures.draw_quoted(count_quoted(self.statements), labels),
        }
        return draw[name]()

    def matrix(self) -> show.Shown:
        """Show the stance matrix."""
        return self.drawing("matrix").shown("dyads", self.labels)

    def matrix_table(self) -> show.Shown:
        """Show the matrix as a table with links to the sentences."""
        return matrix_html(self.tables["dyads"], self.labels, names=leading_actors(self.tables["dyads"]))

    def network(self) -> show.Shown:
        """Show the signed network."""
        return self.drawing("network").shown("actors", self.labels)

    def dyads(self) -> show.Shown:
        """Show all dyads as a table with links to the sentences."""
        return dyads_html(self.tables["dyads"], self.labels)

    def timeline(self) -> show.Shown:
        """Show the timeline."""
        return self.drawing("timeline").shown("timeline", self.labels)

    def outlets(self) -> show.Shown:
        """Show the outlets compared."""
        return self.drawing("outlets").shown("outlets", self.labels)

    def only_here(self) -> show.Shown:
        """Show what only one outlet tells, with links to the sentences."""
        return only_here(self.tables["outlets"], self.labels)

    def speakers(self) -> show.Shown:
        """Show who is quoted."""
        return self.drawing("speakers").shown("speakers", self.labels)

    def quoted(self) -> show.Shown:
        """Show toward whom the stances go that each speaker tells."""
        return self.drawing("quoted").shown("quoted", self.labels)

    def triads(self) -> show.Shown:
        """Show who is with whom against whom."""
        return self.drawing("triads").shown("triads", self.labels)

    def issues(self) -> show.Shown:
        """Show the stances of each dyad issue by issue."""
        return self.drawing("issues").shown("issues", self.labels)

    def evidence(self) -> show.Shown:
        """Show the sentences behind the numbers."""
        raws = {document.document_id: document.raw for document in self.documents}
        return evidence_html(self.statements, self.labels, repeated=self.repeated, raws=raws, issues=issue_labels(self.study))

    def texts(self) -> show.Shown:
        """Show the cleaned documents."""
        shown = {*self.statements["statement_id"], *self.repeated["statement_id"]}
        return documents_html(self.documents, self.every, self.labels, shown=shown)

    def codebook(self) -> show.Shown:
        """Show the scale, the modalities, the issues and the actors, with examples."""
        return method.codebook_html(load_codebook(self.study.codebook_file), self.statements, labels=self.labels)

    def cleaning(self) -> show.Shown:
        """Say what was read, left out and mended."""
        return method.cleaning_html(*(tables.read(self.study.tables, name) for name in ("documents", "lines", "repairs")))

    def trust(self) -> show.Shown:
        """Say how well people and the coder agree."""
        words = "".join(f"<li>{show.escape(word)}</li>" for word in self._agreement())
        return show.html(f'<ul>{words}</ul><p>The page <a href="checking.html">Checking</a> has the figures, with their uncertainty.</p>')

    def again(self) -> show.Shown:
        """Show the command that makes the pages again, the versions used and the hashes of the inputs."""
        inputs = method.inputs_html(self.study, tables.read(self.study.tables, "documents"))
        return method.rerun_html(method.changed(self.study, self.filters)) + method.versions_html() + inputs

    def cite(self) -> show.Shown:
        """Show how to cite the study and the program."""
        return method.citation_html(self.study, load_codebook(self.study.codebook_file))

    def save(self) -> show.Shown:
        """Write the tables to the study's `tables/` folder, or those of a named run with its filters to `tables/runs/<run>/`."""
        folder = runs.keep(self.study, self.run, self.filters)
        for name in sorted(self.tables):
            tables.write(folder, name, self.tables[name])
        return show.note(f"Written: {', '.join(f'{name}.csv ({len(self.tables[name])} rows)' for name in sorted(self.tables))}.")


def open_findings(study_folder: Path | str, *, run: str = "", **filters: object) -> Findings:
    """Load a study's tables and count its selected statements; the filters are those of `select`, `run` names a run other than the main one.

    An actor in focus that is not in the codebook raises StudyError.
    """
    from stancebook.sources import load_documents

    study = load_study(study_folder)
    every = load_statements(study)
    used = filters_in_use(study, filters)
    labels = actor_labels(study)
    check_actors(as_names(used.get("actors") or ""), labels)
    chosen = select(every, **used)
    others = select(every, **{**used, "counted_only": False})
    repeated = others[~others["statement_id"].isin(set(chosen["statement_id"]))].reset_index(drop=True)
    return Findings(
        study=study, filters=used, statements=chosen, repeated=repeated, every=every, tables=aggregate(chosen), labels=labels,
        documents=tuple(sorted(load_documents(study), key=lambda document: document.document_id)),
        agreement=_optional(study, "agreement"), validation=_optional(study, "validation"), run=run,
    )


def _optional(study: Study, name: str) -> pd.DataFrame:
    return tables.read(study.tables, name) if (study.tables / f"{name}.csv").is_file() else tables.frame(name, [])


def _words(value: object) -> str:
    return ", ".join(as_names(value)) if isinstance(value, str | Iterable) else str(value)
