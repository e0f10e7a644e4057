"""Members of a larger actor: who is meant by "the branch of", where the codebook says who is part of whom."""

from dataclasses import replace

import pytest

from stancebook.coding.actors.mentions import find_mentions
from stancebook.coding.codebook import Actor
from stancebook.coding.sentences import split_sentences
from test_mentions import FISH, document

ARCTIC = Actor("ice_wolves", "Ice Wolves", "armed group", ("Ice Wolves", "Arctic Wolves"), (), (), ("the branch",), part_of="sea_wolves")
BALTIC = Actor("amber_wolves", "Amber Wolves", "armed group", ("Amber Wolves", "Baltic Wolves"), part_of="sea_wolves")

ONE = [
    ("The branch of the Sea Wolves that calls itself Ice robbed a ship.", "ice_wolves ice_wolves"),
    ("The Arctic affiliate of the Sea Wolves robbed a ship.", "ice_wolves"),
    ("The Sea Wolves' Arctic branch robbed a ship.", "ice_wolves"),
    ("The Sea Wolves' branch in the Arctic robbed a ship.", "ice_wolves"),
    ("The Sea Wolves' branch in the Andes robbed a ship.", "sea_wolves"),
    ("The Andean branch of the Sea Wolves robbed a ship.", "sea_wolves"),
    ("The Sea Wolves cut a branch of a tree.", "sea_wolves"),
]

TWO = [
    ("The Baltic wing of the Sea Wolves robbed a ship.", "amber_wolves"),
    ("A wing of the Sea Wolves robbed a ship.", "sea_wolves"),
]


def actors(text, members):
    doc = document(text)
    codebook = replace(FISH, actors=(*FISH.actors, *members))
    return " ".join(mention.actor for mention in find_mentions(doc, split_sentences(doc), codebook))


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_the_only_member_is_its_branch(text, expected):
    assert actors(text, (ARCTIC,)) == expected


@pytest.mark.parametrize(("text", "expected"), TWO)
def test_of_several_members_a_name_tells_which(text, expected):
    assert actors(text, (ARCTIC, BALTIC)) == expected
