"""Notebook 3 is narrative with one call a cell and no stored output."""

import ast
from pathlib import Path

import nbformat

BOOK = nbformat.read(Path(__file__).parents[1] / "notebooks" / "3-check-coding.ipynb", as_version=4)


def test_code_cells_only_call():
    code = [cell for cell in BOOK.cells if cell.cell_type == "code"]
    trees = [ast.parse(cell.source) for cell in code]
    assert not any(isinstance(node, (ast.FunctionDef, ast.For, ast.While, ast.comprehension, ast.Lambda)) for tree in trees for node in ast.walk(tree))
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert sum(len(cell.source.split("\n")) for cell in code) / len(code) < 3


def test_it_has_its_parameters_and_sections_in_order():
    tagged = [cell for cell in BOOK.cells if "parameters" in cell.metadata.get("tags", [])]
    assert [cell.source for cell in tagged] == ['study_folder = "../data/taliban-isk"']
    headings = [cell.source.split("\n")[0] for cell in BOOK.cells if cell.source.startswith("#")]
    assert headings[0].endswith("?") and headings[1:4] == ["## Parameters", "## Load", "## Limits"] and headings[-1] == "## Save"
    assert len({cell.id for cell in BOOK.cells}) == len(BOOK.cells) and BOOK.cells[0].id == "cell-01"
