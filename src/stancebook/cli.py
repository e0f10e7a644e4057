"""The command line: one verb a step, errors that name file, line and remedy, and the exit codes of the design."""

from __future__ import annotations

import logging
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from stancebook import stopping
from stancebook.errors import DiskError, StancebookError, StudyError

Folder = Annotated[Path, typer.Argument(help="The study folder, such as data/taliban-isk.", show_default=False)]

app = typer.Typer(
    help="Who takes which stance toward whom, according to whom: a study of news texts in which every number opens to its sentences.",
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
)  # fmt: skip


#: what the command line library returns for an interrupt that it caught itself
INTERRUPTED_BY_PARSER = 130


def main() -> None:
    """Run the command line; expected errors become one line on stderr and their exit code."""
    stopping.listen()
    logging.getLogger().addHandler(logging.NullHandler())  # what libraries log of a stopped kernel is not for the reader
    try:
        code = app(standalone_mode=False)
    except SystemExit:
        raise
    except BaseException as error:
        _fail(*_told(error))
    else:
        if code == INTERRUPTED_BY_PARSER:
            _fail(*_told(KeyboardInterrupt()))
        sys.exit(code if isinstance(code, int) else 0)


def _told(error: BaseException) -> tuple[str, int]:
    """Return what to tell of an error and the exit code; whatever breaks after a wish to stop is the interrupt."""
    if stopping.asked() or isinstance(error, KeyboardInterrupt) or type(error).__name__ == "Abort":
        return "stancebook: was interrupted → run the command again; an earlier report is unharmed", 5
    if isinstance(error, StancebookError):
        return str(error), error.exit_code
    if isinstance(error, OSError):
        return str(DiskError(error.filename or "stancebook", error.strerror or str(error), "check disk space and permissions")), 6
    if hasattr(error, "format_message"):  # wrong usage, told by the parser
        return f"stancebook: {error.format_message()} → see `stancebook --help`", 2
    traceback.print_exception(error)
    return "stancebook: this is a bug → please report it with the lines above", 1


def _fail(message: str, code: int) -> None:
    sys.stderr.write(message.rstrip("\n") + "\n")
    sys.exit(code)


def _say(text: str) -> None:
    typer.echo(text)


@contextmanager
def _bar() -> Iterator[object]:
    """Give a progress function that draws on stderr where a person looks, and is silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda done, total, name: None
        return
    columns = TextColumn("{task.description:10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("starting", total=None)
        yield lambda done, total, name: progress.update(task, completed=done, total=total, description=name)


#: Documents set aside that are named on the screen; the table names all.
MOST_NAMES = 20


def _finish(done) -> None:
    _say(str(done.folder))
    for remark in done.remarks:
        sys.stderr.write(f"{remark}\n")
    if done.quarantined:
        more = len(done.quarantined) - MOST_NAMES
        names = [*done.quarantined[:MOST_NAMES], *([f"and {more} more"] if more > 0 else [])]
        sys.stderr.write(f"{len(done.quarantined)} set aside: {', '.join(names)} → the reasons stand in tables/documents.csv\n")
        raise typer.Exit(3)


@app.callback(invoke_without_command=True)
def _main(show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False) -> None:
    if show_version:
        _say(f"stancebook {version('stancebook')}")
        raise typer.Exit


@app.command()
def new(
    folder: Folder,
    origin: Annotated[Path | None, typer.Option("--from", help="A file or a folder of texts to make the study of.", show_default=False)] = None,
) -> None:
    """Write a new study: an example that runs, or a study made from files."""
    from stancebook.new import new_study, study_from

    if origin is None:
        _say(f"{new_study(folder)}\nNext: put texts into raw/, list them in sources.csv, then run `stancebook report {folder}`.")
        return
    made = study_from(folder, origin)
    _say(f"{made.folder}\n{made.files} {_plural('file', made.files)}, {made.coded} {_plural('document', made.coded)} to code")
    for what, names in (("passed over", made.passed), ("set aside", made.aside)):
        if names:
            more = f" … and {len(names) - 10} more" if len(names) > 10 else ""
            sys.stderr.write(f"{len(names)} {what}: {'; '.join(names[:10])}{more}\n")
    if made.candidates:
        _say(f"Names that stand most often: {', '.join(f'{name} ({count})' for name, count in made.candidates[:12])}")
    _say(f"Next: name your actors in {made.folder / 'codebook.yml'}, then run `stancebook report {folder}`.")


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


@app.command()
def check(folder: Folder) -> None:
    """Check the study, its sources and its codebook; warnings are printed, errors end with 2."""
    from stancebook.coding.codebook import load_codebook
    from stancebook.study import load_study

    study = load_study(folder)
    load_codebook(study.codebook_file)
    from stancebook.coding.lint import lint

    findings = lint(study)
    for finding in findings:
        _say(str(finding))
    count = Counter(finding.severity for finding in findings)
    wrong = count["error"]
    _say(f"{len(study.sources)} sources, {wrong} errors, {count['warning']} warnings, {count['note']} notes")
    if wrong:
        raise typer.Exit(2)


@app.command()
def code(folder: Folder) -> None:
    """Write the tables only: no notebooks, no pages."""
    from stancebook.run import make_tables

    with _bar() as progress:
        done = make_tables(folder, progress=progress)
    _finish(done)


@app.command()
def report(
    folder: Folder,
    parameter: Annotated[list[str] | None, typer.Option("--parameter", "-p", help="NAME=VALUE of a notebook's parameter.")] = None,
    run: Annotated[str, typer.Option("--run", help="Name of a run with parameters of its own; otherwise made of them.")] = "",
    fresh: Annotated[bool, typer.Option("--fresh", help="Make every step again, also those that have not changed.")] = False,
) -> None:
    """Run the four notebooks and write the pages; with parameters, into a folder of their own below runs/."""
    parameters: dict[str, object] = {"run": run} if run else {}
    for given in parameter or []:
        name, equals, value = given.partition("=")
        if not equals or not name.isidentifier():
            raise StudyError(f"--parameter {given}", "is not NAME=VALUE", "write for example --parameter minimum=3")
        parameters[name] = value
    from stancebook.run import make_report

    with _bar() as progress:
        done = make_report(folder, parameters=parameters, progress=progress, fresh=fresh)
    _finish(done)


@app.command()
def compare(
    folder: Folder,
    first: Annotated[str, typer.Argument(help="A run of the study; `main` is the one without parameters.")],
    second: Annotated[str, typer.Argument(help="Another run, made before by `report --parameter` (and named by `--run`).")],
) -> None:
    """Write a page of what differs between two runs of a study."""
    from stancebook.run import make_comparison

    _finish(make_comparison(folder, first, second))


@app.command()
def sheet(
    folder: Folder,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Where to write it; otherwise sheet.csv in the study folder.")] = None,
    document: Annotated[list[str] | None, typer.Option("--document", help="Only this document (may be repeated).")] = None,
) -> None:
    """Write a coding sheet for a person."""
    from stancebook import checking
    from stancebook.study import load_study

    _say(str(checking.make_sheet(load_study(folder), out or Path(folder) / "sheet.csv", documents=document or None)))


@app.command("import")
def import_(folder: Folder, file: Path, coder: Annotated[str, typer.Option("--coder", help="Who coded: letters, digits, - and _.")]) -> None:
    """Add a filled-in coding sheet to codings/."""
    from stancebook import checking
    from stancebook.run import held
    from stancebook.study import load_study

    study = load_study(folder)
    with held(study.folder):
        _say(str(checking.import_sheet(study, file, coder)))


@app.command()
def export(
    folder: Folder,
    to: Annotated[str, typer.Option("--to", help="The format: csv, xlsx, graphml, gexf, jsonld, plover, svg or png.")] = "csv",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A folder; otherwise export/ in the study folder.")] = None,
) -> None:
    """Write the tables for other programs (csv comes with its description as a Frictionless data package)."""
    from stancebook import export
    from stancebook.study import load_study

    _say(str(export.export(load_study(folder), to, out)))


@app.command()
def doctor() -> None:
    """Tell whether everything is installed and ready to work offline."""
    from stancebook.doctor import examine

    wrong = 0
    for name, well, told in examine():
        wrong += not well
        _say(f"{'ok   ' if well else 'WRONG'} {name}: {told}")
    if wrong:
        raise typer.Exit(2)


if __name__ == "__main__":
    main()
