"""Coding a study document by document writes the tables that coding it at once returns."""

import shutil
from pathlib import Path

import pytest

from stancebook import coding, sources, steps, tables
from stancebook.coding import code
from stancebook.study import load_study

SHIPPED = Path(__file__).parents[1] / "data" / "taliban-isk"


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("code") / "study"
    shutil.copytree(SHIPPED, folder, ignore=shutil.ignore_patterns("tables"))
    study = load_study(folder)
    tables.write_all(study.tables, sources.clean_study(study).tables)
    return study


def test_written_tables_are_the_returned_ones(study):
    frames = coding.code_study(study)
    assert coding.write_coding(study) == list(frames)
    for name, frame in frames.items():
        assert tables.read(study.tables, name).equals(frame), name
    assert "false" in set(frames["statements"]["counted"])


def test_a_run_that_breaks_leaves_the_earlier_tables(study, monkeypatch):
    coding.write_coding(study)
    before = {path.name: path.read_bytes() for path in study.tables.glob("*.csv")}
    shutil.rmtree(study.folder / steps.FOLDER, ignore_errors=True)  # what is remembered is not coded again
    done = []

    def breaking(document, codebook):
        done.append(document)
        if len(done) > 2:
            raise KeyboardInterrupt
        return coding.code_document(document, codebook)

    monkeypatch.setattr(code, "code_document", breaking)
    with pytest.raises(KeyboardInterrupt):
        coding.write_coding(study)
    assert {path.name: path.read_bytes() for path in study.tables.iterdir() if path.is_file()} == before


def test_documents_come_one_by_one_in_either_order(study):
    at_once = sources.load_documents(study)
    assert [d.document_id for d in sources.iterate_documents(study, by_id=True)] == sorted(d.document_id for d in at_once)
    assert tuple(sources.iterate_documents(study)) == at_once
