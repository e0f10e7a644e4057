"""Readers of single documents, on files made by the programs that analysts use: Word files, prints of web pages, RTF."""

import io
import os
import shutil
import subprocess
import textwrap
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import docx
import pypdf
import pytest
from docx.enum.style import WD_STYLE_TYPE

from reader_examples import PARAGRAPHS, TITLE, pdf
from stancebook.errors import SourceError
from stancebook.sources import read_documents
from stancebook.sources.readers import READERS, choose

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
REQUIRED = os.environ.get("STANCEBOOK_BROWSER") == "required"


def labelled(data, name):
    """Return [(line, label or "")] of the one document of a file."""
    [document] = read_documents(data, name)
    return [(line, document.hints.get(number, ("",))[0]) for number, line in enumerate(document.text.split("\n"), 1) if line]


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (b"%PDF-1.7\n", "a.txt", "pdf"),
        (b"\xef\xbb\xbf\n%PDF-1.4\n", "a", "pdf"),
        (b"Some say %PDF-1.7 is old.", "a.pdf", "text"),
        (b"{\\rtf1 Talks}", "a.doc", "rtf"),
        (b"<!DOCTYPE html><p>Talks", "a.txt", "html"),
        ("<html><p>Talks".encode("utf-16"), "a.txt", "html"),
        (b"<p>Talks</p><p>began</p>", "a.html", "html"),
        (b"<p>Talks</p><p>began</p>", "a.txt", "text"),
        (b"PK\x03\x04 cut off", "a.docx", "docx"),
        (b"PK\x03\x04 cut off", "a.txt", "text"),
        (b"Talks began.", "a.pdf", "text"),
    ],
)
def test_the_content_chooses_the_reader(data, name, reader):
    assert choose(data, name).__name__.rsplit(".", 1)[-1] == reader
    assert reader in READERS


def word(build):
    document = docx.Document()
    build(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def plain(document):
    for text in ("Ministers agree", *PARAGRAPHS[:2]):
        document.add_paragraph(text)


def headings(document):
    document.sections[0].header.paragraphs[0].text = "Harbour Daily archive"
    document.sections[0].footer.paragraphs[0].text = "Printed for the desk"
    document.add_heading("Ministers agree", 0)
    document.add_paragraph(PARAGRAPHS[0])
    document.add_heading("What comes next", 2)
    document.add_paragraph(PARAGRAPHS[1])
    document.add_heading("Related stories", 2)


def table(document):
    document.add_heading("Ministers agree", 1)
    document.add_paragraph(PARAGRAPHS[0])
    grid = document.add_table(2, 2)
    for cell, text in zip(grid._cells, ("State", "Catch", "Island", "40 tonnes"), strict=True):
        cell.text = text
    document.add_paragraph("Catch by state", style="Caption")
    layout = document.add_table(1, 2)
    layout.cell(0, 0).text, layout.cell(0, 1).text = PARAGRAPHS[1], "Photo"
    layout.cell(0, 1).add_table(1, 1).cell(0, 0).text = "inner"


def corrected(document):
    from docx.oxml import parse_xml

    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraph = document.add_paragraph("Ministers ")
    paragraph._p.append(parse_xml(f"<w:ins {w}><w:r><w:t>agree</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {w}><w:r><w:delText>quarrel</w:delText></w:r></w:del>"))
    document.styles.add_style("heading 1 of mine", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph(PARAGRAPHS[0]).add_run().add_break()


@pytest.mark.parametrize(
    ("build", "lines"),
    [
        (plain, [("Ministers agree", ""), (PARAGRAPHS[0], ""), (PARAGRAPHS[1], "")]),
        (headings, [("Harbour Daily archive", "boilerplate"), ("Ministers agree", "title"), (PARAGRAPHS[0], ""), ("What comes next", "heading"),
                    (PARAGRAPHS[1], ""), ("Related stories", ""), ("Printed for the desk", "boilerplate")]),  # wording of a site, not a heading
        (table, [("Ministers agree", "title"), (PARAGRAPHS[0], ""), ("State | Catch", "boilerplate"), ("Island | 40 tonnes", "boilerplate"),
                 ("Catch by state", "caption"), (PARAGRAPHS[1], ""), ("Photo", ""), ("inner", "boilerplate")]),
        (corrected, [("Ministers agree", ""), (PARAGRAPHS[0], "")]),
    ],
)  # fmt: skip
def test_word_files_keep_every_line_with_its_label(build, lines):
    assert labelled(word(build), "a.docx") == lines


@pytest.mark.parametrize(
    ("rtf", "lines"),
    [
        (rb"{\rtf1\ansi\ansicpg1252 The island\'92s \u8220?quota\u8221?\par Talks began.\par}", [("The island’s “quota”", ""), ("Talks began.", "")]),
        (rb"{\rtf1{\header\pard Harbour Daily\par}{\footer\pard Page 1\par}{\fonttbl{\f0 Times;}}\pard\f0 Talks began.\par}",
         [("Harbour Daily", "boilerplate"), ("Talks began.", ""), ("Page 1", "boilerplate")]),
        (rb"{\rtf1\ansicpg1251\'cf\'f0\'e8\'e2\'e5\'f2\par\trowd\cellx1000 State\cell Catch\cell\row }", [("Привет", ""), ("State | Catch |", "boilerplate")]),
    ],
)  # fmt: skip
def test_rich_text_keeps_every_line_with_its_label(rtf, lines):
    assert labelled(rtf, "a.rtf") == lines


BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "headline": "Home"}, {"@type": ["NewsArticle"], "headline": "Ministers agree",
 "author": [{"name": "Ada North"}, {"@type": "Person", "name": "Li Wei"}], "publisher": {"name": "Harbour Daily"}, "datePublished": "2025-05-03T08:00:00Z"}]}</script>"""
MENU = "<nav><a>Home</a> <a>Fish</a></nav>"


@pytest.mark.parametrize(
    ("page", "labels", "tells"),
    [
        (f"<title>Ministers agree</title>{MENU}<article><h1>Ministers agree</h1><div class='article__byline'>Ada North</div><div class=entry-date>3 May 2025</div>"
         f"<figure><figcaption>Boats.</figcaption></figure>{BODY}</article><footer>All rights reserved</footer>",
         {"Home Fish": "boilerplate", "Ministers agree": "title", "Ada North": "byline", "3 May 2025": "date", "Boats.": "caption", "All rights reserved": "boilerplate"},
         {"title": "Ministers agree"}),
        (f"<head>{LINKED}</head><body><div class=wp-caption><p class=wp-caption-text>Boats at the quay</p></div><h1>Ministers agree</h1>{BODY}",
         {"Boats at the quay": "caption", "Ministers agree": "title"},
         {"title": "Ministers agree", "author": "Ada North, Li Wei", "outlet": "Harbour Daily", "published": "2025-05-03"}),
        (f"<head><meta name=author content='Li Wei'><meta property=og:site_name content='Quay Post'>{LINKED}</head><body><h2>Ministers agree</h2>{BODY}",
         {}, {"title": "Ministers agree", "author": "Li Wei", "outlet": "Quay Post", "published": "2025-05-03"}),
        (f"<body><h1>Ministers agree</h1><p class=author>The author met both ministers in the harbour town and found them in good spirits.</p>{BODY}"
         "<script type='application/ld+json'>[[[{</script>", {"Ministers agree": "title"}, {}),  # a sentence is no byline, and bad data tells nothing
    ],
)  # fmt: skip
def test_pages_keep_every_line_with_its_label_and_what_they_state(page, labels, tells):
    [document] = read_documents(f"<!DOCTYPE html><html>{page}</html>".encode(), "a.html")
    found = {line: document.hints.get(number, ("",))[0] for number, line in enumerate(document.text.split("\n"), 1)}
    assert {line: found[line] for line in labels} == labels
    assert all(found[text] == "body" for text in PARAGRAPHS)
    assert document.tells == tells


@pytest.mark.parametrize(("codec", "meta"), [("utf-8", ""), ("windows-1252", ""), ("utf-8", "<meta charset=utf-8>")])
def test_a_page_saved_as_one_file_is_read_as_the_page_it_holds(codec, meta):
    message = MIMEMultipart("related")
    message["From"], message["Snapshot-Content-Location"] = "<Saved by Blink>", "https://harbour.example/talks"
    message.attach(MIMEText(f"<!DOCTYPE html><html><head>{meta}<title>Talks</title></head><body>{MENU}<h1>Ministers’ talks – again</h1>{BODY}", "html", codec))
    message.attach(MIMEText("p { color: red }", "css"))
    [document] = read_documents(message.as_bytes(), "talks.mhtml")
    assert document.kind == "mhtml" and document.tells == {"title": "Talks", "url": "https://harbour.example/talks"}
    assert document.text.split("\n")[:3] == ["Home Fish", "Ministers’ talks – again", PARAGRAPHS[0]]


def set_lines(text, *, width, x, y, size=10, step=12):
    return [(line, x, y - step * number, size) for number, line in enumerate(textwrap.wrap(text, width))]


def two_columns(*, alternating):
    """A page of two columns, whose lines stand one column after the other in the file or line by line."""
    lines = textwrap.wrap(" ".join(PARAGRAPHS), 44)
    half = (len(lines) + 1) // 2
    left = [(line, 72, 700 - 12 * number, 10) for number, line in enumerate(lines[:half])]
    right = [(line, 330, 700 - 12 * number, 10) for number, line in enumerate(lines[half:])]
    pieces = [piece for pair in zip(left, right, strict=False) for piece in pair] + left[len(right):] if alternating else left + right
    return pdf([(TITLE, 72, 740, 20), *pieces])


@pytest.mark.parametrize("alternating", [False, True])
def test_two_columns_are_read_one_after_the_other(alternating):
    assert labelled(two_columns(alternating=alternating), "a.pdf") == [(TITLE, "title"), (" ".join(PARAGRAPHS), "")]


def test_running_heads_and_page_numbers_do_not_cut_a_paragraph():
    head = [("Harbour Daily, weekend", 72, 760, 9)]
    first = [*head, (TITLE, 72, 720, 20), *set_lines(PARAGRAPHS[0], width=90, x=72, y=690)]
    lines = set_lines(PARAGRAPHS[1], width=90, x=72, y=640)
    data = pdf([*first, *lines[:2], ("1", 300, 30, 9)], [*head, *[(text, x, y + 60, size) for text, x, y, size in lines[2:]], ("2", 300, 30, 9)])
    assert labelled(data, "a.pdf") == [
        ("Harbour Daily, weekend", "boilerplate"), (TITLE, "title"), (PARAGRAPHS[0], ""), (PARAGRAPHS[1], ""),
        ("1", "boilerplate"), ("Harbour Daily, weekend", "boilerplate"), ("2", "boilerplate"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("upper", "lower", "text"),
    [
        ("the ministers found their agree-", "ment on herring useful", "the ministers found their agreement on herring useful"),
        ("the talks between the Anglo-", "Norse crews went on today", "the talks between the Anglo-Norse crews went on today"),
        ("the visit of the high-", "ranking envoy came late", "the visit of the high-ranking envoy came late"),
        ("the spokesman for the Haqqa-", "nis did not answer calls", "the spokesman for the Haqqanis did not answer calls"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_whole_again(upper, lower, text):
    [document] = read_documents(pdf([(upper, 72, 700, 10), (lower, 72, 688, 10)]), "a.pdf")
    assert document.text == text + "\n"


def encrypted(password):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf([("Talks began on Tuesday.", 72, 700, 10)])))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_pdf_that_anybody_may_open_is_read():
    assert labelled(encrypted(""), "a.pdf") == [("Talks began on Tuesday.", "")]


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (encrypted("secret"), "a.pdf", "is encrypted"),
        (pdf([]), "a.pdf", "without any text"),
        (two_columns(alternating=False)[:700], "a.pdf", "damaged"),
        (word(plain)[:3000], "a.docx", "damaged or cut off"),
        (word(lambda document: None), "a.docx", "without text"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "is encrypted"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "a.doc", "old office file"),
        (b"{\\rtf1 }", "a.rtf", "without text"),
        (b"<!DOCTYPE html><script>var text = 1</script>", "a.html", "without text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "a.txt", "no reader knows"),
    ],
)
def test_a_file_without_readable_text_is_an_error_with_a_remedy(data, name, problem):
    with pytest.raises(SourceError, match=problem) as error:
        read_documents(data, name)
    assert error.value.remedy


MARGIN_BOXES = "@page{margin:2cm; @top-left{content:'Harbour Daily, weekend edition'} @bottom-center{content:'Page ' counter(page) ' of ' counter(pages)}}"
COLUMNS = "p{margin:0;text-indent:1.2em} .text{column-count:2;text-align:justify}"


@pytest.mark.parametrize(("css", "header", "repeats"), [("", True, 1), (COLUMNS, False, 2), (MARGIN_BOXES, False, 5), (MARGIN_BOXES + COLUMNS, False, 9)])
def test_a_print_of_a_page_gives_its_paragraphs(css, header, repeats, tmp_path):
    if not Path(CHROMIUM).exists():
        if REQUIRED:
            pytest.fail("STANCEBOOK_BROWSER=required, but no chromium was found")
        pytest.skip("no chromium was found")
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS * repeats).replace("misunderstanding", "misunder-<br>standing")
    page = f"<!DOCTYPE html><meta charset=utf-8><title>{TITLE}</title><style>{css}</style><h1>{TITLE}</h1><p>By Ada North</p><div class=text>{body}</div>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    quiet = [] if header else ["--no-pdf-header-footer"]
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=page.pdf", *quiet, "page.html"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=True)
    lines = labelled((tmp_path / "page.pdf").read_bytes(), "page.pdf")
    kept = [line for line, label in lines if label != "boilerplate"]
    assert kept == [TITLE, "By Ada North", *PARAGRAPHS * repeats]
    assert (TITLE, "title") in lines
    pages = len(pypdf.PdfReader(tmp_path / "page.pdf").pages)
    assert sum(label == "boilerplate" for _, label in lines) == (4 if header else 2) * pages * ("@page" in css or header)
