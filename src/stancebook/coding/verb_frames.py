"""Find relations that a verb names, in active and passive voice: "A attacked B", "B was helped by A"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import modality as mod
from stancebook.coding import words
from stancebook.coding.clauses import VerbGroup
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.reach import to_the_right
from stancebook.coding.relation import AGAINST, Relation, each_other, operator_of, pairs, possessor
from stancebook.coding.slots import NOBODY, Clause, Filler, direct, is_reciprocal, linked, object_region
from stancebook.coding.verb_nouns import LOOSE, composed, judged_noun
from stancebook.coding.verb_phrases import find_phrase, phrase_relations

_WORDS = words.sets("frames")
#: what follows the object of a verb that gives it a name: an article, a quotation mark, an adjective or noun
_DESCRIBING = frozenset("D\"“XA")
_VERBAL = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN"})


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
        if m < len(cue.rest) and len(cue.rest) <= 4:
            gap = _behind_object(tokens, group.last + 1, stop, cue.rest)
            if gap >= 0 and (best is None or len(cue.rest) >= len(best[0].rest)):
                best = (cue, group.last + 1 if not _given_to(cue) or gap >= len(tokens) or tokens[gap].tag not in "EDX" else gap)
            elif gap >= 0:
                continue
        if m == len(cue.rest):
            if best is None or len(cue.rest) > len(best[0].rest):
                best = (cue, at if cue.rest else group.last + 1)
            continue
        if len(cue.rest) == 1 and (cue.event != "CONSULT" or cue.rest[0] == "with") and cue.rest[0] in ("to", "with", "from", "of") and (best is None or not best[0].rest):
            gap = linked(tokens, group.last + 1, stop, {cue.rest[0]})
            if gap and (best is None or cue.rest[0] in ("to", "with")) and cue.rest[0] != "of":
                where = next(m for m in range(gap.at[0], group.last, -1) if tokens[m].low == cue.rest[0])
                best = (cue, where + 1)
    return best


def _given_to(cue: Cue) -> bool:
    """Tell whether the target of a verb with particles stands behind them, not before ("hand A over to B")."""
    return cue.rest[-1] == "to" and cue.stance > 0 or cue.rest[-1] == "with" and cue.event in ("CONSULT", "COOPERATE")


def _behind_object(tokens, start: int, stop: int, rest: tuple[str, ...]) -> int:
    """Return where the particles of a verb end that stand behind its object ("hand A over to B"), or -1."""
    for m in range(start, min(stop, start + 8)):
        if tokens[m].tag == "E" and not tokens[m].possessive:
            end = m + 1 + len(rest)
            return end if tuple(token.low for token in tokens[m + 1 : end]) == rest else -1
        if tokens[m].tag not in "DXA#":
            return -1
    return -1


def verb_relations(clause: Clause, k: int, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    tokens, group = clause.tokens, clause.groups[k]
    if group.copula and group.base == "be":
        return
    stop = object_region(clause, k)
    modality = mod.of_group(clause, k, lexicon)
    subject = clause.subjects[k]
    if group.base in _WORDS["list_off"] or group.base in _WORDS["list_on"]:
        listed = next((m for m in range(group.last + 1, min(stop, group.last + 18)) if tokens[m].low in _WORDS["lists"]), -1)
        if listed >= 0:
            off = group.base in _WORDS["list_off"] and any(t.low in ("from", "off") for t in tokens[group.last + 1 : listed])
            cue = Cue(f"{group.base} {'from' if off else 'on'} list", "verb", "CONCEDE" if off else "SANCTION", 2 if off else -2)
            patient = subject if group.passive else direct(tokens, group.last + 1, listed)
            keeper = linked(tokens, group.last + 1, stop, {"by"}) if group.passive else subject
            if group.passive and not keeper:
                keeper = possessor(clause, listed)
            yield from pairs(clause, keeper, patient, group.main, cue, modality, "list-status", 0.95)
            return
    phrase = find_phrase(clause, k, stop, lexicon)
    if phrase is not None:
        for at in range(phrase[1], phrase[2]):  # the noun has found its verb
            spans.pop(at, None)
        yield from phrase_relations(clause, k, phrase, subject, modality, stop)
        return
    found = _verb_cue(clause, group, stop, lexicon)
    noun = next(((m, spans[m]) for m in range(group.last + 1, stop) if m in spans and not any(t.tag == "E" and not t.possessive for t in tokens[group.last + 1 : m])), None)
    operator = operator_of(group, lexicon)
    if noun is not None and operator and not (found and found[0].rest):
        joined = list(composed(clause, k, noun[0], noun[1], operator, subject, modality, stop, lexicon))
        yield from joined
        if joined and operator == "oppose":
            return
        if operator in ("light", "reverse") and (found is None or found[0].event in ("AID", "AGREE", "CONCEDE", "CONSULT", "SUPPORT", "REJECT")):
            return
    if found is None:
        return
    cue, begin = found
    if group.passive:
        agent = linked(tokens, group.last + 1, stop, {"by"})
        patient = subject
        if agent and not patient:  # "the picture was returned by A to B"
            aims = {"to", "for"} if cue.stance > 0 else {"in", "on", "at", "against", "from"}
            patient = linked(tokens, agent.at[-1] + 1, stop, aims) or linked(tokens, group.last + 1, agent.at[0], aims | {"from", "of", "in"})
        if agent and patient:
            yield from pairs(clause, agent, patient, group.main, cue, modality, "verb-passive", 0.88)
        elif cue.rest and subject:  # "was allied with", "is linked to"
            yield from pairs(clause, subject, linked(tokens, begin - 1, stop, {cue.rest[-1]}), group.main, cue, modality, "verb-participle", 0.7)
        elif patient:
            place = linked(tokens, group.last + 1, stop, {"in"}) if cue.event == "COERCE" else NOBODY
            if place and tokens[place.at[0]].kind == "alias":
                yield from pairs(clause, place, patient, group.main, cue, modality, "verb-passive-place", 0.5)
        return
    if len(subject.at) > 1 and (cue.mutual and not any(t.tag == "E" for t in tokens[begin:stop]) or is_reciprocal(tokens, begin, begin + 6)):
        yield from each_other(clause, subject, group.main, cue, modality, "verb-mutual", 0.85)
        return
    if cue.word in _WORDS["letting"] and modality[0] == "negated":
        cue, modality = Cue(cue.word, "verb", "REJECT", -1), ("actual", modality[1])
    target = direct(tokens, begin, stop)
    rule = "verb-object"
    if target and cue.word == "call" and any(token.tag in _DESCRIBING for token in tokens[target.at[-1] + 1 : target.at[-1] + 2]):
        return  # "called B a …" names, it does not phone
    if noun is not None and noun[0] >= begin and target and noun[0] < target.at[0]:
        yield from judged_noun(clause, k, noun[0], noun[1], cue, subject, modality, stop, lexicon)
        return
    if not target and cue.word in _WORDS["that_clause"]:
        that = next((m for m in range(begin, min(begin + 6, len(tokens))) if tokens[m].low == "that"), -1)
        if that >= 0:
            target = direct(tokens, that + 1, min(len(tokens), that + 8))
            rule = "verb-that"
    if target and cue.event == "AGREE" and any(clause.groups[n].finite and target.at[-1] == clause.groups[n].first - 1 for n in range(k + 1, len(clause.groups))):
        return  # "pledged (that) the militants will be …": the name is the subject of what is said
    if not target:
        target = NOBODY if cue.direct else linked(tokens, begin, stop, _WORDS.get(f"loose_{cue.event}", LOOSE) - ({"by"} if not group.participle else set()))
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
            yield from each_other(clause, subject, group.main, cue, modality, "verb-mutual", 0.8)
            return
        if cue.direct:
            return
        target, rule = to_the_right(clause, k, begin, subject), "verb-reach"
    if _owns_itself(clause, k, target):
        return
    actor = subject
    if cue.swap:
        actor, target = target, subject
    against = linked(tokens, target.at[-1] + 1 if target.at else begin, stop, AGAINST) if cue.stance > 0 and target else NOBODY
    yield from pairs(clause, actor, target, group.main, cue, modality, rule, 0.9, against=against.at[0] if against else -1)
    if against:
        enemy = Cue(cue.word, "verb", "ASSAULT", -2)
        yield from pairs(clause, actor, against, group.main, enemy, modality, "verb-against", 0.75)
        yield from pairs(clause, target, against, group.main, enemy, modality, "verb-against", 0.7)


def _owns_itself(clause: Clause, k: int, target: Filler) -> bool:
    """Tell whether the target is a possessive that goes back to the object of control: "helped B rebuild its ports"."""
    subject, governor = clause.subjects[k], clause.governors[k]
    return bool(
        target and subject and governor >= 0 and not clause.groups[k].finite and subject.at[0] > clause.groups[governor].last
        and clause.tokens[target.at[0]].low in _WORDS["owners"]
    )  # fmt: skip


def reported_stances(clause: Clause) -> Iterator[Relation]:
    """Code "A said B must …" as a demand of A on B, and "A said B was responsible" as an accusation."""
    must, guilty = Cue("say must", "verb", "REQUEST", -1), Cue("say responsible", "verb", "ACCUSE", -1)
    for k in range(len(clause.groups) - 1):
        said, told = clause.groups[k], clause.groups[k + 1]
        if said.base not in _WORDS["saying"] or not told.finite or said.modal:
            continue
        if told.modal in _WORDS["obliging"] or told.negated and told.modal in ("can", "could", "may"):
            yield from pairs(clause, clause.subjects[k], clause.subjects[k + 1], told.first, must, (mod.ACTUAL, ""), "say-must", 0.8)
        elif told.copula and not told.negated and any(token.low in _WORDS["blaming"] for token in clause.tokens[told.last + 1 : told.last + 4]):
            yield from pairs(clause, clause.subjects[k], clause.subjects[k + 1], told.first, guilty, (mod.ACTUAL, ""), "say-responsible", 0.8)
