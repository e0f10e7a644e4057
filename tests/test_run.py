"""A tiny study of another topic and other actors through the whole chain, to identical bytes."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from stancebook import kernel, parameters, report, run
from stancebook.errors import DiskError, InterruptedRun, StudyError

FISHERIES = Path(__file__).parent / "studies" / "fisheries"


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def copy(to: Path, *, turned: bool = False) -> Path:
    shutil.copytree(FISHERIES, to)
    if turned:
        with open(to / "sources.csv", newline="", encoding="utf-8") as stream:
            header, *rows = list(csv.reader(stream))
        with open(to / "sources.csv", "w", newline="", encoding="utf-8") as stream:
            csv.writer(stream, lineterminator="\n").writerows([header, *reversed(rows)])
    return to


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    folder = copy(tmp_path_factory.mktemp("one") / "fisheries")
    seen = []
    done = run.make_report(folder, progress=lambda *step: seen.append(step))
    return folder, done, seen


def test_the_four_pages_and_the_marker_are_there(first):
    folder, done, _ = first
    assert done.folder == folder / "report" and done.quarantined == ()
    assert sorted(contents(done.folder)) == ["checking.html", "coding.html", "evidence.html", "figure.svg", "index.html", "method.html", "report.json", "sources.html", "texts.html"]
    assert report.is_complete(done.folder)


def test_progress_grows_to_its_end(first):
    steps = [step[:2] for step in first[2]]
    assert all(before[0] <= after[0] for before, after in zip(steps, steps[1:], strict=False)) and steps[-1][0] == steps[-1][1]


def test_other_folder_and_other_order_give_the_same_bytes(first, tmp_path):
    folder = copy(tmp_path / "elsewhere" / "copied study", turned=True)
    run.make_report(folder)
    assert contents(folder / "report") == contents(first[0] / "report")
    assert contents(folder / "tables") == contents(first[0] / "tables")


def test_tables_alone_are_the_same_as_those_of_the_notebooks(first, tmp_path):
    folder = copy(tmp_path / "fisheries")
    run.make_tables(folder)
    assert contents(folder / "tables") == contents(first[0] / "tables")


def test_no_page_names_the_folder_or_a_temporary_place(first):
    for name, data in contents(first[0] / "report").items():
        assert str(first[0].parent).encode() not in data and b"/tmp/" not in data, name


def test_documents_in_are_coded_or_set_aside(first):
    assert "4 documents in = 4 coded + 0 quarantined" in (first[0] / "report/sources.html").read_text("utf-8")


def test_who_does_what_to_whom_is_found(first):
    with open(first[0] / "tables/statements.csv", newline="", encoding="utf-8") as stream:
        found = {(row["actor"], row["target"], row["stance"], row["modality"]) for row in csv.DictReader(stream)}
    assert ("norland", "sudland", "-2", "actual") in found  # detained
    assert ("norland", "council", "1", "actual") in found  # welcomed
    assert ("sudland", "norland", "-2", "potential") in found  # may sanction
    assert ("sudland", "norland", "-1", "negated") in found  # has not threatened
    assert all(actor != target for actor, target, *_ in found)


def test_offsets_point_at_the_raw_characters(first):
    raw = (first[0] / "raw/01-harbour.txt").read_text("utf-8")
    with open(first[0] / "tables/statements.csv", newline="", encoding="utf-8") as stream:
        rows = [row for row in csv.DictReader(stream) if row["document_id"] == "01-harbour"]
    assert rows
    for row in rows:
        assert raw[int(row["start"]) : int(row["end"])] == row["text"]


def test_a_failing_run_leaves_the_earlier_report_as_it_was(first, tmp_path):
    folder = copy(tmp_path / "fisheries")
    shutil.copytree(first[0] / "report", folder / "report")
    (folder / "codings").mkdir()
    (folder / "codings" / "anna.csv").write_text("wrong,header\n1,2\n", "utf-8")
    before = contents(folder / "report")
    with pytest.raises(StudyError, match="anna.csv"):
        run.make_report(folder)
    assert contents(folder / "report") == before and report.is_complete(folder / "report")


def test_pages_that_cannot_be_written_leave_the_earlier_ones(tmp_path, monkeypatch):
    folder = tmp_path / "report"
    folder.mkdir()
    run.replace(folder, {"index.html": b"old"}, report.marker({"index.html": b"old"}, title="t", question="q"))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(run.os, "fsync", full)
    with pytest.raises(DiskError, match="No space left"):
        run.replace(folder, {"index.html": b"new"}, b"{}")
    assert (folder / "index.html").read_bytes() == b"old" and report.is_complete(folder)
    assert [path.name for path in tmp_path.iterdir()] == ["report"]


def test_an_incomplete_report_is_told(tmp_path):
    run.replace(tmp_path, {"index.html": b"a"}, report.marker({"index.html": b"a"}, title="t", question="q"))
    assert report.is_complete(tmp_path)
    (tmp_path / "index.html").write_bytes(b"b")
    assert not report.is_complete(tmp_path) and not report.is_complete(tmp_path / "nowhere")


def test_a_study_of_the_repository_is_listed(tmp_path):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "1-clean-sources.ipynb").write_text("{}")
    assert run.report_folder(tmp_path / "data" / "x") == (tmp_path.resolve() / "reports" / "x", True)
    assert run.report_folder(tmp_path / "x") == (tmp_path.resolve() / "x" / "report", False)
    run.replace(_made(tmp_path / "reports" / "x"), {"index.html": b""}, report.marker({"index.html": b""}, title="<b>x</b>", question="?"))
    listed = report.list_studies(tmp_path / "reports").decode()
    assert '<a href="x/index.html">&lt;b&gt;x&lt;/b&gt;</a>' in listed and listed.count("<h1") == 1


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    "value, default, expected",
    [("3", 1, 3), (3, 1, 3), ("0.5", 1.0, 0.5), ("no", True, False), (True, False, True), (5, "text", "5"), ("a, b", [], ["a", "b"]), (["a"], [], ["a"])],
)
def test_a_parameter_takes_the_type_of_its_default(value, default, expected):
    assert parameters.typed("p", value, default) == expected


@pytest.mark.parametrize("value, default", [("three", 1), (2.5, 1), (True, 1), ("nan", 1.0), ("maybe", True), ({"a": 1}, []), ([object()], []), ({1}, "x"), (b"x", None)])
def test_a_parameter_of_another_type_is_refused(value, default):
    with pytest.raises(StudyError):
        parameters.typed("p", value, default)


@pytest.mark.parametrize(
    "ename, evalue, kind, code",
    [
        ("StudyError", "study.yml, line 3: is wrong → mend it", StudyError, 2),
        ("DiskError", "tables: cannot be written → free the disk", DiskError, 6),
        ("PermissionError", "[Errno 13] Permission denied", DiskError, 6),
        ("KeyboardInterrupt", "", InterruptedRun, 5),
    ],
)
def test_the_error_of_a_cell_is_recovered(ename, evalue, kind, code):
    error = kernel.recovered(ename, evalue, place="2-code-stances.ipynb")
    assert type(error) is kind and error.exit_code == code


def test_a_bug_in_a_cell_stays_a_bug():
    assert kernel.recovered("ZeroDivisionError", "division by zero") is None


def test_the_marker_names_every_page(first):
    facts = json.loads((first[0] / "report/report.json").read_text("utf-8"))
    assert set(facts["pages"]) == {page.page for page in report.PAGES} | {"evidence.html", "texts.html", "method.html", "figure.svg"} and facts["title"].startswith("Who quarrels")
