"""A whole small study is cleaned: reading, quarantine, metadata, reuse and the way back from the tables."""

import os

import pytest

from stancebook import tables
from stancebook.errors import SourceError
from stancebook.sources import clean_study, load_documents, pictures, read_documents
from stancebook.sources.metadata import author, iso_date
from stancebook.sources.readers.raw import read_bytes
from stancebook.study import load_study

WIRE = """Ministers agree to share herring figures – Harbour Daily

By: Ada North

Published: 3 May 2025

The fisheries ministers of the two coastal states met in the harbour town on Tuesday and agreed to share their catch figures for herring.

A spokesman for the island government said the talks had been open and useful, but that no quota had been fixed for the coming season.

Fishers in the northern villages have long accused trawlers from the mainland of taking more than their licences allow them to take.

The mainland navy seized four island boats in March after a chase near the disputed sandbank and held their crews for nine days.

Both governments now plan a joint patrol of the sandbank in autumn, with inspectors of each state on the ships of the other.

The island parliament must still approve the patrol, and its largest party has called the plan a gift to foreign trawlers.

Leave a Reply
"""
REWRITE = """A New Chapter for Herring Diplomacy

In a notable development, the coastal states' fisheries ministers agreed to share catch figures for herring after meeting in the harbour town.

According to the island government, the talks were open and useful, although no quota was fixed for the coming season.

Northern villages have seen fishers accuse mainland trawlers of taking more than licences allow, a long-standing grievance.

Tensions rose when the mainland navy seized four island boats near the disputed sandbank, and crews were held for nine days.

Looking ahead, a joint patrol of the sandbank is planned by both governments, placing inspectors of each state on the other's ships.

Approval by the island parliament is still needed, and the largest party called the plan a gift to foreign trawlers.
"""
OTHER = """Herring prices fall as season opens

Herring prices fell by a tenth in the first week of the season, traders at the harbour market said on Monday.

The island government blamed large imports from the mainland, where fishers had landed twice the catch of last year.

Trawlers from both coastal states have kept away from the disputed sandbank since the navy seized boats there.

A union of fishers wants the ministers to fix a lowest price, but the largest canneries reject any such plan.

Warm water has driven the fish north, and biologists expect poor catches for the rest of the year.
"""
PAGE = """<!DOCTYPE html><html><head><title>Boats return</title><meta property="og:site_name" content="Quay Post">
<meta name="author" content="Li Wei"><meta property="article:published_time" content="2025-06-01T08:00:00Z"><script>alert(1)</script></head>
<body><nav><a>Home</a> <a>Fish</a></nav><article><h1>Boats return to the sandbank</h1>
<p>The seized boats returned to the island on Sunday, and their owners thanked the ministers of both states for the quick settlement.</p>
<figure><img src="x.jpg"><figcaption>Boats at the quay.</figcaption></figure>
<h2>What comes next</h2><p>The joint patrol starts in autumn, said the harbour master, who expects no further quarrel over the sandbank this year.</p>
</article><footer>All rights reserved</footer></body></html>"""


@pytest.fixture
def study(tmp_path):
    def make(files, rows=None, settings=""):
        (tmp_path / "raw").mkdir(exist_ok=True)
        for name, content in files.items():
            (tmp_path / "raw" / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        header, rows = "file,derived_from,published", rows or [f"{name},," for name in files]
        (tmp_path / "sources.csv").write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        (tmp_path / "study.yml").write_text("title: Herring\nquestion: Who?\n" + settings, encoding="utf-8")
        return load_study(tmp_path)

    return make


def rows(cleaned, name="documents"):
    return {row["document_id"]: row for row in cleaned.tables[name].to_dict("records")}


def test_a_rewrite_is_found_and_another_report_on_the_subject_is_not(study):
    cleaned = clean_study(study({"wire.txt": WIRE, "rewrite.txt": REWRITE, "other.txt": OTHER, "copy.txt": WIRE}))
    found = {(row["document_a"], row["document_b"]): row["kind"] for row in cleaned.tables["reuse"].to_dict("records")}
    assert found == {("copy", "wire"): "copy", ("copy", "rewrite"): "paraphrase", ("rewrite", "wire"): "paraphrase"}
    documents = rows(cleaned)
    assert [documents[name]["reuse_group"] for name in ("copy", "other", "rewrite", "wire")] == ["copy", "", "copy", "copy"]
    assert [name for name in documents if documents[name]["independent"] == "true"] == ["copy", "other"]


def test_evidence_points_to_the_raw_sentences(study):
    cleaned = clean_study(study({"a.txt": WIRE, "b.txt": REWRITE}))
    row = cleaned.tables["reuse"].to_dict("records")[0]
    pairs = [tuple(tuple(map(int, side.split("-"))) for side in pair.split("~")) for pair in row["evidence"].split(";")]
    assert len(pairs) == int(row["shared"]) >= 5
    for a, b in pairs:
        assert WIRE[slice(*a)].endswith(".") and REWRITE[slice(*b)].endswith(".")


def test_a_stated_source_is_the_independent_one(study):
    cleaned = clean_study(study({"a.txt": OTHER, "b.txt": REWRITE}, ["a.txt,b.txt,", "b.txt,,"]))
    assert {name: (row["reuse_group"], row["independent"]) for name, row in rows(cleaned).items()} == {"a": ("b", "false"), "b": ("b", "true")}


def test_metadata_comes_from_the_text_where_sources_are_silent(study):
    row = rows(clean_study(study({"wire.txt": WIRE})))["wire"]
    assert (row["title"], row["outlet"], row["author"], row["published"]) == (
        "Ministers agree to share herring figures", "Harbour Daily", "Ada North", "2025-05-03",
    )
    assert row["metadata_from"] == "title;outlet;author;published"


def test_html_becomes_plain_text_with_its_captions_and_menus_labelled(study):
    made = study({"page.html": PAGE})
    cleaned = clean_study(made)
    text = (made.tables / "text" / "page.txt").read_bytes().decode("utf-8")
    labels = {text[int(row["start"]) : int(row["end"])]: row["label"] for row in cleaned.tables["lines"].to_dict("records")}
    assert labels["Boats return to the sandbank"] == "title"
    assert labels["What comes next"] == "heading"
    assert labels["Boats at the quay."] == "caption"
    assert labels["Home Fish"] == labels["All rights reserved"] == "boilerplate"
    assert sum(label == "body" for label in labels.values()) == 2
    assert "alert" not in text
    row = rows(cleaned)["page"]
    assert (row["outlet"], row["author"], row["published"]) == ("Quay Post", "Li Wei", "2025-06-01")


def test_bad_files_are_quarantined_and_the_others_go_on(study):
    made = study({"a.txt": WIRE, "b.txt": b"", "c.txt": b" \r\n\t", "d.txt": b"\x00\x01\x02\xff" * 50, "e.txt": b"%PDF-1.7 x", "f.txt": "×\n--\n"})
    cleaned = clean_study(made)
    assert {name: row["status"] for name, row in rows(cleaned).items()} == {"a": "coded"} | dict.fromkeys("bcdef", "quarantined")
    assert all("→" in row["reason"] for row in rows(cleaned).values() if row["status"] == "quarantined")
    assert [document.document_id for document in cleaned.documents] == ["a"]


def test_documents_outside_the_dates_are_set_aside(study):
    made = study({"a.txt": WIRE, "b.txt": OTHER}, ["a.txt,,", "b.txt,,2020-01-01"], "published_after: 2025-01-01\n")
    assert [row["status"] for row in clean_study(made).tables["documents"].to_dict("records")] == ["coded", "outside"]


def test_documents_are_rebuilt_from_the_tables(study):
    made = study({"a.txt": WIRE.replace("\n", "\r\n"), "b.txt": REWRITE, "p.html": PAGE, "bad.txt": b""})
    cleaned = clean_study(made)
    for name, table in cleaned.tables.items():
        tables.write(made.tables, name, table)
    assert load_documents(made) == cleaned.documents


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Fish – herring".encode(), "utf-8"),
        (b"\xef\xbb\xbfFish", "utf-8-sig"),
        ("Fish – herring".encode("utf-16"), "utf-16"),
        ("Fish and herring".encode("utf-16-le"), "utf-16-le"),
        ("Fish and herring".encode("utf-16-be"), "utf-16-be"),
        ("The minister’s “quota” – again".encode("cp1252"), "cp1252"),
    ],
)
def test_the_encoding_is_found_and_gives_the_text_back(data, encoding):
    [decoded] = read_documents(data, "a.txt")
    assert decoded.encoding == encoding
    assert decoded.text == data.decode(encoding) and "\ufeff" not in decoded.text


def test_line_ends_stay_as_received():
    assert read_documents(b"One.\r\nTwo.\rThree.\n", "a.txt")[0].text == "One.\r\nTwo.\rThree.\n"


def test_a_pipe_is_not_read(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(SourceError, match="not a regular file"):
        read_bytes(tmp_path / "pipe.txt", "pipe.txt")


@pytest.mark.parametrize(
    ("line", "name"),
    [("By: Ada North", "Ada North"), ("BY ADA NORTH", "ADA NORTH"), ("By Ada North | 3 May", "Ada North"), ("By AFP", ""), ("By a staff reporter", "")],
)
def test_bylines_give_names_only(line, name):
    assert author(line) == name


@pytest.mark.parametrize(("text", "iso"), [("Sept. 2, 2021", "2021-09-02"), ("2021-09-02", "2021-09-02"), ("01/01/1970", ""), ("5/6/2021", ""), ("January 1, 1970", "")])
def test_dates_are_taken_only_where_clear(text, iso):
    assert iso_date(text) == iso


NEWS = ("The council met on Tuesday and agreed in 2024 to share the catch of herring.", "Fishers said that they had waited for this agreement for more than ten years.")


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (("Ministers share herring – Harbour Daily", *NEWS), "Harbour Daily"),
        (("Ministers share their herring figures", "Ministers share their herring figures | Harbour Daily", *NEWS), "Harbour Daily"),
        (("Harbour Daily · 3 min read", "Ministers share their herring figures", "By the Harbour Daily desk", *NEWS), "Harbour Daily"),
        (("Harbour Daily", "Ministers share their herring figures", *NEWS, "Related articles", "Harbour Daily"), "Harbour Daily"),
        (("Harbour Daily", "Ministers share their herring figures", *NEWS, "© 2024 Harbour Daily. All rights reserved"), "Harbour Daily"),
        (("Ministers share their herring figures", *NEWS, "Source: Harbour Daily"), "Harbour Daily"),
        # near-misses
        (("Ministers share their herring – And Fishers Do Not", *NEWS), ""),
        (("Home", "Ministers share their herring figures", *NEWS, "Related articles", "Island Ferry Timetable", "Island Ferry Timetable"), ""),
        (("Ministers share their herring figures", "By the Harbour Daily desk", *NEWS), ""),
    ],
)
def test_the_outlet_is_taken_where_the_text_names_it(study, lines, outlet):
    assert rows(clean_study(study({"a.txt": "\n\n".join(lines)})))["a"]["outlet"] == outlet


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (("Ministers share herring figures", "3 May 2025", *NEWS), "2025-05-03"),
        (("3 May 2025", "Ministers share herring figures", *NEWS), ""),
        (("Ministers share herring figures", "December 31, 2031", *NEWS), ""),
        (("Ministers share herring figures", "Updated 3 May 2025", *NEWS), ""),
        (("Ministers share herring figures", "Updated 3 May 2025", "Published 2 May 2025", *NEWS), "2025-05-02"),
    ],
)
def test_the_date_is_the_article_s_and_not_the_site_s(study, lines, published):
    assert rows(clean_study(study({"a.txt": "\n\n".join(lines)})))["a"]["published"] == published


def test_the_page_says_what_became_of_every_document(study):
    stories = "title,text\n" + "".join(f'T{number},"{line}"\n' for number, line in enumerate(WIRE.split("\n\n")[3:6])) + "Empty,\n"
    made = study({"a.txt": WIRE, "b.txt": b"", "stories.csv": stories, "old.txt": OTHER}, ["a.txt,,", "b.txt,,", "stories.csv,,", "old.txt,,2020-01-01"], "published_after: 2025-01-01\n")
    cleaned = clean_study(made)
    assert "7 documents in (from 4 files) = 4 coded + 2 quarantined + 1 outside" in str(pictures.answer(cleaned))
    assert sorted(rows(cleaned)) == ["a", "b", "old", "stories-2", "stories-3", "stories-4", "stories-5"]
