"""Ministers named without their state, and the general kinds of actors that a codebook calls mere groups."""

import pytest

from stancebook.coding.actors.mentions import find_mentions
from stancebook.coding.actors.name_forms import kinds_of
from stancebook.coding.codebook import Actor, Codebook
from stancebook.coding.sentences import split_sentences
from test_mentions import FISH, document

MINISTERS = [
    ("Norway voted. Norway lost. Foreign Minister Kari Dahl was glad.", "Kari Dahl = norway"),
    ("Norway voted. Norway lost. Foreign Minister Kari Dahl was glad. Ms Dahl left.", "Kari Dahl = norway; Dahl = norway"),
    ("Norway's Foreign Ministry wrote to Iceland. Iceland was angry. Ministry spokesman Per Hansen was glad.", "Per Hansen = norway"),
    ("Norway voted. Norway met Iceland. Foreign Minister Kari Dahl was glad.", ""),
    ("Norway voted. Norway lost. Shadow Foreign Minister Kari Dahl was glad.", ""),
    ("Norway voted. Norway lost. Company spokesman Per Hansen was glad.", ""),
    ("Norway voted. Norway lost. Foreign Minister of Denmark Kari Dahl was glad.", ""),
    ("Foreign Minister Kari Dahl was glad. Norway voted.", ""),
]

GROUPS = [
    (Actor("a", "Sea Wolves", "group", ("Sea Wolves",)), "armed"),
    (Actor("a", "Fishers", "group", ("Fishers", "people of the coast")), "people"),
    (Actor("a", "Women", "group", ("women",)), "people"),
    (Actor("a", "Sea Wolves", "Insurgent groups", ("Sea Wolves",)), "armed"),
    (Actor("a", "Sea Wolves", "", ("Sea Wolves",)), "other"),
]


@pytest.mark.parametrize(("text", "expected"), MINISTERS)
def test_a_minister_is_of_the_state_of_which_the_text_tells(text, expected):
    doc = document(text)
    people = [m for m in find_mentions(doc, split_sentences(doc), FISH) if m.kind == "person"]
    assert "; ".join(f"{m.text} = {m.actor}" for m in people) == expected


@pytest.mark.parametrize(("actor", "kind"), GROUPS)
def test_a_mere_group_is_armed_or_a_people(actor, kind):
    assert kinds_of(Codebook(id="x", actors=(actor,)))["a"] == kind
