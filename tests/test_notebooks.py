"""The notebooks narrate: no definition, no loop, no stored output, one call a cell."""

import ast
from pathlib import Path

import nbformat
import pytest

from stancebook import parameters, report, run

PATHS = [run.notebooks_folder() / f"{page.notebook}.ipynb" for page in (*report.PAGES, report.COMPARISON)]
each = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def codes(path: Path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@each
def test_no_output_is_stored(path):
    assert all(not cell.outputs and cell.execution_count is None for cell in codes(path))


@each
def test_nothing_is_defined_or_looped(path):
    forbidden = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.Try, ast.With)
    for cell in codes(path):
        found = [type(node).__name__ for node in ast.walk(ast.parse(cell.source)) if isinstance(node, forbidden)]
        assert not found, cell.source


@each
def test_the_study_is_a_parameter(path):
    tagged = [cell for cell in codes(path) if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    assert parameters.declared(path)["study_folder"] == "../data/taliban-isk"


@each
def test_one_title_and_limits_after_the_answer_at_the_latest(path):
    cells = nbformat.read(path, as_version=4).cells
    heads = [line for cell in cells if cell.cell_type == "markdown" for line in cell.source.splitlines() if line.startswith("# ")]
    assert len(heads) == 1 and cells[0].source.startswith("# ")
    results = [i for i, cell in enumerate(cells) if cell.cell_type == "code" and not {"parameters", "made"} & set(cell.metadata.get("tags", []))]
    limits = [i for i, cell in enumerate(cells) if cell.cell_type == "markdown" and "limits" in cell.source.lower()]
    assert limits and limits[0] < [i for i in results if "answer(" not in cells[i].source][0]


@each
def test_ids_are_fixed_and_unique(path):
    ids = [cell.id for cell in nbformat.read(path, as_version=4).cells]
    assert len(ids) == len(set(ids)) and all(not len(name) == 8 or "-" in name for name in ids)


@each
def test_cells_are_short(path):
    assert all(len(cell.source.splitlines()) <= 12 for cell in codes(path))
