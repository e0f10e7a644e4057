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
        ("(Harbour Photo Co.)", "caption"),
        ("Image 2 of 5", "boilerplate"),
        ("Follow the Harbour Daily on Facebook and Instagram.", "boilerplate"),
        ("Li Wei and Ada North contributed to this report.", "byline"),
        ("» Boats return to the sandbank", "boilerplate"),
        ("FISHERS OF THE ISLAND ACCUSE TRAWLERS OF TAKING TOO MUCH HERRING", "boilerplate"),
        # near-misses
        ("THE FISHERS OF THE ISLAND SAY THAT THE TRAWLERS TOOK TOO MUCH HERRING.", ""),
        ("WHAT THE ISLAND WANTS", ""),
        ("(The ministry did not answer.)", ""),
        ("The union urged its members to follow the talks on Facebook.", ""),
        ("The island contributed to this year’s surplus with its herring.", ""),
        ("Ferries of the McAdam line will stop at the island twice a week from May on.", ""),
        ("Your appetite for herring grows when it is salted for a week.", ""),
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


def test_a_list_that_a_paragraph_announces_belongs_to_the_article():
    first, second, third = PARAGRAPHS
    page = [first, "The quotas agreed on Tuesday, by harbour:", "North harbour, 300 tonnes", "South harbour, 120 tonnes", "Old port, 80 tonnes", "Home", "Weather map of the coast"]
    assert labels(*page) == ["body"] * 5 + ["boilerplate"] * 2
    assert labels(first, second, "1) Trawlers from the mainland", "2) Boats of the islanders", third) == ["body"] * 5
    headlines = ["Singer Returns To Stage After Ten Years", "Bank Raises Rates Again", "Ten Ways To Cook Rice At Home"]
    assert labels(first, second, "The spokesman had one thing to add:", *headlines)[2:] == ["body"] + ["boilerplate"] * 3
    assert labels(first, second, "Search for", "Trawlers", "Boats", third)[2:5] == ["boilerplate"] * 3


def test_an_article_that_pictures_interrupt_is_taken_as_a_whole():
    first, second, _ = PARAGRAPHS
    page = [first, second, *["Image 1 of 9", "Boats", "(Harbour Photo)"] * 4, "The ministers of the coastal states agreed that their catch figures for herring had been shared.", "“Useful talks,” the spokesman for the government said."]
    found = labels(*page)
    assert found[:2] == found[-2:] == ["body", "body"] and "body" not in found[2:-2]


def test_a_stretch_on_another_subject_stays_outside():
    first, second, third = PARAGRAPHS
    other = "The singer returned to the stage after ten years and sang for three hours before a happy crowd."
    found = labels(first, second, third, *["Image 1 of 9", "Music", "(Stage Photo)"] * 4, other)
    assert found[-1] == "boilerplate"


def test_a_standfirst_below_the_title_is_kept():
    found = labels("Ministers share herring figures", "Fishers in the coastal villages say that the quota is a gift to trawlers", "By Ada North", *PARAGRAPHS)
    assert found == ["title", "body", "byline", "body", "body", "body"]


def test_the_writer_is_introduced_below_an_article_and_not_inside_it():
    line = "Ada North is a reporter for the Harbour Daily."
    assert labels("Home", *PARAGRAPHS, line)[-1] == "boilerplate"
    assert labels("Home", line, *PARAGRAPHS)[1] == "body"


def test_a_divider_parts_sections_only_inside_an_article():
    assert labels("Home", *PARAGRAPHS[:2], "___", PARAGRAPHS[2], "***") == ["boilerplate", "body", "body", "heading", "body", "boilerplate"]


def test_a_headline_glued_to_its_summary_is_a_teaser():
    assert labels(*PARAGRAPHS, "Bank Raises Its Rates Once AgainThe central bank raised its rates for the third time this year.")[-1] == "boilerplate"


def test_an_advertisement_between_short_paragraphs_does_not_end_an_article():
    page = [
        ("Ministers of Norland and Sundia agree on talks", "title"),
        ("The foreign minister of Norland said on Tuesday that his government would hold talks with Sundia.", "body"),
        ("“We want peace,” he said.", "body"),
        ("Advertisement", "boilerplate"),
        ("Sundia closed the border in March after Norland arrested its officers.", "body"),
        ("RELATED: Sundia expels the ambassador", "boilerplate"),
        ("The talks will be held in the harbour town, according to a statement:", "body"),
        ("- an exchange of prisoners", "body"),
        ("- trade in grain", "body"),
        ("What does Sundia want?", "heading"),
        ("Sundia wants Norland to hand over the leader of a rebel group.", "body"),
        ("Norland refuses.", "body"),
        ("Read more:", "boilerplate"),
        ("Rebels threaten Norland after talks", "boilerplate"),
        ("Sundia elects new president", "boilerplate"),
    ]
    assert labels(*(line for line, _ in page)) == [label for _, label in page]


def test_a_headline_of_three_words_above_a_short_report_is_its_title():
    assert labels("Norland recognises Sundia", "The government of Norland recognised Sundia on Monday.", "Sundia welcomed the step.") == ["title", "body", "body"]


def test_words_whose_speaker_stands_in_the_next_line_belong_to_the_article():
    page = [
        "The council of the port met on Tuesday and voted for a new quay.",
        "\"The quay will bring work to every family of this coast,\"",
        "Ms North said.",
        "“We asked the Harbour/AFP desk for the figures,” she added.",
        "\"Nobody will have to leave a house,\"",
        "Mr Rask said.",
    ]
    assert labels(*page) == ["body"] * len(page)
    assert labels(page[0], "The quay at dusk, Harbour/AFP desk", *page[1:])[1] == "caption"
