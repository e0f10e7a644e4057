"""Exports of news databases: every article a document, heads, dates and bodies right, mismatches told."""

from __future__ import annotations

import re

import docx
import pytest

from export_examples import FACTIVA_CODES, FACTIVA_PLAIN, LEXISNEXIS, PROQUEST, SENTENCES, body, day, nexis_docx, nexis_lines, saved, title
from stancebook.sources.readers import choose, read_documents


def labelled(decoded, label: str) -> list[str]:
    """Return the lines that the reader gives this label."""
    lines = decoded.text.split("\n")
    return [lines[number - 1] for number, (given, _) in sorted(decoded.hints.items()) if given == label]


def as_rtf(lines: list[str], *, linked: int = 0) -> bytes:
    """Return the lines as paragraphs of RTF, every `linked`-th one a link as Word writes it."""

    def link(i: int, text: str) -> str:
        return f'{{\\field{{\\*\\fldinst{{HYPERLINK "https://archive.example/{i}"}}}}{{\\fldrslt {{\\b {text}}}}}}}' if linked and text and i % linked == 0 else text

    def escaped(line: str) -> str:
        return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}"))

    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\n" + "\n".join(f"\\pard {link(i, escaped(line))}\\par" for i, line in enumerate(lines)) + "}").encode("ascii")


def as_rtf_table(text: str) -> bytes:
    """Return field codes and values as Factiva's rtf has them: a table of two columns, the text in paragraphs of its cell."""
    rows = re.split(r"(?m)^(SE|HD|BY|WC|PD|ET|SN|SC|LA|CY|LP|TD|IN|NS|RE|PUB|AN)(?: (?!the)|$)", text)[1:]
    cells = ((code, "\\par ".join(value.strip().split("\n"))) for code, value in zip(rows[::2], rows[1::2], strict=True))
    return ("{\\rtf1\\ansi\n" + "".join(f"\\trowd\\cellx900\\cellx9000 {{\\b {code}}}\\cell {value}\\cell\\row\n" for code, value in cells) + "}").encode("ascii")


@pytest.mark.parametrize(
    ("options", "numbers", "told"),
    [
        ({}, range(1, 26), ""),
        ({"cover": False}, range(1, 26), ""),
        ({"table": False, "space": " "}, range(1, 26), ""),
        ({"numbered": False}, range(1, 26), ""),
        ({"numbered": False, "missing": (1, 9)}, [n for n in range(2, 26) if n != 9], f"the cover lists 25 articles, the file holds 23; not here: 1. {title(1)}; 9. {title(9)}"),
        ({"missing": (7,)}, [n for n in range(1, 26) if n != 7], f"the cover lists 25 articles, the file holds 24; not here: 7. {title(7)}"),
        ({"missing": (1,)}, range(2, 26), f"the cover lists 25 articles, the file holds 24; not here: 1. {title(1)}"),
        ({"missing": (25,)}, range(1, 25), f"the cover lists 25 articles, the file holds 24; not here: 25. {title(25)}"),
    ],
)
def test_a_nexis_download_of_25_articles_gives_25_documents(options, numbers, told):
    found = read_documents(nexis_docx(25, **options), "download.docx")
    assert [document.tells for document in found] == [
        {"title": title(n), "outlet": "The Harbour Post", "published": day(n)[1], "author": "Ada North"} for n in numbers
    ]
    assert [labelled(document, "title") for document in found] == [[title(n)] for n in numbers]
    assert [labelled(document, "body") + labelled(document, "heading") for document in found] == [[body(n)[0], body(n)[2], body(n)[1]] for n in numbers]
    assert [document.note for document in found] == [told] + [""] * (len(found) - 1)
    assert [document.part for document in found] == [str(n) for n in range(1, len(found) + 1)]


def test_nothing_of_a_nexis_article_is_lost():
    (document,) = read_documents(nexis_docx(1), "one.docx")
    for line in nexis_lines(1):
        assert line == "End of Document" or line == "Body" or " ".join(line.split()) in document.text
    assert labelled(document, "byline") == ["Byline: Ada North"]
    assert labelled(document, "date") == [day(1)[0]]
    assert "Subject: RIVERS (90%); DAMS (78%)" in labelled(document, "boilerplate")


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({next(line for line in nexis_lines(3) if line.startswith("Length")): "Length: 900 words"}, lambda d: re.search(r"stated length 900 words, read \d\d$", d.note)),
        ({"Byline: Ada North": "Byline: By ADA NORTH, Foreign Correspondent"}, lambda d: d.tells["author"] == "ADA NORTH"),
        ({SENTENCES[0]: "Link to Image\n" + SENTENCES[0] + "\nan/lw/pb"}, lambda d: {"Link to Image", "an/lw/pb"} <= set(labelled(d, "boilerplate"))),
        ({title(3): title(3) + "\nBoth sides leave early"}, lambda d: d.tells["title"] == title(3) and "Both sides leave early" in labelled(d, "heading")),
        ({"Byline: Ada North": ""}, lambda d: "author" not in d.tells),
        ({day(3)[0]: "March 3, 2021, Wednesday,, FINAL EDITION"}, lambda d: d.tells["published"] == "2021-03-03"),
        ({day(3)[0]: "3 March 2021"}, lambda d: d.tells["published"] == "2021-03-03"),
        ({day(3)[0]: "March 2021"}, lambda d: d.tells["published"] == "2021-03"),
        ({title(3): "May 1, 2021: a day on the river"}, lambda d: d.tells["title"] == "May 1, 2021: a day on the river" and d.tells["published"] == "2021-03-03"),
        ({"Section: NEWS; Pg. 3": "Section: NEWS; Pg. 3\nHighlight: Both sides wait."}, lambda d: "Both sides wait." in labelled(d, "heading")),
        ({SENTENCES[0]: "Subject: to whom the river belongs.\n" + SENTENCES[0]}, lambda d: "Subject: to whom the river belongs." in labelled(d, "body")),
        ({"Classification": "Graphic\nThe dam at dawn.\nClassification"}, lambda d: labelled(d, "caption") == ["Graphic", "The dam at dawn."]),
        ({SENTENCES[0]: "", SENTENCES[1].format(n=3): "", "What comes next": ""}, lambda d: d.text == "" and "download it again" in d.note),
        ({"Subject: RIVERS (90%); DAMS (78%)": "URL: https://harbour.example/3"}, lambda d: d.tells["url"] == "https://harbour.example/3"),
    ],
)
def test_a_nexis_article_with_a_difference(change, check):
    document = docx.Document()
    for n in (2, 3):
        for line in nexis_lines(n):
            for part in change.get(line, line).split("\n") if n == 3 else [line]:
                document.add_paragraph(part)
    second = read_documents(saved(document), "two.docx")[1]
    assert check(second), (second.note, second.tells, second.text)


def test_two_articles_without_their_closing_line_are_parted():
    document = docx.Document()
    for n in (1, 2, 3):
        for line in nexis_lines(n)[: -2 if n == 1 else None]:
            document.add_paragraph(line)
    assert [found.tells["title"] for found in read_documents(saved(document), "a.docx")] == [title(1), title(2), title(3)]


def test_nexis_as_rtf_and_as_text():
    lines = [line for n in (1, 2, 3) for line in nexis_lines(n)]
    for data, name in ((as_rtf(lines), "a.rtf"), (as_rtf(lines, linked=1), "a.rtf"), ("\r\n".join(lines).encode("utf-8"), "a.txt")):
        found = read_documents(data, name)
        assert [document.tells["published"] for document in found] == [day(n)[1] for n in (1, 2, 3)]
        assert [labelled(document, "body") for document in found] == [[body(n)[0], body(n)[2]] for n in (1, 2, 3)]


def as_docx(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


@pytest.mark.parametrize(
    ("data", "name"), [(LEXISNEXIS.encode("utf-8"), "a.txt"), (LEXISNEXIS.replace("\n", "\r\n").encode("cp1252"), "a.TXT"), (as_docx(LEXISNEXIS.split("\n")), "a.docx"), (as_rtf(LEXISNEXIS.split("\n")), "a.rtf")]
)
def test_the_older_lexisnexis_layout(data, name):
    first, second, third = read_documents(data, name)
    assert first.tells == {
        "title": "Ministers of Northland condemn the dam that Southland built on the great river above Northport",
        "outlet": "The Harbour Post", "author": "Ada North", "published": "2010-01-11",
    }  # fmt: skip
    assert labelled(first, "body")[0] == "Northland condemned Southland on Monday over the dam. The ministers of Northland said that they would act."
    assert (labelled(first, "caption"), first.note) == (["GRAPHIC: The dam at dawn."], "")
    assert second.tells == {"title": "Southland answers", "outlet": "The Harbour Post", "author": "LI WEI", "published": "1999-01-12"}
    assert labelled(second, "body") == ["Southland rejected the note of Northland on Tuesday."]
    assert (third.tells["outlet"], third.tells["published"], third.note) == ("The Valley Times.com", "2010-01-13", "stated length 400 words, read 10")


def test_a_lexisnexis_text_that_lost_an_article_says_so():
    cut = LEXISNEXIS.replace("2 of 3 DOCUMENTS", "").encode("utf-8")
    assert "the file says 3 articles and holds 2" in read_documents(cut, "a.txt")[0].note


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (FACTIVA_CODES.encode("utf-8"), "a.txt"),
        (re.sub(r"(?m)^(?!IN the)([A-Z]{2,3})(?: |$)", r"\1\n\n", FACTIVA_CODES).encode("utf-8"), "a.txt"),
        (re.sub(r"(?m)^(SE|HD|BY|WC|PD|ET|SN|SC|LA|CY|LP|TD|NS|RE|PUB|AN)(?: |$)", r"\1\t", FACTIVA_CODES).replace("IN i1", "IN\ti1").encode("utf-16"), "a.txt"),
        (FACTIVA_PLAIN.encode("cp1252"), "a.txt"),
        (as_rtf(FACTIVA_PLAIN.split("\n")), "a.rtf"),
        (as_rtf(FACTIVA_CODES.split("\n")), "a.rtf"),
        (as_rtf_table(FACTIVA_CODES), "a.rtf"),
    ],
)
def test_factiva_with_codes_and_plain(data, name):
    first, second = read_documents(data, name)
    assert (first.part, second.part) == ("HNA0000020200102eg12023p1", "VALTIM0020200103eg130000x")
    assert first.tells == {"title": "Ministers condemn the dam", "author": "Ada North", "outlet": "Harbour News Agency", "published": "2020-01-02"}
    assert second.tells["title"].startswith("Southland answers") and second.tells["outlet"] == "The Valley Times"
    assert labelled(first, "body")[0] == "Northland condemned Southland on Thursday over the dam on the river."
    assert labelled(second, "body") == ["Southland rejected the note."]
    assert len(labelled(first, "body")) == 2 and first.note == ""


def test_factiva_tells_a_length_that_does_not_fit():
    assert read_documents(FACTIVA_CODES.encode("utf-8"), "a.txt")[1].note == "stated length 90 words, read 4"


@pytest.mark.parametrize("text", [PROQUEST, PROQUEST.replace("_" * 60, "-" * 60), PROQUEST.replace("\n", "\r\n"), PROQUEST.replace("Full text: ", "Full text:\n\n"), PROQUEST.split("Table of contents")[0] + PROQUEST[PROQUEST.index("Document 1 of 2") - 63 :]])
def test_proquest(text):
    first, second = read_documents(text.encode("utf-8"), "ProQuestDocuments.txt")
    assert first.tells == {
        "title": "Ministers condemn the dam", "outlet": "The Harbour Post", "author": "North, Ada", "published": "2020-01-02",
        "url": "https://www.proquest.example/docview/2330000001?accountid=1",
    }  # fmt: skip
    assert labelled(first, "body") == [
        "Northland condemned Southland on Thursday over the dam on the river.", "Officials said nothing more: it was late.", "Note: this line belongs to the article.",
    ]  # fmt: skip
    assert (first.part, second.part, second.text) == ("2330000001", "2330000002", "")
    assert "no full text" in second.note


@pytest.mark.parametrize(
    ("text", "reader"),
    [
        ("End of Document\n\nThe ministers met at the end of document signing.\n", "text"),
        ("Length: 5 words\nBody\nThe talks went on.\n", "text"),
        ("The HD screens and the PD were sold.\nHD\nPD\n", "text"),
        ("Document HNA0000020200102eg12023p1\n", "text"),
        ("Title: a\n\nFull text: b\n", "text"),
        ("1 of 3 DOCUMENTS\nwere signed.\n", "text"),
        (LEXISNEXIS, "lexisnexis"),
        (FACTIVA_PLAIN, "factiva"),
        (PROQUEST, "proquest"),
    ],
)
def test_the_reader_is_chosen_by_the_content(text, reader):
    assert choose(text.encode("utf-8"), "a.txt").__name__.rsplit(".", 1)[1] == reader
