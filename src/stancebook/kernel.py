"""Run notebooks by papermill in a kernel of this very interpreter, isolated from the user's settings."""

from __future__ import annotations

import ast
import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync

from stancebook import errors

#: what makes a kernel give the same bytes again
ENVIRONMENT = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0", "MPLBACKEND": "agg", "TZ": "UTC", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}

#: cells with this tag do not show on a page
HIDDEN = "hidden"


class Kernel(AsyncKernelManager):
    """A kernel of the running interpreter over a private socket; its own IPython folder, no user profile."""

    home = ""

    @property
    def kernel_spec(self) -> KernelSpec:
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--HistoryManager.enabled=False"]
        return KernelSpec(argv=argv, display_name="stancebook", language="python", metadata={"debugger": False})

    async def start_kernel(self, **settings: object) -> None:
        environment = {**os.environ, **ENVIRONMENT, "IPYTHONDIR": str(Path(self.home) / "ipython"), **(settings.pop("env", None) or {})}
        if os.name == "posix":
            self.transport, self.ip = "ipc", str(Path(self.home) / "k")
        else:
            self.transport_encryption = "auto"
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        await super().start_kernel(**{**settings, **quiet, "env": environment})


def declared(notebook: Path) -> dict[str, object]:
    """Return name and default value of the parameters that a notebook declares."""
    import papermill

    found = papermill.inspect_notebook(str(notebook))
    values = {}
    for name, facts in found.items():
        try:
            values[name] = ast.literal_eval(str(facts["default"]))
        except (ValueError, SyntaxError) as error:
            raise errors.StudyError(notebook.name, f"the default of {name} is not a plain value", "give a number, text, true/false or list") from error
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
    raise errors.StudyError(f"parameter {name}", f"{value!r} is not of the type {type(default).__name__}", f"give a value like {default!r}")


@contextlib.contextmanager
def session(cwd: Path) -> Iterator[Callable[..., nbformat.NotebookNode]]:
    """Give a function that executes notebooks one after another in one warm kernel, each with an empty namespace.

    It takes (notebook, *, parameters, on_cell) and raises the StancebookError that a cell raised.
    """
    import papermill
    from nbclient.exceptions import DeadKernelError

    with tempfile.TemporaryDirectory(prefix="stancebook-", ignore_cleanup_errors=True) as home:
        manager = Kernel(kernel_name="python3")
        manager.home = home

        def execute(notebook: Path, *, parameters: Mapping[str, object], on_cell: Callable[[], None]) -> nbformat.NotebookNode:
            try:
                return papermill.execute_notebook(
                    _fresh(notebook), str(Path(home) / "out.ipynb"), parameters=dict(parameters), kernel_name="python3", language="python",
                    progress_bar=False, request_save_on_cell_execute=False, cwd=str(cwd), start_timeout=120,
                    km=manager, on_cell_complete=lambda **_: on_cell(),
                )  # fmt: skip
            except papermill.PapermillExecutionError as error:
                raise recovered(error.ename, error.evalue, place=notebook.name) or error from error
            except DeadKernelError as error:
                raise errors.InterruptedRun(notebook.name, "its kernel was stopped", "run the command again (look at the memory if it recurs)") from error

        try:
            yield execute
        finally:
            if manager.has_kernel:
                run_sync(manager.shutdown_kernel)(now=True)


def _fresh(path: Path) -> nbformat.NotebookNode:
    """Read a notebook and put a cell before it that empties the kernel's namespace; its tag keeps it off the page."""
    notebook = nbformat.read(path, as_version=4)
    cell = nbformat.v4.new_code_cell("%reset -f", metadata={"tags": [HIDDEN]})
    cell["id"] = "reset"
    notebook.cells.insert(0, cell)
    return notebook


def recovered(ename: str, evalue: str, *, place: str = "") -> errors.StancebookError | None:
    """Rebuild the error that a cell raised from its name and message; None where it is a bug.

    >>> recovered("StudyError", "study.yml, line 3: unknown key 'tite' → use only title").line
    3
    """
    if ename == "KeyboardInterrupt":
        return errors.InterruptedRun(place, "was interrupted", "run the command again")
    if ename in {"PermissionError", "OSError", "NotADirectoryError"}:
        return errors.DiskError(place, evalue, "free the disk or give the folder write permission")
    kind = getattr(errors, ename, None)
    if not (isinstance(kind, type) and issubclass(kind, errors.StancebookError)):
        return None
    found = re.fullmatch(r"(?s)(.*?)(?:, line (\d+))?: (.*) → (.*)", evalue)
    if not found:
        return kind(place, evalue, "see the message")
    where, line, problem, remedy = found.groups()
    return kind(where, problem, remedy, int(line) if line else None)
