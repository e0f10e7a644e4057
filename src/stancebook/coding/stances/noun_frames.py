"""Find relations that a noun names: "A's attack on B", "ties between A and B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.charged_frames import charged, links
from stancebook.coding.stances.linked_slots import CIRCUMSTANCES
from stancebook.coding.stances.noun_heads import head_of
from stancebook.coding.stances.noun_links import (
    MEANS,
    OCCASIONS,
    foe_of,
    framed_by,
    governor_of,
    is_under,
    link,
    noun_stop,
    predicate_of,
    relative_verb,
    teller_of,
)
from stancebook.coding.stances.noun_sides import (
    BETWEEN,
    Noun,
    among,
    answered,
    behind_copula,
    belongs,
    between_behind,
    engaged,
    is_act,
    is_of,
    is_taken_back,
    of,
    receivers,
    shared_target,
    takes_part,
    victims,
)
from stancebook.coding.stances.noun_states import is_over, is_state, stance_of
from stancebook.coding.stances.object_slots import direct
from stancebook.coding.stances.reciprocals import is_reciprocal
from stancebook.coding.stances.relation import AGAINST, TELLING, Relation, each_other, operator_of, pairs, possessor, reversed_sign
from stancebook.coding.stances.slots import NOBODY, Clause, Filler, several, without
from stancebook.coding.stances.tellers import teller

_WORDS = words.sets("relations")
_GETTING, _SUFFERERS = words.sets("frames")["getting"], words.sets("frames")["sufferers"]
_ASIDE = words.sets("frames")["aside"]
#: who acts "in" such an event wages it: "in the fight against B, A …"
_WAGED, _IN = frozenset({"ASSAULT", "COERCE", "ACCUSE"}), frozenset({"in"})
#: events of words said to somebody, who acts in spite of them or after them
_PRESSING, _DESPITE = frozenset({"REQUEST", "ACCUSE", "THREATEN", "PROTEST", "COERCE"}), frozenset({"despite", "after", "amid", "amidst", "following", "under", "ignoring"})
#: events of nouns that name a feeling, which a country may hold
_FELT = frozenset({"ACCUSE", "SUPPORT"})
#: behind support these tell where it comes from
_WITHIN = frozenset({"in", "among", "amongst", "within", "inside"})


def noun_relations(clause: Clause, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the relations of each noun: between its parties, of its owner to its target, or of its verb's subject to its target."""
    for at, (end, cue) in spans.items():
        noun = _read(clause, at, end, cue, lexicon)
        among = link(clause.tokens, end, noun.stop, BETWEEN) or between_behind(clause, noun)
        if several(clause.tokens, among):
            yield from each_other(clause, Filler(among.at, 0.9), at, cue, noun.modality, "noun-between", 0.85, stance=noun.stance, event=noun.event)
            yield from _enemies(clause, noun, among, NOBODY, lexicon)
            continue
        done = list(_by_relative(clause, noun, lexicon))
        if done:
            yield from done
            continue
        target = link(clause.tokens, end, noun.stop, cue.to - _IN if cue.word == "support" and not noun.own else cue.to) or shared_target(clause, noun, spans)
        if cue.mutual and not target and several(clause.tokens, sides := link(clause.tokens, end, noun.stop, {"of"})):  # "a meeting of A and B ministers"
            yield from each_other(clause, sides, at, cue, noun.modality, "noun-between", 0.8, stance=noun.stance, event=noun.event)
            continue
        if cue.mutual and not target and several(clause.tokens, noun.own):
            yield from each_other(clause, noun.own, at, cue, noun.modality, "noun-compound", 0.85, stance=noun.stance, event=noun.event)
            yield from _enemies(clause, noun, noun.own, NOBODY, lexicon)
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


def _read(clause: Clause, at: int, end: int, cue: Cue, lexicon: Lexicon) -> Noun:
    governor, predicate = governor_of(clause, at), predicate_of(clause, at, end)
    head, own, talks = head_of(clause, at), possessor(clause, at), cue.event == "CONSULT"
    modality = mod.of_noun(clause, at, predicate if predicate >= 0 else governor, lexicon, talks=talks)
    stance, event = cue.stance, cue.event
    if predicate >= 0 and modality[0] != mod.NEGATED and is_over(clause, predicate, talks=talks):
        modality = mod.NEGATED, clause.tokens[clause.groups[predicate].main].low
    turned = predicate if predicate >= 0 else governor
    if turned >= 0 and clause.groups[turned].passive and clause.groups[turned].first > at and operator_of(clause.groups[turned], lexicon, clause.tokens) == "reverse":
        stance, event = reversed_sign(cue)
    elif is_state(cue):
        stance = stance_of(clause, at, governor, predicate, stance)
        event = "BARE" if stance is None else event if stance > 0 else "NONE"  # an attitude of which nothing is said
        stance = stance or 0
    outer = head_of(clause, head.at) if head is not None and head.kind == "ending" else None
    if outer is not None and outer.kind == "supposing":  # "A's call for an end to raids on B"
        own, (stance, event) = own or outer.owner, reversed_sign(cue)
        modality = (mod.NEGATED if outer.denied else mod.POTENTIAL), clause.tokens[outer.at].low
    if head is not None and head.kind == "opposing" and stance:  # "A's opposition to the war on B"
        stance, event = (1, "SUPPORT") if stance < 0 else (-1, "REJECT")
    if head is not None and head.kind not in ("dreading", "failing", "ending"):
        own = own or head.owner
    return Noun(at, end, cue, noun_stop(clause, end), own, governor, predicate, modality, stance, event, at if head is None else head.at)


def _one_way(clause: Clause, noun: Noun, target: Filler, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    tokens, cue, own = clause.tokens, noun.cue, noun.own
    agent = link(tokens, noun.end, noun.stop, cue.by or {"by"})
    if agent and target and agent.at[0] in target.at:
        target = link(tokens, agent.at[-1] + 1, noun.stop, cue.to) if "by" in cue.by and tokens[agent.at[0] - 1].low == "by" else target
        agent = NOBODY if target and agent.at[0] in target.at else agent
    if not agent and noun.predicate >= 0 and clause.groups[noun.predicate].passive:  # "sanctions on B were imposed by A"
        last = clause.groups[noun.predicate].last
        agent = link(tokens, last + 1, min(len(tokens), last + 12), {"by"}) if operator_of(clause.groups[noun.predicate], lexicon, clause.tokens) != "oppose" else NOBODY
    if not own and not agent and noun.predicate >= 0 and clause.groups[noun.predicate].copula:  # "the raid on B was the work of A"
        last = clause.groups[noun.predicate].last
        agent = link(tokens, last + 2, min(len(tokens), last + 8), {"of"}) if any(t.low in _WORDS["handiwork"] for t in tokens[last + 1 : last + 4]) else NOBODY
    if not own and not agent and target and "of" not in cue.to:
        agent = of(clause, noun, target)
    if own and target and cue.word in ("support", "backing", "sympathy") and tokens[noun.end].low in _WITHIN and not tokens[target.at[0]].possessive:
        own, target = target, own  # "A's support in B has grown": B supports A
    if own and agent and not target and tokens[agent.at[0]].tag == "E" and is_of(tokens, noun.end, agent):
        target, agent = agent, NOBODY  # "A's blockade of B"
    actor = own or agent
    if not actor and target and (cue.event in _FELT or cue.word == "support"):
        actor = among(clause, noun, target)
    if own and not target and cue.event in TELLING and noun.end < len(tokens) and tokens[noun.end].low == "that":
        target = direct(tokens, noun.end + 1, min(len(tokens), noun.end + 5))  # "A's demand that B leave"
        if is_taken_back(clause, noun, lexicon):
            noun.stance, noun.event = reversed_sign(cue)
    if actor and not target:
        target = behind_copula(clause, noun) or (victims(clause, noun.end) if cue.stance == -2 else receivers(clause, noun))
    if actor and target:
        backed = bool(own) and tokens[own.at[0]].bond in _WORDS["backed"]  # "an A-backed attack on B"
        yield from noun.pairs(clause, actor, target, "noun-possessor" if own else "noun-agent", 0.85, owners=backed)
        yield from _enemies(clause, noun, actor, target, lexicon)
    elif target:
        yield from _by_subject(clause, noun, target, spans, lexicon)
    elif actor:
        yield from _to_owner(clause, noun, actor, lexicon)
    elif noun.stance > 0 and belongs(clause, noun):  # "A is part of the coalition against B"
        against = link(tokens, noun.end, noun.stop, AGAINST)
        yield from noun.pairs(clause, without(clause.subjects[noun.governor], against), against, "noun-against", 0.75, stance=-2, event="ASSAULT")


def _by_subject(clause: Clause, noun: Noun, target: Filler, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Code a noun without owner for the subject of its verb: "A called for talks with B", "A said talks with B would resume"."""
    told = noun.predicate >= 0
    governor = teller_of(clause, noun.at) if told else noun.governor
    spoken = teller(clause, noun.predicate) if told and governor < 0 and noun.stance > 0 and not clause.groups[noun.predicate].passive else NOBODY
    if spoken:  # "talks with B have begun, A said"
        yield from noun.pairs(clause, without(spoken, target), target, "noun-subject", 0.72)
        return
    operator = operator_of(clause.groups[governor], lexicon, clause.tokens) if governor >= 0 else ""
    speaking = governor >= 0 and clause.groups[governor].first == 0 and clause.groups[governor].participle and not clause.groups[governor].passive
    framed = framed_by(clause, noun.head, OCCASIONS) if (governor < 0 or speaking) and (noun.stance > 0 or noun.cue.mutual) else -1
    if governor < 0 and noun.stance < 0 and noun.event in _WAGED and framed < 0:
        framed = framed_by(clause, noun.head, _IN)
    if framed >= 0:
        subject = clause.subjects[framed]
        yield from noun.pairs(clause, without(subject, target), target, "noun-occasion", 0.72)
    blamed = charged(clause, governor, noun.at, lexicon) if governor >= 0 and not told and (noun.stance < 0 or not links(clause, governor)) else None
    if blamed is not None:
        noun.modality = blamed[1]
        yield from noun.pairs(clause, without(blamed[0], target), target, "noun-charged", 0.75)
        if noun.stance < 0 and links(clause, governor):
            yield from noun.pairs(clause, without(clause.subjects[governor], blamed[0]), blamed[0], "noun-linked", 0.8, stance=-1, event="ACCUSE")
        return
    if governor < 0 or clause.groups[governor].passive and not takes_part(clause, noun, governor) or operator in ("oppose", "reverse") or told and noun.stance <= 0:
        yield from _enemies(clause, noun, NOBODY, target, lexicon)  # nobody is named whose act it is
        return
    if not told and noun.stance < 0 and any(t.low in _ASIDE for t in clause.tokens[clause.groups[governor].last + 1 : noun.head]):
        return  # "faces questions in connection with an attack on B"
    subject, sure = clause.subjects[governor], 0.72 if operator in ("light", "seek") or told or clause.groups[governor].passive else 0.62
    if clause.groups[governor].copula and clause.tokens[clause.groups[governor].last + 1].low == "against":  # "is against a deal with B", "is against the war on B"
        stance, event = (1, "SUPPORT") if noun.stance < 0 else (-1, "REJECT")
        yield from noun.pairs(clause, without(subject, target), target, "noun-subject", sure, stance=stance, event=event)
        return
    if clause.groups[governor].base in _GETTING and noun.stance > 0 and clause.tokens[target.at[0] - 1].low == "of" and noun.cue.event == "SUPPORT":
        return  # "won the backing of B" is what B gives
    if noun.stance < 0 and "from" in noun.cue.by and _is_from(clause.tokens, noun.end, target) and (clause.groups[governor].base in _GETTING or is_under(clause.tokens, noun.at)):
        yield from noun.pairs(clause, target, clause.subjects[governor], "noun-received", 0.8)  # "faces sanctions from B"
        return
    climb = governor
    while climb > 0 and not subject and not subject.sure:
        climb -= 1
        subject, sure = clause.subjects[climb], 0.6
    side = without(subject, target)
    if noun.stance > 0 and is_act(side, spans):
        return  # "A raids grew after the talks with B": raids talk to nobody
    yield from noun.pairs(clause, side, target, "noun-subject", sure)
    yield from _enemies(clause, noun, side, target, lexicon)


def _is_from(tokens, end: int, target: Filler) -> bool:
    """Tell whether "from" right behind the noun is what links the name to it."""
    return tokens[end].low == "from" and target.at[0] - end < 5


def _to_owner(clause: Clause, noun: Noun, owner: Filler, lexicon: Lexicon) -> Iterator[Relation]:
    """Code a noun without target for the subject of its verb: "A received B's support", "A plans foreign attacks"."""
    if noun.event == "ASSAULT" and (hit := answered(clause, noun.head)) and not set(hit.at) & set(owner.at):  # "in response to B's attack, A …"
        yield from noun.pairs(clause, owner, hit, "noun-answered", 0.75)
        return
    framed = framed_by(clause, noun.at, MEANS) if noun.cue.stance > 0 else -1
    if framed >= 0:
        yield from noun.pairs(clause, owner, clause.subjects[framed], "noun-means", 0.72)
        return
    if noun.stance == -1 and noun.event in _PRESSING and noun.cue.stance == -1:  # "Despite warnings from A, B has …"
        framed = framed_by(clause, noun.at, _DESPITE)
        if framed >= 0:
            yield from noun.pairs(clause, owner, without(clause.subjects[framed], owner), "noun-pressing", 0.72)
            return
    if noun.governor < 0:
        return
    group, subject = clause.groups[noun.governor], clause.subjects[noun.governor]
    operator = operator_of(group, lexicon, clause.tokens)
    if group.first < noun.at and noun.stance < 0 and is_under(clause.tokens, noun.at):  # "B is under a blockade imposed by A"
        yield from noun.pairs(clause, owner, without(subject, owner), "noun-under", 0.75)
        return
    if group.passive or group.first > noun.at:
        return
    if noun.cue.stance > 0 and group.base in _GETTING and owner is noun.own:
        yield from noun.pairs(clause, owner, subject, "noun-received", 0.7)
    elif noun.cue.stance > 0 and (operator == "seek" or group.base in ("want", "need")):
        yield from noun.pairs(clause, subject, owner, "noun-sought", 0.6, stance=1)
    elif noun.stance < 0 and group.copula and not _SUFFERERS.isdisjoint(t.low for t in clause.tokens[group.last + 1 : noun.at]):
        yield from noun.pairs(clause, owner, without(subject, owner), "noun-received", 0.75)  # "was the victim of a B raid"
    elif noun.cue.event == "ASSAULT" and not any(t.low in CIRCUMSTANCES or t.low == "by" or t.tag in "V," for t in clause.tokens[group.last + 1 : noun.at]) and not clause.tokens[owner.at[0]].possessive and operator in ("light", "seek") and owner is noun.own:
        yield from noun.pairs(clause, without(subject, owner), owner, "noun-victim", 0.75)


def _enemies(clause: Clause, noun: Noun, actor: Filler, target: Filler, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the enmity of the parties to a friendly relation: "… with B against C", "… between A and B to fight C"."""
    if noun.stance <= 0 or not (actor.at + target.at):
        return
    begin = max(noun.end, *(m + 1 for m in actor.at + target.at))
    against = link(clause.tokens, begin, max(noun.stop, begin), AGAINST)
    at, rule = noun.at, "noun-against"
    if not against:
        at, against = foe_of(clause, begin, lexicon)
        rule = "noun-purpose"
    enemy = Cue(noun.cue.word, "noun", "ASSAULT", -2)
    for side in (actor, target):
        yield from pairs(clause, without(side, against), against, at, enemy, noun.modality, rule, 0.72)
