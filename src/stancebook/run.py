"""Run a study: the four notebooks one after another, then the pages, which replace the earlier ones only when all is done."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import filelock

from stancebook import kernel, report, stopping, tables
from stancebook.coding.codebook import load_codebook
from stancebook.errors import DiskError, HeldError, InterruptedRun, StudyError
from stancebook.study import load_study

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Done:
    """What a run made: the folder of the pages or tables, and the files that were set aside."""

    folder: Path
    quarantined: tuple[str, ...] = ()


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a study for one run; raise HeldError where another run has it."""
    path = Path(folder) / ".stancebook-lock"
    lock = filelock.FileLock(path, timeout=0)
    try:
        lock.acquire()
    except filelock.Timeout as error:
        raise HeldError(str(folder), "another run holds this study", "wait until it is done, or stop it") from error
    except OSError as error:
        raise DiskError(str(path), f"cannot be written ({error.strerror})", "give the study folder write permission, or copy it") from error
    try:
        yield
    finally:
        lock.release()


def notebooks_folder() -> Path:
    """Return the folder of the four notebooks: inside an installed package, or the repository's."""
    inside = Path(__file__).parent / "notebooks"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "notebooks"


def report_folder(study_folder: Path | str) -> tuple[Path, bool]:
    """Return where the pages of a study go and whether it is one of the repository's `data/<name>`."""
    folder = Path(study_folder).resolve()
    root = folder.parent.parent
    if folder.parent.name == "data" and (root / "notebooks" / f"{report.PAGES[0].notebook}.ipynb").is_file():
        return root / "reports" / folder.name, True
    return folder / "report", False


def chosen(parameters: Mapping[str, object] | None) -> dict[str, dict[str, object]]:
    """Return the parameters of each notebook, checked by name and type; an unknown name raises StudyError."""
    wanted = dict(parameters or {})
    each: dict[str, dict[str, object]] = {}
    known: set[str] = set()
    for page in report.PAGES:
        defaults = kernel.declared(notebooks_folder() / f"{page.notebook}.ipynb")
        defaults.pop("study_folder", None)
        known |= set(defaults)
        each[page.notebook] = {name: kernel.typed(name, wanted[name], default) for name, default in defaults.items() if name in wanted}
    for name in sorted(set(wanted) - known):
        raise StudyError(f"parameter {name}", "no notebook declares it", f"use one of: {', '.join(sorted(known)) or '(none are declared)'}")
    return each


def make_report(study_folder: Path | str, *, parameters: Mapping[str, object] | None = None, progress: Progress | None = None) -> Done:
    """Execute the notebooks on a study and replace its report; an earlier report stays as it is if anything fails."""
    study = load_study(study_folder)
    load_codebook(study.codebook_file)
    each = chosen(parameters)
    target, listed = report_folder(study.folder)
    writable(target)
    with held(study.folder), _interruptible(study.folder):
        pages = dict(_pages(study, each, listed, progress or _silent))
        picture = report.first_figure(pages["index.html"])
        pages |= {"figure.svg": picture} if picture else {}
        stopping.check()
        replace(target, pages, report.marker(pages, title=study.title, question=study.question))
        if listed:
            tables.write_bytes(target.parent / "index.html", report.list_studies(target.parent))
        return Done(target, quarantined(study.tables))


def _pages(study, each: dict, listed: bool, progress: Progress) -> Iterator[tuple[str, bytes]]:
    paths = {page: notebooks_folder() / f"{page.notebook}.ipynb" for page in report.PAGES}
    total = sum(len(json.loads(path.read_text("utf-8"))["cells"]) + 2 for path in paths.values())
    done = 0
    with kernel.session(study.folder.resolve()) as execute:
        for page, path in paths.items():

            def on_cell(page=page) -> None:
                nonlocal done
                done += 1
                stopping.check()
                progress(done, total, page.name)

            progress(done, total, page.name)
            executed = execute(path, parameters={"study_folder": ".", **each[page.notebook]}, on_cell=on_cell)
            yield from report.render(executed, page=page, study=study.title, language=study.language, question=study.question, up=listed).items()
    progress(total, total, "done")


def writable(folder: Path) -> None:
    """Raise DiskError unless files can be made in a folder (which need not exist yet)."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise DiskError(str(folder), f"cannot be written ({error.strerror})", "give the folder write permission, or copy the study") from error


def replace(folder: Path, pages: Mapping[str, bytes], marker: bytes) -> None:
    """Replace the pages of a report: all are first written beside it, then renamed into place, the marker last."""
    try:
        staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            files = {**pages, report.MARKER: marker}
            for name, data in files.items():
                with open(staging / name, "wb") as stream:
                    stream.write(data)
                    stream.flush()
                    os.fsync(stream.fileno())
            for name in files:
                os.replace(staging / name, folder / name)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise DiskError(str(folder), f"cannot be written ({error.strerror})", "free the disk or give the folder write permission") from error


def quarantined(folder: Path) -> tuple[str, ...]:
    """Return the files that the last run of a study set aside; a document of a collection with its part behind a colon."""
    documents = tables.read(folder, "documents")
    aside = documents[documents["status"] == "quarantined"]
    return tuple(f"{row.file}: {row.part}" if row.part else row.file for row in aside.itertuples())


def make_tables(study_folder: Path | str, *, progress: Progress | None = None) -> Done:
    """Write all tables of a study without notebooks or pages."""
    from stancebook import checking, coding, findings, sources

    study = load_study(study_folder)
    load_codebook(study.codebook_file)
    steps = {
        "Sources": lambda: sources.clean_study(study).tables,
        "Coding": lambda: coding.code_study(study),
        "Checking": lambda: checking.check_study(study),
        "Findings": lambda: findings.find(study),
    }
    writable(study.tables)
    with held(study.folder), _interruptible(study.folder):
        for done, (name, step) in enumerate(steps.items()):
            (progress or _silent)(done, len(steps), name)
            stopping.check()
            tables.write_all(study.tables, step())
        (progress or _silent)(len(steps), len(steps), "done")
        return Done(study.tables, quarantined(study.tables))


@contextlib.contextmanager
def _interruptible(folder: Path) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt as error:
        raise InterruptedRun(str(folder), "the run was interrupted", "run the command again; an earlier report is unharmed") from error


def _silent(done: int, total: int, name: str) -> None:
    """Report nothing."""
