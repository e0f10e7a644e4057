"""Codings and sheets: what people write is kept, found again after reruns, and refused with file, line and remedy if it is bad."""

import csv
import hashlib

import pytest

from stancebook import checking, tables
from stancebook.checking import codings, sheet
from stancebook.document import Document
from stancebook.errors import StudyError
from stancebook.study import Study

RAW = "Cod talks\nThe islanders praised the mainland. “We will not fish there,” said Ann Ray.\n=HYPERLINK(1) is what the mainland wrote. The end.\n"
CODEBOOK = """
codebook: {id: fish, version: 1.0.0}
actors:
  - {id: islands, label: The islands, aliases: [islanders]}
  - {id: mainland, label: The mainland, aliases: [mainland]}
issues:
  - {id: quotas, label: Quotas, definition: Shares of the catch, terms: [quota]}
"""
PRAISE = "The islanders praised the mainland."


def document(raw=RAW, name="d1"):
    blocks, at = [], 0
    for line in raw.split("\n")[:-1]:
        blocks.append((at, at + len(line), "body"))
        at += len(line) + 1
    return Document(name, raw, (), raw, tuple(range(len(raw))), tuple(range(1, len(raw) + 1)), blocks=tuple(blocks))


def documents_table(raw=RAW, name="d1"):
    digest = hashlib.sha256(raw.encode()).hexdigest()
    return tables.frame("documents", [{"document_id": name, "file": "cod.txt", "raw_sha256": digest, "status": "coded"}])


@pytest.fixture
def study(tmp_path, monkeypatch):
    (tmp_path / "codebook.yml").write_text(CODEBOOK, encoding="utf-8")
    tables.write(tmp_path / "tables", "documents", documents_table())
    for module in (sheet, checking):
        monkeypatch.setattr(module, "load_documents", lambda study: (document(),))
    return Study(folder=tmp_path, title="Cod", question="")


def coded(**changes):
    row = dict.fromkeys(tables.COLUMNS["codings"], "")
    row |= {"coder": "", "document_id": "d1", "text": PRAISE, "actor": "islands", "target": "mainland", "stance": "1", "modality": "actual"}
    row |= {"speaker": "author", "speech": "none", "issue": "other"}
    return row | changes


def write(path, rows, columns=tables.COLUMNS["codings"]):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def load(study, raw=RAW, name="d1"):
    return codings.load_codings(study, (document(raw, name),), table=documents_table(raw, name))


@pytest.mark.parametrize(
    ("start", "raw", "status"),
    [
        ("10", RAW, "found"),
        ("", RAW, "found"),
        ("3", RAW, "found"),  # offsets are off
        ("10", "A new first line\n" + RAW, "found"),  # the file changed
        ("10", RAW.replace("praised the", "praised\nthe"), "found"),  # it was wrapped elsewhere
        ("10", RAW.replace("praised", "scolded"), "lost"),
    ],
)
def test_a_quotation_is_found_again_or_reported_lost(study, start, raw, status):
    write(study.codings / "ann.csv", [coded(start=start, end="45")])
    row = load(study, raw).iloc[0]
    assert row["status"] == status and row["coder"] == "ann"
    if status == "found":
        assert raw[int(row["start"]):int(row["end"])].split() == PRAISE.split()


def test_a_document_with_a_new_id_is_known_by_its_hash_or_file(study):
    digest = documents_table()["raw_sha256"].iloc[0]
    write(study.codings / "ann.csv", [coded(document_id="old", raw_sha256=digest), coded(document_id="cod.txt"), coded(document_id="gone")])
    table = load(study, name="new")
    assert list(table["document_id"]) == ["new", "new", "gone"] and list(table["status"]) == ["found", "found", "lost"]


@pytest.mark.parametrize(
    ("document_id", "sha256", "text", "found"),
    [
        ("press-2", "old", PRAISE, "press-2"),
        ("press-1", "old", PRAISE, "press-2"),  # an article was put in before it: the file is the same, its hash is not
        ("gone", "same", PRAISE, "press-2"),  # ids changed, the file did not
        ("press.csv", "", "Cod was plentiful.", "press-1"),
        ("press-1", "same", "Nobody said this.", "press-1"),  # lost, in the document that was named
    ],
)
def test_in_a_file_of_many_documents_the_quotation_tells_which(document_id, sha256, text, found):
    documents = [document("Cod was plentiful.\n", "press-1"), document(RAW, "press-2"), document(RAW, "other")]
    rows = [{"document_id": name, "file": "press.csv" if "press" in name else "other.txt", "raw_sha256": "same" if "press" in name else "x"}
            for name in ("press-1", "press-2", "other")]  # fmt: skip
    places = codings.Quotations(documents, tables.frame("documents", rows))
    assert places.document({"document_id": document_id, "raw_sha256": sha256, "text": text}) == found


def test_of_two_equal_sentences_the_nearest_is_taken(study):
    raw = f"{PRAISE}\nOther words.\n{PRAISE}\n"
    write(study.codings / "ann.csv", [coded(start="40"), coded(start="2")])
    assert [raw.index(PRAISE, int(s)) - int(s) for s in load(study, raw)["start"]] == [0, 0]
    assert list(load(study, raw)["start"]) == [str(raw.rindex(PRAISE)), "0"]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"actor": "nobody"}, "actor 'nobody'"),
        ({"target": ""}, "target ''"),
        ({"target": "islands"}, "both 'islands'"),
        ({"stance": "3"}, "stance '3'"),
        ({"stance": ""}, "stance ''"),
        ({"modality": "maybe"}, "modality 'maybe'"),
        ({"speech": "loud"}, "speech 'loud'"),
        ({"issue": "weather"}, "issue 'weather'"),
        ({"text": " "}, "no quotation"),
        ({"start": "x1"}, "start 'x1'"),
        ({"coder": "ben"}, "coder is 'ben'"),
        ({"actor": "", "target": ""}, "neither actor nor target"),
    ],
)
def test_a_bad_row_names_file_line_and_remedy(study, changes, problem):
    path = write(study.codings / "ann.csv", [coded(), coded(**changes)])
    with pytest.raises(StudyError) as error:
        load(study)
    assert problem in error.value.problem and error.value.line == 3 and error.value.where == str(path) and error.value.remedy


@pytest.mark.parametrize(
    ("written", "read"),
    [({"stance": "+1"}, "1"), ({"stance": "−2"}, "-2"), ({"stance": "0"}, "0"), ({"stance": "2.0"}, "2"), ({"actor": "none", "target": "", "stance": ""}, "")],
)
def test_ways_to_write_a_stance(study, written, read):
    write(study.codings / "ann.csv", [coded(**written)])
    row = load(study).iloc[0]
    assert row["stance"] == read and (row["actor"] == "") is (read == "")


@pytest.mark.parametrize("name", ["people", "rules", "all", "-x", "a b"])
def test_a_coder_needs_a_name_of_their_own(study, name):
    write(study.codings / f"{name}.csv", [coded()])
    with pytest.raises(StudyError, match="coder's name"):
        load(study)


@pytest.mark.parametrize(("columns", "problem"), [(("document_id", "text"), "no column `actor`"), ((*tables.COLUMNS["codings"], "mood"), "'mood'")])
def test_columns_are_checked(study, columns, problem):
    write(study.codings / "ann.csv", [coded()], columns)
    with pytest.raises(StudyError, match=problem):
        load(study)


def sheet_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_sheet_has_one_row_a_sentence_and_no_formula(study, tmp_path):
    rows = sheet_rows(checking.make_sheet(study, tmp_path / "sheet.csv"))
    assert tuple(rows[0]) == sheet.SHEET and PRAISE in [row["text"] for row in rows]
    formula = next(row for row in rows if "HYPERLINK" in row["text"])
    assert formula["text"].startswith("'=") and RAW[int(formula["start"]):int(formula["end"])] == formula["text"][1:]
    assert all(row[code] == "" for row in rows for code in sheet.CODES)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "'=1", "''=1", "'tis", "plain", "''"])
def test_inert_cells_come_back_as_they_were(text):
    assert sheet.active(sheet.inert(text)) == text and not sheet.inert(text).startswith(("=", "+", "-", "@"))


def test_a_filled_sheet_is_added_once_and_empty_rows_are_left_out(study, tmp_path):
    rows = sheet_rows(checking.make_sheet(study, tmp_path / "sheet.csv"))
    for row in rows:
        if row["text"] == PRAISE:
            row |= {"actor": "islands", "target": "mainland", "stance": "1", "modality": "actual"}
        if "HYPERLINK" in row["text"]:
            row |= {"actor": "none"}
    filled = write(tmp_path / "filled.csv", rows, sheet.SHEET)
    path = checking.import_sheet(study, filled, "ann")
    first = path.read_bytes()
    assert checking.import_sheet(study, filled, "ann").read_bytes() == first
    table = load(study)
    assert list(table["actor"]) == ["islands", ""] and set(table["status"]) == {"found"} and list(table["speaker"]) == ["author", ""]
    more = write(tmp_path / "more.csv", [coded(stance="2")])
    assert checking.import_sheet(study, more, "ann").read_bytes().startswith(first)


def test_a_sheet_with_faults_is_refused_wholly_and_all_are_listed(study, tmp_path):
    bad = write(tmp_path / "bad.csv", [coded(), coded(stance="9"), coded(text="Not in the text."), coded(document_id="d7"), coded(coder="ben")])
    with pytest.raises(StudyError) as error:
        checking.import_sheet(study, bad, "ann")
    assert "4 faults" in str(error.value) and all(f"line {line}: " in str(error.value) for line in (3, 4, 5, 6))
    assert not (study.codings / "ann.csv").exists()


def test_a_sheet_of_unknown_documents_is_not_made(study, tmp_path):
    with pytest.raises(StudyError, match="d7"):
        checking.make_sheet(study, tmp_path / "sheet.csv", documents=["d7"])


def test_a_filled_sheet_is_never_replaced(study, tmp_path):
    path = checking.make_sheet(study, tmp_path / "sheet.csv")
    assert checking.make_sheet(study, path) == path
    path.write_text(path.read_text(encoding="utf-8") + "more", encoding="utf-8")
    with pytest.raises(StudyError, match="there already"):
        checking.make_sheet(study, path)
    assert path.read_text(encoding="utf-8").endswith("more")


def test_a_spreadsheets_semicolons_are_read(study):
    path = study.codings / "ann.csv"
    path.parent.mkdir()
    path.write_text("\ufeffdocument_id;text;actor;target;stance;modality\r\nd1;" + PRAISE + ";islands;mainland;-1;potential\r\n", encoding="utf-8")
    assert load(study).iloc[0]["stance"] == "-1"


def test_a_study_that_nobody_coded_gives_empty_tables(study):
    results = checking.check_study(study)
    assert list(results) == ["codings", "agreement", "validation", "disagreements", "errors"]
    assert all(len(table) == 0 and list(table.columns) == list(tables.COLUMNS[name]) for name, table in results.items())


def test_two_coders_and_the_machine_make_all_tables(study):
    write(study.codings / "ann.csv", [coded()])
    write(study.codings / "ben.csv", [coded(stance="2")])
    statement = coded(start="10", end="45", coder="rules", confidence="0.8")
    for name in ("mentions", "uncoded", "lines"):
        tables.write(study.tables, name, tables.frame(name, []))
    tables.write(study.tables, "statements", tables.frame("statements", [statement]))
    results = checking.check_study(study)
    signed = results["validation"].query("coder == 'rules' and reference == 'people' and measure == 'signed'").iloc[0]
    assert signed["f1"] == "1" and list(results["disagreements"]["variable"]) == ["stance"] and len(results["agreement"]) == 13
    checking.save(study, results)
    assert tables.read(study.tables, "disagreements").equals(results["disagreements"])


def test_lines_are_counted_as_an_editor_does(study):
    path = write(study.codings / "ann.csv", [coded(text=PRAISE.replace(" ", "\n", 2)), coded(stance="7")])
    with pytest.raises(StudyError) as error:
        load(study)
    assert "stance,modality" in path.read_text(encoding="utf-8") and error.value.line == 5


def test_what_is_no_text_is_refused(study):
    study.codings.mkdir()
    (study.codings / "ann.csv").write_bytes(b"\xff\xfe\x00caf\xe9")
    with pytest.raises(StudyError, match="UTF-8"):
        load(study)
