"""Find relations that a noun names: "A's attack on B", "ties between A and B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.nouns.noun_enemies import shared_enemies
from stancebook.coding.stances.nouns.noun_governors import relative_verb
from stancebook.coding.stances.nouns.noun_links import link, noun_stop
from stancebook.coding.stances.nouns.noun_owners import of_owner
from stancebook.coding.stances.nouns.noun_readings import Noun, read_noun
from stancebook.coding.stances.nouns.noun_sides import (
    aimed_behind,
    among,
    behind_copula,
    belongs,
    between_whom,
    engaged,
    is_of,
    is_taken_back,
    of,
    receivers,
    shared_target,
    victims,
)
from stancebook.coding.stances.nouns.noun_subjects import of_subject
from stancebook.coding.stances.relation import AGAINST, TELLING, Relation, each_other, operator_of, pairs, reversed_sign
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, several, without
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.slots.reciprocals import has_other_side, is_reciprocal

_WORDS = words.sets("relations")
#: events of nouns that name a feeling, which a country may hold
_FELT = frozenset({"ACCUSE", "SUPPORT"})
_BY = frozenset({"by"})
#: what leads to who tells what "that" opens
_TELLERS = frozenset({"of", "by", "from"})
#: verbs that tell whose act a noun names, with "from" behind them
_COMING, _FROM = frozenset({"come", "stem", "emanate", "originate"}), frozenset({"from"})
#: behind support these tell where it comes from
_WITHIN = frozenset({"in", "among", "amongst", "within", "inside"})


def noun_relations(clause: Clause, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the relations of each noun: between its parties, of its owner to its target, or of its verb's subject to its target."""
    for at, (end, cue) in spans.items():
        noun = read_noun(clause, at, end, cue, lexicon)
        parties = between_whom(clause, noun, lexicon)
        if several(clause.tokens, parties):
            if noun.stance < 0 and _are_two_camps(clause, parties):
                one, rest = Filler(parties.at[:1], 0.9), Filler(parties.at[1:], 0.9)
                yield from pairs(clause, one, rest, at, cue, noun.modality, "noun-between", 0.85, stance=noun.stance, event=noun.event, mutual=True)
                continue
            yield from each_other(clause, Filler(parties.at, 0.9), at, cue, noun.modality, "noun-between", 0.85, stance=noun.stance, event=noun.event)
            yield from shared_enemies(clause, noun, parties, NOBODY, lexicon)
            continue
        done = list(_by_relative(clause, noun, lexicon))
        if done:
            yield from done
            continue
        target = link(clause.tokens, end, noun.stop, cue.to - {"in"} if cue.word == "support" and not noun.own else cue.to) or shared_target(clause, noun, spans) or aimed_behind(clause, noun)
        if cue.mutual and not target and several(clause.tokens, sides := link(clause.tokens, end, noun.stop, {"of"})):  # "a meeting of A and B ministers"
            yield from each_other(clause, sides, at, cue, noun.modality, "noun-between", 0.8, stance=noun.stance, event=noun.event)
            continue
        if cue.mutual and not target and several(clause.tokens, noun.own) and cue.word not in _WORDS["offered"] and not has_other_side(clause.tokens, end):
            yield from each_other(clause, noun.own, at, cue, noun.modality, "noun-compound", 0.85, stance=noun.stance, event=noun.event)
            yield from shared_enemies(clause, noun, noun.own, NOBODY, lexicon)
            continue
        if not target and is_reciprocal(clause.tokens, end, end + 4):
            sides = noun.own or (clause.subjects[noun.governor] if noun.governor >= 0 else NOBODY)
            yield from each_other(clause, sides, at, cue, noun.modality, "noun-mutual", 0.85, stance=noun.stance, event=noun.event)
            continue
        if (cue.mutual or cue.event == "REJECT") and not target and (sides := engaged(clause, noun)):
            yield from each_other(clause, sides, at, cue, noun.modality, "noun-mutual", 0.8, stance=noun.stance, event=noun.event)
            continue
        if cue.stance or noun.event != "BARE":
            yield from _one_way(clause, noun, target, spans, lexicon)


def _are_two_camps(clause: Clause, parties: Filler) -> bool:
    """Tell whether the first of three stands against the others: "clashes between A and B and C", but not "between A, B and C"."""
    if len(parties.at) != 3:
        return False
    first, last = parties.at[0], parties.at[2]
    return not any(t.tag == "," for t in clause.tokens[first:last]) and sum(t.low == "and" for t in clause.tokens[first:last]) == 2


def _by_relative(clause: Clause, noun: Noun, lexicon: Lexicon) -> Iterator[Relation]:
    """Code a noun that is the object of a relative clause: "the deal that A signed with B", "the raid A launched on B"."""
    k = relative_verb(clause, noun.end)
    operator = operator_of(clause.groups[k], lexicon, clause.tokens) if k >= 0 else ""
    if operator not in ("light", "seek", "reverse") or clause.tokens[clause.subjects[k].at[0]].kind == "pronoun":
        return
    behind = clause.groups[k].last + 1
    target = link(clause.tokens, behind, noun_stop(clause, behind), noun.cue.to) or link(clause.tokens, noun.at, noun.end + 3, noun.cue.to)
    stance, event = reversed_sign(noun.cue) if operator == "reverse" else (noun.cue.stance, noun.cue.event)
    modality = mod.of_group(clause, k, lexicon)
    if operator == "seek" and modality[0] == mod.ACTUAL:
        modality = mod.POTENTIAL, clause.groups[k].base
    subject = clause.subjects[k]
    yield from pairs(clause, without(subject, target), target, noun.at, noun.cue, modality, "noun-relative", 0.8, stance=stance, event=event)


def _one_way(clause: Clause, noun: Noun, target: Filler, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Code what the owner or agent of a noun does to its target, or what its subject or owner does where only one of them is named."""
    tokens, cue, own = clause.tokens, noun.cue, noun.own
    agent, target = _agent(clause, noun, target, lexicon)
    if cue.mutual and not own and not target and noun.predicate >= 0 and tokens[noun.end].tag != "X" and several(tokens, agent) and agent.at[0] > clause.groups[noun.predicate].last:  # "trade was resumed by A and B"
        yield from each_other(clause, agent, noun.at, cue, noun.modality, "noun-agents", 0.8, stance=noun.stance, event=noun.event)
        return
    if not own and cue.event in TELLING and all(_of_teller(clause, noun)):  # "the insistence of A that B leave"
        own, target = _of_teller(clause, noun)
    if own and target and cue.word in ("support", "backing", "sympathy") and tokens[noun.end].low in _WITHIN and not tokens[target.at[0]].possessive:
        own, target = target, own  # "A's support in B has grown": B supports A
    if own and agent and not target and tokens[agent.at[0]].tag == "E" and is_of(tokens, noun.end, agent):
        target, agent = agent, NOBODY  # "A's blockade of B"
    actor = own or agent
    if not actor and target and (cue.event in _FELT or cue.word == "support"):
        actor = among(clause, noun, target)
    that = _that_behind(tokens, noun.end)
    if that >= 0 and (own or _is_uttered(clause, noun, lexicon)) and not target and cue.event in TELLING:
        target = direct(tokens, that + 1, min(len(tokens), that + 5))  # "A's demand that B leave"
        if is_taken_back(clause, noun, lexicon):
            noun.stance, noun.event = reversed_sign(cue)
    if actor and not target:
        target = behind_copula(clause, noun) or (victims(clause, noun.end) if cue.stance == -2 else receivers(clause, noun))
    if actor and target:
        backed = bool(own) and tokens[own.at[0]].bond in _WORDS["backed"]  # "an A-backed attack on B"
        yield from noun.pairs(clause, actor, target, "noun-possessor" if own else "noun-agent", 0.85, owners=backed)
        yield from shared_enemies(clause, noun, actor, target, lexicon)
    elif target:
        yield from of_subject(clause, noun, target, spans, lexicon)
    elif actor:
        yield from of_owner(clause, noun, actor, lexicon)
    elif noun.stance > 0 and belongs(clause, noun):  # "A is part of the coalition against B"
        against = link(tokens, noun.end, noun.stop, AGAINST)
        yield from noun.pairs(clause, without(clause.subjects[noun.governor], against), against, "noun-against", 0.75, stance=-2, event="ASSAULT")


def _that_behind(tokens, end: int) -> int:
    """Return the "that" that opens what a noun of telling holds, at once or behind whose it is ("the first charge by a neighbour that …"), or -1."""
    for m in range(end, min(len(tokens), end + 7)):
        if tokens[m].low == "that" and tokens[m].tag == "R":
            return m
        if tokens[m].tag not in ("DXA#P" if end < len(tokens) and tokens[end].low == "by" else ""):
            break
    return -1


def _is_uttered(clause: Clause, noun: Noun, lexicon: Lexicon) -> bool:
    """Tell whether the noun is what the subject of an active verb says: "made the accusation that B …"."""
    if noun.governor < 0 or clause.groups[noun.governor].passive or clause.groups[noun.governor].first > noun.at:
        return False
    return operator_of(clause.groups[noun.governor], lexicon, clause.tokens) == "light"


def _of_teller(clause: Clause, noun: Noun) -> tuple[Filler, Filler]:
    """Return (who, of whom) behind a noun of telling: A and B of "the insistence of A that B leave", "the charge by A that B lied"."""
    tokens = clause.tokens
    who = direct(tokens, noun.end + 1, min(len(tokens), noun.end + 5)) if noun.end < len(tokens) and tokens[noun.end].low in _TELLERS else NOBODY
    that = who.at[-1] + 1 if who else len(tokens)
    if that + 1 >= len(tokens) or tokens[that].low != "that":
        return NOBODY, NOBODY
    whom = direct(tokens, that + 1, min(len(tokens), that + 5))
    return (who, whom) if whom else (NOBODY, NOBODY)


def _agent(clause: Clause, noun: Noun, target: Filler, lexicon: Lexicon) -> tuple[Filler, Filler]:
    """Return (agent, target): whom "by" or the verb said of the noun names as its doer, and the target less who turns out to be the agent."""
    tokens, cue, own = clause.tokens, noun.cue, noun.own
    agent = link(tokens, noun.end, noun.stop, _BY if cue.word in _WORDS["conveying"] else cue.by or _BY)
    if agent and target and agent.at[0] in target.at:
        target = link(tokens, agent.at[-1] + 1, noun.stop, cue.to) if "by" in cue.by and tokens[agent.at[0] - 1].low == "by" else target
        agent = NOBODY if target and agent.at[0] in target.at else agent
    if not agent and noun.predicate >= 0 and clause.groups[noun.predicate].passive:  # "sanctions on B were imposed by A"
        last = clause.groups[noun.predicate].last
        agent = link(tokens, last + 1, min(len(tokens), last + 12), {"by"}) if operator_of(clause.groups[noun.predicate], lexicon, clause.tokens) != "oppose" else NOBODY
    if not own and not agent and noun.predicate >= 0 and clause.groups[noun.predicate].copula:  # "the raid on B was the work of A"
        last = clause.groups[noun.predicate].last
        agent = link(tokens, last + 2, min(len(tokens), last + 8), {"of"}) if any(t.low in _WORDS["handiwork"] for t in tokens[last + 1 : last + 4]) else NOBODY
    if not own and not agent and noun.predicate >= 0 and clause.groups[noun.predicate].base in _COMING:  # "criticism of B came from A"
        last = clause.groups[noun.predicate].last
        agent = link(tokens, last + 1, min(len(tokens), last + 6), _FROM)
    if not own and not agent and target and "of" not in cue.to:
        agent = of(clause, noun, target)
    return agent, target
