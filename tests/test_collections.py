"""A study of collections: one docx, one spreadsheet, an archive and a text code together, and every statement's offsets hold."""

from __future__ import annotations

import csv
import io

import pytest

from export_examples import SENTENCES, nexis_docx
from stancebook import tables
from stancebook.errors import StudyError
from stancebook.new import new_study
from stancebook.run import make_tables
from stancebook.sources.addresses import plain_address
from stancebook.study import load_study
from test_readers_tables import ROWS, as_csv, as_xlsx
from test_readers_warc import RECORDS, archive


def make_study(folder, files: dict[str, bytes], *, sources: str = "", settings: str = ""):
    new_study(folder)
    (folder / "raw/example.txt").unlink()
    for name, data in files.items():
        (folder / "raw" / name).write_bytes(data)
    (folder / "sources.csv").write_text(sources or "file\n" + "".join(f"{name}\n" for name in files), "utf-8")
    (folder / "study.yml").write_text(f"title: Collections\nquestion: Who?\n{settings}", "utf-8")
    return folder


def test_a_study_of_collections_codes_and_its_offsets_hold(tmp_path):
    rows = [[*ROWS[0], "Link"], *([*row, f"https://valley.example/{i}?utm_source=feed"] for i, row in enumerate(ROWS[1:])), ["Empty", "", "", ""]]
    stories = [["id", "media_name", "publish_date", "title", "url"], ["1", "Valley Times", "2021-05-09", "x", "http://www.valley.example/0/"], ["2", "Nobody", "2021-05-09", "y", "http://nobody.example/"]]
    folder = make_study(
        tmp_path / "study",
        {"nexis.docx": nexis_docx(3), "sheet.xlsx": as_xlsx(rows), "plain.txt": f"River talks\n\n{SENTENCES[0]}\n".encode(), "crawl.warc.gz": archive(*RECORDS), "mc.csv": as_csv(stories)},
    )
    done = make_tables(folder)
    documents = tables.read(folder / "tables", "documents").set_index("document_id")
    assert sorted(documents.index) == ["crawl-warc-1", "crawl-warc-2", "crawl-warc-3", "mc", "nexis-1", "nexis-2", "nexis-3", "plain", "sheet-2", "sheet-3", "sheet-4"]
    assert dict(documents["status"].value_counts()) == {"coded": 8, "quarantined": 2, "metadata": 1}
    assert [file.split(":")[0] for file in done.quarantined] == ["crawl.warc.gz", "sheet.xlsx"]
    assert documents.loc["sheet-2", ["outlet", "published"]].tolist() == ["Valley Times", "2021-05-03"]
    assert documents.loc["mc", "reason"] == "metadata of 2 addresses: 1 joined to documents, 1 without a document (2 http://nobody.example/); columns guessed: title=title, outlet=media_name, published=publish_date, url=url, id=id"
    statements = tables.read(folder / "tables", "statements")
    assert {"nexis-1", "sheet-2", "plain", "crawl-warc-1"} <= set(statements["document_id"])
    for row in statements.itertuples():
        kept = folder / "tables/text" / f"{row.document_id}.txt"
        text = (kept if row.document_id != "plain" else folder / "raw/plain.txt").read_bytes().decode("utf-8")
        assert text[int(row.start) : int(row.end)] == row.text


def test_metadata_fills_what_is_empty_and_nothing_else(tmp_path):
    page = RECORDS[0][1]
    stories = [["title", "media_name", "publish_date", "url"], ["Another title", "Harbour Post", "2021-05-03", "https://harbour.example/dam"]]
    sources = "file,title,url\npage.html,Given title,http://www.harbour.example/dam/?fbclid=1\nmc.csv,,\n"
    folder = make_study(tmp_path / "study", {"page.html": page, "mc.csv": as_csv(stories)}, sources=sources)
    make_tables(folder)
    row = tables.read(folder / "tables", "documents").set_index("file").loc["page.html"]
    assert row[["title", "outlet", "published", "metadata_from"]].tolist() == ["Given title", "Harbour Post", "2021-05-03", "outlet;published"]


def test_a_date_from_metadata_decides_whether_a_document_is_inside(tmp_path):
    stories = [["media_name", "publish_date", "url"], ["Harbour Post", "2001-05-03", "https://harbour.example/dam"]]
    folder = make_study(
        tmp_path / "study", {"page.html": RECORDS[0][1], "mc.csv": as_csv(stories)}, sources="file,url\npage.html,https://harbour.example/dam\nmc.csv,\n", settings="published_after: 2020-01-01\n"
    )
    make_tables(folder)
    assert tables.read(folder / "tables", "documents")["status"].tolist() == ["metadata", "outside"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.org/a/", "http://example.org/a", True),
        ("https://example.org/a?utm_campaign=x&id=3#top", "example.org/a?id=3", True),
        ("https://m.example.org/a/amp", "https://example.org/a", True),
        ("https://example.org/%C3%A9t%C3%A9", "https://example.org/été", True),
        ("https://example.org/a?id=3", "https://example.org/a?id=4", False),
        ("https://example.org/A", "https://example.org/a", False),
        ("https://example.org/", "https://example.com/", False),
        ("", "", True),
    ],
)
def test_addresses_are_compared_without_what_does_not_matter(one, other, same):
    assert (plain_address(one) == plain_address(other)) == same


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("columns: body\n", "must hold"),
        ("columns: [body]\n", "must hold"),
        ("columns: {body: text}\n", "unknown name 'body'"),
        ("columns: {text: }\n", "names no column"),
        ("columns: {text: 0}\n", "names no column"),
        ("columns: {text: [a, b]}\n", "names no column"),
        ("columns: {text: a, title: a}\n", "two meanings"),
        ("columns:\n  text: a\n  text: b\n", "stands twice"),
    ],
)
def test_columns_in_study_yml_are_checked(tmp_path, settings, problem):
    with pytest.raises(StudyError, match=problem) as caught:
        load_study(make_study(tmp_path / "study", {"a.csv": as_csv(ROWS)}, settings=settings))
    assert caught.value.line >= 3


def test_columns_in_study_yml_are_used(tmp_path):
    out = io.StringIO()
    csv.writer(out).writerows([["weather", "words", "when"], ["dry", SENTENCES[0], "2021-05-03"]])
    folder = make_study(tmp_path / "study", {"a.csv": out.getvalue().encode()}, settings="columns: {text: words, published: 3}\n")
    make_tables(folder)
    (row,) = tables.read(folder / "tables", "documents").itertuples()
    assert (row.published, row.reason, (folder / "tables/text" / f"{row.document_id}.txt").read_text("utf-8")) == ("2021-05-03", "", SENTENCES[0])
