"""Find relations of verbs in the passive voice, and who is put on or taken off a list."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs, possessor
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, without
from stancebook.coding.stances.slots.linked_slots import doer, held_by, linked
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.slots.place_targets import keeper, occupants
from stancebook.coding.stances.verbs.wished_acts import decreed_act, wished_act

_WORDS = words.sets("frames")
_AMONG = _WORDS["among_those"] | words.sets("reactions")["among_hit"]
_UPSET = Cue("upset by", "verb", "ACCUSE", -1)
_TOLD = Cue("tell to", "verb", "REQUEST", -1)
#: events that answer what another proposed or did
_ANSWERS = frozenset({"REJECT", "ACCUSE", "SUPPORT"})
#: events whose verbs take an infinitive before their agent ("was forbidden to travel by B")
_BIDDING = frozenset({"REQUEST", "SANCTION", "COERCE"})
#: on whose these are something is done, he does it
_ORDERS = frozenset({"orders", "order", "instructions", "behest", "command", "instigation"})
#: what leads, in a subject, to whose the place is, and to who made the plan
_PLACING, _AUTHORS = frozenset({"of", "in", "near"}), frozenset({"by", "from"})
#: events whose participles say how their subject stands to another ("is allied with"), unlike "was sold to"
_DOWNING = frozenset({"shoot", "down", "intercept"})
_STANDING = frozenset({"COOPERATE", "SUPPORT", "CONSULT", "MOBILIZE", "ASSAULT", "AGREE"})


def passive_relations(clause: Clause, k: int, cue: Cue, begin: int, stop: int, subject: Filler, modality: tuple[str, str], lexicon: Lexicon) -> Iterator[Relation]:
    """Code "B was attacked by A"; without an agent there is no guess, but where police work has a place ("arrested in A")."""
    tokens, group = clause.tokens, clause.groups[k]
    agent, patient = doer(tokens, group.last + 1, stop), subject
    after = clause.groups[k + 1] if k + 1 < len(clause.groups) else None
    if not agent and cue.event in _BIDDING and after is not None and after.infinitive and after.first <= group.last + 2:  # "was asked to leave by A"
        agent = linked(tokens, after.last + 1, min(len(tokens), after.last + 5), {"by"})
    agent = agent or _ordering(tokens, group, stop)
    if agent and _is_scene(tokens, agent.at[0], lexicon):
        agent = NOBODY
    if agent and not patient:
        patient = _patient(clause, k, cue, agent, stop)
    if not agent and group.participle:
        wanting, wanted, wished = wished_act(clause, k, modality)
        if wanted:
            yield from pairs(clause, wanting, wanted, group.main, cue, wished, "verb-wished", 0.85)
            return
    if not agent and patient and not group.participle:
        decreeing, decreed, ruled = decreed_act(clause, k, modality)
        if decreed:
            yield from pairs(clause, decreeing, decreed, group.main, cue, ruled, "verb-decreed", 0.88)
            return
    if agent and patient and group.base in _WORDS["moving_hearts"] and cue.stance < 0:  # "A was angered by B's plan": A is against B
        yield from pairs(clause, patient, agent, group.main, _UPSET, modality, "verb-passive", 0.88)
    elif agent and patient:
        yield from pairs(clause, agent, patient, group.main, cue, modality, "verb-passive", 0.88)
    elif group.participle and group.base in _WORDS["posted"]:
        return  # "troops stationed in A"
    elif cue.rest == ("with",) and group.base in ("meet", "greet"):
        return  # "was met with anger in B" meets nobody
    elif cue.rest and subject and cue.event in _STANDING and group.base not in _DOWNING:  # "was allied with", "is linked to"
        if cue.event == "MOBILIZE" and any(not _WORDS["helpers"].isdisjoint({*tokens[m].low.split(), *(t.low for t in tokens[m + 1 : m + 2])}) for m in subject.at):
            cue = Cue(cue.word, "verb", "AID", 2, cue.rest)  # "A's peacekeepers were deployed to B"
        yield from pairs(clause, subject, linked(tokens, begin - 1, stop, {cue.rest[-1]}), group.main, cue, modality, "verb-participle", 0.7)
    elif patient and cue.event == "CONSULT" and group.base in _WORDS["entertaining"]:  # "was received with honours in B"
        yield from pairs(clause, patient, linked(tokens, group.last + 1, stop, {"in", "at"}), group.main, cue, modality, "verb-passive-place", 0.75)
    elif patient and cue.event == "AID" and group.base in _WORDS["caring"] and not group.participle:  # "were treated in hospitals in A"
        place = linked(tokens, group.last + 1, stop, {"in"})
        if place and tokens[place.at[0]].kind == "alias":
            yield from pairs(clause, without(place, patient), patient, group.main, cue, modality, "verb-passive-place", 0.75)
    elif patient:
        place = keeper(tokens, group.last + 1, stop) or linked(tokens, group.last + 1, stop, {"in"}) if cue.event == "COERCE" else NOBODY
        if not place and group.base in _WORDS["ousting"]:
            place = linked(tokens, group.last + 1, min(stop, group.last + 6), {"from"})  # "was expelled from B"
        elif not place and group.base in _WORDS["executing"]:
            place = linked(tokens, group.last + 1, min(stop, group.last + 6), {"in"})  # "was hanged in B"
        elif not place and group.base in _DOWNING and cue.stance == -2:
            place = linked(tokens, group.last + 1, min(stop, group.last + 6), {"over"})  # "was shot down over B"
        if place.sure > 0.8 and tokens[place.at[0]].kind == "alias":
            yield from pairs(clause, place, patient, group.main, cue, modality, "verb-passive-place", 0.75)


def _ordering(tokens, group, stop: int) -> Filler:
    """Return on whose orders it was done: A of "was arrested on the orders of A", "On A's orders, B was freed"."""
    for m in (*range(group.last + 1, min(stop, group.last + 12)), *range(1, min(group.first, 5))):
        if tokens[m].low in _ORDERS and any(t.low in ("on", "at", "under") for t in tokens[max(0, m - 4) : m]):
            owner = next((n for n in range(m - 1, max(-1, m - 3), -1) if tokens[n].tag == "E" and tokens[n].possessive), -1)
            return Filler((owner,), 0.85) if owner >= 0 else linked(tokens, m + 1, min(len(tokens), m + 6), {"of", "from"})
    return NOBODY


def _patient(clause: Clause, k: int, cue: Cue, agent: Filler, stop: int) -> Filler:
    """Return to whom it was done where the subject names nobody: behind the agent, at the place of the act, or the owner of the subject."""
    tokens, group = clause.tokens, clause.groups[k]
    aims = {"to", "for"} if cue.stance > 0 else {"in", "on", "at", "against", "from"}
    patient = linked(tokens, agent.at[-1] + 1, stop, aims) or linked(tokens, group.last + 1, agent.at[0], aims | {"from", "of", "in"})  # "the picture was returned by A to B"
    if not patient and cue.stance == -2 and group.finite:  # "the hills, where B hid, were taken by A"
        patient = occupants(clause, max(0, group.first - 16), stop=group.first)
    if not patient and group.participle and {t.low for t in tokens[max(0, group.first - 2) : group.first]} & _AMONG:
        following = next((g for g in clause.groups[k + 1 :] if g.copula), None)  # "among those arrested by A was B"
        patient = (direct(tokens, following.last + 1, len(tokens)) or held_by(tokens, following.last + 1, len(tokens))) if following else NOBODY
    if not patient and group.finite and (cue.stance == -2 or cue.event in _ANSWERS):
        patient = _owner_of_place(clause, k, _PLACING if cue.stance == -2 else _AUTHORS)
    return patient


def told_by(clause: Clause, k: int, stop: int, subject: Filler) -> Iterator[Relation]:
    """Code "B was told by A to leave" as what A asks of B."""
    after, last = clause.groups[k + 1] if k + 1 < len(clause.groups) else None, clause.groups[k].last
    if after is not None and after.infinitive and not clause.groups[k].negated:
        agent = linked(clause.tokens, last + 1, after.first, {"by"})
        yield from pairs(clause, agent, subject, clause.groups[k].main, _TOLD, (mod.ACTUAL, ""), "verb-passive", 0.85)


def _owner_of_place(clause: Clause, k: int, prepositions: frozenset[str]) -> Filler:
    """Return whose the place or thing is that heads the subject: "the camp of B was overrun", "a town in B was shelled", "the plan by B was rejected"."""
    tokens, first = clause.tokens, clause.groups[k].first
    floor = max(clause.groups[k - 1].last + 1 if k and not clause.groups[k - 1].participle else 0, first - 12)
    begin = next((m + 1 for m in range(first - 1, floor - 1, -1) if tokens[m].tag in ";:SRMC" or tokens[m].tag in '"“”—'), floor)
    for m in range(begin + 1, first - 1):
        head = tokens[m - 1] if tokens[m - 1].tag != "," else tokens[m - 2]
        if tokens[m].low in prepositions and (tokens[m].low not in ("in", "near") or head.low in _WORDS["sites"]):
            return linked(tokens, m, first, {tokens[m].low} | ({"of"} if tokens[m].low in ("in", "near") else set()))
        if tokens[m].tag in "PT" and tokens[m - 1].tag != "V":
            break
    return NOBODY


def _is_scene(tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a name behind "by" only places or qualifies what did it: "hit by a bomb in A", not "held by police in A"."""
    place = next((m for m in range(at - 1, max(-1, at - 8), -1) if tokens[m].tag in "PT"), -1)
    if place < 0 or tokens[place].low in ("by", "of", "from"):
        return False
    return not any(token.low in lexicon.grammar["agent_nouns"] or token.tag == "E" for token in tokens[max(0, place - 4) : place])


def list_status(clause: Clause, k: int, stop: int, subject: Filler, modality: tuple[str, str]) -> list[Relation] | None:
    """Return who is put on or taken off an official list, or None where no list is named."""
    tokens, group = clause.tokens, clause.groups[k]
    if group.base not in _WORDS["list_off"] and group.base not in _WORDS["list_on"]:
        return None
    listed = next((m for m in range(group.last + 1, min(stop, group.last + 18)) if tokens[m].low in _WORDS["lists"]), -1)
    if listed < 0:
        return None
    off = group.base in _WORDS["list_off"] and any(t.low in ("from", "off") for t in tokens[group.last + 1 : listed])
    cue = Cue(f"{group.base} {'from' if off else 'on'} list", "verb", "CONCEDE" if off else "SANCTION", 2 if off else -2)
    patient = subject if group.passive else direct(tokens, group.last + 1, listed)
    keeper = linked(tokens, group.last + 1, stop, {"by"}) or possessor(clause, listed) if group.passive else subject
    return list(pairs(clause, keeper, patient, group.main, cue, modality, "list-status", 0.95))
