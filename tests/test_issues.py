"""The issue of a statement: terms near it count more, violence goes by its sides, the event decides where no term stands."""

import pytest

from stancebook.coding.codebook import Actor, Issue
from stancebook.coding.issues import Issues

ISSUES = tuple(
    Issue(id=name, label=name, terms=terms)
    for name, terms in [
        ("counterterrorism", ("terrorist", "Red Dawn")), ("military", ("troops",)), ("aid_economy", ("trade", "food", "free trade area")), ("diplomacy", ("talks",)), ("other", ()),
    ]
)
ACTORS = tuple(
    Actor(id=name, label=name, kind=kind, aliases=(alias,))
    for name, kind, alias in [("red_dawn", "armed group", "Red Dawn"), ("front", "armed group", "Front"), ("mainland", "state", "Mainland")]
)


def issue(text, words, *, event="COOPERATE", actor="mainland", target="islands", issues=ISSUES, actors=ACTORS):
    coded = Issues(issues, actors)
    start = text.index(words)
    return coded.of_statement(coded.terms(text), span=(start, start + len(words)), event=event, actor=actor, target=target)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Mainland sent food to Islands.", "Mainland sent food to Islands", "aid_economy"),
        ("Mainland talks trade with Islands, and its troops watch theirs.", "Mainland talks trade with Islands", "aid_economy"),
        ("Troops watched troops while Mainland opened talks with Islands.", "Mainland opened talks with Islands", "diplomacy"),
        ("Mainland helped Islands, where talks and talks and talks and talks followed on food.", "Mainland helped Islands", "diplomacy"),
        ("Mainland joined a free trade area with Islands before talks began.", "Mainland joined a free trade area with Islands", "aid_economy"),
        ("Mainland helped Islands.", "Mainland helped Islands", "diplomacy"),
        ("Mainland helped the untrading Islands.", "Mainland helped the untrading Islands", "diplomacy"),
    ],
)
def test_terms_near_the_statement_count_most(text, words, expected):
    assert issue(text, words) == expected


@pytest.mark.parametrize(
    ("actor", "target", "expected"),
    [("mainland", "red_dawn", "counterterrorism"), ("red_dawn", "mainland", "military"), ("front", "red_dawn", "counterterrorism"), ("mainland", "front", "aid_economy")],
)
def test_violence_goes_by_the_groups_that_the_terms_name(actor, target, expected):
    text = "A raid on a food store."
    assert issue(text, "raid", event="ASSAULT", actor=actor, target=target) == expected


@pytest.mark.parametrize(("actor", "target", "expected"), [("mainland", "front", "counterterrorism"), ("front", "mainland", "military"), ("mainland", "islands", "aid_economy")])
def test_violence_goes_by_the_kind_of_actor_where_the_terms_name_none(actor, target, expected):
    unnamed = tuple(Issue(id=i.id, label=i.label, terms=tuple(term for term in i.terms if term != "Red Dawn")) for i in ISSUES)
    assert issue("A raid on a food store.", "raid", event="ASSAULT", actor=actor, target=target, issues=unnamed) == expected


@pytest.mark.parametrize(("event", "expected"), [("AID", "aid_economy"), ("ASSAULT", "military"), ("PROTEST", "other")])
def test_an_event_has_its_usual_issue_where_the_codebook_has_it(event, expected):
    assert issue("Mainland acted.", "acted", event=event) == expected


def test_a_codebook_without_issues_gives_none():
    assert issue("Mainland helped Islands.", "helped", issues=()) == ""
