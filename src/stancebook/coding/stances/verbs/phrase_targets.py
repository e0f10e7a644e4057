"""Find whom an act meets that a verb names together with its noun: the owner of the noun, whoever is linked to it, or given it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Phrase
from stancebook.coding.stances.relation import AGAINST, TELLING, possessor
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler, of_others, phrase_holds, without
from stancebook.coding.stances.slots.linked_slots import held_by, linked
from stancebook.coding.stances.slots.object_slots import direct

#: nouns of joining, whose owner is whom a bar hits: "blocked B's entry into the club"
_JOINING = words.sets("frames")["joining"]
_HELPING = words.sets("frames")["helping"]
_HELPERS = words.sets("frames")["helpers"]
#: whoever gives something to these people of A gives it to A
_PEOPLE = words.sets("frames")["forces"] | words.sets("frames")["peoples"]
#: nouns whose that-clause tells of whom something is hoped
_HOPES = frozenset({"hope", "optimism", "confidence", "faith", "satisfaction"})
#: what those do who made a plan, a law or an offer
_PROPOSING = words.sets("reactions")["proposing"]
#: what is said against somebody, who stands behind "of", by somebody else
_REPROACHES, _CRITICISM = words.sets("frames")["reproaches"], frozenset({"criticism", "criticisms", "rebuke", "reproach"})
_OF = frozenset({"of"})
#: what leads to whoever made an offer or a demand
_AUTHORS = frozenset({"by", "from"})
#: events of ending an act of one's own, which is to act against whoever else does it
_ENDING, _BY = frozenset({"CONCEDE", "RETREAT"}), frozenset({"by"})
#: what is said or wanted against the one who rejects it
_WORDS_PRESSING = words.sets("frames")["pressures"]
_ILLS_DONE = words.sets("frames")["ills_done"]
#: events whose nouns a name may stand before that suffers them
_FOREIGN = frozenset({"ASSAULT", "SANCTION"})


def sender(clause: Clause, at: int, *, worded: bool) -> Filler:
    """Return who owns what an unnamed subject passes on; a name that only qualifies it is nobody ("set up the B camp"), unless it is `worded` ("voiced A support for B")."""
    owner = possessor(clause, at)
    return owner if owner and (clause.tokens[owner.at[0]].possessive or worded) else NOBODY


def target_of(clause: Clause, k: int, phrase: Phrase, at: int, end: int, subject: Filler, stop: int) -> Filler:
    """Return who stands in the slots of the phrase: owner of an answered noun, "against", linked behind, given to, owner."""
    tokens, cue = clause.tokens, phrase.cue
    hurt = phrase.own and cue.event == "ASSAULT" and not cue.mutual  # "bombed A's camps in B", "shot down a jet flown by A over B"
    target = other_owner(clause, at, subject) if phrase.by or hurt or cue.stance < 0 and tokens[at].low in _JOINING else NOBODY
    if phrase.by and not target and end < len(tokens) and tokens[end].low in _AUTHORS:  # "rejected a call by B for raids against C"
        target = without(linked(tokens, end, min(stop, end + 7), _AUTHORS), subject)
    if (phrase.by or cue.event == "REJECT") and not target:
        target = without(_proposer(clause, end), subject)
        if not target and end + 2 < len(tokens) and tokens[end].tag == "," and tokens[end + 1].tag == "V" and "by" in (tokens[end + 2].low, tokens[min(end + 3, len(tokens) - 1)].low):
            target = without(linked(tokens, end + 1, min(len(tokens), end + 8), _AUTHORS), subject)  # "rejected the plan, drafted by B, to …"
    if phrase.by and not target and _reproaches_others(tokens, end):  # "rejected criticism of B by C": C's
        return without(linked(tokens, end, stop, _AUTHORS), subject) or UNNAMED
    if hurt and not target:
        target = without(held_by(tokens, end, min(len(tokens), end + 8)), subject)
    if not target and cue.stance < 0 and "against" in cue.to:
        target = without(linked(tokens, end, stop, AGAINST), subject)
    target = target or without(linked(tokens, end, stop, cue.to), subject) or without(_in_relative(tokens, end, cue.to), subject)
    if not target and (cue.event in TELLING or cue.word.split()[-1] in _HOPES) and end < len(tokens) and tokens[end].low == "that":
        target = without(direct(tokens, end + 1, min(len(tokens), end + 5)), subject)  # "renewed its demand that B leave"
    if phrase.gives and not target:
        target = without(direct(tokens, clause.groups[k].last + 1, at) or linked(tokens, clause.groups[k].last + 1, at, _OF), subject)
        if target and tokens[target.at[0]].possessive and not _owns_people(tokens, target.at[0], at):
            target = NOBODY
    if not target and cue.stance == -2:
        target = without(held_by(tokens, end, min(len(tokens), end + 8)), subject)  # "set fire to fields belonging to B"
    if not target and (phrase.own or cue.event in _FOREIGN):
        target = other_owner(clause, at, subject)
        if target and not phrase.own and tokens[target.at[0]].possessive:
            return NOBODY  # only "staged foreign attacks", "ramped up B sanctions"
    return target


def ended_by(clause: Clause, phrase: Phrase, at: int, end: int, subject: Filler, target: Filler, stop: int) -> Filler:
    """Return who does what the subject ends, where that is somebody else: B of "stopped B's raids on C", "to end the siege of C by B", "to stop raids from B"."""
    tokens = clause.tokens
    if phrase.cue.event not in _ENDING or phrase.cue.word.split()[-1] not in _ILLS_DONE:
        return NOBODY
    owner = other_owner(clause, at, subject)
    if owner and tokens[owner.at[0]].kind != "pronoun" and (tokens[owner.at[0]].possessive or target and owner.at[0] not in target.at):
        return owner
    return without(linked(tokens, end, stop, _BY if target or possessor(clause, at) else _AUTHORS), subject)


def is_pressed(tokens, at: int, end: int) -> bool:
    """Tell whether the noun at tokens at..end was said against whoever rejects it: "B's demands", "a call by B to leave"; not "B's call for talks", "B's threats against C"."""
    if tokens[end - 1].low in ("call", "calls"):
        behind = next((n for n in range(end, min(len(tokens), end + 6)) if tokens[n].tag not in "EPDX" or tokens[n].low == "for"), len(tokens))
        return behind < len(tokens) and tokens[behind].tag == "T"
    return tokens[end - 1].low in _WORDS_PRESSING and not any(t.low in ("against", "about", "on", "of") for t in tokens[end : end + 1])


def _proposer(clause: Clause, end: int) -> Filler:
    """Return who made what a relative clause right behind the noun tells of: "rejected a plan that B had put forward"."""
    tokens = clause.tokens
    if end >= len(tokens) or tokens[end].low not in ("that", "which") or tokens[end].tag != "R":
        return NOBODY
    for group, maker in zip(clause.groups, clause.subjects, strict=False):
        if group.first > end:
            inside = tuple(m for m in maker.at if end < m < group.first) if group.base in _PROPOSING and not group.passive else ()
            return Filler(inside, 0.8) if inside else NOBODY
    return NOBODY


def _reproaches_others(tokens, end: int) -> bool:
    """Tell whether the noun that ends at `end` is said against whoever stands behind it: "criticism of B", "allegations against B"; not "the claims of B"."""
    noun = tokens[end - 1].low
    return noun in _REPROACHES and end < len(tokens) and (tokens[end].low in ("against", "about", "over") or tokens[end].low == "of" and noun in _CRITICISM)


def is_scene(tokens, end: int, target: Filler) -> bool:
    """Tell whether the name behind a mutual act only says where: "signed a truce in B"."""
    return any(token.low in ("in", "at", "near", "along", "by") for token in tokens[end : target.at[0]]) and not any(token.low in ("with", "between") for token in tokens[end : target.at[0]])


def is_in_support(tokens, end: int) -> bool:
    """Tell whether forces come to help: "sent troops to B in support of its army", "… to defend it", "… in a show of solidarity"."""
    for m in range(end, min(len(tokens), end + 12)):
        if tokens[m].tag in ";:SR":
            return False
        if tokens[m].low in _HELPING and any(token.low in ("in", "to", "at", "as") for token in tokens[max(end, m - 4) : m]):
            return True
    return False


def _in_relative(tokens, end: int, prepositions) -> Filler:
    """Return whom the clause names that tells of the noun: "lifted the embargo on wine that it had imposed six years ago on B"."""
    that = next((m for m in range(end, min(len(tokens), end + 8)) if tokens[m].tag == "R" and tokens[m].low in ("that", "which") or tokens[m].tag in ";:E" or tokens[m].tag in "VBHM"), -1)
    if that < 0 or tokens[that].tag != "R" or tokens[that + 1 : that + 2] and tokens[that + 1].tag in "VBHMA":
        return NOBODY  # "a deal that could put A at odds with B"
    verb = next((m for m in range(that + 1, min(len(tokens), that + 8)) if tokens[m].tag == "V"), -1)
    stop = next((m for m in range(verb + 1, min(len(tokens), verb + 12)) if tokens[m].tag in ",;:RVBHMS"), min(len(tokens), verb + 12))
    return linked(tokens, verb + 1, stop, prepositions) if verb > 0 else NOBODY


def is_of_helpers(tokens, end: int) -> bool:
    """Tell whether those who are sent come to help: "sent a brigade of 52 doctors"."""
    return end < len(tokens) and tokens[end].low == "of" and phrase_holds(tokens, end + 1, end + 5, _HELPERS)


def _owns_people(tokens, m: int, at: int) -> bool:
    """Tell whether the name at `m` owns people between it and the noun at `at`: "gave A's rebels weapons"."""
    return any(token.low in _PEOPLE for token in tokens[m + 1 : at])


def shared_object(clause: Clause, k: int) -> Filler:
    """Return the object of the verb that this one continues: "condemned B and recalled its envoy"."""
    before, group = clause.groups[k - 1] if k else None, clause.groups[k]
    if before is None or before.passive or not group.finite or clause.tokens[group.first - 1].low != "and":
        return NOBODY
    shared = direct(clause.tokens, before.last + 1, group.first - 1)
    return Filler(shared.at, shared.sure * 0.7)


def other_owner(clause: Clause, at: int, subject: Filler) -> Filler:
    """Return whose noun it is, where that is somebody other than the subject."""
    return of_others(clause.tokens, possessor(clause, at), subject)
