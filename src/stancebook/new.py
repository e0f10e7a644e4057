"""Write a new study folder: an example that runs at once, or a study made from files."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from string import Template

import pandas as pd

from stancebook import listing, tables
from stancebook.errors import DiskError, StudyError
from stancebook.gather import Gathered, gather
from stancebook.study import COLUMN_ROLES, SOURCE_COLUMNS, load_study

EXAMPLE = ("study.yml", "sources.csv", "codebook.yml", "raw/example.txt", "codings/README.md")
#: How many candidates for actors the new codebook lists, and how often a name must stand.
CANDIDATES, OFTEN = 40, 3
_GUESSED = re.compile(r"columns guessed: ([^;]+)")
_PAIR = re.compile(rf", (?=(?:{'|'.join(COLUMN_ROLES)})=)")


@dataclass(frozen=True)
class Made:
    """What a new study holds: its folder, files, documents that can be coded, what was set aside or passed over, and candidates (name, count)."""

    folder: Path
    files: int
    coded: int
    aside: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    candidates: tuple[tuple[str, int], ...] = ()


def new_study(folder: Path | str) -> Path:
    """Write the example study into a new or empty folder; raise StudyError where something is there already."""
    folder = Path(folder)
    _vacant(folder)
    example = resources.files("stancebook").joinpath("example")
    for name in EXAMPLE:
        tables.write_bytes(folder / name, example.joinpath(*name.split("/")).read_bytes())
    return folder


def study_from(folder: Path | str, path: Path | str) -> Made:
    """Make a study of a file or a folder of files: raw files copied byte by byte, their metadata listed, a codebook to fill in.

    All is made beside the folder and then moved into place, so that a fault leaves nothing behind.
    """
    folder, path = Path(folder), Path(path)
    _vacant(folder)
    gathered = gather(path)
    place, origin = folder.resolve(), path.resolve()
    if place == origin or place in origin.parents or (origin.is_dir() and origin in place.parents):
        raise StudyError(str(folder), f"and {path} lie inside each other", "name a new folder elsewhere")
    listed, said = listing.find(gathered.files, path) if path.is_dir() else (None, {})
    if listed:
        told = f"{listed.name} lists {len(said)} files: what it says went into sources.csv"
        gathered = Gathered(tuple(pair for pair in gathered.files if pair[0] != listed), (*gathered.passed, told))
    with _staging(folder) as staging:
        made = _fill(staging, gathered, said, title=re.sub(r"[-_]+", " ", folder.resolve().name).strip() or "My study", origin=path.resolve().name)
        shutil.rmtree(staging / "tables", ignore_errors=True)
    return Made(folder, made.files, made.coded, made.aside, gathered.passed, made.candidates)


def _vacant(folder: Path) -> None:
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise StudyError(str(folder), "is a link" if folder.is_symlink() else "is a file", "name a new folder")
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise StudyError(str(folder), "is not empty", "name a new folder; nothing was written")
    except OSError as error:
        raise DiskError(str(folder), f"cannot be read ({error.strerror})", "check its permissions") from error


@contextlib.contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Give a folder beside the new one, which becomes it at the end and vanishes where anything fails."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise DiskError(str(folder.parent), f"cannot be written ({error.strerror})", "give the folder write permission, or name another") from error
    try:
        yield staging
        os.chmod(staging, 0o755)
        if folder.is_dir():
            folder.rmdir()
        os.replace(staging, folder)
    except OSError as error:
        raise DiskError(str(folder), f"cannot be written ({error.strerror})", "free the disk or give the folder write permission") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _fill(staging: Path, gathered: Gathered, said: dict[str, dict[str, str]], *, title: str, origin: str) -> Made:
    from stancebook.coding.actors.candidates import candidates
    from stancebook.sources import clean_study
    from stancebook.sources.metadata import FIELDS
    from stancebook.sources.units import legible

    for file, name in gathered.files:
        (staging / "raw" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, staging / "raw" / name)
    _write_sources(staging, [{"file": name} | said.get(name, {}) for _, name in gathered.files])
    (staging / "study.yml").write_text("title: A study\n", "utf-8")
    cleaned = clean_study(load_study(staging))
    documents = cleaned.tables["documents"]
    coded = documents[documents["status"] == "coded"]
    found = candidates([document.clean for document in cleaned.documents], often=OFTEN if len(coded) > 1 else 2, most=CANDIDATES)
    single = coded[coded["part"] == ""].set_index("file")
    rows = [{"file": name} | said.get(name, {}) | ({key: legible(single.loc[name, key]) for key in FIELDS} if name in single.index else {}) for _, name in gathered.files]
    _write_sources(staging, rows)
    slug = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "my-study"
    _write(staging, "study.yml", title=_quoted(title), limit=_quoted(f"Made from {origin}; who selected these texts, and how, is not told yet."), dates=_dates(coded), columns=_columns(documents))
    _write(staging, "codebook.yml", id=slug, candidates=_listed(found))
    example = resources.files("stancebook").joinpath("example", "codings", "README.md").read_bytes()
    tables.write_bytes(staging / "codings" / "README.md", example)
    aside = documents[documents["status"] == "quarantined"]
    told = tuple(f"{row.file}{': ' + row.part if row.part else ''}: {row.reason}" for row in aside.itertuples())
    return Made(staging, len(gathered.files), len(coded), told, candidates=tuple((name.name, name.count) for name in found))


def _write(staging: Path, name: str, **values: str) -> None:
    """Write a file from its template; a line that becomes empty is left out."""
    template = resources.files("stancebook").joinpath("example", "from", name).read_text("utf-8")
    text = re.sub(r"(?m)^\n", "", Template(template).substitute(values))
    tables.write_bytes(staging / name, text.encode("utf-8"))


def _write_sources(staging: Path, rows: list[dict]) -> None:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, SOURCE_COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    tables.write_bytes(staging / "sources.csv", out.getvalue().encode("utf-8"))


def _quoted(text: str) -> str:
    """Return text as YAML takes it, whatever it holds."""
    return json.dumps(text, ensure_ascii=False)


def _dates(coded: pd.DataFrame) -> str:
    """Tell the first and the last date of the documents, as a comment with the keys that would limit them."""
    dates = sorted(date for date in coded["published"] if date)
    if not dates:
        return "# published_after: 2021-01-01\n# published_before: 2021-12-31"
    undated = len(coded) - len(dates)
    return f"# published_after: {dates[0]}    # the first date found\n# published_before: {dates[-1]}    # the last one; {undated} of {len(coded)} documents have none"


def _columns(documents: pd.DataFrame) -> str:
    """Tell which columns of tables were guessed, as a comment that can be corrected."""
    guesses = dict.fromkeys(match[1].strip() for match in map(_GUESSED.search, documents["reason"]) if match and "text=" in match[1])
    found = [[pair.partition("=") for pair in _PAIR.split(guess)] for guess in guesses]
    return "\n".join(f"# columns: {{{', '.join(f'{role}: {_quoted(name)}' for role, _, name in pairs)}}}    # guessed; correct it if it is wrong" for pairs in found)


def _listed(found: list) -> str:
    """Return the candidates as commented actors."""
    if not found:
        return "  # No capitalised name stands often in the texts."
    lines = ["  # The capitalised names that stand most often in the texts: take an actor's line out of the comment and add its other names.",
             "  # Not all are actors; places, persons and adjectives of an actor belong into its metonyms, people and aliases."]  # fmt: skip
    taken: set[str] = set()
    for name in found:
        slug = stem = re.sub(r"[^a-z0-9]+", "_", name.name.lower()).strip("_") or "actor"
        number = 2
        while slug in taken:
            slug, number = f"{stem}_{number}", number + 1
        taken.add(slug)
        documents = f"{name.documents} document{'s' if name.documents > 1 else ''}"
        lines.append(f"  # - {{id: {slug}, label: {_quoted(name.name)}, aliases: [{_quoted(name.name)}]}}  # {name.count} times in {documents}")
    return "\n".join(lines)
