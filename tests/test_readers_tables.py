"""Tables of stories: one document a row whatever the delimiter, encoding or spreadsheet, bad rows told, guesses reported."""

from __future__ import annotations

import csv
import datetime
import io
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stancebook.errors import SourceError
from stancebook.sources.readers import choose, read_documents
from stancebook.sources.readers.rows import delimited

FIRST = "Northland condemned Southland on Monday over the dam.\nThe River Commission called for calm, as \"both sides wait\"; so it said."
SECOND = "Southland rejected the note – of Northland – on Tuesday, and the talks went on."
ROWS = [["Headline", "Body", "Publish_Date"], ["Dam shut", FIRST, "2021-05-03"], ["Answer", SECOND, "2021-05-04"]]


def as_csv(rows, *, encoding: str = "utf-8", **options) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, **options).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(*sheets) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for i, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {i}")
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (as_csv(ROWS), "a.csv"),
        (as_csv(ROWS, delimiter=";"), "a.csv"),
        (as_csv(ROWS, delimiter="\t"), "a.tsv"),
        (as_csv(ROWS, delimiter="\t"), "a.csv"),
        (as_csv(ROWS, delimiter="|", quoting=csv.QUOTE_ALL), "a.txt"),
        (as_csv(ROWS, encoding="utf-8-sig"), "a.csv"),
        (as_csv(ROWS, encoding="utf-16"), "a.csv"),
        (as_csv(ROWS, encoding="cp1252"), "a.csv"),
        (as_csv(ROWS, lineterminator="\n"), "export"),
        (b"sep=;\r\n" + as_csv(ROWS, delimiter=";"), "a.csv"),
        (b"Export of stories\r\n\r\nmade on 5 May 2021, by hand\r\n" + as_csv(ROWS, delimiter=";"), "a.csv"),
        (as_xlsx([["Export of stories"], [None], ["made on", "5 May 2021"], *ROWS]), "a.xlsx"),
        (as_xlsx(ROWS), "a.xlsx"),
        (as_xlsx(ROWS), "wrongly-named.csv"),
        (as_xlsx([*ROWS[:1], [None], ["Dam shut", FIRST, datetime.date(2021, 5, 3)], ["Answer", SECOND, datetime.datetime(2021, 5, 4, 9, 30)]]), "a.xlsx"),
        ("\n".join(json.dumps(dict(zip(ROWS[0], row, strict=True))) for row in ROWS[1:]).encode(), "a.jsonl"),
        (json.dumps([dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]], indent=1).encode(), "a.json"),
        (json.dumps({"status": "ok", "articles": [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]}).encode(), "a.json"),
    ],
)
def test_every_layout_gives_the_same_documents(data, name):
    first, second = read_documents(data, name)
    assert first.text == f"Dam shut\n\n{FIRST}"
    assert second.text == f"Answer\n\n{SECOND}"
    assert first.hints == {1: ("title", "title column of the table")}
    assert [document.tells for document in (first, second)] == [{"title": "Dam shut", "published": "2021-05-03"}, {"title": "Answer", "published": "2021-05-04"}]
    assert first.note.endswith("columns guessed: text=Body, title=Headline, published=Publish_Date") and second.note == ""


@pytest.mark.parametrize(
    ("rows", "columns", "text", "note"),
    [
        ([["weather", "words"], ["dry", SECOND]], {"text": "words"}, SECOND, ""),
        ([["weather", "words"], ["dry", SECOND]], {"text": "WORDS "}, SECOND, ""),
        ([["weather", "words"], ["dry", SECOND]], {"text": "2"}, SECOND, ""),
        ([["body", "words"], ["dry", SECOND]], {"text": "words"}, SECOND, ""),
        ([["x", "body"], ["dry", SECOND]], {"text": "words"}, SECOND, "columns guessed: text=body; no column 'words' for text"),
        ([["x", "y"], ["dry", f"{SECOND} {SECOND} {SECOND}"]], {}, f"{SECOND} {SECOND} {SECOND}", "columns guessed: text=y"),
        ([["2021-05-03", f"{SECOND} {SECOND} {SECOND}"]], {}, f"{SECOND} {SECOND} {SECOND}", "no header; columns guessed: text=2, published=1"),
        ([["text", "full_text"], ["Southland rejected… [+900 chars]", SECOND]], {}, SECOND, "text=full_text"),
        ([["description", "content"], [f"{SECOND} {SECOND} {SECOND}", SECOND]], {}, SECOND, "text=content"),
        ([["id", "body"], ["7", "<p>Southland rejected the note.</p><p>The talks go on.</p>"]], {}, "Southland rejected the note.\nThe talks go on.\n", "text=body"),
    ],
)
def test_columns_are_mapped_or_guessed_and_told(rows, columns, text, note):
    (document,) = read_documents(as_csv(rows), "a.csv", columns=columns)
    assert document.text == text
    assert note in document.note and bool(note) == bool(document.note)


@pytest.mark.parametrize(
    ("data", "bad"),
    [
        (b'title,text\nA,one two\nB,"three four\nC,five six\nD,seven eight\n', {"3": "quotation mark"}),
        (b'title,text\nA,one two\nB,"three" four\nC,five six\n', {}),
        (b"title,text\nA,one two\nB,three, four\nC,five six\n", {"3": "has 3 cells under 2 column names"}),
        (b"title,text\nA,one two\nB,\n\n,,\nC,five six\n", {"3": "has no text"}),
        (b'title,text\nA,one two\n"B,three four\nC,"five\nsix"\n', {"3": "quotation mark"}),
        (b"title,text\nA,one two\nB\nC,five six\n", {"3": "has no text"}),
        (b"title,text\nA,one two\nB,nan\nB,NULL\nC,five six\n", {"3": "has no text", "4": "has no text"}),
        (b'{"title": "A", "text": "one two"}\n{"title": "B", "te\n{"title": "C", "text": "five six"}\n', {"2": "is not JSON"}),
        (b'{"title": "A", "text": "one two"}\n[1]\n{"title": "C", "text": "five six"}\n', {"2": "is not a JSON object"}),
        (b'[{"title": "A", "text": "one two"}, 5, {"title": "C", "text": "five six"}]', {"2": "is not an object"}),
    ],
)
def test_a_bad_row_is_told_with_its_line_and_the_others_go_on(data, bad):
    found = read_documents(data, "a.csv")
    good = [document.tells.get("title") for document in found if document.text]
    assert good[0] == "A" and good[-1] in ("C", "D") and len(found) - len(good) == len(bad)
    for document in found:
        if not document.text:
            assert bad[document.part] in document.note and f"{document.part} " in document.note and "→" in document.note


def test_a_formula_without_a_stored_value_sets_its_row_aside():
    book = openpyxl.Workbook()
    book.active.append(["text", "date"])
    book.active.append([SECOND, "=TODAY()"])
    book.active.append(["=A2", "2021-05-03"])
    book.active.append([SECOND, "2021-05-04"])
    out = io.BytesIO()
    book.save(out)
    found = read_documents(out.getvalue(), "a.xlsx")
    assert [document.note.split(" →")[0] for document in found if not document.text] == [
        "row 2 holds a formula without a stored value in B2", "row 3 holds a formula without a stored value in A3",
    ]  # fmt: skip
    assert found[2].tells == {"published": "2021-05-04"}


def test_sheets_hidden_ones_and_sheets_without_text():
    data = as_xlsx(ROWS, [["key", "value"], ["made", "today"]], [["text"], [SECOND]])
    found = read_documents(data, "a.xlsx")
    assert [document.part for document in found] == ["Sheet 1-2", "Sheet 1-3", "Sheet 3-2"]


def test_nested_keys_and_ids():
    lines = [
        {"_id": "a1", "source": {"id": None, "name": "The Harbour Post"}, "article": {"body": [FIRST, SECOND], "headline": "Dam shut"}, "authors": ["Ada North", "Li Wei"], "publishedAt": "2021-05-03T10:00:00Z"},
        {"_id": "a2", "source": {"id": None, "name": "The Harbour Post"}, "article": {"body": SECOND, "headline": "Answer"}, "publishedAt": 1620122400},
    ]
    first, second = read_documents("\n".join(map(json.dumps, lines)).encode(), "a.jsonl")
    assert first.tells == {"title": "Dam shut", "outlet": "The Harbour Post", "author": "Ada North, Li Wei", "published": "2021-05-03"}
    assert (first.part, second.part, second.tells["published"]) == ("a1", "a2", "2021-05-04")
    assert first.text == f"Dam shut\n\n{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize(
    ("dates", "read"),
    [
        (["03/04/2021", "25/04/2021"], ["2021-04-03", "2021-04-25"]),
        (["03/04/2021", "04/25/2021"], ["2021-03-04", "2021-04-25"]),
        (["03/04/2021", "03/05/2021"], [None, None]),
        (["May 3, 2021", "3 May 2021"], ["2021-05-03", "2021-05-03"]),
        (["20210503", "2021-05"], ["2021-05-03", "2021-05"]),
        (["Mon, 03 May 2021 10:00:00 GMT", "never"], ["2021-05-03", None]),
        (["2021-02-30", "0000-00-00"], [None, None]),
    ],
)
def test_dates_as_tables_write_them(dates, read):
    found = read_documents(as_csv([["date", "text"], *([date, SECOND] for date in dates)]), "a.csv")
    assert [document.tells.get("published") for document in found] == read
    assert [f"date not read: {date}" in document.note for date, document in zip(dates, found, strict=True)] == [date is None for date in read]


def test_a_cell_of_a_million_characters():
    long = "The talks went on. " * 60_000
    (document,) = read_documents(as_csv([["text"], [long]]), "a.csv")
    assert document.text == long.strip()


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b"a,b\n1,2\n", "a.csv", "has no column with a text or an address; it has 'a', 'b'"),
        (b"title,description\nA,b\n", "a.csv", "has no column with a text or an address"),
        (b'{"a": 1}\n', "a.json", "has no column with a text or an address; it has 'a'"),
        (b'{"a": \n', "a.json", "holds no whole object"),
        (b"text\n\n", "a.csv", "has no column|has no text|holds no word"),
    ],
)
def test_a_table_without_texts_is_an_error_that_names_its_columns(data, name, problem):
    with pytest.raises(SourceError, match=problem):
        read_documents(data, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The title, the text and the date were read.\nNobody spoke.", "a.txt"),
        ("Title\nText\n\nDate, url\n", "a.txt"),
        ("One; two; three.\nFour; five; six.\n", "a.txt"),
        ("[1] A note. {2}\n", "a.txt"),
        ("{curly} words open this article.\n", "a.txt"),
    ],
)
def test_prose_is_no_table(text, name):
    assert choose(text.encode(), name).__name__.endswith(".text")


def test_a_media_cloud_export_is_metadata():
    rows = [
        ["id", "indexed_date", "language", "media_name", "media_url", "publish_date", "title", "url"],
        ["f1", "2021-05-05 10:00:00", "en", "Harbour Post", "harbour.example", "2021-05-03", "Dam shut", "https://harbour.example/dam"],
        ["f2", "2021-05-05 10:00:00", "en", "Valley Times", "valley.example", "2021-05-04", "Answer", ""],
    ]
    first, second = read_documents(as_csv(rows), "stories.csv")
    assert (first.kind, first.text, first.tells) == ("metadata", "", {"title": "Dam shut", "outlet": "Harbour Post", "url": "https://harbour.example/dam", "published": "2021-05-03"})
    assert (second.kind, second.note) == ("metadata", "line 3 has no address")


@given(
    st.lists(st.tuples(*[st.text(st.sampled_from("ab ,;|\"'\n\té–."), max_size=12)] * 3), min_size=1, max_size=6),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_is_in_the_cells_they_come_back(rows, sign, end):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=sign, lineterminator=end).writerows([("title", "text", "url"), *rows])
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert [row.cells for row in delimited(out.getvalue(), sign)] == [("title", "text", "url"), *kept]


def test_a_bare_carriage_return_in_a_cell_ends_no_row():
    (document,) = read_documents(b"title,text\nA,Talks began.\rThen they ended.\n", "a.csv")
    assert document.text == "A\n\nTalks began.\nThen they ended."
