"""What notebook 1 shows: the sum of documents, the doubtful lines, and figures with caption, alt text and numbers."""

import re

import pytest

from stancebook.sources import clean_study, figures, pictures
from stancebook.sources.assemble import clean_document
from stancebook.sources.doubt import doubts
from stancebook.sources.readers import Decoded
from stancebook.study import Source, load_study

BODY = (
    "The fisheries ministers of the two coastal states met in the harbour town on Tuesday and agreed on the herring quota.",
    "A spokesman for the island government said that the ministers had been open about the herring quota of the states.",
    "Fishers in the harbour town say that the ministers of the two states know little of herring and of fishers.",
    "The herring quota will be fixed in the harbour town when the ministers of the coastal states meet again in spring.",
    "Until then the fishers of the harbour town and the island government will count the herring of the two states.",
    "The ministers said on Tuesday that the island government and the fishers had agreed to share what they count.",
    "A harbour town without herring, fishers of the island said, is no town, whatever the two states may have agreed.",
)


def page(*lines):
    return clean_document(Source(file="a.txt", line=2), Decoded("\n\n".join(lines), "utf-8"), document_id="a")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Subscribe to our newsletter and read what ministers of coastal states agree on the herring quota.", "left out, but it is a sentence in the words of the article"),
        ("Cheap mattresses, pillows and blankets arrive overnight whenever customers order before lunch.", "kept, but it shares few words with the rest of the article"),
        ("Weather: rain", ""),
        (BODY[0].replace("Tuesday", "Wednesday"), ""),
    ],
)
def test_a_line_is_doubtful_where_its_words_speak_against_its_label(line, why):
    found = {doubt.text: doubt.why for doubt in doubts(page(*BODY[:4], line, *BODY[4:]))}
    assert found.get(line, "") == why


@pytest.fixture
def cleaned(tmp_path):
    (tmp_path / "raw").mkdir()
    texts = {"a": BODY, "b": ("Home", "Menu", *BODY), "c": ("Home", "Menu"), "d": ("Published: 3 May 1999", *(line.replace("herring", "cod") for line in reversed(BODY[:3])))}
    for name, lines in texts.items():
        (tmp_path / "raw" / f"{name}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    rows = "".join(f"{name}.txt,{date}\n" for name, date in zip("abcd", ("2025-05-03", "2025-05-02", "", "1999-05-03"), strict=True))
    (tmp_path / "sources.csv").write_text("file,published\n" + rows, encoding="utf-8")
    (tmp_path / "study.yml").write_text("title: t\nquestion: q\npublished_after: 2020-01-01\n", encoding="utf-8")
    return clean_study(load_study(tmp_path))


def test_the_answer_adds_up(cleaned):
    assert "4 documents in = 2 coded + 1 quarantined + 1 outside the study's dates." in pictures.answer(cleaned).plain
    assert "published before 2020-01-01" in str(pictures.set_aside(cleaned))


def test_the_answer_names_files_that_hold_many_documents(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.csv").write_text("title,text\nOne,{} {}\nTwo,{} {}\n".format(*(line.replace(",", ";") for line in BODY[:4])), encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file\na.csv\n", encoding="utf-8")
    (tmp_path / "study.yml").write_text("title: t\nquestion: q\n", encoding="utf-8")
    assert pictures.answer(clean_study(load_study(tmp_path))).plain.startswith("2 documents in (from 1 file) = 2 coded + 0 quarantined")


def test_figures_have_caption_alt_text_and_numbers(cleaned):
    drawn = str(figures.composition(cleaned))
    assert re.search(r'alt="Bars of 2 documents\. b: article 9\d%', drawn) and "<figcaption>" in drawn and "composition.csv" in drawn
    assert "site 1%" in drawn
    drawn = str(figures.shared_sentences(cleaned))
    assert "b (likelier source, by date) and a: copy, 7 sentences, 100% of the shorter" in drawn
    assert drawn.count("data:image/svg+xml") == 2


def test_shared_sentences_stand_side_by_side_with_the_likelier_source(cleaned):
    shown = str(pictures.reuse_pairs(cleaned))
    assert "The likelier source is b, by its earlier date." in shown and shown.count("<blockquote>") == 14


def test_before_and_after_says_what_was_left_out(cleaned):
    shown = str(pictures.before_and_after(cleaned))
    assert "Left out: 2 boilerplate (site wording)." in shown and "Nothing was left out." in shown


def test_nothing_to_draw_is_said(tmp_path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("Menu\nHome", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file\na.txt\n", encoding="utf-8")
    (tmp_path / "study.yml").write_text("title: t\nquestion: q\n", encoding="utf-8")
    cleaned = clean_study(load_study(tmp_path))
    assert "No document is coded" in str(figures.composition(cleaned)) and "No document takes text" in str(figures.shared_sentences(cleaned))
    assert "1 document in = 0 coded + 1 quarantined + 0 outside" in pictures.answer(cleaned).plain
