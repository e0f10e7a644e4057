"""Find relations that a noun names: "A's attack on B", "ties between A and B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import modality as mod
from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.relation import AGAINST, Relation, each_other, operator_of, pairs, phrase_at, possessor, reversed_sign
from stancebook.coding.slots import BOUNDARY, NOBODY, Clause, Filler, coordinated, linked

_HITTING = words.sets("frames")["hitting"]


def noun_cues(clause: Clause, lexicon: Lexicon) -> dict[int, tuple[int, Cue]]:
    """Return {first token: (end token, cue)} of the relation nouns that are not verbs here."""
    tokens, found = clause.tokens, {}
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag != "V" and token.tag != "E" and token.low in lexicon.nouns:
            match = phrase_at(tokens, i, lexicon.nouns[token.low])
            if match is not None:
                found[i] = (match[1], match[0])
                i = match[1] - 1
        i += 1
    return found


def noun_relations(clause: Clause, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    tokens = clause.tokens
    for at, (end, noun) in spans.items():
        governor = _governor(clause, at)
        stop = _noun_stop(clause, at, end)
        modality = mod.of_noun(clause, at, governor, lexicon)
        own = possessor(clause, at)
        target = linked(tokens, end, stop, noun.to)
        rule_stance, event = noun.stance, noun.event
        if governor >= 0 and operator_of(clause.groups[governor], lexicon) == "reverse" and (clause.groups[governor].passive and clause.groups[governor].first > at):
            rule_stance, event = reversed_sign(noun)
        if noun.between or noun.mutual:
            among = linked(tokens, end, stop, {"between", "among"})
            if len(among.at) > 1:
                yield from each_other(clause, Filler(among.at, 0.9), at, noun, modality, "noun-between", 0.85, stance=rule_stance, event=event)
                continue
            if len(own.at) > 1 and not target:
                yield from pairs(clause, Filler(own.at[:1], 0.9), Filler(own.at[1:], 0.9), at, noun, modality, "noun-compound", 0.8, stance=rule_stance, event=event, mutual=True)
                continue
        agent = linked(tokens, end, stop, noun.by or {"by"})
        if agent and target and agent.at[0] in target.at:
            target = linked(tokens, agent.at[-1] + 1, stop, noun.to) if "by" in noun.by and tokens[agent.at[0] - 1].low == "by" else target
            agent = NOBODY if target and agent.at[0] in target.at else agent
        actor = own or agent
        if actor and not target:
            target = _behind_copula(clause, end, noun) or (_victims(clause, end) if noun.stance == -2 else NOBODY)
        if actor and target:
            yield from pairs(clause, actor, target, at, noun, modality, "noun-possessor" if own else "noun-agent", 0.85, stance=rule_stance, event=event)
        elif target and governor >= 0 and not clause.groups[governor].passive and operator_of(clause.groups[governor], lexicon) not in ("oppose", "reverse"):
            subject = clause.subjects[governor]
            operator = operator_of(clause.groups[governor], lexicon)
            base = 0.72 if operator in ("light", "seek") else 0.62
            climb = governor
            while climb > 0 and not subject:
                climb -= 1
                subject, base = clause.subjects[climb], 0.6
            yield from pairs(clause, Filler(tuple(a for a in subject.at if a not in target.at), subject.sure), target, at, noun, modality, "noun-subject", base, stance=rule_stance, event=event)
        elif actor and governor >= 0 and not target and noun.stance > 0 and clause.groups[governor].first < at and not clause.groups[governor].passive:
            subject = clause.subjects[governor]
            if operator_of(clause.groups[governor], lexicon) in ("seek",) or clause.groups[governor].base in ("receive", "get", "accept", "enjoy", "seek", "want", "need"):
                yield from pairs(clause, subject, actor, at, noun, modality, "noun-received", 0.6, stance=1)
        if rule_stance > 0 and target:
            against = linked(tokens, target.at[-1] + 1, stop, AGAINST)
            if against:
                enemy = Cue(noun.word, "noun", "ASSAULT", -2)
                side = actor or (clause.subjects[governor] if governor >= 0 else NOBODY)
                yield from pairs(clause, side, against, at, enemy, modality, "noun-against", 0.7)
                yield from pairs(clause, target, against, at, enemy, modality, "noun-against", 0.7)


def _behind_copula(clause: Clause, end: int, noun: Cue) -> Filler:
    """Return the place or people behind "A's attacks were in …"."""
    tokens = clause.tokens
    for group in clause.groups:
        if group.copula and end <= group.first <= end + 1 and group.last + 1 < len(tokens) and tokens[group.last + 1].low in noun.to:
            return linked(tokens, group.last + 1, min(len(tokens), group.last + 8), noun.to)
    return NOBODY


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


def _noun_stop(clause: Clause, at: int, end: int) -> int:
    tokens = clause.tokens
    for m in range(end, min(len(tokens), end + 16)):
        if tokens[m].tag == "V" and tokens[m + 1 : m + 2] and (tokens[m + 1].low == "by" or m == end and tokens[m + 1].tag == "P" and any(kind in ("ed", "pp") for _, kind in tokens[m].verbs)):
            continue  # "an attack claimed by A", "sanctions imposed on A"
        if tokens[m].tag in ";:—" or tokens[m].tag in "SR" and (tokens[m].tag == "R" or tokens[m].low in BOUNDARY) or tokens[m].tag in "BHMV" and m > end + 1 and not (tokens[m].tag == "V" and tokens[m - 1].tag in "PDA"):
            return m
        if tokens[m].tag in "BHM" or tokens[m].tag == "V" and m == end:
            return m
    return min(len(tokens), end + 16)


def _governor(clause: Clause, at: int) -> int:
    """Return the verb group that governs the noun at token `at`: the nearest before it in its clause, else the next."""
    best = -1
    for k, group in enumerate(clause.groups):
        if group.last < at:
            if not any(t.tag in ";" for t in clause.tokens[group.last : at]):
                best = k
        elif best < 0 and group.first > at:
            return k if not any(t.tag in ",;" for t in clause.tokens[at : group.first]) else -1
    if best >= 0 and any(t.tag in "SR" and t.low in ("who", "which", "that", "because", "while", "although", "but") for t in clause.tokens[clause.groups[best].last + 1 : at]):
        return -1
    return best
