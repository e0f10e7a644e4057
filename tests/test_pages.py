"""The pages in a real browser: no request, no script, every text as text."""

import csv
import re
import shutil
from pathlib import Path

import lxml.html
import pytest
import yaml

from chromium import launched, witness
from stancebook import report, run

HERE = Path(__file__).parent
FISHERIES = HERE / "studies" / "fisheries"
VECTORS = (HERE / "vectors.txt").read_text("utf-8").splitlines()
PAGES = [file for page in report.PAGES for file in (page.page, *(part[1] for part in page.parts))]
FOREIGN = "iframe, object, embed, svg, math, base, video, audio, track, frameset, template, applet, marquee, textarea, xml, meta[http-equiv=refresh], link[rel=stylesheet]"
UNFOLD = "document.querySelectorAll('details').forEach(d => d.open = true)"
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}, "resultTypes": ["violations"]}
SCRIPTED = {"index.html", *(part[1] for page in report.PAGES for part in page.parts)}


@pytest.fixture(scope="module")
def server():
    with witness() as facts:
        yield facts


@pytest.fixture(scope="module")
def spoilt(server, tmp_path_factory):
    """A study with every vector in every field of text: raw text, sources, study, codebook, a file's name."""
    folder = tmp_path_factory.mktemp("pages") / "fisheries"
    shutil.copytree(FISHERIES, folder)
    vectors = [vector.format(w=f"http://127.0.0.1:{server[0]}", p=server[0]) for vector in VECTORS]
    words = " ".join(vectors)
    raw = folder / "raw/01-harbour.txt"
    lines = "\n\n".join(f"Norland accused Sudland {vector} of hiding nets, said Ilse {vector} Brandt, and then praised Sudland for its crews." for vector in vectors)
    raw.write_text(raw.read_text("utf-8").replace("Share this article", f"{lines}\n\nShare this article"), "utf-8")
    with open(folder / "sources.csv", encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    name = "<img src=x onerror=hit(1)>.txt"
    raw.rename(raw.with_name(name))
    spoil = {"file": name, "published": "2024-03-04", "derived_from": "", "url": f"javascript:hit(1)//{words}"}
    rows[0] = [spoil.get(column, f"Gazette {words}") for column in head]
    with open(folder / "sources.csv", "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([head, *rows])
    codebook = yaml.safe_load((folder / "codebook.yml").read_text("utf-8"))
    codebook["codebook"] |= {"title": words, "authors": vectors, "licence": words}
    for actor in codebook["actors"]:
        actor |= {"label": f"{actor['label']} {words}", "kind": words, "aliases": [*actor["aliases"], words + actor["id"]]}
    for issue in codebook["issues"]:
        issue |= {"label": f"{issue['label']} {words}", "definition": words, "terms": [*issue["terms"], words + issue["id"]]}
    (folder / "codebook.yml").write_text(yaml.safe_dump(codebook), "utf-8")
    study = {"title": f"Who? {words}", "question": f"Why? {words}", "limits": vectors, "citation": words, "language": "en"}
    (folder / "study.yml").write_text(yaml.safe_dump(study), "utf-8")
    return run.make_report(folder).folder


@pytest.fixture(scope="module")
def browser():
    with launched() as chromium:
        yield chromium


@pytest.fixture(scope="module", params=PAGES)
def opened(request, spoilt, browser):
    """Open a page without its Content-Security-Policy while a server listens: escaping alone must be enough."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.asked, page.told = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda told: page.told.append(told.text))
    page.on("dialog", lambda dialog: (page.told.append(dialog.message), dialog.dismiss()))
    page.add_init_script("window.hits = []; window.hit = what => window.hits.push(what)")
    page.goto((spoilt / request.param).as_uri())
    yield page
    context.close()


def test_nothing_is_asked_for_and_nothing_runs(opened, server):
    opened.evaluate(UNFOLD)
    opened.wait_for_timeout(100)
    assert [url for url in opened.asked if not url.startswith("data:")] == [opened.url] and opened.told == []
    assert opened.evaluate("hits") == [] and server[1] == []
    scripts = opened.evaluate("[...document.scripts].map(s => s.textContent)")
    assert scripts == [report.read("browse.js")] * (Path(opened.url).name in SCRIPTED)
    assert opened.evaluate(f"document.querySelectorAll('{FOREIGN}').length") == 0
    assert opened.evaluate("[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).length") == 0


def test_one_title_a_language_and_alt_texts(opened):
    assert opened.locator("h1").count() == 1 and opened.title().strip()
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
    opened.evaluate(UNFOLD)
    link = opened.locator("a[download='dyads.csv']")
    with opened.expect_download() as download:
        link.click()
    assert download.value.path().read_text("utf-8").startswith("actor,target,n,")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(opened, scheme):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    opened.emulate_media(color_scheme=scheme)
    opened.evaluate(UNFOLD)
    found = axe.Axe().run(opened, options=WCAG).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []


def test_a_phone_need_not_scroll_sideways(opened):
    assert opened.evaluate("document.documentElement.scrollWidth") <= 390


def test_code_is_folded_and_contents_are_linked(opened, spoilt):
    assert re.search(r'<details class="source"><summary>', (spoilt / Path(opened.url).name).read_text("utf-8"))
    assert opened.locator("nav.contents a").count() == opened.locator("main h2").count()


@pytest.mark.parametrize("name", PAGES)
def test_no_external_address_and_a_policy(spoilt, name):
    page = lxml.html.fromstring((spoilt / name).read_bytes())
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert len(policy) == 1 and policy[0].startswith("default-src 'none'; ") and "http" not in policy[0]
    addresses = page.xpath("//@src | //@href | //@srcset | //@action | //@data | //@poster | //@background | //@ping")
    assert [address for address in addresses if re.match(r"\s*(?!data:)([a-z]+:|//)", address, re.I)] == []
    styles = " ".join(page.xpath("//style/text() | //@style"))
    assert "@import" not in styles and "url(" not in styles


@pytest.mark.parametrize(
    "name, shown",
    [
        ("sources.html", "&lt;script&gt;hit("),
        ("sources.html", "&lt;img/src=x/onerror="),
        ("index.html", "&lt;iframe srcdoc="),
        ("coding.html", "&lt;svg onload="),
        ("evidence.html", "&lt;svg/onload="),
        ("texts.html", "&lt;meta http-equiv=refresh"),
        ("method.html", "&lt;iframe srcdoc="),
    ],
)
def test_payloads_appear_as_text(spoilt, name, shown):
    assert shown in (spoilt / name).read_text("utf-8")


def test_the_table_of_vectors_is_long():
    assert len(set(VECTORS)) >= 60
