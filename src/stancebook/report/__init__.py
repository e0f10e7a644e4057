"""Turn executed notebooks into the pages of a report, and the reports into one list."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
MARKER = "report.json"

#: cells with this tag do not show on a page
HIDDEN = "hidden"


@dataclass(frozen=True)
class Page:
    """One notebook and the page it becomes."""

    notebook: str
    page: str
    name: str
    #: tag of a notebook's cells → the further page and name that they get
    parts: tuple[tuple[str, str, str], ...] = ()


#: in the order in which they run
PAGES = (
    Page("1-clean-sources", "sources.html", "Sources"),
    Page("2-code-stances", "coding.html", "Coding"),
    Page("3-check-coding", "checking.html", "Checking"),
    Page("4-show-findings", "index.html", "Findings", (("evidence", "evidence.html", "Evidence"), ("texts", "texts.html", "Texts"), ("method", "method.html", "Method"))),
)

#: the page of two runs compared
COMPARISON = Page("compare-runs", "index.html", "Comparison")


def settle(notebook: NotebookNode) -> NotebookNode:
    """Return an executed notebook without all that differs from run to run: times, counters, random ids, warnings."""
    import nbformat

    notebook = copy.deepcopy(notebook)
    language = notebook.metadata.get("language_info", {})
    notebook.metadata = nbformat.from_dict({"language_info": {key: language[key] for key in ("name", "pygments_lexer") if key in language}})
    notebook.cells = [cell for cell in notebook.cells if HIDDEN not in cell.metadata.get("tags", [])]
    for number, cell in enumerate(notebook.cells):
        cell.id = f"cell-{number:03d}"
        cell.metadata = nbformat.from_dict({"tags": cell.metadata.get("tags", [])})
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [output for output in cell.outputs if output.output_type in ("display_data", "execute_result")]
            for output in cell.outputs:
                output.metadata = nbformat.from_dict({})
                if output.output_type == "execute_result":
                    output.execution_count = None
    return notebook


def render(notebook: NotebookNode, *, page: Page, study: str, language: str = "en", question: str = "", up: str = "") -> dict[str, bytes]:
    """Return the HTML pages of an executed notebook by name; `up` leads to the folder with the list of studies, empty where there is none.

    The page of the findings has the study's `question` as its title. Findings, evidence and texts carry the one script
    (`browse.js`), which the policy of these pages names by its hash.
    """
    from nbconvert import HTMLExporter

    from stancebook.report.parts import joined, split

    exporter = HTMLExporter(template_name="page", extra_template_basedirs=[str(resources.files("stancebook.report"))], anchor_link_text="¶")
    names = {"": (page.page, page.name)} | {tag: (file, name) for tag, file, name in page.parts}
    script = read("browse.js")
    texts = {}
    for tag, cells in split(settle(notebook), tuple(names)[1:]).items():
        file, name = names[tag]
        facts = {"language": language, "css": read("page.css"), "name": name, "study": study, "links": _links(page, file, up)}
        facts |= {"policy": policy(script), "script": script} if page.parts else {"policy": POLICY, "script": ""}
        text, _ = exporter.from_notebook_node(cells, resources={"page": facts})
        texts[file] = with_contents(text if tag or not (question and page.parts) else with_title(text, question))
    return {file: text.encode("utf-8") for file, text in joined(texts).items()}


def policy(script: str) -> str:
    """Return the Content-Security-Policy of a page that may run exactly one script."""
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return POLICY.replace("; img-src", f"; script-src 'sha256-{digest}'; img-src")


def _links(page: Page, here: str, up: str) -> list[dict]:
    findings = PAGES[-1]
    if page is COMPARISON:
        back = [{"href": "../../index.html", "name": "Findings", "here": False}, {"href": here, "name": page.name, "here": True}]
        return [*back, *([{"href": f"{up}index.html", "name": "All studies", "here": False}] if up else [])]
    order = [(findings.page, findings.name), *((file, name) for _, file, name in findings.parts), *((page.page, page.name) for page in PAGES[:-1])]
    links = [{"href": file, "name": name, "here": file == here} for file, name in order]
    return [*links, {"href": f"{up}index.html", "name": "All studies", "here": False}] if up else links


def with_title(text: str, title: str) -> str:
    """Put another title into the first heading of a page, and drop the paragraph that says the same."""
    from stancebook.show import escape

    text = re.sub(r'<p class="question">.*?</p>\n?', "", text, count=1, flags=re.DOTALL)
    return re.sub(r"(<h1[^>]*>).*?(?=<a class=\"anchor-link\"|</h1>)", lambda found: found[1] + escape(title), text, count=1, flags=re.DOTALL)


def with_contents(text: str) -> str:
    """Put a contents list of the second-level headings below the opening of the page."""
    heads = re.findall(r'<h2[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', text, flags=re.DOTALL)
    items = []
    for anchor, inner in heads:
        label = re.sub(r'<a class="anchor-link".*?</a>', "", inner, flags=re.DOTALL)
        items.append(f'<li><a href="#{anchor}">{re.sub("<[^>]+>", "", label).strip()}</a></li>')
    contents = f'<nav class="contents" aria-label="Contents of this page"><ol>\n{"".join(items)}\n</ol></nav>' if items else ""
    first = text.find("<h2")
    at = text.rfind("<section", 0, first) if first >= 0 else -1
    return text[:at] + contents + text[at:] if at >= 0 else text


def first_figure(page: bytes) -> bytes | None:
    """Return the first SVG figure of a page as a file of its own, for a README or a slide."""
    found = re.search(rb'<img [^>]*src="data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)"', page)
    return base64.b64decode(found[1]) if found else None


def marker(pages: dict[str, bytes], *, title: str, question: str) -> bytes:
    """Return the completion marker, written last: what the report is of and the SHA-256 of each page."""
    facts = {"title": title, "question": question, "pages": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(pages.items())}}
    return (json.dumps(facts, indent=1, ensure_ascii=False) + "\n").encode("utf-8")


def is_complete(folder: Path) -> bool:
    """Tell whether the pages of a report folder are those that its marker names."""
    try:
        pages = json.loads((folder / MARKER).read_text("utf-8"))["pages"]
        return all(hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest for name, digest in pages.items())
    except (OSError, ValueError, KeyError):
        return False


def list_studies(reports: Path) -> bytes:
    """Return the page that lists every complete report of a `reports/` folder."""
    from stancebook.show import escape

    items = []
    for path in sorted(reports.glob(f"*/{MARKER}")):
        facts = json.loads(path.read_text("utf-8"))
        name = path.parent.name
        items.append(f'<li><a href="{escape(name)}/index.html">{escape(facts["title"])}</a><br>{escape(facts["question"])}</li>')
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n'
        f'<title>Studies · stancebook</title>\n<link rel="icon" href="data:,">\n<style>\n{read("page.css")}</style>\n</head>\n<body>\n<main>\n'
        "<h1>Who takes which stance toward whom, according to whom?</h1>\n<p>One report a study.</p>\n"
        f"<ul>\n{chr(10).join(items)}\n</ul>\n</main>\n</body>\n</html>\n"
    ).encode()


def read(name: str) -> str:
    """Return a file of this package as text."""
    return resources.files("stancebook.report").joinpath(name).read_text("utf-8")
