"""Time expressions: text, publication day, and the (words, date, precision) that must come out."""

import pytest

from stancebook.coding.times.dates import find_dates

PUBLISHED = "2024-07-17"  # a Wednesday

RESOLVED = [
    ("The deal was signed on 5 March 2022.", "5 March 2022", "2022-03-05", "day"),
    ("The deal was signed on March 5, 2022.", "March 5, 2022", "2022-03-05", "day"),
    ("The ban of 2019-11-30 stands.", "2019-11-30", "2019-11-30", "day"),
    ("Gunmen struck the market on March 22.", "March 22", "2024-03-22", "day"),
    ("Gunmen struck the market on December 3.", "December 3", "2023-12-03", "day"),
    ("The fleet returned on July 17.", "July 17", "2024-07-17", "day"),
    ("They took the capital in August 2021.", "August 2021", "2021-08-01/2021-08-31", "month"),
    ("Envoys met in May.", "May", "2024-05-01/2024-05-31", "month"),
    ("Envoys met in October, he said.", "October", "2023-10-01/2023-10-31", "month"),
    ("They were listed in 2003.", "2003", "2003-01-01/2003-12-31", "year"),
    ("Ministers met last month.", "last month", "2024-06-01/2024-06-30", "month"),
    ("Ministers met last year.", "last year", "2023-01-01/2023-12-31", "year"),
    ("Ministers met this week.", "this week", "2024-07-15/2024-07-21", "range"),
    ("Ministers met on Thursday.", "on Thursday", "2024-07-11", "day"),
    ("Ministers met on Wednesday.", "on Wednesday", "2024-07-17", "day"),
    ("Ministers met last Wednesday.", "last Wednesday", "2024-07-10", "day"),
    ("Ministers met yesterday.", "yesterday", "2024-07-16", "day"),
    ("It took power three years ago.", "three years ago", "2021-01-01/2021-12-31", "year"),
    ("It took power two months ago.", "two months ago", "2024-05-01/2024-05-31", "month"),
    ("Attacks grew between March 2023 and March 2024.", "between March 2023 and March 2024", "2023-03-01/2024-03-31", "range"),
    ("He ruled from 2015 to 2020.", "from 2015 to 2020", "2015-01-01/2020-12-31", "range"),
    ("The war of 2001–2021 ended.", "2001–2021", "2001-01-01/2021-12-31", "range"),
    ("It has fought them since 2015.", "since 2015", "2015/..", "range"),
    ("It has fought them since August 2021.", "since August 2021", "2021-08-01/..", "range"),
    ("Ties improved in recent years.", "in recent years", "", ""),
    # ranges
    ("Talks ran from January to March 2023.", "from January to March 2023", "2023-01-01/2023-03-31", "range"),
    ("Talks ran from May 3 to May 7, 2023.", "from May 3 to May 7, 2023", "2023-05-03/2023-05-07", "range"),
    ("The council met May 3-5.", "May 3-5", "2024-05-03/2024-05-05", "range"),
    ("The council met on 3–5 May 2021.", "3–5 May 2021", "2021-05-03/2021-05-05", "range"),
    ("Exports fell in the second quarter of 2020.", "the second quarter of 2020", "2020-04-01/2020-06-30", "range"),
    ("Exports fell in the first half of 2023.", "the first half of 2023", "2023-01-01/2023-06-30", "range"),
    ("Exports fell in Q3 2021.", "Q3 2021", "2021-07-01/2021-09-30", "range"),
    ("It banned the union in the 1990s.", "the 1990s", "1990-01-01/1999-12-31", "range"),
    # ranges with one open end
    ("It has fought them since Monday.", "since Monday", "2024-07-15/..", "range"),
    ("It has fought them since May.", "since May", "2024-05-01/..", "range"),
    ("It has fought them since last year.", "since last year", "2023/..", "range"),
    ("He ruled until 2021.", "until 2021", "../2021", "range"),
    ("He ruled until August 15, 2021.", "until August 15, 2021", "../2021-08-15", "range"),
    ("The union was legal before 2001.", "before 2001", "../2000", "range"),
    ("The union was legal before August 2021.", "before August 2021", "../2021-07-31", "range"),
    ("Trade grew after 2014.", "after 2014", "2015-01-01/..", "range"),
    ("Emissions must halve by 2030.", "by 2030", "../2030", "range"),
    # parts of a day, a week, a year
    ("Ministers met on Monday night.", "on Monday night", "2024-07-15", "day"),
    ("Ministers met last night.", "last night", "2024-07-16", "day"),
    ("Ministers met this morning.", "this morning", "2024-07-17", "day"),
    ("Ministers met earlier today.", "earlier today", "2024-07-17", "day"),
    ("Ministers met the day before yesterday.", "the day before yesterday", "2024-07-15", "day"),
    ("Ministers met over the weekend.", "over the weekend", "2024-07-13/2024-07-14", "range"),
    ("Friday's strike closed the port.", "Friday", "2024-07-12", "day"),
    ("The treaty was signed in early 2021.", "2021", "2021-01-01/2021-12-31", "year"),
    ("The treaty was signed in late March 2021.", "late March 2021", "2021-03-01/2021-03-31", "month"),
    ("The treaty was signed in the spring of 2021.", "the spring of 2021", "2021-01-01/2021-12-31", "year"),
    ("The treaty was signed on 22/03/2021.", "22/03/2021", "2021-03-22", "day"),
    ("Envoys met two weeks ago.", "two weeks ago", "2024-07-01/2024-07-07", "range"),
    ("Envoys met last March.", "last March", "2024-03-01/2024-03-31", "month"),
    # ahead of publication
    ("Ministers will meet on Friday.", "on Friday", "2024-07-19", "day"),
    ("Ministers will meet in October.", "October", "2024-10-01/2024-10-31", "month"),
    ("Ministers will meet in March.", "March", "2025-03-01/2025-03-31", "month"),
    ("The vote is set for December 3.", "December 3", "2024-12-03", "day"),
    ("The ban will stay, she said on Friday.", "on Friday", "2024-07-12", "day"),
    ("Ministers meet next Friday.", "next Friday", "2024-07-19", "day"),
    ("Ministers meet next month.", "next month", "2024-08-01/2024-08-31", "month"),
    ("Ministers meet tomorrow.", "tomorrow", "2024-07-18", "day"),
]

#: better no date than a wrong one
LEFT_OPEN = [
    ("Ministers would meet on Friday.", "on Friday"),
    ("The vote was due in May.", "May"),
    ("Ministers will meet on Wednesday.", "on Wednesday"),
    ("It took power more than three years ago.", "more than three years ago"),
    ("It took power nearly three years ago.", "nearly three years ago"),
    ("It took power 20 years ago.", "20 years ago"),
    ("It took power two decades ago.", "two decades ago"),
    ("It had taken power three years earlier.", "three years earlier"),
    ("The treaty was signed on 03/04/2021.", "03/04/2021"),
    ("The treaty was signed in the winter of 2021.", "the winter of 2021"),
    ("Ministers met this Friday.", "this Friday"),
    ("Ministers met last summer.", "last summer"),
    ("They clashed in the early 1990s.", "the early 1990s"),
    ("They fought for the past few years.", "for the past few years"),
]

NO_DATE = [
    "Prices crashed on Black Monday.",
    "They marched on Bloody Sunday.",
    "Mondays are quiet.",
    "The 2-1 win was their fifth.",
    "Chapter 3.2 of the report was struck.",
    "He will march on.",
    "The group may attack again.",
    "May the talks succeed.",
    "Troops march to the border.",
    "It has 2,000 fighters.",
    "Some 2000 fighters crossed.",
    "About 1950 men and 2015 women fled.",
    "They will march in protest.",
    "Nothing happened in Mayfair.",
    "The second of four talks failed.",
]


@pytest.mark.parametrize(("text", "words", "value", "precision"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_expression_is_resolved(text: str, words: str, value: str, precision: str) -> None:
    found = find_dates(text, 0, len(text), PUBLISHED)
    assert [(one.text, one.date, one.precision) for one in found] == [(words, value, precision)]
    assert text[found[0].start : found[0].end] == words


@pytest.mark.parametrize(("text", "words"), LEFT_OPEN)
def test_what_may_be_either_has_no_date(text: str, words: str) -> None:
    assert [(one.text, one.date, one.precision) for one in find_dates(text, 0, len(text), PUBLISHED)] == [(words, "", "")]


@pytest.mark.parametrize("text", NO_DATE)
def test_near_miss_is_no_date(text: str) -> None:
    assert find_dates(text, 0, len(text), PUBLISHED) == []


@pytest.mark.parametrize("text", ["They met last month.", "They met on Thursday.", "They met in May.", "They met on March 22.", "They met three years ago."])
def test_nothing_relative_is_resolved_without_publication(text: str) -> None:
    assert [(one.date, one.precision) for one in find_dates(text, 0, len(text), "")] == [("", "")]


def test_only_the_passage_is_read() -> None:
    text = "In 2003 it began. In 2007 it ended."
    assert [one.text for one in find_dates(text, 18, len(text), "")] == ["2007"]


def test_an_impossible_day_has_no_date() -> None:
    text = "It met on February 30, 2021."
    assert [(one.text, one.date) for one in find_dates(text, 0, len(text), "")] == [("February 30, 2021", "")]
