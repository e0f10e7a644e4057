"""A step is made again when, and only when, something that it depends on has changed; a run with parameters has its own place."""

import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from stancebook import kernel, report, run, steps, tables
from stancebook.coding import code, code_document
from stancebook.errors import StudyError
from stancebook.findings.compare import compare_dyads
from stancebook.study import load_study

FISHERIES = Path(__file__).parent / "studies" / "fisheries"
ALL = [page.notebook for page in report.PAGES]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("steps") / "fisheries"
    shutil.copytree(FISHERIES, folder)
    run.make_report(folder)
    return folder


@pytest.fixture
def study(made, tmp_path):
    return shutil.copytree(made, tmp_path / "fisheries")


@pytest.fixture
def executed(monkeypatch):
    """Record which notebooks are executed; each gives the page of an empty notebook, so that no kernel is needed."""
    seen = []

    def session(folder):
        def execute(notebook, **_):
            seen.append(notebook.stem)
            import nbformat

            return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A page")], metadata={"language_info": {"name": "python"}})

        from contextlib import nullcontext

        return nullcontext(execute)

    monkeypatch.setattr(kernel, "session", session)
    return seen


def test_nothing_changed_nothing_is_executed(study, executed):
    before = {path.name: path.read_bytes() for path in (study / "report").iterdir()}
    run.make_report(study)
    assert executed == [] and {path.name: path.read_bytes() for path in (study / "report").iterdir()} == before


@pytest.mark.parametrize(
    "file, first",
    [("raw/01-harbour.txt", 0), ("sources.csv", 0), ("study.yml", 0), ("codebook.yml", 1), ("tables/lines.csv", 0), ("tables/statements.csv", 1), ("tables/dyads.csv", 3)],
)
def test_a_change_makes_the_steps_after_it_again(study, executed, file, first):
    path = study / file
    path.write_bytes(path.read_bytes() + b"\n")
    run.make_report(study)
    assert executed[0] == ALL[first] and not set(executed) & set(ALL[:first])


def test_new_codings_leave_cleaning_and_coding_alone(study, executed):
    (study / "codings").mkdir()
    header = ",".join(tables.COLUMNS["codings"])
    (study / "codings" / "ana.csv").write_text(header + "\n", "utf-8")
    run.make_report(study)
    assert executed == ALL[2:]


def test_a_missing_table_is_made_again(study, executed):
    (study / "tables" / "quotes.csv").unlink()
    run.make_report(study)
    assert executed[0] == ALL[1]


def test_fresh_makes_all_again(study, executed):
    run.make_report(study, fresh=True)
    assert executed == ALL


def test_a_memory_that_was_tampered_with_is_not_believed(study, executed):
    for path in (study / steps.FOLDER).glob("4-*/index.html"):
        path.write_bytes(b"<h1>forged</h1>")
    run.make_report(study)
    assert executed == ALL[3:]


def test_each_table_belongs_to_one_step():
    written = [name for step in steps.STEPS for name in step.writes]
    assert sorted([*written, "comparison"]) == sorted(tables.COLUMNS) and [step.notebook for step in steps.STEPS] == ALL


def test_only_the_documents_that_changed_are_coded_again(made, tmp_path, monkeypatch):
    folder = shutil.copytree(made, tmp_path / "fisheries")
    before = {path.name: path.read_bytes() for path in (folder / "tables").glob("*.csv")}
    seen = []
    monkeypatch.setattr(code, "code_document", lambda document, codebook: seen.append(document.document_id) or code_document(document, codebook))
    run.make_tables(folder)
    assert seen == [] and before == {path.name: path.read_bytes() for path in (folder / "tables").glob("*.csv")}
    with open(folder / "raw/01-harbour.txt", "a", encoding="utf-8") as stream:
        stream.write("\nNorland has accused Sudland of fishing at night, the harbour office said on Monday.\n")
    run.make_tables(folder)
    assert seen == ["01-harbour"]
    assert len(list((folder / steps.FOLDER / "coded").iterdir())) == 4
    (folder / "codebook.yml").write_text((folder / "codebook.yml").read_text("utf-8").replace("label: Norland", "label: The North"), "utf-8")
    run.make_tables(folder)
    assert len(seen) == 5


def test_a_named_run_has_its_own_place_and_leaves_the_main_one(study):
    before = {path.name: path.read_bytes() for path in [*(study / "report").glob("*.*"), *(study / "tables").glob("*.csv")]}
    done = run.make_report(study, parameters={"modalities": "actual"})
    assert done.folder == study / "report" / "runs" / "modalities-actual" and report.is_complete(done.folder)
    assert before == {path.name: path.read_bytes() for path in [*(study / "report").glob("*.*"), *(study / "tables").glob("*.csv")]}
    kept = study / "tables" / "runs" / done.folder.name
    assert json.loads((kept / "run.json").read_text("utf-8"))["modalities"] == "actual"
    everything, actual = tables.read(study / "tables", "dyads"), tables.read(kept, "dyads")
    assert actual["n"].astype(int).sum() == actual["n_actual"].astype(int).sum() < everything["n"].astype(int).sum()


def test_values_that_are_the_defaults_are_the_main_run(study, executed):
    assert run.make_report(study, parameters={"modalities": "", "minimum_confidence": "0"}).folder == study / "report"


@pytest.mark.parametrize("name", ["../up", "a/b", " ", ".hidden", "x" * 81, "naïve"])
def test_a_run_name_is_a_folder_name(study, name):
    with pytest.raises(StudyError, match="not a name for a folder"):
        run.make_report(study, parameters={"run": name})


def test_the_key_covers_the_parameters(made):
    study = load_study(made)
    notebook = run.notebooks_folder() / f"{ALL[3]}.ipynb"
    keys = {steps.key(steps.STEPS[3], study, notebook=notebook, parameters=values) for values in ({}, {"a": 1}, {"a": "1"})}
    assert len(keys) == 3


def test_two_runs_are_compared_on_a_page_of_their_own(study):
    run.make_report(study, parameters={"modalities": "actual", "run": "told"})
    done = run.make_comparison(study, "main", "told")
    page = (done.folder / "index.html").read_text("utf-8")
    assert done.folder == study / "report" / "runs" / "compare-main-told" and report.is_complete(done.folder)
    table = tables.read(study / "tables" / "runs" / "compare-main-told", "comparison")
    assert (table["n_first"].astype(int) >= table["n_second"].astype(int)).all() and (table["n_actual_first"] == table["n_actual_second"]).all()
    assert set(table["change"]) <= {"", "0"} and "has changed its mean" in page or "no change of stance can be told" in page
    for href in re.findall(r'href="([^"#]+\.html)#([^"]+)"', page):
        target = (done.folder / href[0]).read_text("utf-8")
        assert f'id="{href[1]}"' in target, href


@pytest.mark.parametrize("name", ["nowhere", "../main", ""])
def test_an_unknown_run_names_those_there_are(study, name):
    with pytest.raises(StudyError, match="use one of: main"):
        run.make_comparison(study, "main", name)


@pytest.mark.parametrize(
    "first, second, kind",
    [("2 actual;2 actual", "-1 actual", -3.0), ("2 actual", "2 potential", None), ("", "1 actual", None), ("1 actual", "1 actual", 0.0)],
)
def test_a_change_is_told_only_where_both_runs_tell_facts(first, second, kind):
    row = compare_dyads(statements_of(first), statements_of(second)).to_dict("records")[0]
    assert row["change"] == ("" if kind is None else f"{kind:g}")


def statements_of(text: str) -> pd.DataFrame:
    rows = [dict(zip(("stance", "modality"), part.split(), strict=True)) for part in text.split(";") if part]
    return pd.DataFrame([{"actor": "a", "target": "b", "document_id": "d", "outlet": "o", **row} for row in rows], columns=["actor", "target", "document_id", "outlet", "stance", "modality"])
