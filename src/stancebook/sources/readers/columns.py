"""Find which column of a table holds what: as `study.yml` says, else by common names, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from stancebook.sources.readers.dates import day
from stancebook.sources.words import data as data_file
from stancebook.study import COLUMN_ROLES

_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.I)
#: Columns among which a role is guessed by what stands in them.
MOST_COLUMNS = 500
#: Mean words of the column that is taken for the text where no name tells.
TEXT_WORDS = 25


@dataclass(frozen=True)
class Mapped:
    """Index of the column of each role, the roles that were guessed, and whether the first row is a header."""

    at: dict[str, int]
    guessed: tuple[str, ...] = ()
    header: bool = True
    names: tuple[str, ...] = field(default=(), repr=False)
    #: (role, name) of what study.yml names and this table does not have
    missing: tuple[tuple[str, str], ...] = ()

    def told(self) -> str:
        """Say which columns were guessed or are missing, as a remark: "columns guessed: text=body, title=headline"."""
        pairs = [f"{role}={self.names[self.at[role]] if self.header else self.at[role] + 1}" for role in COLUMN_ROLES if role in self.guessed]
        first = "" if self.header else "no header; "
        lost = "".join(f"; no column {name!r} for {role}" for role, name in self.missing)
        return f"{first}columns guessed: {', '.join(pairs)}{lost}" if pairs else lost.removeprefix("; ")


def plain(name: str) -> str:
    """Return a column's name as it is compared: its letters and digits in lower case."""
    return re.sub(r"[^a-z0-9]+", "", name.lower())


@cache
def _common() -> dict[str, tuple[str, ...]]:
    return {role: tuple(plain(name) for name in names) for role, names in data_file("columns.yml").items() if role != "void"}


@lru_cache(maxsize=10_000)
def role_of(name: str) -> tuple[str, int]:
    """Return the role that a column's name tells and its rank (0 the likeliest), or ("", 0); of dotted keys the last may tell.

    >>> role_of("Publish_Date"), role_of("source.name"), role_of("article.body")[0], role_of("weather")
    (('published', 1), ('outlet', 6), 'text', ('', 0))
    """
    keys = [plain(key) for key in name.split(".")]
    for candidate in ("".join(keys), keys[-1]):
        for role, names in _common().items():
            if candidate in names:
                return role, names.index(candidate)
    if len(keys) > 1 and keys[-1] in ("name", "title") and keys[-2] in _common()["outlet"]:
        return "outlet", len(_common()["outlet"])
    return "", 0


def find(first: Sequence[str], body: Sequence[Sequence[str]], columns: Mapping[str, str], *, keyed: bool = False) -> Mapped:
    """Return where each role stands; `first` is the first row, `body` a sample of the rows below it.

    `keyed` says that `first` is a header for certain. What `columns` names and the table does not have is guessed like the rest.
    """
    named = {role: place for role, place in ((role, _wished(first, name)) for role, name in columns.items()) if place is not None}
    header = keyed or bool(named and not all(name.isdigit() for name in columns.values())) or _is_header(first, body)
    at = dict(named)
    ranked: dict[str, list[tuple]] = {}
    for i, name in enumerate(first[:MOST_COLUMNS] if header else ()):
        role, rank = role_of(name)
        if role in COLUMN_ROLES and i not in named.values():
            ranked.setdefault(role, []).append((-_mean_words(body, i) if role == "text" else rank, rank, i))
    for role in COLUMN_ROLES:
        if role not in at and role in ranked:
            at[role] = min(ranked[role])[2]
    width = min(max([len(first), *(len(row) for row in body)], default=0), MOST_COLUMNS)
    brief = {i for i, name in enumerate(first[:MOST_COLUMNS] if header else ()) if role_of(name)[0] == "summary"}
    for role, guess in (("text", _by_words), ("url", _by_address), ("published", _by_date)):
        if role not in at:
            place = guess(body if header else [first, *body], width, brief.union(at.values()))
            if place is not None:
                at[role] = place
    guessed = tuple(role for role in COLUMN_ROLES if role in at and role not in named)
    missing = tuple((role, name) for role, name in columns.items() if role not in named)
    return Mapped(at, guessed, header, tuple(first), missing)


def _wished(first: Sequence[str], name: str) -> int | None:
    """Return the place of a column by its name, exactly or but for case and signs, or by its number from 1."""
    names = [cell.strip() for cell in first]
    if name in names:
        return names.index(name)
    alike = [i for i, cell in enumerate(names) if plain(cell) == plain(name) and plain(name)]
    if alike:
        return alike[0]
    return int(name) - 1 if name.isdigit() and 1 <= int(name) <= max(len(first), 1) else None


def _is_header(first: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Tell whether the first row names the columns: a known name, or short distinct cells none of which is a value."""
    cells = [cell.strip() for cell in first]
    if any(role_of(cell)[0] for cell in cells[:MOST_COLUMNS]):
        return True
    filled = [cell for cell in cells if cell]
    values = any(_ADDRESS.match(cell) or day(cell) or re.fullmatch(r"[\d.,:%-]+", cell) or len(cell) > 60 for cell in filled)
    return bool(filled) and not values and len(set(filled)) == len(filled) and bool(body)


def _cells(body: Sequence[Sequence[str]], i: int) -> list[str]:
    return [row[i].strip() for row in body if i < len(row) and row[i].strip()]


def _mean_words(body: Sequence[Sequence[str]], i: int) -> float:
    cells = _cells(body, i)
    return sum(len(cell.split()) for cell in cells) / len(cells) if cells else 0.0


def _by_words(body: Sequence[Sequence[str]], width: int, taken: set[int]) -> int | None:
    """Return the column with the longest cells, if they are long."""
    best = max(((_mean_words(body, i), -i) for i in range(width) if i not in taken), default=(0, 0))
    return -best[1] if best[0] >= TEXT_WORDS else None


def _by_address(body: Sequence[Sequence[str]], width: int, taken: set[int]) -> int | None:
    return next((i for i in range(width) if i not in taken and (cells := _cells(body, i)) and all(_ADDRESS.match(cell) for cell in cells)), None)


def _by_date(body: Sequence[Sequence[str]], width: int, taken: set[int]) -> int | None:
    return next((i for i in range(width) if i not in taken and (cells := _cells(body, i)) and all(len(cell) < 40 and len(day(cell, day_first=True)) == 10 for cell in cells)), None)
