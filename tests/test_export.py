"""Each export opens in a program of its kind, holds what the tables hold, can do nothing, and is the same again."""

import csv
import json
import shutil
from pathlib import Path

import networkx as nx
import openpyxl
import pytest

from stancebook import export, run, tables
from stancebook.coding.lexicon import load_lexicon
from stancebook.errors import StudyError
from stancebook.study import load_study

FISHERIES = Path(__file__).parent / "studies" / "fisheries"
FORMULA = '=HYPERLINK("http://example.org";"open")'


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export") / "fisheries"
    shutil.copytree(FISHERIES, folder)
    lines = (folder / "sources.csv").read_text("utf-8").split("\n")
    with open(folder / "sources.csv", newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    rows[0]["title"] = FORMULA
    with open(folder / "sources.csv", "w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, lines[0].strip().split(","))
        writer.writeheader()
        writer.writerows(rows)
    run.make_tables(folder)
    return load_study(folder)


@pytest.mark.parametrize("name", sorted(export.FORMATS))
def test_an_export_is_the_same_again(study, tmp_path, name):
    written = [export.export(study, name, tmp_path / folder) for folder in ("a", "b")]
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
    assert all(path.exists() for path in written) and list((tmp_path / "a").iterdir())


def test_an_unknown_format_names_the_known_ones(study):
    with pytest.raises(StudyError, match="use one of: csv, xlsx"):
        export.export(study, "sav")


def test_a_study_without_tables_says_so(tmp_path):
    shutil.copytree(FISHERIES, tmp_path / "empty")
    with pytest.raises(StudyError, match="stancebook code"):
        export.export(load_study(tmp_path / "empty"), "xlsx")


def test_a_cell_that_looks_like_a_formula_is_text(study, tmp_path):
    book = openpyxl.load_workbook(export.export(study, "xlsx", tmp_path))
    assert book.sheetnames == export.package.present_tables(study)
    titles = [cell for cell in book["documents"]["C"] if cell.value == FORMULA]
    assert len(titles) == 1 and titles[0].data_type == "s" and titles[0].quotePrefix
    stances = [cell.value for cell in book["statements"]["I"][1:]]
    assert stances == [int(value) for value in tables.read(study.tables, "statements")["stance"]]


@pytest.mark.parametrize("name, read", [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_a_network_has_positive_weights_and_a_sign_apart(study, tmp_path, name, read):
    graph = read(export.export(study, name, tmp_path))
    dyads = {(row["actor"], row["target"]): row for row in tables.read(study.tables, "dyads").to_dict("records")}
    assert set(graph.edges) == set(dyads) and graph.nodes["norland"]["label"] == "Norland"
    for actor, target, facts in graph.edges(data=True):
        row = dyads[actor, target]
        assert facts["weight"] == int(row["n"]) > 0
        mean = float(row["mean_stance_actual"] or row["mean_stance"])
        assert facts["sign"] == (mean > 0) - (mean < 0)


def test_every_annotation_quotes_the_raw_file_at_its_place(study, tmp_path):
    found = json.loads(export.export(study, "jsonld", tmp_path).read_text("utf-8"))
    items = found["first"]["items"]
    assert found["total"] == len(items) == len(tables.read(study.tables, "statements"))
    for item in items:
        place, words = item["target"]["selector"]
        raw = (study.folder / item["target"]["source"]).read_bytes().decode("utf-8")
        assert raw[place["start"] : place["end"]] == words["exact"] != ""
        assert raw[: place["start"]].endswith(words["prefix"]) and raw[place["end"] :].startswith(words["suffix"])


def test_events_carry_root_quad_class_and_score(study, tmp_path):
    with open(export.export(study, "plover", tmp_path), newline="", encoding="utf-8") as stream:
        events = list(csv.DictReader(stream))
    statements = tables.read(study.tables, "statements")
    assert [row["event_id"] for row in events] == list(statements.loc[statements["event"] != "NONE", "statement_id"])
    for row in events:
        assert (row["quad_class"] in "12") == (float(row["goldstein"]) > 0)


def test_every_root_of_the_lexicon_has_a_score():
    lexicon = load_lexicon()
    cues = [cue for group in (lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.roles) for found in group.values() for cue in found]
    assert set(export.events.scale()) == {cue.event for cue in cues} - {"NONE"}
