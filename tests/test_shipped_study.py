"""The shipped study: texts, truth and codebook agree, and cleaning is measured against the truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stancebook.coding.codebook import load_codebook
from stancebook.sources import clean_study, read_source
from stancebook.study import load_study

ROOT = Path(__file__).parents[1]
STUDY = ROOT / "data" / "taliban-isk"
TRUTH = ROOT / "tests" / "truth" / "taliban-isk"
NAMES = sorted(path.name for path in (STUDY / "raw").iterdir())
KEPT = {"body", "heading", "title"}
NOTICE = "Teaching text written for stancebook; not a news report."
MANUAL_ACTORS = """us russia china iran pakistan qatar india spain ukraine kazakhstan kyrgyzstan uzbekistan tajikistan west central_asia
    europe un nato afghan_republic foreign_states taliban is_k islamic_state ttp al_qaeda etim militants_other afghan_civilians women
    minorities foreign_civilians""".split()
MANUAL_ISSUES = "counterterrorism intelligence designation_recognition rights aid_economy diplomacy stability military ideology other".split()


def truth_of(name: str) -> list[dict]:
    return [json.loads(row) for row in (TRUTH / f"{Path(name).stem}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def study():
    return load_study(STUDY)


@pytest.fixture(scope="module")
def decoded(study):
    return {source.file: read_source(study, source)[0] for source in study.sources}


@pytest.fixture(scope="module")
def cleaned(study):
    return clean_study(study)


def predicted(cleaned, decoded, name: str) -> list[tuple[int, str, str]]:
    """Return (line, text, label) of every labelled line that holds text."""
    documents = cleaned.tables["documents"]
    identifier = documents.loc[documents["file"] == name, "document_id"].item()
    lines = cleaned.tables["lines"]
    rows = lines[lines["document_id"] == identifier]
    text = decoded[name].text
    found = [(int(r.line), text[int(r.start) : int(r.end)].strip(), r.label) for r in rows.itertuples()]
    return [row for row in found if row[1]]


def test_there_are_enough_documents_each_with_its_truth():
    assert len(NAMES) >= 14
    assert sorted(path.stem for path in TRUTH.iterdir()) == sorted(Path(name).stem for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_truth_agrees_with_the_raw_file(name, decoded):
    lines = decoded[name].text.split("\n")
    truth = truth_of(name)
    for row in truth:
        if row["line"] is not None:
            assert lines[row["line"] - 1].strip("\r") == row["text"]
        for repair in row["repairs"]:
            assert repair["before"] in row["text"] and repair["before"] != repair["after"]
    if not name.endswith(".html"):
        assert [row["line"] for row in truth] == [n for n, line in enumerate(lines, 1) if line.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_body_has_250_to_900_words_and_the_text_says_what_it_is(name, study):
    truth = truth_of(name)
    assert 250 <= sum(len(row["text"].split()) for row in truth if row["label"] == "body") <= 900
    assert NOTICE in [row["text"] for row in truth[:3]]
    source = next(source for source in study.sources if source.file == name)
    assert "teaching text" in source.licence


@pytest.mark.parametrize(("name", "encoding"), [
    ("08-rewrite-iskp.txt", "utf-8-sig"), ("10-wire-border-strikes.txt", "cp1252"), ("11-feature-helmand.txt", "utf-16"), ("01-wire-recognition.txt", "utf-8"),
])
def test_encodings_are_found(name, encoding, decoded):
    assert decoded[name].encoding.lower().replace("_", "-").startswith(encoding)


def test_kept_lines_agree_with_truth(cleaned, decoded):
    right = found = expected = 0
    wrong = []
    for name in NAMES:
        rows = predicted(cleaned, decoded, name)
        truth = truth_of(name)
        if name.endswith(".html"):
            kept = {text for _, text, label in rows if label in KEPT}
            true = {row["text"].strip() for row in truth if row["label"] in KEPT}
        else:
            kept = {line for line, _, label in rows if label in KEPT}
            true = {row["line"] for row in truth if row["label"] in KEPT}
        right, found, expected = right + len(kept & true), found + len(kept), expected + len(true)
        wrong += [(name, at) for at in sorted(kept ^ true)]
    assert 2 * right / (found + expected) >= 0.99, wrong


def test_every_planted_defect_is_mended(cleaned):
    documents = {document.document_id: document for document in cleaned.documents}
    files = dict(zip(cleaned.tables["documents"]["file"], cleaned.tables["documents"]["document_id"], strict=True))
    mended, missed = 0, []
    for name in NAMES:
        clean = straight(documents[files[name]].clean)
        for row in truth_of(name):
            if row["label"] not in KEPT or not row["repairs"]:
                continue
            for part in row["repairs"]:
                at = row["text"].index(part["before"])
                before = row["text"][max(0, at - 12) : at]
                if straight(before + part["after"]) in clean:
                    mended += 1
                else:
                    missed.append((name, row["line"], part["before"]))
    assert mended >= 30 and not missed


def test_nothing_but_the_planted_defects_is_changed(cleaned):
    files = dict(zip(cleaned.tables["documents"]["file"], cleaned.tables["documents"]["document_id"], strict=True))
    documents = {document.document_id: document for document in cleaned.documents}
    for name in NAMES:
        planted = [(row["line"], part["before"], part["after"]) for row in truth_of(name) for part in row["repairs"]]
        for repair in documents[files[name]].repairs:
            near = [before for line, before, after in planted if line in (None, repair.line) and (repair.before in before or before in repair.before) and repair.after in after]
            assert near, (name, repair)


def straight(text: str) -> str:
    """Return the text with apostrophes straight, so that a typographic and a plain one count alike."""
    return text.replace("\u2019", "'").replace("\u2018", "'")


def test_reprint_and_rewrite_are_found_and_nothing_else(cleaned):
    documents = cleaned.tables["documents"]
    files = dict(zip(documents["document_id"], documents["file"], strict=True))
    pairs = {frozenset((files[row.document_a][:2], files[row.document_b][:2])) for row in cleaned.tables["reuse"].itertuples()}
    assert pairs == {frozenset(("01", "07")), frozenset(("03", "08"))}
    independent = dict(zip((name[:2] for name in documents["file"]), documents["independent"], strict=True))
    assert [independent[n] for n in ("01", "03", "07", "08")] == ["true", "true", "false", "false"]


def test_metadata_is_taken_from_the_text_where_the_table_is_silent(cleaned):
    rows = {row.file[:2]: row for row in cleaned.tables["documents"].itertuples()}
    assert rows["01"].title == "Russia becomes first state to recognise Taliban government"
    assert rows["01"].published == "2025-07-04"
    assert rows["09"].title == "Tea, copper and an ambassador"
    assert rows["15"].title == "Uzbekistan signs up Taliban and Pakistan for a railway"
    assert rows["10"].published == "2024-12-29"


def test_codebook_has_the_actors_and_issues_of_the_manual():
    codebook = load_codebook(STUDY / "codebook.yml")
    assert set(MANUAL_ACTORS) <= {actor.id for actor in codebook.actors}
    assert [issue.id for issue in codebook.issues] == MANUAL_ISSUES
