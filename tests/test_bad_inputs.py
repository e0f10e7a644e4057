"""Whatever lies in raw/, every file is coded or set aside with a reason, and nothing else breaks."""

import csv

import pytest

from bad_inputs import BAD_INPUTS, QUARANTINED, STORY
from stancebook import run, tables
from stancebook.errors import StudyError
from stancebook.sources import load_documents
from stancebook.sources.readers import limits
from stancebook.sources.readers.child import CHILD
from stancebook.study import load_study

DATES = {"crlf.txt": "99/99/9999", "cr.txt": "2025-02-31", "mixed-ends.txt": "-1", "nfc.txt": "2025-05-03"}


def write_study(folder, names):
    (folder / "raw").mkdir()
    (folder / "study.yml").write_text("title: Herring\nquestion: Who?\n", "utf-8")
    (folder / "codebook.yml").write_text("actors:\n  - {id: island, label: Island, aliases: [island government]}\n  - {id: fishers, label: Fishers, aliases: [Fishers]}\n", "utf-8")
    with open(folder / "sources.csv", "w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([("file", "published"), *((name, DATES.get(name, "")) for name in names)])


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    write_study(folder, [name for name, *_ in BAD_INPUTS])
    for name, make, _, _ in BAD_INPUTS:
        make(folder / "raw" / name)
    done = run.make_tables(folder)
    assert done.folder
    return load_study(folder)


@pytest.fixture(scope="module")
def documents(study):
    found = {}
    for row in tables.read(study.tables, "documents").to_dict("records"):
        found.setdefault(row["file"], []).append(row)
    return found


@pytest.mark.parametrize(("name", "status", "reason"), [pytest.param(name, status, reason, id=ascii(name)[:40]) for name, _, status, reason in BAD_INPUTS])
def test_each_is_coded_or_set_aside_with_a_reason(documents, name, status, reason):
    for row in documents[name]:
        assert status is None or row["status"] == status
        assert reason in row["reason"]
        assert row["status"] != QUARANTINED or "→" in row["reason"]


def test_documents_in_are_coded_or_set_aside(study, documents):
    rows = [row for found in documents.values() for row in found]
    assert set(documents) == {name for name, *_ in BAD_INPUTS}
    assert {row["status"] for row in rows} <= {"coded", "quarantined", "outside"}
    assert len({row["document_id"] for row in rows}) == len(rows)
    coded = {row["document_id"] for row in rows if row["status"] == "coded"}
    assert coded == {document.document_id for document in load_documents(study)}
    assert coded == set(tables.read(study.tables, "lines")["document_id"])


def test_a_file_that_was_read_leaves_its_hash_even_if_set_aside(documents):
    for name in ("noise.txt", "one-line-50-mb.txt", "bomb.docx", "truncated.pdf", "bomb.pdf", "deep.jsonl"):
        assert len(documents[name][0]["raw_sha256"]) == 64, name


def test_dates_that_are_none_are_left_out_with_a_remark(documents):
    for name in ("crlf.txt", "cr.txt", "mixed-ends.txt"):
        assert documents[name][0]["published"] == "" and "is no date" in documents[name][0]["reason"]
    assert documents["nfc.txt"][0]["published"] == "2025-05-03"


def test_equal_bytes_count_once(documents):
    rows = [documents[name][0] for name in ("Same Name.txt", "same-name.txt")]
    assert rows[0]["document_id"] != rows[1]["document_id"] and rows[0]["reuse_group"] == rows[1]["reuse_group"] != ""


def test_nothing_from_outside_the_file_is_read(study):
    for path in (study.tables / "text").glob("outside*"):
        assert "ENTITY" not in path.read_text("utf-8") and len(path.read_text("utf-8")) < 2 * len(STORY)


@pytest.mark.parametrize(("limit", "value", "problem"), [("CPU_SECONDS", 0, "takes longer"), ("WALL_SECONDS", 0.01, "takes longer")])
def test_a_reader_that_overruns_is_ended_and_the_next_file_is_read(tmp_path, monkeypatch, limit, value, problem):
    write_study(tmp_path, ["a.html"])
    (tmp_path / "raw" / "a.html").write_text("<!DOCTYPE html>" + "<p>Talks began.</p>" * 30_000, "utf-8")
    CHILD.end()
    monkeypatch.setattr(limits, limit, value)
    with pytest.raises(Exception, match=problem):
        CHILD.parse(tmp_path / "raw" / "a.html", "a.html", {})
    monkeypatch.undo()
    assert CHILD.parse(tmp_path / "sources.csv", "a.txt", {})[0].text.startswith("file,published")


@pytest.mark.parametrize(
    ("rows", "problem", "line"),
    [
        ([("a.txt",), ("./a.txt",)], "twice", 3),
        ([("a\0.txt",)], "not a name inside raw/", 2),
        ([("../a.txt",)], "not a name inside raw/", 2),
        ([("/etc/hostname",)], "not a name inside raw/", 2),
        ([("b.txt",)], "is not there", 2),
        ([("n" * 300 + ".txt",)], "is not there", 2),
        ([("a.txt", "t" * 200_000)], "not the CSV expected", 2),
        ([], "has no row for raw/a.txt", None),
    ],
)
def test_a_list_of_sources_that_cannot_be_right_is_an_error_with_its_line(tmp_path, request, rows, problem, line):
    before = csv.field_size_limit(131_072)
    request.addfinalizer(lambda: csv.field_size_limit(before))
    write_study(tmp_path, [])
    (tmp_path / "raw/a.txt").write_text(STORY, "utf-8")
    with open(tmp_path / "sources.csv", "w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([("file", "title"), *rows])
    with pytest.raises(StudyError, match=problem) as error:
        load_study(tmp_path)
    assert error.value.line == line and error.value.remedy


def test_names_with_spaces_at_their_ends_and_folders_that_lead_back_are_no_trouble(tmp_path):
    write_study(tmp_path, [" a .txt "])
    (tmp_path / "raw" / " a .txt ").write_text(STORY, "utf-8")
    (tmp_path / "raw/round").symlink_to(tmp_path / "raw")
    assert [source.file for source in load_study(tmp_path).sources] == [" a .txt "]
