"""Hearsay: sentences and the cue whose act nobody is named for; near-misses are the author's own word."""

import pytest

from stancebook.coding.quotations.hearsay import is_hearsay

HEARSAY = [
    ("Norland reportedly attacked Sudria.", "attacked"),
    ("The army has allegedly formed a unit to fight the rebels.", "fight"),
    ("The union's reported ties to the party cost it votes.", "ties"),
    ("The alleged secret deal with Sudria failed.", "deal"),
    ("Norland is said to have armed the rebels.", "armed"),
    ("The bishop was accused of helping the rebels.", "helping"),
    ("The unit is widely believed to support the rebels.", "support"),
]

ASSERTED = [
    ("Norland reportedly lost the vote, and Sudria attacked it.", "attacked"),
    ("Norland attacked Sudria, reportedly by night.", "attacked"),
    ("The union reported the attack on the church.", "attack"),
    ("Norland accused Sudria of helping the rebels.", "helping"),
    ("The alleged thief left; the union attacked the church.", "attacked"),
]


@pytest.mark.parametrize(("sentence", "cue"), HEARSAY)
def test_nobody_is_named_for_it(sentence: str, cue: str) -> None:
    assert is_hearsay(sentence, 0, sentence.index(cue))


@pytest.mark.parametrize(("sentence", "cue"), ASSERTED)
def test_near_miss_is_asserted(sentence: str, cue: str) -> None:
    assert not is_hearsay(sentence, 0, sentence.index(cue))
