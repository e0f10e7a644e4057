"""The pages in a real browser: no request, no script, every text as text."""

import os
import re
import shutil
from pathlib import Path

import pytest

from stancebook import report, run

FISHERIES = Path(__file__).parent / "studies" / "fisheries"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
REQUIRED = os.environ.get("STANCEBOOK_BROWSER") == "required"
SCRIPT = "<script>document.title='broken'</script>"
IMAGE = "<img src=x onerror=\"document.title='broken'\">"
SVG = "<svg onload=\"document.title='broken'\"></svg>"
PAGES = [file for page in report.PAGES for file in (page.page, *(part[1] for part in page.parts))]
SCRIPTED = {"index.html", "evidence.html", "texts.html", "method.html"}


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    """A study with payloads in text, title, author, outlet, alias and label."""
    folder = tmp_path_factory.mktemp("pages") / "fisheries"
    shutil.copytree(FISHERIES, folder)
    raw = folder / "raw/01-harbour.txt"
    extra = f"Norland accused Sudland {SCRIPT} of hiding nets {IMAGE} and then praised Sudland {SVG} for its crews."
    raw.write_text(raw.read_text("utf-8").replace("Share this article", f"{extra}\n\nShare this article"), "utf-8")
    table = (folder / "sources.csv").read_text("utf-8").splitlines()
    cells = ["01-harbour.txt", f"Norland detains {SCRIPT}", f"Gazette {IMAGE}", f"A. Writer {SVG}", "2024-03-04", "", "CC-BY-4.0", ""]
    table[1] = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    (folder / "sources.csv").write_text("\n".join(table) + "\n", "utf-8")
    codebook = (folder / "codebook.yml").read_text("utf-8")
    codebook = codebook.replace("label: Norland", "label: 'Norland <script>document.title=1</script>'")
    codebook = codebook.replace("aliases: [Sudland,", "aliases: ['<img src=x onerror=alert(1)>', Sudland,")
    (folder / "codebook.yml").write_text(codebook, "utf-8")
    study = (folder / "study.yml").read_text("utf-8")
    (folder / "study.yml").write_text(study.replace("title: Who", "title: <svg onload=alert(1)> Who").replace("question: ", "question: <script>1</script> "), "utf-8")
    return run.make_report(folder).folder


@pytest.fixture(scope="module")
def browser():
    if not Path(CHROMIUM).exists():
        if REQUIRED:
            pytest.fail("STANCEBOOK_BROWSER=required, but no chromium was found")
        pytest.skip("no chromium was found")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture(params=PAGES)
def opened(request, spoilt, browser):
    """Open a page without its Content-Security-Policy: escaping alone must be enough."""
    context = browser.new_context(offline=True, bypass_csp=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.asked, page.told = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda told: page.told.append(told.text))
    page.on("dialog", lambda dialog: (page.told.append(dialog.message), dialog.dismiss()))
    page.goto((spoilt / request.param).as_uri())
    yield page
    context.close()


def test_nothing_is_asked_for_and_nothing_runs(opened):
    asked = [url for url in opened.asked if not url.startswith("data:")]
    assert asked == [opened.url] and opened.told == []
    assert "broken" not in opened.title() and opened.title() not in ("", "1")
    scripts = opened.evaluate("[...document.scripts].map(s => s.textContent)")
    assert scripts == [report.read("browse.js")] * (Path(opened.url).name in SCRIPTED)
    assert opened.evaluate("document.querySelectorAll('iframe, object, embed, svg, base, meta[http-equiv=refresh]').length") == 0
    assert opened.evaluate("[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).length") == 0


def test_one_title_a_language_and_alt_texts(opened):
    assert opened.locator("h1").count() == 1
    assert opened.evaluate("document.documentElement.lang") == "en"
    assert opened.evaluate("[...document.images].filter(i => !i.alt.trim() || !i.src.startsWith('data:image/')).length") == 0
    assert opened.evaluate("[...document.querySelectorAll('table')].filter(t => !t.caption).length") == 0


def test_the_links_lead_somewhere(opened, spoilt):
    for address in opened.evaluate("[...document.querySelectorAll('a[href]:not([download])')].map(a => a.getAttribute('href'))"):
        name, _, anchor = address.partition("#")
        assert not re.match(r"[a-z]+:", address), address
        target = (spoilt / name).read_text("utf-8") if name else opened.content()
        assert not anchor or f'id="{anchor}"' in target, address


@pytest.mark.parametrize("opened", ["index.html"], indirect=True)
def test_the_numbers_of_a_figure_can_be_saved(opened):
    link = opened.locator("a[download='dyads.csv']")
    link.locator("xpath=ancestor::details").locator("summary").click()
    with opened.expect_download() as download:
        link.click()
    assert download.value.path().read_text("utf-8").startswith("actor,target,n,")


def test_a_phone_need_not_scroll_sideways(opened):
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390


def test_code_is_folded_and_contents_are_linked(opened):
    assert opened.locator("details.source[open]").count() == 0
    assert opened.locator("nav.contents a").count() == opened.locator("main h2").count()


@pytest.mark.parametrize("name", PAGES)
def test_no_external_address_and_a_policy(spoilt, name):
    text = (spoilt / name).read_text("utf-8")
    assert "default-src 'none'" in text.replace("&#x27;", "'").replace("&#39;", "'")
    assert not re.search(r"""(?:src|href|action|srcset)=["']?(?:https?:)?//""", text) and "@import" not in text and "url(http" not in text


@pytest.mark.parametrize(
    "name, shown",
    [
        ("sources.html", "&lt;script&gt;document.title="),
        ("sources.html", "&lt;img src=x onerror="),
        ("sources.html", "&lt;svg onload="),
        ("index.html", "&lt;script&gt;"),
        ("coding.html", "&lt;svg onload="),
    ],
)
def test_payloads_appear_as_text(spoilt, name, shown):
    assert shown in (spoilt / name).read_text("utf-8")
