"""Find relations in a clause: a cue, who holds the stance, and toward whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stancebook.coding import modality as mod
from stancebook.coding.clauses import VerbGroup
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.slots import BOUNDARY, NOBODY, Clause, Filler, coordinated, direct, linked, object_region

#: prepositions that may stand between a verb and its target when the verb itself names none
LOOSE = frozenset({"of", "on", "against", "for", "with", "to", "from", "at", "in", "over", "toward", "towards", "near", "inside", "into", "between", "about", "by"})
#: the narrower choice of some events
LOOSE_BY_EVENT = {"AID": frozenset({"to", "for", "in", "with", "of"}), "CONSULT": frozenset({"with", "to", "from", "of", "in"}), "COOPERATE": frozenset({"with", "to"})}
_ASKING = frozenset({"offer", "propose", "seek", "request", "invite", "welcome", "suggest", "advocate", "recommend"})
_GETTING = frozenset({"receive", "get", "accept", "obtain", "win", "secure", "enjoy", "gain", "draw", "face", "attract"})
_LETTING = frozenset({"allow", "let", "permit", "enable", "authorize", "authorise"})
AGAINST = frozenset({"against"})
#: speech acts whose complement names the target ("warned that A …")
_THAT = frozenset({"warn", "fear", "allege", "complain", "worry"})
_VERBAL = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN"})
#: lists that officials keep; being on one is a sanction
_LISTS = frozenset({"list", "lists", "blacklist", "blacklists", "register", "registry", "roster"})
_LIST_OFF = frozenset({"remove", "take", "delete", "drop", "strike", "exclude", "delist"})
_LIST_ON = frozenset({"add", "put", "place", "include", "keep", "list", "leave"})


@dataclass(frozen=True, slots=True)
class Relation:
    """One stance as found: token positions of actor, target and cue, with its class, modality and rule."""

    actor: int
    target: int
    cue: int
    word: str
    event: str
    stance: int
    modality: str
    governor: str
    rule: str
    confidence: float
    against: int = -1


def relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield all relations of the clause, best-founded rules first; the caller removes repeats."""
    spans = _noun_cues(clause, lexicon)
    for k in range(len(clause.groups)):
        yield from _verb_relations(clause, k, spans, lexicon)
    yield from _noun_relations(clause, spans, lexicon)
    yield from _obligations(clause)
    yield from _adjective_relations(clause, lexicon)
    yield from _role_relations(clause, lexicon)


def _pairs(clause, actors: Filler, targets: Filler, cue_at: int, cue: Cue, modality, rule: str, confidence: float, *, stance=None, event=None, mutual=False, against=-1):
    if not actors or not targets:
        return
    sure = confidence * (0.5 + 0.5 * actors.sure) * (0.5 + 0.5 * targets.sure)
    kinds = {clause.tokens[m].kind for m in actors.at + targets.at}
    if kinds & {"pronoun", "description"}:
        sure *= 0.93
    stance = cue.stance if stance is None else stance
    event = event or cue.event
    for a in actors.at:
        for t in targets.at:
            if a == t:
                continue
            yield Relation(a, t, cue_at, cue.word, event, stance, modality[0], modality[1], rule, round(sure, 3), against)
            if mutual:
                yield Relation(t, a, cue_at, cue.word, event, stance, modality[0], modality[1], rule + "-mutual", round(sure * 0.95, 3), against)


def _each_other(clause, sides: Filler, cue_at: int, cue: Cue, modality, rule: str, confidence: float, *, stance=None, event=None):
    """Yield the relation from each of several listed actors to each of the others."""
    for a in sides.at:
        others = Filler(tuple(t for t in sides.at if t != a), sides.sure)
        yield from _pairs(clause, Filler((a,), sides.sure), others, cue_at, cue, modality, rule, confidence, stance=stance, event=event)


def _reversed(noun: Cue) -> tuple[int, str]:
    """Return (stance, event) of ending what a noun names: ending conflict concedes, ending cooperation sanctions."""
    return (2, "CONCEDE") if noun.stance < 0 else (-2, "SANCTION")


# --- verbs -----------------------------------------------------------------


def _verb_cue(clause: Clause, group: VerbGroup, stop: int, lexicon: Lexicon) -> tuple[Cue, int] | None:
    """Return the longest verb cue at the group and the token where its objects begin."""
    tokens = clause.tokens
    best: tuple[Cue, int] | None = None
    for cue in lexicon.verbs.get(group.base, ()):
        at, m = group.last + 1, 0
        while m < len(cue.rest) and at < len(tokens):
            if tokens[at].low == cue.rest[m]:
                m += 1
            elif tokens[at].tag not in "AND" or at - group.last > 6:
                break
            at += 1
        if m == len(cue.rest):
            if best is None or len(cue.rest) > len(best[0].rest):
                best = (cue, at if cue.rest else group.last + 1)
            continue
        if len(cue.rest) == 1 and cue.rest[0] in ("to", "with", "from", "of") and (best is None or not best[0].rest):
            gap = linked(tokens, group.last + 1, stop, {cue.rest[0]})
            if gap and (best is None or cue.rest[0] in ("to", "with")) and cue.rest[0] != "of":
                where = next(m for m in range(gap.at[0], group.last, -1) if tokens[m].low == cue.rest[0])
                best = (cue, where + 1)
    return best


def _verb_relations(clause: Clause, k: int, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    tokens, group = clause.tokens, clause.groups[k]
    if group.copula and group.base == "be":
        return
    stop = object_region(clause, k)
    modality = mod.of_group(clause, k, lexicon)
    subject = clause.subjects[k]
    if group.base in _LIST_OFF or group.base in _LIST_ON:
        listed = next((m for m in range(group.last + 1, min(stop, group.last + 18)) if tokens[m].low in _LISTS), -1)
        if listed >= 0:
            off = group.base in _LIST_OFF and any(t.low in ("from", "off") for t in tokens[group.last + 1 : listed])
            cue = Cue(f"{group.base} {'from' if off else 'on'} list", "verb", "CONCEDE" if off else "SANCTION", 2 if off else -2)
            patient = subject if group.passive else direct(tokens, group.last + 1, listed)
            keeper = linked(tokens, group.last + 1, stop, {"by"}) if group.passive else subject
            if group.passive and not keeper:
                keeper = _possessor(clause, listed)
            yield from _pairs(clause, keeper, patient, group.main, cue, modality, "list-status", 0.95)
            return
    found = _verb_cue(clause, group, stop, lexicon)
    noun = next(((m, spans[m]) for m in range(group.last + 1, stop) if m in spans and not any(t.tag == "E" and not t.possessive for t in tokens[group.last + 1 : m])), None)
    operator = _operator(group, lexicon)
    if noun is not None and operator and not (found and found[0].rest):
        yield from _composed(clause, k, noun[0], noun[1], operator, subject, modality, stop, lexicon)
        if operator in ("light", "reverse") and (found is None or found[0].event in ("AID", "AGREE", "CONCEDE", "CONSULT", "SUPPORT", "REJECT")):
            return
    if found is None:
        return
    cue, begin = found
    if group.passive:
        agent = linked(tokens, group.last + 1, stop, {"by"})
        patient = subject
        if agent and not patient and cue.stance == 2:  # "the picture was returned by A to B"
            patient = linked(tokens, agent.at[-1] + 1, stop, {"to", "for"}) or linked(tokens, group.last + 1, agent.at[0], {"to", "for"})
        if agent and patient:
            yield from _pairs(clause, agent, patient, group.main, cue, modality, "verb-passive", 0.88)
        elif cue.rest and subject:  # "was allied with", "is linked to"
            yield from _pairs(clause, subject, linked(tokens, begin - 1, stop, {cue.rest[-1]}), group.main, cue, modality, "verb-participle", 0.7)
        elif patient:
            place = linked(tokens, group.last + 1, stop, {"in"}) if cue.event == "COERCE" else NOBODY
            if place and tokens[place.at[0]].kind == "alias":
                yield from _pairs(clause, place, patient, group.main, cue, modality, "verb-passive-place", 0.5)
        return
    if cue.mutual and subject and len(subject.at) > 1 and not any(t.tag == "E" for t in tokens[begin:stop]):
        yield from _each_other(clause, subject, group.main, cue, modality, "verb-mutual", 0.85)
        return
    if cue.word in _LETTING and modality[0] == "negated":
        cue, modality = Cue(cue.word, "verb", "REJECT", -1), ("actual", modality[1])
    target = direct(tokens, begin, stop)
    rule = "verb-object"
    if noun is not None and noun[0] >= begin and target and noun[0] < target.at[0]:
        yield from _judged_noun(clause, k, noun[0], noun[1], cue, subject, modality, stop, lexicon)
        return
    if not target and cue.word in _THAT:
        that = next((m for m in range(begin, min(begin + 6, len(tokens))) if tokens[m].low == "that"), -1)
        if that >= 0:
            target = direct(tokens, that + 1, min(len(tokens), that + 8))
            rule = "verb-that"
    if target and cue.event == "AGREE" and any(clause.groups[n].finite and target.at[-1] == clause.groups[n].first - 1 for n in range(k + 1, len(clause.groups))):
        return  # "pledged (that) the militants will be …": the name is the subject of what is said
    if not target:
        target = linked(tokens, begin, stop, LOOSE_BY_EVENT.get(cue.event, LOOSE) - ({"by"} if not group.participle else set()))
        rule = "verb-preposition"
        if target:
            target = Filler(target.at, target.sure * 0.85)
        elif k + 1 < len(clause.groups) and clause.groups[k + 1].infinitive and cue.event in _VERBAL and subject:
            later = object_region(clause, k + 1)
            inner = clause.groups[k + 1].last + 1
            target = direct(tokens, inner, later) or linked(tokens, inner, later, LOOSE)
            target = Filler(tuple(t for t in target.at if t not in subject.at), target.sure * 0.6)
            rule = "verb-complement"
            if cue.mutual and len(subject.at) > 1:
                target = NOBODY
    if not target:
        if subject and len(subject.at) > 1 and cue.mutual:
            yield from _each_other(clause, subject, group.main, cue, modality, "verb-mutual", 0.8)
        return
    actor = subject
    if cue.swap:
        actor, target = target, subject
    against = linked(tokens, target.at[-1] + 1 if target.at else begin, stop, AGAINST) if cue.stance > 0 and target else NOBODY
    yield from _pairs(clause, actor, target, group.main, cue, modality, rule, 0.9, against=against.at[0] if against else -1)
    if against:
        enemy = Cue(cue.word, "verb", "ASSAULT", -2)
        yield from _pairs(clause, actor, against, group.main, enemy, modality, "verb-against", 0.75)
        yield from _pairs(clause, target, against, group.main, enemy, modality, "verb-against", 0.7)


def _operator(group: VerbGroup, lexicon: Lexicon) -> str:
    for name in ("oppose", "reverse", "seek", "light"):
        if group.base in lexicon.operators[name]:
            return name
    return "plain" if group.base in lexicon.operators["plain"] else ""


def _composed(clause: Clause, k: int, at: int, span: tuple[int, Cue], operator: str, subject: Filler, modality, stop: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Join a verb with the noun it governs: "lift sanctions on", "launch an attack on", "call for talks with"."""
    tokens, group = clause.tokens, clause.groups[k]
    end, noun = span
    target = linked(tokens, end, stop, noun.to)
    own = _possessor(clause, at)
    by = linked(tokens, end, stop, noun.by) if noun.by else NOBODY
    if own and (own.at[0] in subject.at or subject and tokens[own.at[0]].kind == "pronoun" or subject and tokens[own.at[0]].low in ("his", "its", "their", "her")):
        own = NOBODY
    if by and group.base in _GETTING and not target:
        yield from _pairs(clause, by, subject, at, noun, modality, "noun-received", 0.8)
        return
    if group.passive:  # the noun stands behind a passive verb: only an oblique phrase
        return
    if operator in ("light", "plain"):
        actor = subject if not own else own
        confidence = (0.88 if operator == "light" else 0.6) if not own else 0.7
        if not target and not own and operator == "light" and len(subject.at) > 1 and noun.mutual:
            yield from _each_other(clause, subject, at, noun, modality, "noun-mutual", 0.85)
            return
        if not target and own and noun.stance < 0 and not tokens[own.at[0]].possessive and own.at[0] not in subject.at:  # "staged foreign attacks"
            target, actor = own, subject
        if not target and operator == "light" and noun.stance > 0:  # "provide the group with arms", "give Russia support"
            target = direct(tokens, group.last + 1, at)
        if not target and own and noun.stance > 0 and not noun.mutual:  # "accept Russia's support"
            target = own
            actor = subject
        if group.base in ("offer", "pledge", "promise", "order", "plan") and modality[0] == "actual":
            modality = ("potential", group.base)
        if target and modality[0] == "actual":
            modality = mod.of_noun(clause, at, k, lexicon)
        yield from _pairs(clause, actor, target, at, noun, modality, "noun-light-verb" if operator == "light" else "noun-verb", confidence)
    elif operator == "reverse":
        stance, event = _reversed(noun)
        yield from _pairs(clause, subject, target or by, at, noun, modality, "noun-reversed", 0.85, stance=stance, event=event)
    elif operator == "seek":
        stance = noun.stance
        if not target and stance > 0:
            target = direct(tokens, group.last + 1, at)
        if modality[0] == "actual" and group.base in _ASKING and stance > 0:
            stance = 1  # asking for or offering it is a stance of words, and it is done
        elif modality[0] == "actual":
            modality = ("potential", group.base)
        yield from _pairs(clause, subject, target or (own if noun.stance > 0 else NOBODY), at, noun, modality, "noun-sought", 0.8, stance=stance)
    elif operator == "oppose":
        agent = own or by
        if agent:
            yield from _pairs(clause, subject, agent, at, noun, modality, "noun-opposed", 0.8, stance=-1, event="ACCUSE")
        elif target and noun.stance > 0:
            yield from _pairs(clause, subject, target, at, noun, modality, "noun-opposed", 0.75, stance=-1, event="REJECT")
        elif target:
            yield from _pairs(clause, subject, target, at, noun, modality, "noun-opposed", 0.6, stance=1, event="SUPPORT")


def _judged_noun(clause: Clause, k: int, at: int, span: tuple[int, Cue], cue: Cue, subject: Filler, modality, stop: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Code a verb whose object is a relation noun: "condemned the attack by A on B", "rejected the request of A"."""
    tokens, group = clause.tokens, clause.groups[k]
    end, noun = span
    own = _possessor(clause, at)
    agent = own or linked(tokens, end, stop, noun.by | {"by", "of", "from"})
    victim = linked(tokens, end, stop, (noun.to | {"against", "on"}) - {"of", "from"})
    if agent:
        yield from _pairs(clause, subject, agent, group.main, cue, modality, "verb-noun-agent", 0.8)
    elif victim and noun.stance < 0:
        sign = -1 if cue.stance > 0 or cue.event in ("REQUEST", "THREATEN", "ACCUSE") else 1
        if cue.event == "ACCUSE" and noun.event == "ASSAULT":
            sign = 1
        event = "SUPPORT" if sign > 0 else "THREATEN"
        yield from _pairs(clause, subject, victim, group.main, cue, modality, "verb-noun-patient", 0.7, stance=sign, event=event)
    elif victim:
        yield from _pairs(clause, subject, victim, group.main, cue, modality, "verb-noun-patient", 0.75)
    else:
        target = linked(tokens, end, stop, LOOSE)
        yield from _pairs(clause, subject, target, group.main, cue, modality, "verb-noun", 0.65)


def _obligations(clause: Clause) -> Iterator[Relation]:
    """Code "A said B must …" as a demand of A on B."""
    cue = Cue("say must", "verb", "REQUEST", -1)
    for k in range(len(clause.groups) - 1):
        said, told = clause.groups[k], clause.groups[k + 1]
        if said.base in ("say", "insist", "stress", "tell", "state", "add", "argue", "declare") and told.finite and told.modal in ("must", "should", "ought") and not said.modal:
            yield from _pairs(clause, clause.subjects[k], clause.subjects[k + 1], told.first, cue, (mod.ACTUAL, ""), "say-must", 0.8)


# --- nouns -----------------------------------------------------------------


def _noun_cues(clause: Clause, lexicon: Lexicon) -> dict[int, tuple[int, Cue]]:
    """Return {first token: (end token, cue)} of the relation nouns that are not verbs here."""
    tokens, found = clause.tokens, {}
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag != "V" and token.tag != "E" and token.low in lexicon.nouns:
            match = _phrase_at(tokens, i, lexicon.nouns[token.low])
            if match is not None:
                found[i] = (match[1], match[0])
                i = match[1] - 1
        i += 1
    return found


def _possessor(clause: Clause, at: int) -> Filler:
    """Return the mention right before a noun: "A's attack", "A attack", "the A-led attack"."""
    tokens = clause.tokens
    m = at - 1
    while m >= 0 and at - m <= 5:
        if tokens[m].tag == "E":
            listed = (m,)
            if m >= 2 and tokens[m - 1].tag == "C" and tokens[m - 2].tag == "E" and tokens[m - 1].low == "and":
                listed = (m - 2, m)
            return Filler(listed, 0.9 if tokens[m].possessive else 0.8)
        if tokens[m].tag not in "XA#" or tokens[m].low in ("between", "it", "he", "they"):
            return NOBODY
        m -= 1
    return NOBODY


def _noun_relations(clause: Clause, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    tokens = clause.tokens
    for at, (end, noun) in spans.items():
        governor = _governor(clause, at)
        stop = _noun_stop(clause, at, end)
        modality = mod.of_noun(clause, at, governor, lexicon)
        own = _possessor(clause, at)
        target = linked(tokens, end, stop, noun.to)
        rule_stance, event = noun.stance, noun.event
        if governor >= 0 and _operator(clause.groups[governor], lexicon) == "reverse" and (clause.groups[governor].passive and clause.groups[governor].first > at):
            rule_stance, event = _reversed(noun)
        if noun.between or noun.mutual:
            among = linked(tokens, end, stop, {"between", "among"})
            if len(among.at) > 1:
                yield from _each_other(clause, Filler(among.at, 0.9), at, noun, modality, "noun-between", 0.85, stance=rule_stance, event=event)
                continue
            if len(own.at) > 1 and not target:
                yield from _pairs(clause, Filler(own.at[:1], 0.9), Filler(own.at[1:], 0.9), at, noun, modality, "noun-compound", 0.8, stance=rule_stance, event=event, mutual=True)
                continue
        agent = linked(tokens, end, stop, noun.by or {"by"})
        if agent and target and agent.at[0] in target.at:
            target = linked(tokens, agent.at[-1] + 1, stop, noun.to) if "by" in noun.by and tokens[agent.at[0] - 1].low == "by" else target
            agent = NOBODY if target and agent.at[0] in target.at else agent
        actor = own or agent
        if actor and not target:
            target = _behind_copula(clause, end, noun) or (_victims(clause, end) if noun.stance == -2 else NOBODY)
        if actor and target:
            yield from _pairs(clause, actor, target, at, noun, modality, "noun-possessor" if own else "noun-agent", 0.85, stance=rule_stance, event=event)
        elif target and governor >= 0 and not clause.groups[governor].passive and _operator(clause.groups[governor], lexicon) not in ("oppose", "reverse"):
            subject = clause.subjects[governor]
            operator = _operator(clause.groups[governor], lexicon)
            base = 0.72 if operator in ("light", "seek") else 0.62
            climb = governor
            while climb > 0 and not subject:
                climb -= 1
                subject, base = clause.subjects[climb], 0.6
            yield from _pairs(clause, Filler(tuple(a for a in subject.at if a not in target.at), subject.sure), target, at, noun, modality, "noun-subject", base, stance=rule_stance, event=event)
        elif actor and governor >= 0 and not target and noun.stance > 0 and clause.groups[governor].first < at and not clause.groups[governor].passive:
            subject = clause.subjects[governor]
            if _operator(clause.groups[governor], lexicon) in ("seek",) or clause.groups[governor].base in ("receive", "get", "accept", "enjoy", "seek", "want", "need"):
                yield from _pairs(clause, subject, actor, at, noun, modality, "noun-received", 0.6, stance=1)
        if rule_stance > 0 and target:
            against = linked(tokens, target.at[-1] + 1, stop, AGAINST)
            if against:
                enemy = Cue(noun.word, "noun", "ASSAULT", -2)
                side = actor or (clause.subjects[governor] if governor >= 0 else NOBODY)
                yield from _pairs(clause, side, against, at, enemy, modality, "noun-against", 0.7)
                yield from _pairs(clause, target, against, at, enemy, modality, "noun-against", 0.7)


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
    if k < 0 or clause.groups[k].base not in ("see", "kill", "leave", "wound", "injure", "hit", "target", "claim", "strike", "destroy") or clause.groups[k].passive:
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


# --- adjectives and role nouns ---------------------------------------------


def _phrase_at(tokens, i: int, cues) -> tuple[Cue, int] | None:
    for cue in cues:
        end = i + 1 + len(cue.rest)
        if tuple(t.low for t in tokens[i + 1 : end]) == cue.rest:
            return cue, end
    return None


def _adjective_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    tokens = clause.tokens
    for i, token in enumerate(tokens):
        if token.tag == "E" or token.low not in lexicon.adjectives:
            continue
        found = _phrase_at(tokens, i, lexicon.adjectives[token.low])
        if found is None:
            continue
        cue, end = found
        target = direct(tokens, end, min(len(tokens), end + 9)) or (linked(tokens, end, min(len(tokens), end + 9), frozenset({"of", "by"})) if end < len(tokens) and tokens[end].tag in "DX" else NOBODY)
        if not target:
            continue
        k = next((n for n in range(len(clause.groups) - 1, -1, -1) if clause.groups[n].last < i), -1)
        near = i > 0 and tokens[i - 1].tag == "E"
        if near and (k < 0 or clause.groups[k].last < i - 3 or not clause.groups[k].copula):
            actor, modality = Filler((i - 1,), 0.85), (mod.of_group(clause, k, lexicon) if k >= 0 else (mod.ACTUAL, ""))
        elif k >= 0 and clause.subjects[k] and i - clause.groups[k].last <= 9:
            actor, modality = clause.subjects[k], mod.of_group(clause, k, lexicon)
        else:
            actor = next((Filler((m,), 0.6) for m in range(i - 1, max(-1, i - 5), -1) if tokens[m].tag == "E"), NOBODY)
            modality = (mod.ACTUAL, "")
        actor = Filler(tuple(a for a in actor.at if a not in target.at), actor.sure)
        passive = cue.rest[-1:] == ("by",) and cue.stance > 0
        if passive:
            actor, target = target, actor
        yield from _pairs(clause, actor, target, i, cue, modality, "adjective", 0.8)


def _role_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    tokens = clause.tokens
    for i, token in enumerate(tokens):
        if token.tag in "EV" or token.low not in lexicon.roles:
            continue
        found = _phrase_at(tokens, i, lexicon.roles[token.low])
        if found is None:
            continue
        cue, end = found
        other = _possessor(clause, i)
        if other and not tokens[other.at[0]].possessive and tokens[other.at[0]].kind != "pronoun":
            other = NOBODY  # "the Russian ally" names the bearer, not the holder
        of = linked(tokens, end, min(len(tokens), end + 7), frozenset({"of", "to", "for"} if not cue.mutual else {"of", "with", "to"}))
        other = other or of
        behind = next((n for n, group in enumerate(clause.groups) if end <= group.first <= end + 1 and group.base in ("include", "be")), -1)
        if cue.swap:  # "its targets include B", "B is a target of A"
            k = next((n for n in range(len(clause.groups) - 1, -1, -1) if clause.groups[n].last < i), -1)
            bearer = direct(tokens, clause.groups[behind].last + 1, len(tokens)) if behind >= 0 else clause.subjects[k] if k >= 0 and clause.groups[k].copula else NOBODY
            if other and bearer:
                yield from _pairs(clause, other, Filler(tuple(b for b in bearer.at if b not in other.at), bearer.sure), i, cue, (mod.ACTUAL, ""), "role-noun", 0.8)
            continue
        k = next((n for n in range(len(clause.groups) - 1, -1, -1) if clause.groups[n].last < i), -1)
        bearer, modality = NOBODY, (mod.ACTUAL, "")
        if end < len(tokens) and tokens[end].tag == "E" and not of:  # "its rival B"
            bearer = Filler((end,), 0.85)
        elif end + 1 < len(tokens) and tokens[end].tag == "," and tokens[end + 1].tag == "E" and not of:
            bearer = Filler((end + 1,), 0.75)
        elif k >= 0 and (clause.groups[k].copula or clause.groups[k].base in ("become", "remain", "call", "consider", "see", "regard")) and i - clause.groups[k].last <= 9:
            modality = mod.of_group(clause, k, lexicon)
            if clause.groups[k].copula or clause.groups[k].base in ("become", "remain"):
                bearer = clause.subjects[k]
            else:
                bearer = direct(tokens, clause.groups[k].last + 1, i)
                other = other or clause.subjects[k]
        elif i >= 2:  # "A, an ally of B,"
            m = i - 1
            while m > 0 and tokens[m].tag in "DXA" and i - m < 5:
                m -= 1
            if tokens[m].tag == "," and tokens[m - 1].tag == "E":
                bearer = Filler((m - 1,), 0.8)
        bearer = Filler(tuple(b for b in bearer.at if b not in other.at), bearer.sure)
        if bearer and not other and len(bearer.at) > 1 and cue.mutual:
            yield from _each_other(clause, Filler(bearer.at, 0.8), i, cue, modality, "role-mutual", 0.8)
            continue
        if cue.mutual:  # "X is our ally": the possessor holds the stance, and as a rule both do
            yield from _pairs(clause, other, bearer, i, cue, modality, "role-noun", 0.82)
            if cue.stance < 0:
                yield from _pairs(clause, bearer, other, i, cue, modality, "role-noun-mutual", 0.75)
        else:
            yield from _pairs(clause, bearer, other, i, cue, modality, "role-noun", 0.8)
