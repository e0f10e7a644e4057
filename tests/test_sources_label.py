"""Labels of lines, with the near-misses that must keep another label."""

import pytest

from stancebook.sources.cues import cue
from stancebook.sources.label import label_lines

PARAGRAPHS = (
    "The fisheries ministers of the two coastal states met in the harbour town on Tuesday and agreed to share their catch figures for herring.",
    "A spokesman for the island government said that the talks had been “open and useful,” but that no quota had been fixed yet.",
    "Fishers in the northern villages have long accused trawlers from the mainland of taking more than their licences allow them to take.",
)


def labels(*lines):
    text = "\n".join(lines)
    found = {line.line: line.label for line in label_lines(text)}
    return [found.get(number, "") for number in range(1, len(lines) + 1)]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("0 35", "boilerplate"),
        ("4 minutes, 45 seconds Read", "boilerplate"),
        ("12 min read", "boilerplate"),
        ("2.3K shares", "boilerplate"),
        ("Share on Facebook", "boilerplate"),
        ("https://news.example/herring", "boilerplate"),
        ("Sign up for our free weekly letter", "boilerplate"),
        ("This site uses cookies to improve your visit.", "boilerplate"),
        ("Your email address will not be published.", "boilerplate"),
        ("×", "boilerplate"),
        ("Leave a Reply", "end"),
        ("Related Articles", "end"),
        ("By: Ada North", "byline"),
        ("By Ada North and Li Wei", "byline"),
        ("Saturday, May 3, 2025", "date"),
        ("Published: 3 May 2025 at 10:15 GMT", "date"),
        ("Photo: A trawler leaves the harbour", "caption"),
        ("Trawlers in the bay. Jane Roe/Getty Images", "caption"),
        # near-misses
        ("By the end of May the fleet had left.", ""),
        ("By Tuesday the harbour was closed to trawlers, the ministry said.", ""),
        ("The newsletter of the fishers' union was banned in 2021.", ""),
        ("On May 3, 2025, the ministers met again in the harbour town.", ""),
        ("The president shared the article with his cabinet, a minister said.", ""),
        ("Two minutes later the second boat sank.", ""),
    ],
)
def test_the_wording_of_a_line_is_a_cue(line, label):
    assert cue(line)[0] == label


def test_debris_around_an_article_is_told_from_its_paragraphs():
    page = [
        ("Harbour Daily", "boilerplate"),
        ("Saturday, May 3, 2025", "date"),
        ("Ministers agree to share herring figures", "title"),
        ("Ministers agree to share herring figures", "duplicate"),
        ("By: Ada North", "byline"),
        ("0 35", "boilerplate"),
        (PARAGRAPHS[0], "body"),
        ("", ""),
        ("Quotas, Licences", "heading"),
        ("", ""),
        (PARAGRAPHS[1], "body"),
        ("Herring boats lie in the harbour as the talks go on.", "caption"),
        ("Herring boats lie in the harbour as the talks go on.", "duplicate"),
        (PARAGRAPHS[2], "body"),
        ("Related Articles", "boilerplate"),
        ("Singer Returns To Stage After Ten Years", "boilerplate"),
        ("Bank Raises Rates Again", "boilerplate"),
        ("Leave A Reply", "boilerplate"),
        ("Your email address will not be published.", "boilerplate"),
    ]
    assert labels(*(line for line, _ in page)) == [label for _, label in page]


def test_a_standfirst_that_the_article_repeats_is_a_duplicate():
    first, second, third = PARAGRAPHS
    assert labels("Ministers share herring figures", first, second, first, third) == ["title", "duplicate", "body", "body", "body"]


def test_a_document_of_one_line_is_body():
    assert labels("Island praises mainland") == ["body"]


def test_a_wrapped_paragraph_is_one_unit():
    lines = ["The fisheries ministers of the two coastal states met in the", "harbour town on Tuesday and agreed to share their catch", "figures."]
    assert labels(*lines, "", "Menu") == ["body", "body", "body", "", "boilerplate"]


def test_spans_leave_out_the_line_end_and_empty_lines_have_no_row():
    text = "Menu\r\n\r\n" + PARAGRAPHS[0] + "\r\n\u2028" + PARAGRAPHS[1]
    lines = label_lines(text)
    assert [line.line for line in lines] == [1, 3, 4]
    assert text[lines[0].start : lines[0].end] == "Menu"
    assert text[lines[1].start : lines[1].end] == PARAGRAPHS[0]


def test_every_label_has_a_reason():
    assert all(line.reason for line in label_lines("Menu\nHome\n" + "\n".join(PARAGRAPHS)))
