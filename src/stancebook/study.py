"""A study's folder: its settings, its list of sources and its codebook, read strictly."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from stancebook.errors import StudyError

SOURCE_COLUMNS = ("file", "title", "outlet", "author", "published", "url", "licence", "derived_from")
#: What a column of a table of stories may be (the key `columns` of study.yml).
COLUMN_ROLES = ("text", "title", "outlet", "author", "published", "url", "id")


@dataclass(frozen=True)
class Source:
    """One row of `sources.csv`; `line` is its 1-based line there."""

    file: str
    line: int
    title: str = ""
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""
    licence: str = ""
    derived_from: str = ""


@dataclass(frozen=True)
class Study:
    """A study folder that was read and found sound."""

    folder: Path
    title: str
    question: str
    language: str = "en"
    published_after: str = ""
    published_before: str = ""
    limits: tuple[str, ...] = ()
    citation: str = ""
    sources: tuple[Source, ...] = field(default=(), repr=False)
    #: what the columns of spreadsheets of stories are called: {"text": "story body", ...}
    columns: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def tables(self) -> Path:
        return self.folder / "tables"

    @property
    def codings(self) -> Path:
        return self.folder / "codings"

    @property
    def codebook_file(self) -> Path:
        return self.folder / "codebook.yml"


class _Strict(yaml.SafeLoader):
    """The safe loader, but a key given twice is an error and dates stay text."""


_Strict.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _mapping(loader: _Strict, node: yaml.MappingNode) -> dict:
    seen: dict[object, int] = {}
    for key_node, _ in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, (str, int, float, bool)):
            raise yaml.constructor.ConstructorError(None, None, "a key must be plain text", key_node.start_mark)
        if key in seen:
            raise yaml.constructor.ConstructorError(
                None, None, f"the key {key!r} stands twice (first in line {seen[key]})", key_node.start_mark
            )
        seen[key] = key_node.start_mark.line + 1
    return {loader.construct_object(k, deep=True): loader.construct_object(v, deep=True) for k, v in node.value}


_Strict.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(path: Path) -> dict:
    """Read a YAML mapping by the safe loader; duplicate keys, other tags and other shapes raise StudyError."""
    text = _read_text(path)
    try:
        data = yaml.load(text, Loader=_Strict)  # noqa: S506 (a SafeLoader subclass)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise StudyError(str(path), f"is not the YAML expected: {problem}", "correct this line", mark.line + 1 if mark else None) from error
    if not isinstance(data, dict):
        raise StudyError(str(path), "must hold `key: value` pairs", "see data/README.md for an example", 1)
    return data


def yaml_lines(path: Path) -> dict[tuple, int]:
    """Return the 1-based line of every node of a YAML file, keyed by its path, such as ("actors", 0, "aliases", 2)."""
    lines: dict[tuple, int] = {}

    def walk(node: yaml.Node, at: tuple) -> None:
        lines[at] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                walk(value, at + (key.value,))
        elif isinstance(node, yaml.SequenceNode):
            for i, value in enumerate(node.value):
                walk(value, at + (i,))

    root = yaml.compose(_read_text(path), Loader=yaml.SafeLoader)
    if root is not None:
        walk(root, ())
    return lines


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise StudyError(str(path), "is missing", "create it; `stancebook new FOLDER` writes an example") from error
    except UnicodeDecodeError as error:
        raise StudyError(str(path), "is not UTF-8 text", "save it as UTF-8") from error
    except OSError as error:
        raise StudyError(str(path), f"cannot be read ({error.strerror})", "check the file and its permissions") from error


def load_study(folder: Path | str) -> Study:
    """Read `study.yml` and `sources.csv` and compare the latter with `raw/`; raise StudyError on the first fault."""
    folder = Path(folder)
    if not folder.is_dir():
        raise StudyError(str(folder), "is not a folder", "name a study folder, or make one with `stancebook new FOLDER`")
    settings = read_yaml(folder / "study.yml")
    known = {"title", "question", "language", "published_after", "published_before", "limits", "citation", "columns"}
    for key in settings:
        if key not in known:
            line = yaml_lines(folder / "study.yml").get((key,))
            raise StudyError(str(folder / "study.yml"), f"unknown key {key!r}", f"use only {', '.join(sorted(known))}", line)
    columns = _columns(settings.get("columns"), folder / "study.yml")
    limits = settings.get("limits") or []
    return Study(
        folder=folder,
        title=str(settings.get("title") or folder.name),
        question=str(settings.get("question") or ""),
        language=str(settings.get("language") or "en"),
        published_after=str(settings.get("published_after") or ""),
        published_before=str(settings.get("published_before") or ""),
        limits=tuple(map(str, [limits] if isinstance(limits, str) else limits)),
        citation=str(settings.get("citation") or ""),
        sources=read_sources(folder),
        columns=columns,
    )


def _columns(given: object, path: Path) -> dict[str, str]:
    """Return {role: name or number of a column}; raise StudyError for an unknown role or a name that is none."""
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise StudyError(str(path), "`columns` must hold `name: column` pairs", "write for example `columns: {text: body}`", yaml_lines(path).get(("columns",)))
    for role, name in given.items():
        line = yaml_lines(path).get(("columns", str(role)))
        if role not in COLUMN_ROLES:
            raise StudyError(str(path), f"unknown name {str(role)!r} in `columns`", f"use only {', '.join(COLUMN_ROLES)}", line)
        if isinstance(name, bool) or not isinstance(name, (str, int)) or not str(name).strip() or name == 0:
            raise StudyError(str(path), f"`columns: {role}` names no column", "give the column's header, or its number from 1", line)
    twice = [name for name in map(str, given.values()) if list(map(str, given.values())).count(name) > 1]
    if twice:
        raise StudyError(str(path), f"`columns` gives {twice[0]!r} two meanings", "give each column once", yaml_lines(path).get(("columns",)))
    return {str(role): str(name).strip() for role, name in given.items()}


def _rows(reader, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (last line, cells) of each row that is not empty; a row that is no CSV raises StudyError."""
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise StudyError(str(path), f"is not the CSV expected: {error}", "correct this line, or save the table again as CSV UTF-8", reader.line_num) from error


def read_sources(folder: Path) -> tuple[Source, ...]:
    """Read `sources.csv`, one row a raw file, sorted by file name; a row or a file without its fellow raises StudyError."""
    path = folder / "sources.csv"
    reader = csv.reader(io.StringIO(_read_text(path), newline=""))
    header = [name.strip() for name in next(reader, [])]
    if "file" not in header:
        raise StudyError(str(path), "has no column `file`", f"start it with a header such as {','.join(SOURCE_COLUMNS)}", 1)
    sources: dict[str, Source] = {}
    for line, cells in _rows(reader, path):
        if len(cells) > len(header):
            raise StudyError(str(path), f"has {len(cells)} cells under {len(header)} column names", "quote cells that hold a comma", line)
        row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
        exact = cells[header.index("file")] if len(cells) > header.index("file") else ""
        name = exact if "\0" not in exact and os.path.lexists(folder / "raw" / exact) and exact.strip() else row.get("file", "")
        name = Path(name).as_posix() if name else ""
        if name in ("", ".") or "\0" in name or Path(name).is_absolute() or ".." in Path(name).parts:
            raise StudyError(str(path), f"the file name {name!r} is not a name inside raw/", "give the name of a file in raw/", line)
        if name in sources:
            raise StudyError(str(path), f"lists {name} twice (first in line {sources[name].line})", "keep one row a file", line)
        if not os.path.lexists(folder / "raw" / name):
            raise StudyError(str(path), f"raw/{name} is not there", "add the file or remove the row", line)
        sources[name] = Source(line=line, **{key: row.get(key, "") for key in SOURCE_COLUMNS} | {"file": name})
    listed = {Path(name) for name in sources}
    raw = folder / "raw"
    for found in sorted(raw.rglob("*")) if raw.is_dir() else []:
        if not found.is_dir() and found.relative_to(raw) not in listed and not found.name.startswith("."):
            raise StudyError(str(path), f"has no row for raw/{found.relative_to(raw).as_posix()}", "add a row with this file name")
    if not sources:
        raise StudyError(str(path), "lists no file", "add one row for each file in raw/", 1)
    return tuple(sources[name] for name in sorted(sources))
