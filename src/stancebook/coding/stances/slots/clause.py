"""Hold a sentence as verb groups with the mentions that fill their slots, and compare such fillers."""

from __future__ import annotations

from dataclasses import dataclass, field

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.reading.verb_groups import VerbGroup

#: subordinators that always open a clause; the others may be prepositions
BOUNDARY = words.sets("frames")["boundary"]
#: how far, in tokens, a slot is looked for
REACH = 28


class Filler(tuple[int, ...]):
    """The mentions that fill a slot (token positions) and how sure the place is (0 to 1); a tuple, since whether it is empty is asked most."""

    at: tuple[int, ...]
    sure: float

    def __new__(cls, at: tuple[int, ...] = (), sure: float = 0.0) -> Filler:
        self = tuple.__new__(cls, at)
        self.at, self.sure = at, sure
        return self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Filler) and (self.at, self.sure) == (other.at, other.sure)

    __hash__ = tuple.__hash__


NOBODY = Filler()
#: somebody is meant whom no name stands for: no other name may fill the slot
UNNAMED = Filler((), 1.0)


@dataclass(slots=True)
class Clause:
    """One sentence as tokens and verb groups, with the subject of each group; `words` are its words, by which a rule can tell that it has nothing to read."""

    tokens: list[Token]
    groups: list[VerbGroup]
    subjects: list[Filler] = field(default_factory=list)
    governors: list[int] = field(default_factory=list)  # the group that governs this one, or -1
    words: frozenset[str] = field(init=False, repr=False)
    regions: dict[int, int] = field(init=False, repr=False, default_factory=dict)  # where the objects of a group end, once asked

    def __post_init__(self) -> None:
        self.words = frozenset([token.low for token in self.tokens])

    def group_before(self, at: int) -> int:
        """Return the last verb group that ends before token `at`, or -1."""
        return next((n for n in range(len(self.groups) - 1, -1, -1) if self.groups[n].last < at), -1)


def several(tokens: list[Token], filler: Filler) -> bool:
    """Tell whether a slot holds more than one side: a list, or a reference to several ("both countries", "they")."""
    if len(filler) != 1:
        return len(filler) > 1
    token = tokens[filler[0]]
    return len(token.actors) > 1 and token.kind in ("description", "pronoun")


def without(filler: Filler, other: Filler) -> Filler:
    """Return the filler less the mentions that the other holds."""
    return Filler(tuple(m for m in filler.at if m not in other.at), filler.sure) if other else filler


def of_others(tokens: list[Token], filler: Filler, subject: Filler) -> Filler:
    """Return the filler less the mentions of the subject's own actors."""
    mine = {actor for m in subject.at for actor in tokens[m].actors}
    return Filler(tuple(m for m in filler.at if not mine & set(tokens[m].actors)), filler.sure)


def phrase_holds(tokens: list[Token], begin: int, stop: int, listed: frozenset[str]) -> bool:
    """Tell whether the nameless noun phrase that opens tokens[begin:stop] holds one of the listed words: "52 doctors", "the epidemic"."""
    for token in tokens[begin:stop]:
        if token.low in listed:
            return True
        if token.tag not in "DXA#":
            return False
    return False


def before_phrase(tokens: list[Token], at: int, over: str = "DA#") -> int:
    """Return the token before the words of the given tags that describe the name or noun at `at`; the first token where they open the sentence."""
    at -= 1
    while at > 0 and tokens[at].tag in over:
        at -= 1
    return at
