"""Time expressions: text, publication day, and the (words, date, precision) that must come out."""

import pytest

from stancebook.coding.dates import find_dates

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
]

NO_DATE = [
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
