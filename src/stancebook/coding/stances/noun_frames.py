"""Find relations that a noun names: "A's attack on B", "ties between A and B"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
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
from stancebook.coding.stances.noun_states import is_over, is_state, stance_of
from stancebook.coding.stances.relation import (
    AGAINST,
    TELLING,
    Relation,
    each_other,
    operator_of,
    pairs,
    phrase_at,
    possessor,
    reversed_sign,
)
from stancebook.coding.stances.slots import NOBODY, Clause, Filler, coordinated, direct, is_reciprocal, several
from stancebook.coding.stances.verb_tags import is_headline

_WORDS = words.sets("relations")
_HITTING = words.sets("frames")["hitting"]
_GETTING = words.sets("frames")["getting"]
#: events of nouns that name a feeling, which a country may hold
_FELT = frozenset({"ACCUSE", "SUPPORT"})
_ARRIVING = frozenset({"reach", "arrive", "go", "flow", "pour", "come", "land", "trickle"})
_HURTING = frozenset({"kill", "wound", "injure", "hurt", "capture", "damage", "lose"})
_BETWEEN = frozenset({"between", "among"})


@dataclass(slots=True)
class _Noun:
    """A relation noun at tokens at..end with what stands around it; stance and modality as said of it here."""

    at: int
    end: int
    cue: Cue
    stop: int
    own: Filler
    governor: int
    predicate: int
    modality: tuple[str, str]
    stance: int
    event: str

    def pairs(self, clause: Clause, actors: Filler, targets: Filler, rule: str, confidence: float, **options) -> Iterator[Relation]:
        return pairs(clause, actors, targets, self.at, self.cue, self.modality, rule, confidence, **{"stance": self.stance, "event": self.event, **options})


def noun_cues(clause: Clause, lexicon: Lexicon) -> dict[int, tuple[int, Cue]]:
    """Return {first token: (end token, cue)} of the relation nouns that are not verbs here."""
    tokens, found = clause.tokens, {}
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag != "V" and token.tag != "E" and token.low in lexicon.nouns:
            match = phrase_at(tokens, i, lexicon.nouns[token.low])
            if match is not None and not _modifies(tokens, match[1]) and not _is_first_of_two(tokens, match[0], match[1], lexicon) and not _in_title(tokens, i, match[1]) and not _is_phrase(tokens, i, lexicon):
                found[i] = (match[1], match[0])
                i = match[1] - 1
        i += 1
    return found


def _is_first_of_two(tokens, cue: Cue, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the next word is a relation noun too, which then tells what it is: "trade talks", "a trade dispute"."""
    return cue.event == "COOPERATE" and end < len(tokens) and tokens[end].tag == "X" and tokens[end].low in lexicon.nouns and phrase_at(tokens, end, lexicon.nouns[tokens[end].low]) is not None


def _is_phrase(tokens, i: int, lexicon: Lexicon) -> bool:
    """Tell whether the noun belongs to a phrase that is read as an adjective: "in support of B"."""
    if not i or tokens[i - 1].low != "in" or i > 1 and tokens[i - 2].low in _WORDS["taking_in"]:
        return False
    found = phrase_at(tokens, i - 1, lexicon.adjectives.get("in", ()))
    return found is not None and not found[0].mutual


def _in_title(tokens, at: int, end: int) -> bool:
    """Tell whether a capitalised noun is part of a name: "Trade" in "the Arland Trade Representative"."""
    if not at or not tokens[at].text[:1].isupper() or tokens[at].text.isupper():
        return False
    return end < len(tokens) and tokens[end].tag == "X" and tokens[end].text[:1].isupper() and not is_headline(tokens)


def _modifies(tokens, end: int) -> bool:
    """Tell whether the noun that ends before `end` only qualifies the next one: "supply routes", "war crimes"."""
    if end >= len(tokens) or tokens[end].tag != "X" or not tokens[end].low.isalpha() or tokens[end].verbs or tokens[end].text[:1].isupper():
        return False
    low, right = tokens[end].low, tokens[end + 1] if end + 1 < len(tokens) else None
    if low.endswith(("ed", "ing", "ly")) or low in _WORDS["heads"]:
        return False
    return right is None or right.tag in "PTVBHMCRS.,;:!?)\"”"


def noun_relations(clause: Clause, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the relations of each noun: between its parties, of its owner to its target, or of its verb's subject to its target."""
    for at, (end, cue) in spans.items():
        noun = _read(clause, at, end, cue, lexicon)
        among = link(clause.tokens, end, noun.stop, _BETWEEN) or _between_behind(clause, noun)
        if several(clause.tokens, among):
            yield from each_other(clause, Filler(among.at, 0.9), at, cue, noun.modality, "noun-between", 0.85, stance=noun.stance, event=noun.event)
            yield from _enemies(clause, noun, among, NOBODY, lexicon)
            continue
        done = list(_by_relative(clause, noun, lexicon))
        if done:
            yield from done
            continue
        target = link(clause.tokens, end, noun.stop, cue.to) or _shared_target(clause, noun, spans)
        if cue.mutual and not target and several(clause.tokens, noun.own):
            yield from each_other(clause, noun.own, at, cue, noun.modality, "noun-compound", 0.85, stance=noun.stance, event=noun.event)
            yield from _enemies(clause, noun, noun.own, NOBODY, lexicon)
            continue
        if not target and is_reciprocal(clause.tokens, end, end + 4):
            sides = noun.own or (clause.subjects[noun.governor] if noun.governor >= 0 else NOBODY)
            yield from each_other(clause, sides, at, cue, noun.modality, "noun-mutual", 0.85, stance=noun.stance, event=noun.event)
            continue
        if cue.stance or noun.event != "BARE":
            yield from _one_way(clause, noun, target, lexicon)


def _between_behind(clause: Clause, noun: _Noun) -> Filler:
    """Return the parties named behind the verb that is said of a noun: "fighting erupted on Monday between A and B"."""
    if noun.predicate < 0 or not noun.cue.mutual:
        return NOBODY
    last = clause.groups[noun.predicate].last
    return link(clause.tokens, last + 1, noun_stop(clause, last + 1), _BETWEEN)


def _by_relative(clause: Clause, noun: _Noun, lexicon: Lexicon) -> Iterator[Relation]:
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
    yield from pairs(clause, Filler(tuple(a for a in subject.at if a not in target.at), subject.sure), target, noun.at, noun.cue, modality, "noun-relative", 0.8, stance=stance, event=event)


def _read(clause: Clause, at: int, end: int, cue: Cue, lexicon: Lexicon) -> _Noun:
    governor, predicate = governor_of(clause, at), predicate_of(clause, at, end)
    modality = mod.of_noun(clause, at, predicate if predicate >= 0 else governor, lexicon)
    stance, event = cue.stance, cue.event
    if predicate >= 0 and modality[0] != mod.NEGATED and is_over(clause, predicate, talks=cue.event == "CONSULT"):
        modality = mod.NEGATED, clause.tokens[clause.groups[predicate].main].low
    turned = predicate if predicate >= 0 else governor
    if turned >= 0 and clause.groups[turned].passive and clause.groups[turned].first > at and operator_of(clause.groups[turned], lexicon, clause.tokens) == "reverse":
        stance, event = reversed_sign(cue)
    elif is_state(cue):
        stance = stance_of(clause, at, governor, predicate, stance)
        event = "BARE" if stance is None else event if stance > 0 else "NONE"  # an attitude of which nothing is said
        stance = stance or 0
    return _Noun(at, end, cue, noun_stop(clause, end), possessor(clause, at), governor, predicate, modality, stance, event)


def _shared_target(clause: Clause, noun: _Noun, spans: dict[int, tuple[int, Cue]]) -> Filler:
    """Return the target of a second noun listed with this one: "outreach and concessions to B"."""
    tokens = clause.tokens
    if noun.end < len(tokens) and tokens[noun.end].tag == "C":
        for at in range(noun.end + 1, min(len(tokens), noun.end + 4)):
            if at in spans:
                end, second = spans[at]
                return link(tokens, end, noun_stop(clause, end), second.to | noun.cue.to)
    return NOBODY


def _one_way(clause: Clause, noun: _Noun, target: Filler, lexicon: Lexicon) -> Iterator[Relation]:
    tokens, cue, own = clause.tokens, noun.cue, noun.own
    agent = link(tokens, noun.end, noun.stop, cue.by or {"by"})
    if agent and target and agent.at[0] in target.at:
        target = link(tokens, agent.at[-1] + 1, noun.stop, cue.to) if "by" in cue.by and tokens[agent.at[0] - 1].low == "by" else target
        agent = NOBODY if target and agent.at[0] in target.at else agent
    if not agent and noun.predicate >= 0 and clause.groups[noun.predicate].passive:  # "sanctions on B were imposed by A"
        last = clause.groups[noun.predicate].last
        agent = link(tokens, last + 1, min(len(tokens), last + 12), {"by"}) if operator_of(clause.groups[noun.predicate], lexicon, clause.tokens) != "oppose" else NOBODY
    if not own and not agent and target and "of" not in cue.to:
        agent = _of(clause, noun, target)
    if own and agent and not target and tokens[agent.at[0]].tag == "E" and _is_of(tokens, noun.end, agent):
        target, agent = agent, NOBODY  # "A's blockade of B"
    actor = own or agent
    if not actor and target and cue.event in _FELT:
        actor = _among(clause, noun, target)
    if own and not target and cue.event in TELLING and noun.end < len(tokens) and tokens[noun.end].low == "that":
        target = direct(tokens, noun.end + 1, min(len(tokens), noun.end + 5))  # "A's demand that B leave"
        if _is_taken_back(clause, noun, lexicon):
            noun.stance, noun.event = reversed_sign(cue)
    if actor and not target:
        target = _behind_copula(clause, noun) or (_victims(clause, noun.end) if cue.stance == -2 else _receivers(clause, noun))
    if actor and target:
        yield from noun.pairs(clause, actor, target, "noun-possessor" if own else "noun-agent", 0.85)
        yield from _enemies(clause, noun, actor, target, lexicon)
    elif target:
        yield from _by_subject(clause, noun, target, lexicon)
    elif actor:
        yield from _to_owner(clause, noun, actor, lexicon)


def _of(clause: Clause, noun: _Noun, target: Filler) -> Filler:
    """Return whose act the noun is by "of" right behind it: "the visit of A's president to B"."""
    tokens = clause.tokens
    if noun.end >= len(tokens) or tokens[noun.end].low != "of":
        return NOBODY
    found = link(tokens, noun.end, target.at[0], {"of"})
    return NOBODY if not found or set(found.at) & set(target.at) else found


def _among(clause: Clause, noun: _Noun, target: Filler) -> Filler:
    """Return where a feeling is found: "anger in A at B", "fears in A about B"."""
    tokens = clause.tokens
    if noun.end >= len(tokens) or tokens[noun.end].low not in ("in", "among"):
        return NOBODY
    found = link(tokens, noun.end, target.at[0], {"in", "among"})
    return NOBODY if not found or set(found.at) & set(target.at) else found


def _is_of(tokens, end: int, agent: Filler) -> bool:
    """Tell whether "of" is what links a name to the noun that ends at `end`."""
    return any(token.low == "of" for token in tokens[end : end + 1]) and agent.at[0] - end < 5


def _is_taken_back(clause: Clause, noun: _Noun, lexicon: Lexicon) -> bool:
    """Tell whether the noun is the object of a verb that ends it: "dropped its demand"."""
    if noun.governor < 0:
        return False
    group = clause.groups[noun.governor]
    return group.last < noun.at and not group.passive and operator_of(group, lexicon, clause.tokens) == "reverse"


def _by_subject(clause: Clause, noun: _Noun, target: Filler, lexicon: Lexicon) -> Iterator[Relation]:
    """Code a noun without owner for the subject of its verb: "A called for talks with B", "A said talks with B would resume"."""
    told = noun.predicate >= 0
    governor = teller_of(clause, noun.at) if told else noun.governor
    operator = operator_of(clause.groups[governor], lexicon, clause.tokens) if governor >= 0 else ""
    framed = framed_by(clause, noun.at, OCCASIONS) if governor < 0 and noun.stance > 0 else -1
    if framed >= 0:
        subject = clause.subjects[framed]
        yield from noun.pairs(clause, Filler(tuple(a for a in subject.at if a not in target.at), subject.sure), target, "noun-occasion", 0.72)
    if governor < 0 or clause.groups[governor].passive and not _takes_part(clause, noun, governor) or operator in ("oppose", "reverse") or told and noun.stance <= 0:
        yield from _enemies(clause, noun, NOBODY, target, lexicon)  # nobody is named whose act it is
        return
    subject, sure = clause.subjects[governor], 0.72 if operator in ("light", "seek") or told else 0.62
    if clause.groups[governor].base in _GETTING and noun.stance > 0 and clause.tokens[target.at[0] - 1].low == "of" and noun.cue.event == "SUPPORT":
        return  # "won the backing of B" is what B gives
    climb = governor
    while climb > 0 and not subject and not subject.sure:
        climb -= 1
        subject, sure = clause.subjects[climb], 0.6
    side = Filler(tuple(a for a in subject.at if a not in target.at), subject.sure)
    yield from noun.pairs(clause, side, target, "noun-subject", sure)
    yield from _enemies(clause, noun, side, target, lexicon)


def _takes_part(clause: Clause, noun: _Noun, k: int) -> bool:
    """Tell whether the subject of a passive verb has a part in the act: "was involved in attacks on B", "were hurt in clashes with B"."""
    base = clause.groups[k].base
    return base in _WORDS["engaged"] or noun.cue.mutual and base in _HURTING and any(t.low in ("in", "during") for t in clause.tokens[clause.groups[k].last + 1 : noun.at])


def _to_owner(clause: Clause, noun: _Noun, owner: Filler, lexicon: Lexicon) -> Iterator[Relation]:
    """Code a noun without target for the subject of its verb: "A received B's support", "A plans foreign attacks"."""
    framed = framed_by(clause, noun.at, MEANS) if noun.cue.stance > 0 else -1
    if framed >= 0:
        yield from noun.pairs(clause, owner, clause.subjects[framed], "noun-means", 0.72)
        return
    if noun.governor < 0:
        return
    group, subject = clause.groups[noun.governor], clause.subjects[noun.governor]
    operator = operator_of(group, lexicon, clause.tokens)
    if group.first < noun.at and noun.stance < 0 and is_under(clause.tokens, noun.at):  # "B is under a blockade imposed by A"
        yield from noun.pairs(clause, owner, Filler(tuple(m for m in subject.at if m not in owner.at), subject.sure), "noun-under", 0.75)
        return
    if group.passive or group.first > noun.at:
        return
    if noun.cue.stance > 0 and group.base in _GETTING and owner is noun.own:
        yield from noun.pairs(clause, owner, subject, "noun-received", 0.7)
    elif noun.cue.stance > 0 and (operator == "seek" or group.base in ("want", "need")):
        yield from noun.pairs(clause, subject, owner, "noun-sought", 0.6, stance=1)
    elif noun.cue.event == "ASSAULT" and not clause.tokens[owner.at[0]].possessive and operator in ("light", "seek") and owner is noun.own:
        yield from noun.pairs(clause, Filler(tuple(m for m in subject.at if m not in owner.at), subject.sure), owner, "noun-victim", 0.75)


def _enemies(clause: Clause, noun: _Noun, actor: Filler, target: Filler, lexicon: Lexicon) -> Iterator[Relation]:
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
        yield from pairs(clause, Filler(tuple(m for m in side.at if m not in against.at), side.sure), against, at, enemy, noun.modality, rule, 0.72)


def _behind_copula(clause: Clause, noun: _Noun) -> Filler:
    """Return the place or people behind "A's attacks were in …"."""
    tokens, to = clause.tokens, noun.cue.to | ({"in"} if noun.cue.event == "ASSAULT" else set())
    for group in clause.groups:
        if group.copula and noun.end <= group.first <= noun.end + 1 and group.last + 1 < len(tokens) and tokens[group.last + 1].low in to:
            return link(tokens, group.last + 1, min(len(tokens), group.last + 8), to)
    return NOBODY


def _receivers(clause: Clause, noun: _Noun) -> Filler:
    """Return whom help came to: "aid from A has reached B", "A's weapons are flowing to B"."""
    if noun.predicate < 0 or noun.cue.event != "AID" or clause.groups[noun.predicate].base not in _ARRIVING:
        return NOBODY
    tokens, last = clause.tokens, clause.groups[noun.predicate].last
    stop = min(len(tokens), last + 8)
    return direct(tokens, last + 1, stop) if clause.groups[noun.predicate].base == "reach" else link(tokens, last + 1, stop, {"in", "to", "into"})


def _victims(clause: Clause, end: int) -> Filler:
    """Return whom an attack hit, where its verb tells: "A's attack killed B", "the attack saw three B killed"."""
    tokens = clause.tokens
    k = next((n for n, group in enumerate(clause.groups) if group.first >= end), -1)
    if k < 0 or clause.groups[k].base not in _HITTING or clause.groups[k].passive:
        return NOBODY
    for m in range(clause.groups[k].last + 1, min(len(tokens), clause.groups[k].last + 12)):
        if tokens[m].tag == "E":
            return Filler(coordinated(tokens, m, len(tokens)), 0.75)
        if tokens[m].tag in "BHMSR;":
            break
    return NOBODY
