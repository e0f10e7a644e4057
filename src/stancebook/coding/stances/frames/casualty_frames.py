"""Find who hurt those of whom it is only said that they came to harm: "B died when A opened fire", "B were killed in an A air strike"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.nouns.noun_links import link, noun_stop
from stancebook.coding.stances.relation import Relation, pairs, possessor
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, of_others, without
from stancebook.coding.stances.slots.object_slots import direct

_WORDS = words.sets("frames")
#: what is done with weapons, and how they come down
_LAID = frozenset({"laid", "planted", "fired", "launched", "dropped", "thrown", "hurled", "lobbed", "detonated"})
_STRIKING = frozenset({"land", "fall", "hit", "strike", "explode", "crash", "slam", "smash", "damage", "destroy"})
_CUE = Cue("casualty", "verb", "ASSAULT", -2)


def casualty_relations(clause: Clause, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the assault of each attacker on the victims whom the clause before names, or whom his attack left."""
    for k, group in enumerate(clause.groups):
        if group.base in _WORDS["harmed"] and group.passive or group.base in _WORDS["dying"] and not group.passive or _lost(clause, k):
            victims = clause.subjects[k]
        elif group.base in _WORDS["harmed"] and not clause.subjects[k] and group.finite:
            yield from _by_blow(clause, k, spans)
            continue
        else:
            continue
        if not victims or any(t.low == "by" for t in clause.tokens[group.last + 1 : group.last + 3]):
            continue
        attacker = of_others(clause.tokens, _who_then(clause, k, lexicon), victims) or _whose_blow(clause, k, spans) or _planter(clause, k)
        attacker = without(attacker, victims)
        yield from pairs(clause, attacker, victims, group.main, _CUE, mod.of_group(clause, k, lexicon), "casualty", 0.85)


def _lost(clause: Clause, k: int) -> bool:
    """Tell whether verb group k tells of losing people: "lost 14 of its men in an ambush"."""
    group = clause.groups[k]
    return group.base == "lose" and not group.passive and any(not _WORDS["forces"].isdisjoint((t.low,)) or t.low in ("men", "people", "officers", "members") for t in clause.tokens[group.last + 1 : group.last + 5])


def _who_then(clause: Clause, k: int, lexicon: Lexicon) -> Filler:
    """Return the subject of the violent clause in which it happened: "… when A opened fire"."""
    tokens, n = clause.tokens, k + 1
    if n >= len(clause.groups) or not clause.groups[n].finite or not clause.subjects[n]:
        return NOBODY
    opener = next((m for m in range(clause.groups[k].last + 1, clause.subjects[n].at[0]) if tokens[m].low in ("when", "after", "as")), -1)
    if opener < 0 or clause.groups[n].passive or clause.groups[n].negated or clause.groups[n].modal:
        return NOBODY
    violent = clause.groups[n].base in _WORDS["blows"] or any(cue.event == "ASSAULT" and not cue.rest and not cue.mutual for cue in lexicon.verbs.get(clause.groups[n].base, ()))
    return clause.subjects[n] if violent else NOBODY


def _whose_blow(clause: Clause, k: int, spans: dict[int, tuple[int, Cue]]) -> Filler:
    """Return whose attack it was in: "killed in an A air strike", "died in a raid (carried out) by A"."""
    tokens, begin = clause.tokens, clause.groups[k].last + 1
    for m in range(begin, min(len(tokens), begin + 10)):
        if m in spans and spans[m][1].event == "ASSAULT":
            if not any(t.low in ("in", "during", "after", "from") for t in tokens[begin:m]):
                return NOBODY
            if any(t.low == "by" for t in tokens[begin:m]):
                return NOBODY
            end = spans[m][0]
            return possessor(clause, m) or link(tokens, end, noun_stop(clause, end), {"by"}) or _claimant(clause, end)
        if tokens[m].tag in ";:SR":
            break
    return NOBODY


def _planter(clause: Clause, k: int) -> Filler:
    """Return who planted or fired what did it: A of "were killed when their lorry hit a mine laid by A"."""
    tokens, begin = clause.tokens, clause.groups[k].last + 1
    for m in range(begin, min(len(tokens) - 1, begin + 16)):
        if tokens[m].low in _LAID and tokens[m + 1].low == "by":
            return link(tokens, m + 1, min(len(tokens), m + 7), {"by"})
        if tokens[m].tag in ";:R":
            break
    return NOBODY


def weapon_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the assault of whoever fired a weapon on where it came down: "a rocket fired by A landed near a school in B"."""
    for k, group in enumerate(clause.groups[:-1]):
        if clause.tokens[group.main].low not in _LAID or not group.participle or not group.passive or clause.subjects[k]:
            continue
        after, tokens = clause.groups[k + 1], clause.tokens
        shooter = link(tokens, group.last + 1, after.first, {"by", "from"})
        if after.passive or not after.finite or not (after.base in _STRIKING or after.base in _WORDS["harmed"]):
            continue
        stop = min(len(tokens), after.last + 9)
        hit = direct(tokens, after.last + 1, stop) or link(tokens, after.last + 1, stop, {"in", "on", "near", "at", "inside", "into", "of"})
        yield from pairs(clause, shooter, without(hit, shooter), after.main, _CUE, mod.of_group(clause, k + 1, lexicon), "casualty-weapon", 0.82)


def _claimant(clause: Clause, end: int) -> Filler:
    """Return who claimed the attack that ends before token `end`: "an attack that A claimed", "a blast for which A took responsibility"."""
    tokens = clause.tokens
    relative = next((m for m in range(end, min(len(tokens), end + 4)) if tokens[m].low in ("that", "which")), -1)
    for group in clause.groups:
        if 0 <= relative < group.first <= relative + 5:
            taken = group.base == "claim" or group.base in ("take", "accept") and any(t.low == "responsibility" for t in tokens[group.last + 1 : group.last + 3])
            near = next((m for m in range(group.first - 1, relative, -1) if tokens[m].tag == "E"), -1)
            return Filler((near,), 0.85) if taken and near > 0 else NOBODY
    return NOBODY


def _by_blow(clause: Clause, k: int, spans: dict[int, tuple[int, Cue]]) -> Iterator[Relation]:
    """Code "an A air strike (on the camp) killed B" for the owner of the attack that is the subject."""
    tokens, group = clause.tokens, clause.groups[k]
    victims = direct(tokens, group.last + 1, min(len(tokens), group.last + 10))
    begin = clause.groups[k - 1].last + 1 if k else 0
    at = next((m for m in range(begin, group.first) if m in spans and spans[m][1].event == "ASSAULT"), -1)
    if victims and at >= 0 and not group.passive and not any(t.tag in ";:SR" for t in tokens[at : group.first]):
        end = spans[at][0]
        yield from pairs(clause, possessor(clause, at) or link(tokens, end, group.first, {"by"}), victims, group.main, _CUE, (mod.ACTUAL, ""), "casualty-blow", 0.85)
