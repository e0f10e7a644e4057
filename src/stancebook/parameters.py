"""The parameters of the notebooks: their names and defaults, and values checked against them.

Papermill only warns of a misspelt name, and would run a name or a value as code: names must be declared, values are plain.
"""

from __future__ import annotations

import ast
import json
from pathlib import Path

from stancebook.errors import StudyError


def declared(notebook: Path) -> dict[str, object]:
    """Return name and default of the parameters that a notebook declares: the assignments of plain values in its cell `parameters`.

    Raise StudyError where the cell holds anything else.
    """
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if "parameters" in cell["metadata"].get("tags", []))
    values: dict[str, object] = {}
    try:
        for line in ast.parse(code).body:
            if not (isinstance(line, ast.Assign) and len(line.targets) == 1 and isinstance(line.targets[0], ast.Name)):
                raise ValueError
            values[line.targets[0].id] = ast.literal_eval(line.value)
    except (ValueError, SyntaxError) as error:
        raise StudyError(notebook.name, "its parameters are not plain values", "give each a number, text, true/false or list") from error
    return values


def typed(name: str, value: object, default: object) -> object:
    """Return a parameter in the type of its default (JSON types only); raise StudyError where it does not fit.

    >>> typed("minimum", "3", 1), typed("actual_only", "yes", False), typed("actors", ["iran"], [])
    (3, True, ['iran'])
    """
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    try:
        if isinstance(default, bool):
            return value if isinstance(value, bool) else words[str(value).lower()]
        if isinstance(default, int):
            if isinstance(value, (bool, float)):
                raise ValueError
            return int(str(value))
        if isinstance(default, float) and not isinstance(value, bool):
            number = float(str(value))
            if number - number != 0:
                raise ValueError
            return number
        if isinstance(default, str) and isinstance(value, (str, int, float)) and not isinstance(value, bool):
            return str(value)
        if isinstance(default, (list, tuple)):
            items = [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value
            if isinstance(items, list) and all(isinstance(item, (str, int, float, bool)) for item in items):
                return items
        if default is None and (value is None or isinstance(value, (str, int, float, bool))):
            return value
    except (ValueError, KeyError):
        pass
    raise StudyError(f"parameter {name}", f"{value!r} is not of the type {type(default).__name__}", f"give a value like {default!r}")
