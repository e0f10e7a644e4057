"""Find what several do as one: "A and B opened a joint market", "A and B units fought side by side"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, each_other, operator_of, pairs
from stancebook.coding.stances.slots.clause import Clause, several, without
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct, object_region
from stancebook.coding.stances.slots.owners import shares_border

_WORDS = words.sets("frames")
_TELLING = words.sets("relations")["telling"]
#: "in partnership with", "side by side with", "shoulder to shoulder with"
_BESIDE, _WITH = frozenset({"in", "by", "to"}), frozenset({"with"})
_SAID = Cue("joint", "adjective", "AGREE", 1)
_DONE = Cue("joint", "adjective", "COOPERATE", 2)
_MADE = Cue("make with", "verb", "COOPERATE", 2)
_TOGETHER = Cue("side by side", "adjective", "COOPERATE", 2)
#: what several do together to a thing, whatever it is ("A and B jointly built a dam")
_JOINTLY = Cue("jointly", "verb", "COOPERATE", 2)
_DONE_WITH, _SAID_WITH = Cue("together with", "verb", "COOPERATE", 2), Cue("together with", "verb", "AGREE", 1)


def joint_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the cooperation of the sides whose verb has a joint thing for its object, or is done side by side."""
    tokens, joint = clause.tokens, "joint" in clause.words
    with_partner = "with" in clause.words and not _WORDS["with_partners"].isdisjoint(clause.words)
    for k, group in enumerate(clause.groups):
        if group.passive:
            continue
        if with_partner and group.finite and not group.copula and clause.subjects[k]:
            yield from _together_with(clause, k, lexicon)
        if group.base in _WORDS["making"] and clause.subjects[k]:
            yield from _with(clause, k, lexicon)
        if not several(tokens, clause.subjects[k]):
            if joint:
                yield from _joint_with(clause, k, lexicon)
            continue
        worded = group.base not in _WORDS["wishing"] and any(abs(cue.stance) == 1 and not cue.rest for cue in lexicon.verbs.get(group.base, ()))
        if not worded and any(t.low in _WORDS["jointly"] for t in tokens[max(0, group.first - 1) : group.last + 2]):  # but "jointly accused C" is about C
            said = group.base in _TELLING or group.base in _WORDS["wishing"]
            yield from each_other(clause, clause.subjects[k], group.main, _SAID_WITH if said else _JOINTLY, mod.of_group(clause, k, lexicon), "verb-jointly", 0.8)
            continue
        behind = [token.low for token in tokens[group.last + 1 : group.last + 4]]
        if " ".join(behind) in _WORDS["abreast"]:
            yield from each_other(clause, clause.subjects[k], group.main, _TOGETHER, mod.of_group(clause, k, lexicon), "joint", 0.8)
            continue
        at = _joint(tokens, group.last + 1, object_region(clause, k)) if joint else -1
        if at < 0 and joint and group.finite and any(t.low == "joint" and n.low in _WORDS["joint_words"] for t, n in zip(tokens[clause.subjects[k].at[-1] : group.first], tokens[clause.subjects[k].at[-1] + 1 : group.first], strict=False)):
            yield from each_other(clause, clause.subjects[k], group.main, _SAID, mod.of_group(clause, k, lexicon), "joint", 0.8)  # "A and B, in a joint letter, proposed …"
            continue
        if at < 0 or operator_of(group, lexicon, tokens) in ("reverse", "oppose"):
            continue
        said = any(token.low in _WORDS["joint_words"] for token in tokens[at + 1 : at + 5])
        yield from each_other(clause, clause.subjects[k], at, _SAID if said else _DONE, mod.of_group(clause, k, lexicon), "joint", 0.8)


def _together_with(clause: Clause, k: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Code what is done together with somebody: "A built the ship jointly with B", "in partnership with B"."""
    tokens, begin = clause.tokens, clause.groups[k].last + 1
    stop = next((m for m in range(begin, min(len(tokens), begin + 24)) if tokens[m].tag in ";:RSVBHM" and not _is_done_with(tokens, m)), min(len(tokens), begin + 24))
    m = next((m for m in range(begin, stop - 1) if tokens[m].low == "with" and tokens[m - 1].low in _WORDS["with_partners"]), -1)
    if m < 0 or tokens[m - 1].low not in _WORDS["jointly_with"] and tokens[m - 2].low not in _BESIDE or any(t.tag == "E" and not t.possessive for t in tokens[begin:m]):
        return
    partner = linked(tokens, m, min(len(tokens), m + 9), _WITH)
    said = clause.groups[k].base in _TELLING or clause.groups[k].base in _WORDS["wishing"] or any(t.low in _WORDS["joint_words"] for t in tokens[begin:m])
    modality = mod.of_group(clause, k, lexicon)
    yield from pairs(clause, clause.subjects[k], without(partner, clause.subjects[k]), clause.groups[k].main, _SAID_WITH if said else _DONE_WITH, modality, "together-with", 0.85)


def _is_done_with(tokens, m: int) -> bool:
    """Tell whether the verb at `m` only says of the object that it was done with somebody: "in a raid | carried out jointly with B"."""
    return any(kind in ("ed", "pp") for _, kind in tokens[m].verbs) and any(t.low in _WORDS["with_partners"] for t in tokens[m + 1 : m + 4])


def _joint_with(clause: Clause, k: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Code a joint thing that has the partner behind "with": "A proposed a joint study with B"."""
    stop, subject = object_region(clause, k), clause.subjects[k]
    at = _joint(clause.tokens, clause.groups[k].last + 1, stop) if subject else -1
    operator = operator_of(clause.groups[k], lexicon, clause.tokens)
    if at < 0 or operator in ("reverse", "oppose", ""):
        return
    m = next((m for m in range(at + 1, min(stop, at + 6)) if clause.tokens[m].tag not in "XA"), stop)
    partner = direct(clause.tokens, m + 1, min(stop, m + 5)) if m < stop and clause.tokens[m].low == "with" else None
    if partner:
        modality = mod.of_group(clause, k, lexicon)
        if operator == "seek" and modality[0] == mod.ACTUAL:
            modality = mod.POTENTIAL, clause.groups[k].base
        said = any(token.low in _WORDS["joint_words"] for token in clause.tokens[at + 1 : m])
        yield from pairs(clause, subject, without(partner, subject), at, _SAID if said else _DONE, modality, "joint", 0.8)


def _with(clause: Clause, k: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Code what is made with somebody: "A is building a dam with B", not "with B's money"."""
    tokens, begin = clause.tokens, clause.groups[k].last + 1
    if [t.low for t in tokens[begin : begin + 2]] == ["out", "of"]:
        return  # "ran out of patience with B"
    for m in range(begin, min(object_region(clause, k), begin + 10) - 1):
        if tokens[m].low == "with" and not shares_border(tokens, m):
            partner = direct(tokens, m + 1, min(len(tokens), m + 5))
            if partner and not (tokens[partner.at[0]].possessive and _is_thing(tokens, partner.at[0], lexicon)):
                yield from pairs(clause, clause.subjects[k], without(partner, clause.subjects[k]), clause.groups[k].main, _MADE, mod.of_group(clause, k, lexicon), "made-with", 0.78)
            return
        if tokens[m].tag not in "DXA#P":
            return


def _is_thing(tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the name at `at` owns something other than people or a body that acts for it."""
    return not any(token.low in lexicon.grammar["agent_nouns"] for token in tokens[at + 1 : at + 4])


def _joint(tokens, begin: int, stop: int) -> int:
    """Return where the object is called joint, with no name before it, or -1."""
    for m in range(begin, min(stop, begin + 6)):
        if tokens[m].low == "joint":
            return m
        if tokens[m].tag not in "DXA#P":
            break
    return -1
