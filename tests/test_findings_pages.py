import re

import lxml.html
import pytest

import findings_examples as examples
from stancebook import show
from stancebook.document import Document, Line
from stancebook.findings import aggregate, figures, method, select
from stancebook.findings.answer import answer, answer_html
from stancebook.findings.crosstable import dyads_html, matrix_html
from stancebook.findings.documents import documents_html
from stancebook.findings.evidence import evidence_html
from stancebook.findings.figures.matrix import leading_actors
from stancebook.findings.speakers import count_quoted

PAYLOADS = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<svg/onload=alert(1)>", "$\\frac{1}{$", "<meta http-equiv=refresh content=0>"]


def draw_all(rows, labels):
    found = aggregate(rows)
    return {
        "matrix": figures.draw_matrix(found["dyads"], labels),
        "network": figures.draw_network(found["dyads"], labels),
        "timeline": figures.draw_timeline(found["timeline"], labels),
        "outlets": figures.draw_outlets(found["outlets"], labels),
        "speakers": figures.draw_speakers(found["speakers"], labels),
        "quoted": figures.draw_quoted(count_quoted(rows), labels),
        "triads": figures.draw_triads(found["triads"], labels),
        "issues": figures.draw_issues(found["issues"], labels, {"quotas": "Quotas"}),
    }


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("matrix", "Noria toward Southmark −1.3 over 3 actual, 1 potential, 1 negated"),
        ("matrix", "Trawler Fleet toward Sea Council 0 actual, 2 potential, 0 negated"),
        ("network", "Cooperation: Southmark to Sea Council 3"),
        ("network", "Conflict: Noria to Southmark 3, Sea Council to Noria 1"),
        ("timeline", "2023-02 0 cooperative, 1 conflictual, 0 neutral"),
        ("outlets", "Sea Council toward Noria in Tide Weekly −0.5 over 2"),
        ("quoted", "Ana Lopez on Southmark −1.0 over 1 actual, 0 potential or negated; Council Clerk on Sea Council +1.0 over 1 actual"),
        ("triads", "1 common friend; sides first to second, first to third, second to third: Noria, Southmark, Sea Council − + +"),
        ("issues", "Noria toward Southmark on Quotas −1.3 over 3 actual, 1 potential, 1 negated"),
        ("speakers", "the articles themselves 12 (3 conflictual, 1 neutral, 4 cooperative, 4 potential or negated)"),
    ],
)
def test_alt_text_states_the_data(name, told):
    assert told in draw_all(select(examples.statements()), examples.LABELS)[name].alt


def test_matrix_writes_mean_number_and_modality_on_the_cells():
    drawing = figures.draw_matrix(aggregate(select(examples.statements()))["dyads"], examples.LABELS)
    written = [text.get_text() for text in drawing.fig.axes[0].texts]
    assert {"−1.3", "n 3", "1 may · 1 not", "+1.3", "2 may"} <= set(written)


@pytest.mark.parametrize(("count", "drawn"), [(0, set()), (1, set()), (2, {"matrix", "network", "timeline", "speakers", "issues", "quoted"})])
def test_figures_of_little_data_are_drawn_or_said(count, drawn):
    drawings = draw_all(select(examples.statements()).head(count), {})
    assert {name for name, drawing in drawings.items() if drawing.fig is not None} == drawn
    for name, drawing in drawings.items():
        assert drawing.caption and drawing.alt
        assert ("<figure>" in str(drawing.shown(name, {}))) == (name in drawn)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "No statement was found"),
        (1, "Only 1 statement was found: Noria toward Southmark, −2 material conflict, told as fact."),
        (2, "too few to say who is close"),
        (9, "With fewer than 30 statements, read them as examples"),
        (14, "only talk so far, Trawler Fleet toward Sea Council (2 statements)"),
        (14, "most cooperative stance told as fact is that of Southmark toward Sea Council (mean +1.3, on a scale from −2 to +2, over 3 statements)"),
        (14, "nobody has coded these documents"),
    ],
)
def test_the_answer_says_how_much_it_rests_on(count, words):
    rows = select(examples.statements()).head(count)
    assert words in answer_html(answer(rows, aggregate(rows), examples.LABELS)).plain


@pytest.mark.parametrize(
    ("text", "written"), [("R&D 50% of_it", r"R\&D 50\% of\_it"), (r"\input{x}", " input x "), ("plain", "plain")]
)
def test_a_citation_holds_no_command_of_tex(text, written):
    assert method._bibtex("key", {"title": text, "note": ""}) == f"@misc{{key,\n  title = {{{written}}}\n}}"


def test_figures_give_the_same_bytes_twice():
    first, second = (draw_all(examples.many(60, 300), {}) for _ in range(2))
    for name in first:
        assert show.svg(first[name].fig) == show.svg(second[name].fig), name


def test_every_number_of_a_dyad_has_that_many_sentences():
    rows = select(examples.many(9, 200))
    found = aggregate(rows)
    page = lxml.html.fromstring(f"<body>{evidence_html(rows, {})}{dyads_html(found['dyads'], {})}{matrix_html(found['dyads'], {}, names=leading_actors(found['dyads']))}</body>")
    links = page.xpath("//table//a")
    assert sum(int(link.text_content()) for link in page.xpath("//div[@id='dyads']//td[1]/a")) == len(rows)
    for link in links:
        number = re.search(r"(\d+)( may| not)?$", link.text_content())
        assert len(page.get_element_by_id(link.get("href")[1:]).xpath(".//li")) == int(number[1]), link.get("href")


def test_every_link_of_answer_and_matrix_has_its_target():
    rows = select(examples.statements())
    found = aggregate(rows)
    matrix = matrix_html(found["dyads"], examples.LABELS, names=leading_actors(found["dyads"]))
    table, texts = dyads_html(found["dyads"], examples.LABELS), evidence_html(rows, examples.LABELS)
    documents = documents_html([document(name) for name in ("d1", "d2", "d3", "d4")], rows, examples.LABELS)
    page = "".join(map(str, (answer_html(answer(rows, found, examples.LABELS)), matrix, table, texts, documents)))
    links, targets = re.findall(r'href="([^"]+)"', page), re.findall(r'id="([^"]+)"', page)
    assert links and all(link.startswith("#") for link in links)
    assert {link[1:] for link in links} <= set(targets)
    assert len(targets) == len(set(targets))


def test_actor_target_and_cue_are_marked():
    page = str(evidence_html(select(examples.statements(), actors="fleet"), examples.LABELS))
    assert '<mark class="actor">fleet</mark> <mark class="cue">meets</mark> <mark class="target">council</mark>.' in page


def test_a_repeated_statement_stands_apart_with_its_reason():
    rows = examples.statements()
    page = str(evidence_html(select(rows), {}, repeated=rows[rows["counted"] == "false"]))
    assert "1 statement not counted" in page and "not counted: repeated from d1.txt" in page


@pytest.mark.parametrize("payload", PAYLOADS)
def test_script_in_any_field_appears_as_text(payload):
    rows = examples.statements()
    for column in ("text", "speaker", "outlet", "title", "cue", "rule", "event", "date", "against", "confidence", "published", "statement_id", "document_id", "derived_from"):
        rows[column] = payload
    rows["actor"] = rows["actor"].where(rows["actor"] != "noria", payload)
    found = aggregate(rows)
    labels = {"southmark": payload, "fleet": payload}
    parts = [evidence_html(rows, labels, repeated=rows), dyads_html(found["dyads"], labels), matrix_html(found["dyads"], labels, names=leading_actors(found["dyads"]))]
    parts += [answer_html(answer(rows, found, labels)), documents_html([document(payload)], rows, labels)]
    parts += [drawing.shown(name, {}) for name, drawing in draw_all(rows, labels).items()]
    page = "".join(map(str, parts))
    assert not re.search(r"<(script|svg|meta|iframe)|<img(?! src=\"data:image/svg\+xml;base64,)", page)
    assert set(re.findall(r'href="([a-z]+:[a-z/]+)', page)) <= {"data:text/csv"}
    assert not re.search(r"<[^>]*\son\w+=(?![^<]*&)", re.sub(r'"[^"]*"', '""', page))


def document(name: str) -> Document:
    raw = f"Menu {name}\n{name} meets the council.\nShare this"
    first, last = raw.index("\n") + 1, raw.rindex("\n")
    lines = (Line(1, 0, first - 1, "boilerplate", "menu"), Line(2, first, last, "body", "sentence"), Line(3, last + 1, len(raw), "boilerplate", "share"))
    clean = raw[first:last]
    return Document(name, raw, lines, clean, tuple(range(first, last)), tuple(range(first + 1, last + 1)), blocks=((0, len(clean), "body"),), title=name)


def test_a_document_shows_its_marked_sentence_and_its_removed_lines():
    one = document("d1")
    start = one.raw.index("d1 meets")
    rows = examples.statements()[:1].assign(document_id="d1", start=str(start), end=str(start + len("d1 meets the council.")))
    page = str(documents_html([one], rows, examples.LABELS))
    assert '<mark class="sentence">d1 meets the council.</mark>' in page
    assert page.count("1 line removed") == 2 and "<small>boilerplate: menu</small> Menu d1" in page
    assert '<a href="#statement-s0000">Noria → Southmark −2</a>' in page and f'<span id="text-d1-{start}"></span><mark' in page


@pytest.mark.parametrize("date", ["../2021-08-14", "2021-08-15/..", "1999/2001", "long ago", "2021-13", "2021"])
def test_a_vague_date_does_not_stop_the_timeline(date):
    rows = select(examples.statements())
    rows.loc[0, "date"] = date
    drawing = draw_all(rows, {})["timeline"]
    assert " of 14 tell themselves when it was" in drawing.caption and drawing.fig is not None
