"""Find the sides of a relation that stand farther off: behind "between", a copula, a verb of hitting or a relative clause."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import NONE, Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.nouns.noun_links import link, noun_stop
from stancebook.coding.stances.nouns.noun_readings import Noun
from stancebook.coding.stances.relation import operator_of, phrase_at
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, several
from stancebook.coding.stances.slots.mention_lists import coordinated
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.slots.place_targets import occupants

_WORDS = words.sets("relations")
BETWEEN = frozenset({"between", "among"})
#: events of nouns that name what is between two, and not only what one does
_FELT_BY_BOTH = frozenset({"REJECT", "SUPPORT"})
_AT = frozenset({"at", "against", "toward", "towards", "on"})
_BORDERS = words.sets("guards")["borders"]
_HITTING = words.sets("frames")["hitting"]
_AIMING, _AT = frozenset({"aim", "direct", "target", "level", "focus", "point"}), frozenset({"at", "against", "on", "toward", "towards"})
_ARRIVING = frozenset({"reach", "arrive", "go", "flow", "pour", "come", "land", "trickle"})
_HURTING = frozenset({"kill", "wound", "injure", "hurt", "capture", "damage", "lose"})


def between_whom(clause: Clause, noun: Noun, lexicon: Lexicon) -> Filler:
    """Return the parties that "between" names behind a noun, or behind what is said of it: "fighting erupted on Monday between A and B", "the war that broke out between A and B"."""
    tokens, near = clause.tokens, noun.stop
    if noun.predicate >= 0 and _belongs_to_other(tokens, noun.end, near, lexicon):
        near = min(near, clause.groups[noun.predicate].first)
    found = link(tokens, noun.end, near, BETWEEN)
    k = noun.predicate if noun.predicate >= 0 else _told_by(clause, noun.end)
    if found or k < 0 or not (noun.cue.mutual or noun.event in _FELT_BY_BOTH):
        return found
    begin = clause.groups[k].last + 1
    stop = noun_stop(clause, begin)
    return NOBODY if _belongs_to_other(tokens, begin, stop, lexicon) else link(tokens, begin, stop, BETWEEN)


def _belongs_to_other(tokens, begin: int, stop: int, lexicon: Lexicon) -> bool:
    """Tell whether the first "between" in tokens[begin:stop] hangs on a relation noun right before it: "(the war) led to talks between A and B"."""
    between = next((m for m in range(begin, stop) if tokens[m].low in BETWEEN), begin)
    noun = tokens[between - 1]
    return between > begin and noun.tag == "X" and noun.low not in _BORDERS and phrase_at(tokens, between - 1, lexicon.nouns.get(noun.low, NONE)) is not None


def _told_by(clause: Clause, end: int) -> int:
    """Return the verb group of the relative clause whose subject is the noun that ends before `end`: "the war that broke out", or -1."""
    tokens = clause.tokens
    opener = end + (end < len(tokens) and tokens[end].tag == ",")
    if opener + 1 >= len(tokens) or tokens[opener].tag != "R" or tokens[opener].low not in ("that", "which"):
        return -1
    return next((k for k, group in enumerate(clause.groups) if opener < group.first and group.finite and all(t.tag == "A" for t in tokens[opener + 1 : group.first])), -1)


def aimed_behind(clause: Clause, noun: Noun) -> Filler:
    """Return at whom the verb said of a noun aims it: B of "A's criticism was aimed squarely at B"."""
    k = noun.predicate
    if k < 0 or not clause.groups[k].passive or clause.groups[k].base not in _WORDS["aiming"]:
        return NOBODY
    last = clause.groups[k].last
    found = link(clause.tokens, last + 1, noun_stop(clause, last + 1), _AT)
    if found and noun.cue.stance == -1 and not clause.groups[k].negated:
        noun.modality = mod.ACTUAL, ""  # what is said at somebody is said
    return found


def shared_target(clause: Clause, noun: Noun, spans: dict[int, tuple[int, Cue]]) -> Filler:
    """Return the target of a second noun listed with this one: "outreach and concessions to B"."""
    tokens = clause.tokens
    if noun.end < len(tokens) and tokens[noun.end].tag == "C":
        for at in range(noun.end + 1, min(len(tokens), noun.end + 4)):
            if at in spans:
                end, second = spans[at]
                return link(tokens, end, noun_stop(clause, end), second.to | noun.cue.to)
    return NOBODY


def of(clause: Clause, noun: Noun, target: Filler) -> Filler:
    """Return whose act the noun is by "of" right behind it: "the visit of A's president to B"."""
    tokens = clause.tokens
    if noun.end >= len(tokens) or tokens[noun.end].low != "of" or noun.cue.word in _WORDS["conveying"]:
        return NOBODY
    found = link(tokens, noun.end, target.at[0], {"of"})
    return NOBODY if not found or set(found.at) & set(target.at) else found


def among(clause: Clause, noun: Noun, target: Filler) -> Filler:
    """Return where a feeling is found: "anger in A at B", "fears in A about B"."""
    tokens = clause.tokens
    if noun.end >= len(tokens) or tokens[noun.end].low not in ("in", "among"):
        return NOBODY
    found = link(tokens, noun.end, target.at[0], {"in", "among"})
    return NOBODY if not found or set(found.at) & set(target.at) else found


def is_of(tokens, end: int, agent: Filler) -> bool:
    """Tell whether "of" is what links a name to the noun that ends at `end`."""
    return any(token.low == "of" for token in tokens[end : end + 1]) and agent.at[0] - end < 5


def is_taken_back(clause: Clause, noun: Noun, lexicon: Lexicon) -> bool:
    """Tell whether the noun is the object of a verb that ends it: "dropped its demand"."""
    if noun.governor < 0:
        return False
    group = clause.groups[noun.governor]
    return group.last < noun.at and not group.passive and operator_of(group, lexicon, clause.tokens) == "reverse"


def takes_part(clause: Clause, noun: Noun, k: int) -> bool:
    """Tell whether the subject of a passive verb has a part in the act: "was involved in attacks on B", "were hurt in clashes with B"."""
    base = clause.groups[k].base
    return base in _WORDS["engaged"] or noun.cue.mutual and base in _HURTING and any(t.low in ("in", "during") for t in clause.tokens[clause.groups[k].last + 1 : noun.at])


def engaged(clause: Clause, noun: Noun) -> Filler:
    """Return the several who are in something together, or near it: "A and B are locked in a dispute", "… are on the brink of war"."""
    if noun.governor < 0 or noun.own:
        return NOBODY
    group, tokens = clause.groups[noun.governor], clause.tokens
    between = tokens[group.last + 1 : noun.at]
    if not several(tokens, clause.subjects[noun.governor]) or any(t.tag not in "DXA#PT" for t in between):
        return NOBODY
    if sum(t.tag in "PT" for t in between) != (1 if noun.head == noun.at else 2 if clause.tokens[noun.head - 1].tag in "DA#P" else 1):
        return NOBODY
    return clause.subjects[noun.governor] if group.copula or group.base in _WORDS["engaged"] | _WORDS["heading"] else NOBODY


def belongs(clause: Clause, noun: Noun) -> bool:
    """Tell whether the subject of a copula is said to be of the noun's body: "A is a member of the alliance"."""
    if noun.governor < 0 or not clause.groups[noun.governor].copula or clause.groups[noun.governor].last > noun.at:
        return False
    between = clause.tokens[clause.groups[noun.governor].last + 1 : noun.at]
    return all(t.tag in "DXA#P" for t in between) and any(t.low in _WORDS["members"] for t in between)


def answered(clause: Clause, at: int) -> Filler:
    """Return who answers the act at token `at`, and so was hit by it: A of "in retaliation for a raid by B, A …", "A … in response to B's raid"."""
    tokens, left = clause.tokens, at - 1
    while left > 0 and (tokens[left].tag in "DXA#" and tokens[left].low not in ("to", "for") or tokens[left].tag == "E"):
        left -= 1
    if left < 2 or tokens[left].low not in ("to", "for") or tokens[left - 1].low not in _WORDS["answers"] or tokens[left - 2].tag not in "PA":
        return NOBODY
    later = next((n for n, group in enumerate(clause.groups) if group.first > at and group.finite and clause.subjects[n]), -1)
    if left < 5 and later >= 0 and any(t.tag == "," for t in tokens[at : clause.groups[later].first]):
        return clause.subjects[later]
    k = next((n for n in range(len(clause.groups) - 1, -1, -1) if clause.groups[n].last < left - 2), -1)
    return clause.subjects[k] if k >= 0 and left >= 5 and not clause.groups[k].passive else NOBODY


def behind_copula(clause: Clause, noun: Noun) -> Filler:
    """Return the place or people behind "A's attacks were in …", or at whom the noun "is aimed"."""
    if noun.predicate >= 0 and clause.groups[noun.predicate].passive and clause.groups[noun.predicate].base in _AIMING:
        last = clause.groups[noun.predicate].last
        return link(clause.tokens, last + 1, min(len(clause.tokens), last + 8), _AT)
    tokens, to = clause.tokens, noun.cue.to | ({"in"} if noun.cue.event == "ASSAULT" else set())
    for group in clause.groups:
        if group.copula and noun.end <= group.first <= noun.end + 1 and group.last + 1 < len(tokens) and tokens[group.last + 1].low in to:
            return link(tokens, group.last + 1, min(len(tokens), group.last + 8), to)
    return NOBODY


def receivers(clause: Clause, noun: Noun) -> Filler:
    """Return whom help came to: "aid from A has reached B", "A's weapons are flowing to B"."""
    if noun.predicate < 0 or noun.cue.event != "AID" or clause.groups[noun.predicate].base not in _ARRIVING:
        return NOBODY
    tokens, last = clause.tokens, clause.groups[noun.predicate].last
    stop = min(len(tokens), last + 8)
    return direct(tokens, last + 1, stop) if clause.groups[noun.predicate].base == "reach" else link(tokens, last + 1, stop, {"in", "to", "into"})


def is_act(subject: Filler, spans: dict[int, tuple[int, Cue]]) -> bool:
    """Tell whether a subject is what somebody does rather than who does it: "A air strikes", "A's raids"."""
    return any(spans[m][1].stance == -2 for at in subject.at for m in range(at + 1, at + 3) if m in spans)


def victims(clause: Clause, end: int) -> Filler:
    """Return whom an attack hit, where its verb tells: "A's attack killed B", "the attack saw three B killed"."""
    tokens = clause.tokens
    k = next((n for n, group in enumerate(clause.groups) if group.first >= end), -1)
    if k < 0 or clause.groups[k].base not in _HITTING or clause.groups[k].passive:
        return occupants(clause, end)
    for m in range(clause.groups[k].last + 1, min(len(tokens), clause.groups[k].last + 12)):
        if tokens[m].tag == "E":
            return Filler(coordinated(tokens, m, len(tokens)), 0.75)
        if tokens[m].tag in "BHMSR;":
            break
    return NOBODY
