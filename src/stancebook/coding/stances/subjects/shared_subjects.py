"""Let a verb take the subject of another: of the one it goes on from, or of the one that controls it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.relation import owns_other
from stancebook.coding.stances.slots.clause import NOBODY, REACH, UNNAMED, Clause, Filler
from stancebook.coding.stances.slots.mention_lists import coordinated
from stancebook.coding.stances.subjects.relative_clauses import antecedent, object_relative, relative_before

_WHERE = frozenset({"in", "at", "near", "inside", "across", "off", "on", "along", "through"})
_COLLECTIVES = words.sets("frames")["collectives"]
#: what somebody does with a means to an end
_WIELDED = frozenset({"use", "employ", "exploit", "wield", "abuse", "misuse"})
_MEANT = words.sets("frames")["meant"]
#: verbs that make somebody else do what follows, and people without a name to whom that may be done
_MOVING, _ANYBODY = words.sets("frames")["moving_others"], words.sets("frames")["anybody"]


def is_oblique(tokens: list[Token], at: int) -> bool:
    """Tell whether a preposition other than "of" or an -ing form governs the noun at `at`, and no name its phrase."""
    at -= 1
    while at > 0 and tokens[at].tag in "XDA#" and not tokens[at].low.endswith("ing"):
        at -= 1
    return tokens[at].tag in "PT" and tokens[at].low != "of" or tokens[at].low.endswith("ing") and tokens[at - 1].tag == "P"


def same_level(clause: Clause, k: int) -> int:
    """Step over infinitives and participles to the finite group that a coordinated one continues, if it is near."""
    while k > 0 and not clause.groups[k].finite and clause.groups[k - 1].last + REACH > clause.groups[k].first:
        k -= 1
    return k


def shared(clause: Clause, k: int) -> Filler:
    if not clause.subjects[k]:
        return clause.subjects[k]
    return Filler(clause.subjects[k].at, clause.subjects[k].sure * 0.9)


def same_stretch(tokens: list[Token], left: int, right: int) -> bool:
    return not any(t.tag in ";:" for t in tokens[left:right])


def controlled(clause: Clause, previous: int, group: VerbGroup, lexicon: Lexicon) -> tuple[Filler, int]:
    """Subject of an infinitive or -ing form: the object of a control verb, else the governing verb's own subject."""
    tokens, governor = clause.tokens, clause.groups[previous]
    if governor.passive and governor.participle and governor.base in _MEANT:
        return UNNAMED, previous  # "a road used to smuggle arms": nobody is named
    between = range(governor.last + 1, group.first)
    by = next((m for m in between if tokens[m].low == "by"), -1) if group.infinitive and governor.passive and governor.base in _WIELDED else -1
    wielder = next((m for m in range(by + 1, group.first) if tokens[m].tag == "E"), -1) if by >= 0 else -1
    if wielder >= 0:  # "the port was used by A to attack B"
        return Filler(coordinated(tokens, wielder, group.first), 0.8), previous
    if group.infinitive and not governor.passive and _moves_unnamed(tokens, governor, between, lexicon):
        return UNNAMED, previous
    verb = {governor.base, f"{governor.base} {tokens[governor.last + 1].low}" if governor.last + 1 < len(tokens) else ""}
    if (verb & lexicon.grammar["object_control"] or group.infinitive and governor.base in _MOVING) and not governor.passive:
        objects = [m for m in between if tokens[m].tag == "E" and not owns_other(tokens, m)]
        if objects and governor.base in lexicon.grammar["instruments"] and _is_place(tokens, governor.last + 1, objects[0]):
            return shared(clause, previous), previous  # "uses a port in B to arm C"
        if objects:
            return Filler(coordinated(tokens, objects[0], group.first), 0.8), previous
        if group.infinitive and any(tokens[m].tag == "X" and tokens[m].low in _COLLECTIVES for m in between):
            return UNNAMED, previous  # "urged the five states not to recognise B"
        if any(tokens[m].low in lexicon.grammar["agent_nouns"] or tokens[m].low in lexicon.grammar["pronouns"] for m in between):
            return (UNNAMED if not group.infinitive and any(tokens[m].low in lexicon.grammar["pronouns"] for m in between) else NOBODY), previous
        opener = object_relative(clause, previous)
        if opener is not None:  # "farmers whom A accused of helping B"
            return antecedent(tokens, opener, clause, previous), previous
    climb = previous
    while climb >= 0 and not clause.subjects[climb] and clause.subjects[climb] is not UNNAMED and not (clause.groups[climb].finite and relative_before(clause, climb) is not None):
        climb -= 1
    found = shared(clause, climb) if climb >= 0 else NOBODY
    return (found if climb == previous else Filler(found.at, found.sure * 0.75)), previous


def _is_place(tokens: list[Token], begin: int, at: int) -> bool:
    """Tell whether the name at `at` only says where the thing is that opens at `begin`."""
    return any(t.low in _WHERE and t.tag == "P" for t in tokens[begin:at])


def _moves_unnamed(tokens: list[Token], governor: VerbGroup, between: range, lexicon: Lexicon) -> bool:
    """Tell whether a verb makes people without a name do what follows: "what drove the man to help B", "wanted people to help B"."""
    if any(tokens[m].tag == "E" for m in between):
        return False
    if governor.base in _MOVING:
        return any(tokens[m].tag == "X" and not tokens[m].low.endswith("ly") for m in between)
    return governor.base in lexicon.grammar["object_control"] and any(tokens[m].low in _ANYBODY for m in between)
