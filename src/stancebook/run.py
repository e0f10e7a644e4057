"""Run a study: the four notebooks one after another, then the pages, which replace the earlier ones only when all is done.

A step whose inputs, code and parameters are those of an earlier run is not made again. A run with parameters of its own is a *named run*: its
pages go to `runs/<name>/` below the study's report, and its findings to `tables/runs/<name>/`.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import filelock

from stancebook import parameters as notebook_parameters
from stancebook import report, steps, stopping, tables
from stancebook.coding.codebook import load_codebook
from stancebook.errors import DiskError, HeldError, InterruptedRun, StudyError
from stancebook.study import Study, load_study

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Done:
    """What a run made: the folder of the pages or tables, and the files that were set aside."""

    folder: Path
    quarantined: tuple[str, ...] = ()
    #: what the reader of the tables should know at once
    remarks: tuple[str, ...] = ()


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
    """Return the parameters of each notebook that differ from its defaults, checked by name and type; an unknown name raises StudyError."""
    wanted = dict(parameters or {})
    each: dict[str, dict[str, object]] = {}
    known: set[str] = set()
    for page in report.PAGES:
        defaults = notebook_parameters.declared(notebooks_folder() / f"{page.notebook}.ipynb")
        defaults.pop("study_folder", None)
        known |= set(defaults)
        given = {name: notebook_parameters.typed(name, wanted[name], default) for name, default in defaults.items() if name in wanted}
        each[page.notebook] = {name: value for name, value in given.items() if value != defaults[name]}
    for name in sorted(set(wanted) - known):
        raise StudyError(f"parameter {name}", "no notebook declares it", f"use one of: {', '.join(sorted(known)) or '(none are declared)'}")
    return each


def run_name(each: Mapping[str, Mapping[str, object]]) -> str:
    """Return the name of the run with these parameters: the one given, or one made of them; empty for a study's main run.

    >>> run_name({"4": {"published_after": "2024-01-01", "modalities": "actual"}})
    'modalities-actual-published_after-2024-01-01'
    """
    values = {name: value for given in each.values() for name, value in given.items()}
    name = str(values.pop("run", ""))
    if not name and values:
        name = "-".join(f"{key}-{value}" for key, value in sorted(values.items()))
        name = re.sub(r"[^A-Za-z0-9._]+", "-", name).strip("-.")[:80]
    if name and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", name):
        raise StudyError(f"run {name!r}", "is not a name for a folder", "use letters, digits, dot, hyphen and underscore, 80 at most")
    return name


def make_report(study_folder: Path | str, *, parameters: Mapping[str, object] | None = None, progress: Progress | None = None, fresh: bool = False) -> Done:
    """Execute the notebooks on a study and replace its report; an earlier report stays as it is if anything fails.

    Steps that have not changed are taken from the last run unless `fresh`.
    """
    study = load_study(study_folder)
    load_codebook(study.codebook_file)
    each = chosen(parameters)
    run = run_name(each)
    if run:
        each[report.PAGES[-1].notebook]["run"] = run
    target, listed = report_folder(study.folder)
    up = "../" * (1 + 2 * bool(run)) if listed else ""
    target = target / "runs" / run if run else target
    writable(target)
    with held(study.folder), _interruptible(study.folder):
        pages = dict(_pages(study, each, progress or _silent, run=run, up=up, fresh=fresh))
        picture = report.first_figure(pages["index.html"])
        pages |= {"figure.svg": picture} if picture else {}
        stopping.check()
        replace(target, pages, report.marker(pages, title=study.title, question=study.question))
        if listed and not run:
            tables.write_bytes(target.parent / "index.html", report.list_studies(target.parent))
        return Done(target, quarantined(study.tables), remarks(study))


def _pages(study: Study, each: dict, progress: Progress, *, run: str, up: str, fresh: bool) -> Iterator[tuple[str, bytes]]:
    paths = {page: notebooks_folder() / f"{page.notebook}.ipynb" for page in report.PAGES}
    sizes = {page: len(json.loads(path.read_text("utf-8"))["cells"]) + 2 for page, path in paths.items()}
    total, done = sum(sizes.values()), 0
    with contextlib.ExitStack() as stack:
        execute = None
        for step, (page, path) in zip(steps.STEPS, paths.items(), strict=True):

            def on_cell(page=page) -> None:
                nonlocal done
                done += 1
                stopping.check()
                progress(done, total, page.name)

            progress(done, total, page.name)
            known = steps.memory(study, step, {**each[page.notebook], "up": up})
            key = steps.key(step, study, notebook=path, parameters={**each[page.notebook], "up": up})
            pages = None if fresh else known.recall(key, steps.written_by(step, study, run))
            if pages is None:
                execute = execute or _kernel(stack, study.folder)
                executed = execute(path, parameters={"study_folder": ".", **each[page.notebook]}, on_cell=on_cell)
                pages = report.render(executed, page=page, study=study.title, language=study.language, question=study.question, up=up)
                known.keep(key, steps.written_by(step, study, run), pages)
            done = sum(sizes[other] for other in list(paths)[: list(paths).index(page) + 1])
            yield from pages.items()
    progress(total, total, "done")


def _kernel(stack: contextlib.ExitStack, folder: Path) -> Callable:
    from stancebook import kernel

    return stack.enter_context(kernel.session(folder.resolve()))


def make_comparison(study_folder: Path | str, first: str, second: str) -> Done:
    """Write the page that compares two named runs of a study (`main` is the one without parameters) and return its folder."""
    from stancebook.findings.runs import filters_of

    study = load_study(study_folder)
    for name in (first, second):
        filters_of(study, name)
    target, listed = report_folder(study.folder)
    target = target / "runs" / f"compare-{first}-{second}"
    writable(target)
    with held(study.folder), _interruptible(study.folder), contextlib.ExitStack() as stack:
        path = notebooks_folder() / f"{report.COMPARISON.notebook}.ipynb"
        parameters = {"study_folder": ".", "first": first, "second": second}
        executed = _kernel(stack, study.folder)(path, parameters=parameters, on_cell=stopping.check)
        up = "../../../" if listed else ""
        pages = report.render(executed, page=report.COMPARISON, study=study.title, language=study.language, up=up)
        replace(target, pages, report.marker(pages, title=study.title, question=study.question))
    return Done(target)


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


def remarks(study: Study) -> tuple[str, ...]:
    """Say it where no actor of the codebook is named in the texts: every table that follows is then empty."""
    if len(tables.read(study.tables, "mentions")) or not len(tables.read(study.tables, "documents")):
        return ()
    return (f"{study.codebook_file}: none of its actors is named in the texts → add actors with the names that the texts use; `stancebook check {study.folder}` lists frequent ones",)


def make_tables(study_folder: Path | str, *, progress: Progress | None = None) -> Done:
    """Write all tables of a study without notebooks or pages."""
    from stancebook import checking, coding, findings, sources

    study = load_study(study_folder)
    load_codebook(study.codebook_file)
    steps = {
        "Sources": lambda: tables.write_all(study.tables, sources.clean_study(study).tables),
        "Coding": lambda: coding.write_coding(study),
        "Checking": lambda: tables.write_all(study.tables, checking.check_study(study)),
        "Findings": lambda: tables.write_all(study.tables, findings.find(study)),
    }
    writable(study.tables)
    with held(study.folder), _interruptible(study.folder):
        for done, (name, step) in enumerate(steps.items()):
            (progress or _silent)(done, len(steps), name)
            stopping.check()
            step()
        (progress or _silent)(len(steps), len(steps), "done")
        return Done(study.tables, quarantined(study.tables), remarks(study))


@contextlib.contextmanager
def _interruptible(folder: Path) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt as error:
        raise InterruptedRun(str(folder), "the run was interrupted", "run the command again; an earlier report is unharmed") from error


def _silent(done: int, total: int, name: str) -> None:
    """Report nothing."""
