"""Run notebooks by papermill in a kernel of this very interpreter, isolated from the user's settings."""

from __future__ import annotations

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
from stancebook.report import HIDDEN

#: what makes a kernel give the same bytes again
ENVIRONMENT = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "0", "MPLBACKEND": "agg", "TZ": "UTC", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


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
