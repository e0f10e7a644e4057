"""Find verbs that name an act together with their noun: "impose sanctions on B", "recall the envoy to B", "grant B asylum"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon, Phrase
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.insertions import past_insertion
from stancebook.coding.stances.linked_slots import doer, held_by, linked
from stancebook.coding.stances.noun_links import is_under
from stancebook.coding.stances.object_slots import direct
from stancebook.coding.stances.reach import after_disaster, provided_whom, to_the_right, until_whom
from stancebook.coding.stances.reciprocals import is_reciprocal
from stancebook.coding.stances.relation import AGAINST, TELLING, Relation, each_other, enemy_behind, pairs, possessor
from stancebook.coding.stances.slots import NOBODY, Clause, Filler, of_others, several, without

#: nouns of joining, whose owner is whom a bar hits: "blocked B's entry into the club"
_JOINING = words.sets("frames")["joining"]
_HELPING = words.sets("frames")["helping"]
#: whoever gives something to these people of A gives it to A
_PEOPLE = words.sets("frames")["forces"] | words.sets("frames")["peoples"]
#: nouns whose that-clause tells of whom something is hoped
_HOPES = frozenset({"hope", "optimism", "confidence", "faith", "satisfaction"})
_OWNERS = words.sets("frames")["owners"]
#: what leads to whoever made an offer or a demand
_AUTHORS = frozenset({"by", "from"})
#: where troops are brought that leave
_HOMEWARD = frozenset({"home", "back", "away", "out"})
#: what binds a noun to the one that it completes ("an offer of talks", "a call for talks")
_BOUND_TO = frozenset({"of", "for", "to"})
#: how far, in tokens, the noun may stand from its verb
SPAN = 9


def find_phrase(clause: Clause, k: int, stop: int, lexicon: Lexicon) -> tuple[list[Phrase], int, int] | None:
    """Return (phrases, first token, end) of the noun that group k governs: behind an active verb, before a passive one."""
    entries = lexicon.phrases.get(clause.groups[k].base)
    if not entries:
        return None
    tokens, group = clause.tokens, clause.groups[k]
    for particles, nouns in entries:
        begin = group.last + 1 if group.passive or particles else past_insertion(tokens, group.last + 1)
        if tuple(token.low for token in tokens[begin : begin + len(particles)]) != particles:
            continue
        begin += len(particles)
        order = range(group.first - 1, max(-1, group.first - SPAN), -1) if group.passive else range(begin, min(stop, begin + SPAN))
        for at in order:
            token = tokens[at]
            if token.tag == "E":
                continue
            found = _noun_at(tokens, at, nouns)
            if found is not None:
                if not group.passive:
                    found = _head(tokens, found, nouns, stop)
                return found
            if token.low == "of" and tokens[at - 1].low in lexicon.grammar["quantities"]:
                continue  # "some of its troops"
            if token.tag == "," and tokens[at - 1].tag == "X" and at + 1 < stop and tokens[at + 1].tag == "X":
                continue  # "direct, high-level talks"
            if token.tag in "VTBHMRS;:," and not (token.tag == "V" and token.verbs and token.verbs[0][1] in ("ed", "pp", "ing")) or token.tag == "P" and not group.passive:
                break
    return None


def _noun_at(tokens, at: int, nouns) -> tuple[list[Phrase], int, int] | None:
    for rest, phrases in nouns.get(tokens[at].low, ()):
        end = at + 1 + len(rest)
        if tuple(token.low for token in tokens[at + 1 : end]) == rest:
            return phrases, at, end
    return None


def _head(tokens, found: tuple[list[Phrase], int, int], nouns, stop: int) -> tuple[list[Phrase], int, int]:
    """Move on to the last of several matching nouns that stand side by side ("asset freeze sanctions")."""
    while found[2] < stop and tokens[found[2]].tag == "X":
        later = _noun_at(tokens, found[2], nouns)
        if later is None:
            break
        found = later
    return found


def phrase_relations(clause: Clause, k: int, found: tuple[list[Phrase], int, int], subject: Filler, modality: tuple[str, str], stop: int) -> Iterator[Relation]:
    """Code the act that verb and noun name together, toward the target behind, between or before them."""
    tokens, group = clause.tokens, clause.groups[k]
    phrases, at, end = found
    if group.passive:
        yield from _passive(clause, k, found, modality, stop)
        return
    if not subject and not any(phrase.own or phrase.cue.stance < -1 for phrase in phrases):
        subject = _sender(clause, at)  # "the envoy conveyed A's condolences to B"
    if not subject:
        return
    if modality[0] == mod.ACTUAL:
        modality = mod.of_object(clause, group.last + 1, at)
    targets = [_target(clause, k, phrase, at, end, subject, stop) for phrase in phrases]
    phrase, target = next(((p, t) for p, t in zip(phrases, targets, strict=True) if t), (phrases[0], NOBODY))
    rule = "phrase"
    if several(tokens, subject):
        mutual = next((p for p in phrases if p.cue.mutual and (not target or _is_scene(tokens, end, target))), phrase if is_reciprocal(tokens, end, end + 4) else None)
        if mutual is not None:
            yield from each_other(clause, subject, group.main, mutual.cue, modality, "phrase-mutual", 0.85)
            return
    if not target:
        target, rule = without(_shared_object(clause, k), subject), "phrase-shared"
    if not target and modality[0] == mod.NEGATED and phrase.cue.stance > 0:
        target, rule = until_whom(clause, end, subject), "phrase-until"
    if not target and modality[0] == mod.POTENTIAL and phrase.cue.stance > 0:
        target, rule = provided_whom(clause, end, subject), "phrase-if"
    if not target and phrase.cue.event == "AID":
        target, rule = without(after_disaster(tokens, end), subject), "phrase-disaster"
    if not target and not (phrase.cue.event == "AID" and any(token.low in _OWNERS for token in tokens[group.last + 1 : at])):  # "rebuilt its ports"
        target, rule = to_the_right(clause, k, end, subject, start=1.0), "phrase-reach"
    cue = phrase.cue
    if cue.event == "CONCEDE" and rule == "phrase-reach" and any(tokens[m - 1].low == "by" or tokens[m - 2].low == "by" and tokens[m - 1].tag == "D" for m in target.at):
        return  # "to stop raids by B" gives B nothing
    if cue.event == "MOBILIZE" and _in_support(tokens, end):
        cue = Cue(cue.word, cue.pos, "AID", 2)
    elif cue.event == "MOBILIZE" and end + 1 < len(tokens) and tokens[end].low in _HOMEWARD and tokens[end + 1].low == "from":
        cue = Cue(cue.word, cue.pos, "RETREAT", 2)  # "moved its troops away from B"
    yield from pairs(clause, subject, target, group.main, cue, modality, rule, 0.9)
    if cue.mutual and len(target.at) > 1 and any(t.low == "between" for t in tokens[max(0, target.at[0] - 3) : target.at[0]]):  # "led the talks between B and C"
        yield from each_other(clause, target, group.main, cue, modality, "phrase-between", 0.8)
    against = enemy_behind(tokens, target.at[-1] + 1, stop) if target and cue.stance > 0 else NOBODY
    if against:
        for side in (subject, target) if cue.mutual else (subject,):
            yield from pairs(clause, side, against, group.main, cue, modality, "phrase-against", 0.75, stance=-2, event="ASSAULT")


def _sender(clause: Clause, at: int) -> Filler:
    """Return who owns what an unnamed subject passes on; a name that only qualifies it is nobody ("set up the B camp")."""
    owner = possessor(clause, at)
    return owner if owner and clause.tokens[owner.at[0]].possessive else NOBODY


def _target(clause: Clause, k: int, phrase: Phrase, at: int, end: int, subject: Filler, stop: int) -> Filler:
    """Return who stands in the slots of the phrase: owner of an answered noun, "against", linked behind, given to, owner."""
    tokens, cue = clause.tokens, phrase.cue
    hurt = phrase.own and cue.event == "ASSAULT" and not cue.mutual  # "bombed A's camps in B", "shot down a jet flown by A over B"
    target = _owner(clause, at, subject) if phrase.by or hurt or cue.stance < 0 and tokens[at].low in _JOINING else NOBODY
    if phrase.by and not target and end < len(tokens) and tokens[end].low in _AUTHORS:  # "rejected a call by B for raids against C"
        target = without(linked(tokens, end, min(stop, end + 7), _AUTHORS), subject)
    if hurt and not target:
        target = without(held_by(tokens, end, min(len(tokens), end + 8)), subject)
    if not target and cue.stance < 0 and "against" in cue.to:
        target = without(linked(tokens, end, stop, AGAINST), subject)
    target = target or without(linked(tokens, end, stop, cue.to), subject)
    if not target and (cue.event in TELLING or cue.word.split()[-1] in _HOPES) and end < len(tokens) and tokens[end].low == "that":
        target = without(direct(tokens, end + 1, min(len(tokens), end + 5)), subject)  # "renewed its demand that B leave"
    if phrase.gives and not target:
        target = without(direct(tokens, clause.groups[k].last + 1, at), subject)
        if target and tokens[target.at[0]].possessive and not _owns_people(tokens, target.at[0], at):
            target = NOBODY
    if not target and cue.stance == -2:
        target = without(held_by(tokens, end, min(len(tokens), end + 8)), subject)  # "set fire to fields belonging to B"
    if not target and (phrase.own or cue.event == "ASSAULT"):
        target = _owner(clause, at, subject)
        if target and not phrase.own and tokens[target.at[0]].possessive:
            return NOBODY  # only "staged foreign attacks"
    return target


def _is_scene(tokens, end: int, target: Filler) -> bool:
    """Tell whether the name behind a mutual act only says where: "signed a truce in B"."""
    return any(token.low in ("in", "at", "near", "along", "by") for token in tokens[end : target.at[0]]) and not any(token.low in ("with", "between") for token in tokens[end : target.at[0]])


def _in_support(tokens, end: int) -> bool:
    """Tell whether forces come to help: "sent troops to B in support of its army", "… to defend it", "… in a show of solidarity"."""
    for m in range(end, min(len(tokens), end + 12)):
        if tokens[m].tag in ";:SR":
            return False
        if tokens[m].low in _HELPING and any(token.low in ("in", "to", "at", "as") for token in tokens[max(end, m - 4) : m]):
            return True
    return False


def _owns_people(tokens, m: int, at: int) -> bool:
    """Tell whether the name at `m` owns people between it and the noun at `at`: "gave A's rebels weapons"."""
    return any(token.low in _PEOPLE for token in tokens[m + 1 : at])


def _passive(clause: Clause, k: int, found: tuple[list[Phrase], int, int], modality: tuple[str, str], stop: int) -> Iterator[Relation]:
    """Code "sanctions on B were lifted by A": the agent behind "by", the target with the noun or behind the verb."""
    tokens, group = clause.tokens, clause.groups[k]
    phrases, at, end = found
    agent = doer(tokens, group.last + 1, stop)
    if not agent:
        return
    for phrase in phrases:
        cue = phrase.cue
        target = linked(tokens, end, group.first, cue.to) or without(linked(tokens, group.last + 1, stop, cue.to - {"by"}), agent) or (_owner(clause, at, agent) if phrase.own else NOBODY)
        if not target and cue.stance < 0 and group.participle and is_under(tokens, at):  # "B is under a blockade imposed by A"
            target = without(clause.subjects[k - 1], agent) if k else NOBODY
        if target:
            yield from pairs(clause, agent, target, group.main, cue, modality, "phrase-passive", 0.85)
            return
        if cue.mutual and several(tokens, agent):  # "the treaty was signed by A and B"
            yield from each_other(clause, agent, group.main, cue, modality, "phrase-passive", 0.85)
            return
    answered = next((phrase for phrase in phrases if phrase.by), None)
    if answered is not None and at and tokens[at - 1].low in _BOUND_TO:  # "A's offer of talks was rejected by B"
        yield from pairs(clause, agent, without(clause.subjects[k], agent), group.main, answered.cue, modality, "phrase-passive", 0.8)


def _shared_object(clause: Clause, k: int) -> Filler:
    """Return the object of the verb that this one continues: "condemned B and recalled its envoy"."""
    before, group = clause.groups[k - 1] if k else None, clause.groups[k]
    if before is None or before.passive or not group.finite or clause.tokens[group.first - 1].low != "and":
        return NOBODY
    shared = direct(clause.tokens, before.last + 1, group.first - 1)
    return Filler(shared.at, shared.sure * 0.7)


def _owner(clause: Clause, at: int, subject: Filler) -> Filler:
    """Return whose noun it is, where that is somebody other than the subject."""
    return of_others(clause.tokens, possessor(clause, at), subject)
