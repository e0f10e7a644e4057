"""Find who is charged with an act that a noun names: B of "A blamed B for the attack on C", "B was accused of attacks on C"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct

_WORDS = words.sets("frames")
_CHARGING, _CLEARING, _BLAME = _WORDS["charging"], _WORDS["clearing"], frozenset({"responsible", "accountable", "guilty", "liable"})
_FOR = frozenset({"for", "of", "with", "in", "over", "to"})
_CASES = frozenset({"connection", "relation", "case", "involvement", "role", "part"})
#: forms of these are passive where nothing but such a preposition follows ("A, wanted for the raid")
_SOUGHT = frozenset({"want", "seek"})


def charged(clause: Clause, k: int, at: int, lexicon: Lexicon) -> tuple[Filler, tuple[str, str]] | None:
    """Return who is charged by verb group k with the act whose noun stands at `at`, and its modality, or None if the verb charges nobody.

    Nobody known is UNNAMED: then the act is not the subject's either.
    """
    tokens, group = clause.tokens, clause.groups[k]
    if group.last >= at or not charges(clause, k):
        return None
    outer = mod.of_group(clause, k, lexicon)
    modality = (mod.NEGATED, group.base) if group.base in _CLEARING or outer[0] == mod.NEGATED else (mod.ACTUAL, "")
    if is_charged(clause, k):
        return clause.subjects[k] or UNNAMED, modality
    opener = next((m for m in range(group.last + 1, at) if tokens[m].low in _FOR and tokens[m].tag in "PT"), -1)
    if opener < 0 or opener == group.last + 1:
        return None
    if tokens[opener].low == "of" and opener + 1 < at and group.base not in _WORDS["of_charges"]:
        opener = next((m for m in range(opener + 1, at) if tokens[m].low in _FOR - {"of"} and tokens[m].tag in "PT"), -1)
    if opener > 0 and tokens[opener].low == "in" and group.base not in _WORDS["linking"] and not any(t.low in _CASES for t in tokens[opener:at]):
        return None  # "arrested fighters in raids on B"
    whom = direct(tokens, group.last + 1, opener) or linked(tokens, group.last + 1, opener, {"of"}) if opener > 0 else NOBODY
    return (whom or UNNAMED, modality) if opener > 0 else None


def charges(clause: Clause, k: int) -> bool:
    """Tell whether verb group k lays an act to somebody's charge: "blame", "hold … responsible", "wanted for"."""
    group, tokens = clause.groups[k], clause.tokens
    if group.base in _CHARGING or group.base in _CLEARING or group.base in _WORDS["judging"]:
        return True
    if group.base == "hold":
        return any(t.low in _BLAME for t in tokens[group.last + 1 : group.last + 8])
    return group.base in _SOUGHT and is_charged(clause, k)


def is_charged(clause: Clause, k: int) -> bool:
    """Tell whether the subject of a charging verb is the one who is charged: "was blamed for", "A, wanted over the raid, …"."""
    group, tokens = clause.groups[k], clause.tokens
    if group.passive:
        return True
    if group.kind not in ("ed", "pp") or group.first != group.main or group.last + 1 >= len(tokens) or not clause.subjects[k]:
        return False
    if tokens[group.first - 1].tag != "," and any(t.tag not in "DA" for t in tokens[: clause.subjects[k].at[0]]):
        return False  # "farmers whom A accused of …"
    return tokens[group.last + 1].low in _FOR - {"to"} and tokens[group.last + 1].tag == "P"


def links(clause: Clause, k: int) -> bool:
    """Tell whether the verb accuses only by what it links its object to: "linked B to the attack"."""
    return clause.groups[k].base in _WORDS["linking"] and not clause.groups[k].passive
