"""Split an executed notebook into the pages that its tags name, and put what only made them at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping

import nbformat
from nbformat import NotebookNode

#: a cell tagged `page-evidence` stands on the part `evidence`; cells with a tag of MADE stand folded at the end of their page
PART, MADE = "page-", {"parameters", "injected-parameters", "made"}

_ID, _LINK = re.compile(r'\sid="([^"]+)"'), re.compile(r'(?<=\shref=")#([^"]*)(?=")')


def split(notebook: NotebookNode, names: tuple[str, ...]) -> dict[str, NotebookNode]:
    """Return the notebook of each part, the untagged cells under ""; a part's first heading becomes its title."""
    cells: dict[str, list[NotebookNode]] = {name: [] for name in ("", *names)}
    for cell in notebook.cells:
        part = next((tag.removeprefix(PART) for tag in _tags(cell) if tag.startswith(PART)), "")
        cells[part if part in cells else ""].append(cell)
    for name in names:
        for cell in cells[name][:1]:
            cell.source = re.sub(r"\A## ", "# ", cell.source)
    return {name: nbformat.from_dict({**notebook, "cells": _made_last(found)}) for name, found in cells.items() if found}


def _made_last(cells: list[NotebookNode]) -> list[NotebookNode]:
    """Put the cells that made the page between two marks at its end, their headings one level down."""
    made = [cell for cell in cells if MADE & set(_tags(cell))]
    if not made:
        return cells
    for cell in made:
        if cell.cell_type == "markdown":
            cell.source = re.sub(r"(?m)^##(?= )", "###", cell.source)
    marks = [nbformat.v4.new_raw_cell(metadata={"tags": [tag]}) for tag in ("made-start", "made-end")]
    for mark, name in zip(marks, ("made-start", "made-end"), strict=True):
        mark["id"] = name
    return [*(cell for cell in cells if cell not in made), marks[0], *made, marks[1]]


def _tags(cell: NotebookNode) -> list[str]:
    return cell.metadata.get("tags", [])


def joined(pages: Mapping[str, str]) -> dict[str, str]:
    """Return the pages with every `#place` that stands on another page led there.

    >>> joined({"a.html": '<a href="#x">1</a>', "b.html": '<li id="x">'})["a.html"]
    '<a href="b.html#x">1</a>'
    """
    places = {name: set(_ID.findall(text)) for name, text in pages.items()}
    home = {place: name for name, found in reversed(places.items()) for place in found}

    def led(place: str, here: str) -> str:
        name = here if place in places[here] else home.get(place, here)
        return f"#{place}" if name == here else f"{name}#{place}"

    return {name: _LINK.sub(lambda found, here=name: led(found[1], here), text) for name, text in pages.items()}
