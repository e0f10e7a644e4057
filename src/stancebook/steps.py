"""Tell whether a step of a run must be made again: its inputs, its code and its parameters are kept as one key beside what it wrote."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

import joblib

from stancebook import tables
from stancebook.study import Study

#: the folder in a study that remembers finished steps; it may be deleted at any time
FOLDER = ".stancebook-steps"


@dataclass(frozen=True)
class Step:
    """A step of a run: the files of the study that it reads beside earlier steps' tables, and the tables that it writes."""

    notebook: str
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    folders: tuple[str, ...] = field(default=())


#: in the order in which they run
STEPS = (
    Step("1-clean-sources", ("study.yml", "sources.csv", "raw"), ("documents", "lines", "repairs", "reuse"), ("text",)),
    Step("2-code-stances", ("study.yml", "sources.csv", "raw", "codebook.yml"), ("mentions", "quotes", "statements", "uncoded")),
    Step(
        "3-check-coding",
        ("study.yml", "sources.csv", "raw", "codebook.yml", "codings"),
        ("codings", "agreement", "validation", "disagreements", "errors"),
    ),
    Step("4-show-findings", ("study.yml", "sources.csv", "raw", "codebook.yml", "codings"), ("dyads", "timeline", "outlets", "speakers", "triads", "issues")),
)


def written_by(step: Step, study: Study, run: str = "") -> list[Path]:
    """Return the files that a finished step has written; the last step of a named run writes into `tables/runs/<run>/`."""
    folder = study.tables / "runs" / run if run and step is STEPS[-1] else study.tables
    inside = [path for name in step.folders for path in (folder / name).rglob("*")]
    return sorted(path for path in [*(folder / f"{name}.csv" for name in step.writes), *inside] if path.is_file())


def key(step: Step, study: Study, *, notebook: Path, parameters: Mapping[str, object]) -> str:
    """Return the content key of a step: equal keys mean equal pages and tables.

    It covers the files that the step reads, the tables of the steps before it, the notebook, the package's code and data, the versions of
    Python and of the libraries, and the parameters; hashed by joblib.
    """
    earlier = [path for before in STEPS[: STEPS.index(step)] for path in written_by(before, study)]
    inputs = [path for name in step.reads for path in _files(study.folder / name)]
    files = {path.relative_to(study.folder).as_posix(): _digest(path) for path in sorted({*inputs, *earlier})}
    return joblib.hash([step.notebook, sorted(files.items()), _digest(notebook), _code(), sorted(parameters.items())], hash_name="sha1")


@dataclass(frozen=True)
class Memory:
    """What a study remembers of one step with one set of parameters: a folder with its pages and `step.json`."""

    folder: Path

    def recall(self, wanted: str, outputs: list[Path]) -> dict[str, bytes] | None:
        """Return the pages of the finished step if its key is the wanted one and all that it wrote still stands there; otherwise None."""
        try:
            facts = json.loads((self.folder / "step.json").read_text("utf-8"))
            pages = {name: (self.folder / name).read_bytes() for name in facts["pages"]}
        except (OSError, ValueError, TypeError, KeyError):
            return None
        known = {"key": wanted, "pages": _digests(pages), "wrote": _state(outputs)}
        return pages if facts == known else None

    def keep(self, made: str, outputs: list[Path], pages: Mapping[str, bytes]) -> None:
        """Remember a finished step; its key is written last."""
        for name, page in pages.items():
            tables.write_bytes(self.folder / name, page)
        facts = {"key": made, "pages": _digests(pages), "wrote": _state(outputs)}
        tables.write_bytes(self.folder / "step.json", json.dumps(facts).encode("utf-8"))


def memory(study: Study, step: Step, parameters: Mapping[str, object]) -> Memory:
    """Return the memory of a step for one set of parameters."""
    kind = joblib.hash(sorted(parameters.items()), hash_name="sha1")[:10]
    return Memory(study.folder.resolve() / FOLDER / f"{step.notebook}-{kind}")


class Documents:
    """What a study remembers document by document: called with a document it returns the rows made of it, made anew only where something has changed.

    `kind` names the memory, `depends_on` is what the rows depend on beside the document and the code. Rows are kept as JSON, one file a document.
    """

    def __init__(self, study: Study, kind: str, *, depends_on: object):
        self.folder = study.folder.resolve() / FOLDER / kind
        self.depends_on = joblib.hash([depends_on, _code()], hash_name="sha1")
        self.used: set[str] = set()

    def __call__(self, document: object, make: Callable[[], dict]) -> dict:
        name = joblib.hash([document, self.depends_on], hash_name="sha1") + ".json"
        self.used.add(name)
        try:
            return json.loads((self.folder / name).read_text("utf-8"))
        except (OSError, ValueError):
            told = json.dumps(make())
            self._keep(name, told)
            return json.loads(told)

    def _keep(self, name: str, told: str) -> None:
        """Write one file without waiting for the disk: a torn one is no JSON, and is made again."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            unfinished = self.folder / f".{name}.{os.getpid()}"
            unfinished.write_text(told, "utf-8")
            os.replace(unfinished, self.folder / name)

    def forget_others(self) -> None:
        """Remove what this run has not used."""
        for path in self.folder.glob("*.json"):
            if path.name not in self.used:
                path.unlink(missing_ok=True)


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from (found for found in path.rglob("*") if found.is_file())
    elif path.is_file():
        yield path


def _digests(pages: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(page).hexdigest() for name, page in pages.items()}


def _state(paths: list[Path]) -> str:
    return joblib.hash(sorted((path.parent.name, path.name, _digest(path)) for path in paths), hash_name="sha1")


def _digest(path: Path) -> str:
    with contextlib.suppress(OSError), open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
    return "unreadable"


@cache
def _code() -> str:
    """Return a hash of the package's files and of the versions under it."""
    home = Path(__file__).parent
    files = [path for path in sorted(home.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    names = sorted({re.match(r"[\w.-]+", line)[0].lower() for line in metadata.requires("stancebook") or [] if "extra ==" not in line})
    versions = [(name, metadata.version(name)) for name in names]
    return joblib.hash([platform.python_version(), versions, [(path.relative_to(home).as_posix(), _digest(path)) for path in files]], hash_name="sha1")
