"""What someone's words or views are about, told by the author: refusals, passives, nouns and adjectives of opinion; near-misses are nobody's word."""

from __future__ import annotations

import pytest

from stancebook.coding.quotations.utterances import utterances
from test_quotes import read

REFUSED = [
    ("The minister would not say whether the ban would stay.", [("the minister", "whether the ban would stay")]),
    ("The union did not respond to questions.", [("the union", "questions")]),
    ("The bank is expected to announce a loss.", [("the bank", "a loss")]),
    ("The union's lawyer has not mentioned the strike.", [("the union's lawyer", "the strike")]),
    ("The minister was unable to say when boats would come.", [("the minister", "when boats would come")]),
    ("The mayor would not be drawn on the ban.", [("the mayor", "the ban")]),
    ("The crew is understood to be considering a strike.", [("the crew", "a strike")]),
    ("The mayor was slow to criticise the bank.", [("the mayor", "the bank")]),
]

PASSIVE = [
    ("The ban was first reported by the Harbour Post.", [("the Harbour Post", "The ban")]),
    ("The plan was described by Anna Lind as a trap.", [("Anna Lind", "a trap")]),
    ("He was asked by a reporter whether he would resign.", [("a reporter", "whether he would resign")]),
    ("It is feared that the crew has drowned.", [("unspecified", "the crew has drowned")]),
    ("The treaty was said to be dead.", [("unspecified", "The treaty was said to be dead")]),
    ("The captain was accused of theft.", [("unspecified", "The captain was accused of theft")]),
    ("The minister is thought to favour a ban.", [("the minister", "a ban")]),
    ("Asked about the ban, Anna Lind left.", [("unspecified", "the ban")]),
]

OPINION = [
    ("The bishop is critical of the ban.", [("the bishop", "the ban")]),
    ("Crews have long been worried about the quay.", [("Crews", "the quay")]),
    ("The mayor was confident that the ban would stay.", [("the mayor", "the ban would stay")]),
    ("Crews are unsure whether the quay is safe.", [("Crews", "whether the quay is safe")]),
    ("Anna Lind's criticism of the ban angered crews.", [("Anna Lind", "the ban")]),
    ("The bank has no plans to lend boats.", [("the bank", "to lend boats")]),
    ("His opposition to the ban is old.", [("His", "the ban")]),
]

SILENT = [
    "Despite being hostile to one another, both left.",
    "The court could hear it in May.",
    "The state could back the bank.",
    "The boat was hit by a wave.",
    "It is clear to all.",
    "A clear view of the bay is rare.",
    "The road to the quay is open.",
    "The boat was painted by hand.",
    "The answer is known by now.",
    "There is no room for boats.",
]


@pytest.mark.parametrize(("text", "expected"), REFUSED + PASSIVE + OPINION, ids=[row[0] for row in REFUSED + PASSIVE + OPINION])
def test_who_speaks_of_what(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(one.speaker, text[one.start : one.end].rstrip(" .")) for one in utterances(read(text))] == expected


@pytest.mark.parametrize("text", [row[0] for row in REFUSED])
def test_the_author_tells_what_is_not_said(text: str) -> None:
    assert {one.form for one in read(text)} == {"topic"}


@pytest.mark.parametrize("text", SILENT)
def test_near_miss_is_nobodys_word(text: str) -> None:
    assert read(text) == []
