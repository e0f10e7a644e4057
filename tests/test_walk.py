"""Walk through the findings: every number opens that many sentences, every sentence is in its raw text, every link leads somewhere."""

import hashlib
import html
import re
import shutil
import sys
from pathlib import Path

import lxml.html
import pytest

from chromium import launched, write_findings
from stancebook import run, show, tables
from stancebook.sources import load_documents
from stancebook.study import load_study

ROOT = Path(__file__).parents[1]
STUDIES = {"fisheries": ROOT / "tests" / "studies" / "fisheries", "taliban-isk": ROOT / "data" / "taliban-isk"}
PARTS = ("index.html", "evidence.html", "texts.html", "method.html")
OTHERS = ("sources.html", "coding.html", "checking.html")
NUMBER = re.compile(r"(?:^|n )([\d,]+)(?: statements?| may| not| sentences?)?$")


@pytest.fixture(scope="module", params=STUDIES)
def study(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("walk") / request.param
    shutil.copytree(STUDIES[request.param], folder, ignore=shutil.ignore_patterns("tables", "report", ".stancebook*"))
    run.make_tables(folder)
    write_findings(folder)
    return folder


@pytest.fixture(scope="module")
def pages(study):
    return {name: lxml.html.fromstring((study / "report" / name).read_bytes()) for name in PARTS}


@pytest.fixture(scope="module")
def browser():
    with launched() as chromium:
        yield chromium


def place(pages, here: str, address: str):
    """Return what an address on a page leads to."""
    name, _, anchor = address.partition("#")
    return pages[name or here].get_element_by_id(anchor)


def test_answer_then_limits_then_figures_and_how_it_was_made_last(pages):
    page = pages["index.html"]
    heads = [head.text_content().strip("¶ ") for head in page.xpath("//main//h2")]
    assert heads[0] == "Limits" and heads[-1] == "How this page was made"
    answer, limits, picture = (page.xpath(path)[0] for path in ("//*[@id='answer']", "//h2", "//img"))
    order = list(page.iter())
    assert order.index(page.xpath("//h1")[0]) < order.index(answer) < order.index(limits) < order.index(picture)
    assert not page.xpath("//details[contains(@class, 'source')]/following::*[@id='answer']")


def test_the_method_names_inputs_versions_and_the_command(study, pages):
    text = pages["method.html"].text_content()
    documents = tables.read(study / "tables", "documents")
    assert all(digest in text for digest in documents["raw_sha256"]) and hashlib.sha256((study / "codebook.yml").read_bytes()).hexdigest() in text
    assert "stancebook report ." in text and "@misc{" in text and f"Python {sys.version.split()[0]}" in text and str(study) not in text


def test_every_link_leads_somewhere(pages):
    for here, page in pages.items():
        for address in page.xpath("//a[not(@download)]/@href"):
            assert address in OTHERS or address in PARTS or place(pages, here, address) is not None, address


def test_every_number_opens_that_many_sentences(pages):
    links = [link for link in pages["index.html"].xpath("//main//a[contains(@href, '#') and not(@data-view)]") if NUMBER.search(link.text_content())]
    assert len(links) > 10
    for link in links:
        expected = int(NUMBER.search(link.text_content())[1].replace(",", ""))
        assert len(place(pages, "index.html", link.get("href")).xpath(".//li[starts-with(@id, 'statement-')]")) == expected, link.get("href")


def test_every_number_that_asks_for_a_view_opens_that_many_sentences(study, pages, browser):
    links = [(link.get("data-view"), NUMBER.search(link.text_content())) for link in pages["index.html"].xpath("//a[@data-view]")]
    views = {view: int(found[1].replace(",", "")) for view, found in links if found}
    page = browser.new_page()
    page.goto((study / "report" / "evidence.html").as_uri() + "#?actor=nobody")
    told = page.evaluate(
        """async views => { const told = {}; for (const view of views) { location.hash = view;
           await new Promise(done => addEventListener('hashchange', () => setTimeout(done), {once: true}));
           told[view] = document.querySelector('output').textContent } return told }""",
        sorted(views),
    )
    page.close()
    assert views and {view: int(words.split(" of ")[0].replace(",", "")) for view, words in told.items()} == views


def test_every_sentence_is_in_the_raw_text_at_its_offsets(study, pages):
    raws = {document.document_id: document.raw for document in load_documents(load_study(study))}
    rows = {row["statement_id"]: row for row in tables.read(study / "tables", "statements").to_dict("records")}
    items = pages["evidence.html"].xpath("//li[starts-with(@id, 'statement-')]")
    assert len(items) == len(rows)
    for item in items:
        row = rows[item.get("id").removeprefix("statement-")]
        raw = raws[row["document_id"]]
        assert item[0].text_content() == html.unescape(show.escape(raw[int(row["start"]) : int(row["end"])])), row["statement_id"]
        for name in ("actor", "target", "cue"):
            if row[f"{name}_start"]:
                marks = "".join(item[0].xpath(f".//mark[contains(concat(' ', @class, ' '), ' {name} ')]//text()"))
                assert marks == html.unescape(show.escape(raw[int(row[f"{name}_start"]) : int(row[f"{name}_end"])])), row["statement_id"]


def test_a_number_leads_to_its_view_and_back(study, browser):
    page = browser.new_page()
    page.goto((study / "report" / "index.html").as_uri())
    link = page.locator("#answer a[data-view]").last
    expected = int(NUMBER.search(link.inner_text())[1])
    link.press("Enter")
    page.wait_for_url("**/evidence.html#?*")
    assert page.locator("output").inner_text().startswith(f"{expected} of ")
    assert page.locator("ol.results > li").count() == min(expected, 50)
    page.locator("ol.results a").first.click()
    page.wait_for_url("**/texts.html#text-*")
    assert page.locator("mark.sentence").first.is_visible() or page.locator("details[open] mark.sentence").count()
    page.go_back()
    page.go_back()
    assert page.url.endswith("index.html")
    page.close()


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("actor", "norland", lambda row: row["actor"] == "norland"),
        ("target", "norland", lambda row: row["target"] == "norland"),
        ("stance", "-2", lambda row: row["stance"] == "-2"),
        ("stance", "cooperation", lambda row: int(row["stance"]) > 0),
        ("modality", "potential", lambda row: row["modality"] == "potential"),
        ("speaker", "author", lambda row: row["speaker"] == "author"),
        ("text", "NETS", lambda row: "nets" in row["text"].lower()),
        ("counted", "no", lambda row: row["counted"] == "false"),
    ],
)
def test_a_filter_keeps_what_passes_it_and_stands_in_the_address(study, browser, field, value, kept):
    rows = tables.read(study / "tables", "statements").to_dict("records")
    page = browser.new_page()
    page.goto((study / "report" / "evidence.html").as_uri())
    page.locator("#browser details").evaluate("all => all.open = true")
    control = page.locator(f"#browser [name={field}]")
    control.focus()
    if value in (control.evaluate("field => field.options ? [...field.options].map(o => o.value) : []")):
        control.select_option(value)
    else:
        control.evaluate("(field, value) => { if (field.options) field.append(new Option(value)); field.value = value; field.dispatchEvent(new Event('input', {bubbles: true})) }", value)
    assert page.locator("output").inner_text().split(" of ")[0] == str(sum(map(kept, rows)))
    assert f"{field}={value}" in page.url and page.url == page.locator("#browser a").first.evaluate("link => link.href")
    page.close()


def test_without_scripts_everything_stands_open_to_read(study, pages, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((study / "report" / "evidence.html").as_uri())
    assert page.locator("li[id^=statement-]").count() == len(tables.read(study / "tables", "statements"))
    assert page.locator("noscript").count() == 1 and not page.locator("#browser").is_visible()
    context.close()
