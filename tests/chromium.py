"""What the tests of pages share: Chromium, the findings of a study without a kernel, and a server that counts who asks it."""

from __future__ import annotations

import ast
import contextlib
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import nbformat
import pytest

from stancebook import report, run
from stancebook.study import load_study

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
REQUIRED = os.environ.get("STANCEBOOK_BROWSER") == "required"


@contextlib.contextmanager
def launched() -> Iterator[object]:
    """Give a Chromium, or skip the test where there is none."""
    if not Path(CHROMIUM).exists():
        if REQUIRED:
            pytest.fail("STANCEBOOK_BROWSER=required, but no chromium was found")
        pytest.skip("no chromium was found")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@contextlib.contextmanager
def witness() -> Iterator[tuple[int, list[str]]]:
    """Give the port of a server on this machine and the list of what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port, asked
        server.shutdown()
        thread.join()


def write_findings(folder: Path) -> Path:
    """Write the pages of the last notebook on a study whose tables are made, its cells run here instead of in a kernel."""
    study, page = load_study(folder), report.PAGES[-1]
    notebook = nbformat.read(run.notebooks_folder() / f"{page.notebook}.ipynb", as_version=4)
    names: dict[str, object] = {}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        code = ast.parse(cell.source)
        last = ast.Expression(code.body.pop().value) if isinstance(code.body[-1], ast.Expr) else None
        exec(compile(code, cell.id, "exec"), names)
        if "parameters" in cell.metadata.get("tags", []):
            names["study_folder"] = str(folder)
        if last is not None:
            shown = eval(compile(last, cell.id, "eval"), names)
            cell.outputs = [nbformat.v4.new_output("execute_result", data={"text/html": str(shown)})]
    (folder / "report").mkdir(exist_ok=True)
    for name, data in report.render(notebook, page=page, study=study.title, question=study.question).items():
        (folder / "report" / name).write_bytes(data)
    return folder / "report"
