"""Find the list that often lies beside the texts of a folder: a table that says of each file its title, outlet, author or date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from stancebook.errors import SourceError
from stancebook.sources.metadata import is_date
from stancebook.sources.readers import columns as roles
from stancebook.sources.readers import table
from stancebook.sources.readers.dates import day, puts_day_first
from stancebook.sources.readers.rows import Grid

SUFFIXES = (".csv", ".tsv", ".tab", ".xlsx")
FILE_NAMES = frozenset(roles.plain(name) for name in ("file", "filename", "file name", "files", "path", "filepath", "file path", "document", "doc", "name", "text file"))
#: The share of a list's rows that must name a file of the folder.
SHARE = 0.5
FIELDS = ("title", "outlet", "author", "published", "url", "licence", "derived_from")


def find(files: Sequence[tuple[Path, str]], root: Path) -> tuple[Path | None, dict[str, dict[str, str]]]:
    """Return (the list, {name in raw/: what it says of that file}); (None, {}) where no table of the top folder is such a list."""
    names = {key: name for file, name in files for key in _keys(file.relative_to(root).as_posix())}
    for file, _ in files:
        if file.parent != root or not file.name.lower().endswith(SUFFIXES):
            continue
        for grid in _grids(file):
            said = _said(grid, {key: name for key, name in names.items() if name != dict(files)[file]})
            if said:
                return file, said
    return None, {}


def _keys(path: str) -> tuple[str, ...]:
    """Return the forms under which a list may name a file: its path, its name, and each without suffix."""
    whole = PurePosixPath(path.casefold())
    return (str(whole), whole.name, str(whole.with_suffix("")), whole.stem)


def _grids(file: Path) -> list[Grid]:
    try:
        data = file.read_bytes()
        return table.grids_of(data, file.name)[0] if table.matches(data, file.name) else []
    except (SourceError, ValueError, KeyError, OSError):
        return []


def _said(grid: Grid, names: Mapping[str, str]) -> dict[str, dict[str, str]]:
    rows = [row for row in grid.rows if not row.problem]
    header = grid.header if grid.header is not None else rows[0].cells if rows else ()
    below = rows if grid.header is not None else rows[1:]
    places = [i for i, cell in enumerate(header) if roles.plain(cell) in FILE_NAMES]
    for place in places:
        found = [(names.get(_key(_cell(row.cells, place))), row.cells) for row in below]
        hits = [(name, cells) for name, cells in found if name]
        if hits and len(hits) >= SHARE * len(below):
            at = _places(header, place)
            first = puts_day_first(_cell(cells, at["published"]) for _, cells in hits) if "published" in at else None
            said = {name: _values(cells, at, first) for name, cells in reversed(hits)}
            for values in said.values():
                values["derived_from"] = names.get(_key(values.get("derived_from", "")), "")
            return said
    return {}


def _key(named: str) -> str:
    return named.casefold().replace("\\", "/").removeprefix("./").removeprefix("raw/")


def _places(header: Sequence[str], file_place: int) -> dict[str, int]:
    ranked: dict[str, list[tuple[int, int]]] = {}
    for i, cell in enumerate(header):
        role, rank = (roles.plain(cell), 0) if roles.plain(cell) in ("licence", "derivedfrom") else roles.role_of(cell)
        role = {"derivedfrom": "derived_from"}.get(role, role)
        if i != file_place and role in FIELDS:
            ranked.setdefault(role, []).append((rank, i))
    return {role: min(places)[1] for role, places in ranked.items()}


def _values(cells: Sequence[str], at: Mapping[str, int], day_first: bool | None) -> dict[str, str]:
    values = {role: " ".join(_cell(cells, place).split()) for role, place in at.items()}
    if "published" in values and not is_date(values["published"]):
        values["published"] = day(values["published"], day_first=day_first)
    return {role: value for role, value in values.items() if value}


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""
