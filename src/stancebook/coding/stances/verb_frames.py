"""Find relations that a verb names in the active voice: "A attacked B", "A handed B over to C"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.charged_frames import charges, is_charged
from stancebook.coding.stances.insertions import past_insertion
from stancebook.coding.stances.linked_slots import CIRCUMSTANCES, held_by, linked
from stancebook.coding.stances.named_objects import named_object
from stancebook.coding.stances.noun_links import is_under
from stancebook.coding.stances.noun_sides import is_act
from stancebook.coding.stances.object_slots import direct, object_region
from stancebook.coding.stances.passive_frames import list_status, passive_relations, told_by
from stancebook.coding.stances.phrase_frames import phrase_relations
from stancebook.coding.stances.place_targets import occupants
from stancebook.coding.stances.reach import CONDITIONS, after_disaster, provided_whom, to_the_left, to_the_right, until_whom
from stancebook.coding.stances.reciprocals import is_reciprocal
from stancebook.coding.stances.relation import Relation, each_other, enemies_of, enemy_behind, operator_of, pairs, possessor, reversed_sign
from stancebook.coding.stances.relative_clauses import antecedent, object_relative
from stancebook.coding.stances.retained_objects import retained_object
from stancebook.coding.stances.slots import NOBODY, UNNAMED, Clause, Filler, of_others, several, without
from stancebook.coding.stances.verb_cues import verb_cue
from stancebook.coding.stances.verb_nouns import composed, ended_noun, judged_noun
from stancebook.coding.stances.verb_phrases import find_phrase
from stancebook.coding.stances.verb_senses import sense_of
from stancebook.coding.stances.verb_targets import (
    DESCRIBING,
    OBJECTS,
    OF_PEOPLE,
    asks_others,
    averts_ill,
    has_no_object,
    has_object,
    has_people,
    has_unknown,
    is_named,
    is_of_thing,
    is_subject,
    is_thing,
    looser,
    owns_itself,
)

_WORDS = words.sets("frames")
_DENYING = frozenset({"no", "little", "neither"})
_HEADING = words.sets("relations")["heading"]
_BESIDE, _FOUGHT = Cue("fight alongside", "verb", "COOPERATE", 2), Cue("fight", "verb", "ASSAULT", -2)
#: what leads to whoever something comes from
_SOURCES = frozenset({"from", "of", "by"})
_TO = frozenset({"to"})
#: what several do together, whatever it is ("A and B jointly built a dam")
_JOINTLY = Cue("jointly", "verb", "COOPERATE", 2)
#: particles of verbs by which something passes from one to another, and events of what is only said
_PASSING, _SPOKEN = (("from",), ("to",)), frozenset({"AGREE", "SUPPORT", "CONSULT"})
#: events whose verb says enough without its noun
_HANDLING = frozenset({"AID", "ASSAULT"})
#: events that a noun says better than the verb which carries it
_CARRIED = frozenset({"AID", "AGREE", "CONCEDE", "CONSULT", "SUPPORT", "REJECT"})


def verb_relations(clause: Clause, k: int, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the relations of verb group k; a noun that found its verb is taken out of `spans`."""
    group = clause.groups[k]
    if group.copula and group.base == "be":
        return
    stop, subject, modality = object_region(clause, k), clause.subjects[k], mod.of_group(clause, k, lexicon)
    if not subject and not subject.sure and not group.passive:
        subject = to_the_left(clause, k)
    if not group.passive and group.kind == "ed" and group.finite and not group.modal and group.base in _WORDS["harming"] and has_no_object(clause.tokens, group):
        return  # "A soldiers killed in B": a headline's passive
    if group.finite and not group.passive and charges(clause, k) and is_charged(clause, k) and subject:
        return  # "A, blamed for the raid on B, …": the noun tells what was done
    listed = list_status(clause, k, stop, subject, modality)
    if listed is not None:
        yield from listed
        return
    if group.base == "deny" and not group.passive and _of_part(clause, k):
        yield from _denied(clause, k, stop, subject, spans, lexicon)
        return
    phrase = find_phrase(clause, k, stop, lexicon)
    if phrase is not None and (not group.passive or any(t.low == "by" for t in clause.tokens[group.last + 1 : stop])):
        for at in range(phrase[1], phrase[2]):
            spans.pop(at, None)
        told = list(phrase_relations(clause, k, phrase, subject, modality, stop))
        told = told or list(_jointly(clause, k, subject, modality)) or list(_owned_object(clause, k, phrase, subject, modality, stop, lexicon))
        if told or group.passive or not _has_particle(clause, k, stop, lexicon):
            yield from told
            return
    named = list(named_object(clause, k, subject, modality, stop, lexicon)) if phrase is None else []
    named = named or list(retained_object(clause, k, subject, modality, stop, lexicon))
    if named:
        yield from named
        return
    found = verb_cue(clause, group, stop, lexicon)
    noun = _governed_noun(clause, k, stop, spans)
    if noun is not None and noun[1][1].stance > 0 and is_act(subject, spans):
        noun = None  # "A raids grew after the talks with B": raids talk to nobody
    ended = list(ended_noun(clause, k, noun, subject, modality, stop)) if noun is not None else []
    if ended:
        spans.pop(noun[0])
        yield from ended
        return
    operator = operator_of(group, lexicon, clause.tokens)
    if found is not None and noun is not None and group.base in _HEADING and found[0].event == "CONSULT":
        found = None  # "is heading for war with B" visits nobody
    if operator == "reverse" and tuple(t.low for t in clause.tokens[group.last + 1 : group.last + 3]) == ("short", "of"):
        operator, modality = "light", (mod.NEGATED, "stop short of")
    if noun is not None and operator == "reverse" and any(t.low in _WORDS["circumstances"] for t in clause.tokens[group.last + 1 : noun[0]]):
        operator = ""  # "lost ten soldiers in an ambush by B" ends no ambush
    if noun is not None and operator == "light" and any(t.low in _WORDS["aside"] for t in clause.tokens[group.last + 1 : noun[0]]):
        operator = ""  # "faces charges in connection with an attack on B"
    wished = noun is not None and found is not None and (found[0].rest == ("for",) or clause.tokens[group.last + 1].low == "for") and group.base in _WORDS["wishing"] and noun[1][1].stance > 0 and not group.passive  # "called for talks with B"
    if wished:
        operator = "seek"
    accepted = noun is not None and group.base in _WORDS["accepting"] and (noun[1][1].event == "REQUEST" or noun[1][1].word in _WORDS["pleas"]) and not group.passive
    operator = "light" if accepted else operator
    if noun is not None and operator == "reverse" and group.base in _WORDS["limiting"] and any(t.low == "to" for t in clause.tokens[noun[1][0] : noun[1][0] + 2]):
        operator = ""  # "limited its inquiry to …"
    if noun is not None and is_under(clause.tokens, noun[0]) and group.base in _WORDS["coming"]:
        operator = ""  # "came under attack" attacks nobody
    hit = noun is not None and noun[1][1].stance < 0 and group.base in _WORDS["getting"] and not group.passive  # "received fire from B"
    passed = noun is not None and found is not None and found[0].event == "AID" and found[0].rest in _PASSING and noun[1][1].event in _SPOKEN
    if noun is not None and operator and (wished or hit or accepted or passed or not (found and found[0].rest)):
        joined = list(composed(clause, k, noun[0], noun[1], operator, subject, modality, stop, lexicon))
        yield from joined
        if not joined and operator in ("light", "reverse") and subject and not group.passive:
            yield from _nearby(clause, k, noun[1], subject, operator, modality)
        if joined and (accepted and clause.tokens[noun[1][0]].low == "of" or operator == "reverse" and _is_its_own(clause, noun[0], subject)):
            spans.pop(noun[0], None)
        if joined and (passed or found is not None and found[0].stance * joined[0].stance < 0 and not found[0].rest and found[0].event != "SUPPORT"):
            return  # "received assurances from B" are words, "promised raids on B" promises B nothing
        if joined and (wished or hit or accepted or operator in ("oppose", "reverse")) or operator in ("light", "reverse") and (found is None or found[0].event in _CARRIED):
            return
    if found is None and group.passive and group.base == "tell":
        yield from told_by(clause, k, stop, subject)
    if found is None:
        yield from _jointly(clause, k, subject, modality)
        return
    for m in range(group.last + 1, found[1]):
        if m in spans and clause.tokens[m].low in found[0].rest:
            spans.pop(m)  # "revoked its recognition of B" recognises nobody
    if modality[0] == mod.ACTUAL and any(t.low in _DENYING for t in clause.tokens[group.last + 1 : found[1]]):
        modality = mod.NEGATED, "no"  # "has no confidence in B"
    if group.passive:
        yield from passive_relations(clause, k, found[0], found[1], stop, subject, modality, lexicon)
    else:
        yield from _active(clause, k, found[0], found[1], noun, stop, subject, modality, lexicon)


def _has_particle(clause: Clause, k: int, stop: int, lexicon: Lexicon) -> bool:
    """Tell whether the verb has a stance of its own with its particle, whatever its noun ("pushed back A's army")."""
    found, after = verb_cue(clause, clause.groups[k], stop, lexicon), clause.groups[k].last + 1
    return found is not None and len(found[0].rest) == 1 and clause.tokens[after].low == found[0].rest[0]


def _is_its_own(clause: Clause, at: int, subject: Filler) -> bool:
    """Tell whether the noun at token `at` is nobody's or the subject's own: "dropped its support for B"."""
    mine, own = {actor for m in subject.at for actor in clause.tokens[m].actors}, possessor(clause, at)
    return all(mine & set(clause.tokens[m].actors) for m in own.at)


def _owned_object(clause: Clause, k: int, phrase, subject: Filler, modality: tuple[str, str], stop: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Code the verb alone toward whose its object is, where verb and noun together found nobody: "rebuilt a B bridge"."""
    plain = next((cue for cue in lexicon.verbs.get(clause.groups[k].base, ()) if not cue.rest), None)
    if plain is None or clause.groups[k].passive or plain.direct or plain.event not in _HANDLING:
        return
    target = of_others(clause.tokens, direct(clause.tokens, clause.groups[k].last + 1, phrase[1]), subject)
    if not any(clause.tokens[m].kind == "pronoun" for m in target.at):  # "helped B rebuild its ports"
        yield from pairs(clause, subject, target, clause.groups[k].main, plain, modality, "verb-object", 0.85)


def _of_part(clause: Clause, k: int) -> bool:
    """Tell whether the object of a verb is a part in something: "denied (any) involvement in the raid"."""
    last = clause.groups[k].last
    return any(token.low in _WORDS["parts"] for token in clause.tokens[last + 1 : last + 4])


def _denied(clause: Clause, k: int, stop: int, subject: Filler, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Code a denied part in an act as the act that was not done: "denied involvement in the raid on B", "denied ties to B"."""
    noun = _governed_noun(clause, k, stop, spans)
    if noun is not None:
        spans.pop(noun[0])
        yield from composed(clause, k, noun[0], noun[1], "light", subject, (mod.NEGATED, "deny"), stop, lexicon)


def _jointly(clause: Clause, k: int, subject: Filler, modality: tuple[str, str]) -> Iterator[Relation]:
    """Code what several do together to a thing: "A and B jointly built a dam"."""
    group = clause.groups[k]
    if several(clause.tokens, subject) and any(t.low in _WORDS["jointly"] for t in clause.tokens[group.first : group.last + 2]):
        yield from each_other(clause, subject, group.main, _JOINTLY, modality, "verb-jointly", 0.8)


def _against(tokens, begin: int, stop: int) -> int:
    """Return where "against" stands in tokens[begin:stop], or `stop`."""
    return next((m for m in range(begin, stop) if tokens[m].low == "against"), stop)


def _nearby(clause: Clause, k: int, span: tuple[int, Cue], subject: Filler, operator: str, modality: tuple[str, str]) -> Iterator[Relation]:
    """Code a carried noun whose own slots are empty toward the likeliest mention behind it."""
    end, noun = span
    following = clause.tokens[end].low if end < len(clause.tokens) else ""
    if following in ("between", "among") or following == "in" and noun.event == "ASSAULT" and "in" not in noun.to:
        return  # "the rift between B and C" is not the subject's, "air strikes in B" need not hit B
    stance, event = reversed_sign(noun) if operator == "reverse" else (noun.stance, noun.event)
    waited = until_whom(clause, end, subject) if modality[0] == mod.NEGATED and stance > 0 else NOBODY
    target = waited or to_the_right(clause, k, end, subject)
    yield from pairs(clause, subject, target, clause.groups[k].main, noun, modality, "noun-reach", 0.85, stance=stance, event=event)


def _governed_noun(clause: Clause, k: int, stop: int, spans: dict[int, tuple[int, Cue]]) -> tuple[int, tuple[int, Cue]] | None:
    """Return the first relation noun in the object of group k, if no name stands before it."""
    tokens, owned = clause.tokens, False
    for m in range(past_insertion(tokens, clause.groups[k].last + 1), stop):
        if tokens[m].low == "by" and m > clause.groups[k].last + 1 or tokens[m].tag == "," and m + 1 < stop and tokens[m + 1].tag == "D":
            return None  # "a mission marred by raids", "the Blue Men, a group in charge of …"
        if m in spans:
            return m, spans[m]
        if tokens[m].tag == "E" and not tokens[m].possessive:
            return None
        if tokens[m].low == "for" and m > clause.groups[k].last + 1 and clause.groups[k].base in _WORDS["judging"]:
            return None  # "criticised somebody for supporting B"
        if tokens[m].tag == "P" and m > clause.groups[k].last + 2 and (tokens[m].low in CIRCUMSTANCES and not any(t.low in ("invitation", "request") for t in tokens[m : m + 4]) or tokens[m + 1].low in ("connection", "relation")):
            return None  # "faces charges in connection with an attack on B"
        owned = owned or tokens[m].tag == "E"
        if tokens[m].tag == "," and (owned or tokens[m - 1].tag == "X" and tokens[m - 1].text[:1].isupper()):
            return None
    return None


def _active(clause: Clause, k: int, cue: Cue, begin: int, noun, stop: int, subject: Filler, modality: tuple[str, str], lexicon: Lexicon) -> Iterator[Relation]:
    tokens = clause.tokens
    if cue.together and (clause.groups[k].infinitive or not several(tokens, subject)):
        return
    among = several(tokens, subject) and cue.mutual and (cue.together or not has_object(tokens, begin if tokens[begin - 1].tag == "X" else clause.groups[k].last + 1, lexicon))
    if among and (cue.together or not any(t.tag == "E" for t in tokens[begin : _against(tokens, begin, stop)])) or several(tokens, subject) and is_reciprocal(tokens, clause.groups[k].last + 1, begin + 6):
        yield from each_other(clause, subject, clause.groups[k].main, cue, modality, "verb-mutual", 0.85)
        if among and cue.stance > 0:
            yield from enemies_of(clause, (subject,), begin, clause.groups[k].main, cue, modality)
        return
    cue, modality = sense_of(clause, k, cue, begin, stop, subject, modality, lexicon)
    if cue.rest == ("from",) and averts_ill(clause, k):
        return
    if clause.groups[k].base in _WORDS["in_motion"] and (cue.stance < 0 or not cue.rest) and cue.event not in ("CONSULT", "PROTEST") and clause.groups[k].last + 1 < len(tokens) and tokens[clause.groups[k].last + 1].low in ("from", "to", "through", "into", "on"):
        return  # "drove from A to B", "returned from A"
    if cue.event == "ASSAULT" and clause.groups[k].base in _WORDS["fought_together"]:
        yield from _beside(clause, k, subject, stop, modality)
        stop = next((m for m in range(begin, stop) if tokens[m].low == "alongside"), stop)
    target = direct(tokens, begin, stop)
    if cue.word in _WORDS["confiding"]:  # "complained to B about C": C is complained of
        target = linked(tokens, begin, stop, {"about", "over", "of", "against"}) or target
    opener = object_relative(clause, k) if not target and cue.rest in ((), ("for",), ("of",)) else None
    if opener is not None:
        target = antecedent(tokens, opener, clause, k)
    if target and cue.event == "CONSULT" and clause.groups[k].base not in _WORDS["visiting"] and is_thing(tokens, target.at[0], lexicon):
        return  # "addressed B's remarks"
    if opener is not None and cue.word == "call" and begin < len(tokens) and tokens[begin].tag in DESCRIBING:
        return  # "the rebels, whom A calls bandits"
    if target and (cue.word == "call" and is_named(tokens, target) or cue.event in ("AGREE", "PROTEST") and is_subject(clause, k, target)):
        return
    if noun is not None and noun[0] >= begin and target and noun[0] < target.at[0]:
        judged = list(judged_noun(clause, k, noun[0], noun[1], cue, subject, modality, stop, lexicon))
        yield from judged or pairs(clause, subject, to_the_right(clause, k, noun[1][0], subject), clause.groups[k].main, cue, modality, "verb-reach", 0.85)
        return
    if not target and cue.stance < 0:
        target = held_by(tokens, begin, min(len(tokens), begin + 10))
    if not target and cue.stance == -2 and not cue.rest:
        target = occupants(clause, begin)
    if not target and cue.swap:
        target = linked(tokens, begin, stop, _SOURCES)  # "benefited from a grant from B"
    target, rule = (target, "verb-object") if target else looser(clause, k, cue, begin, stop, lexicon)
    if target is UNNAMED:
        return
    if not target and among:
        yield from each_other(clause, subject, clause.groups[k].main, cue, modality, "verb-mutual", 0.8)
        return
    if not target and cue.event == "PROTEST" and clause.groups[k].infinitive and k:  # "gathered outside B to protest"
        target, rule = linked(tokens, clause.groups[k - 1].last + 1, clause.groups[k].first, _WORDS["scenes"]), "verb-scene"
    if not target and modality[0] == mod.NEGATED and cue.stance > 0:
        target, rule = until_whom(clause, begin, subject), "verb-until"
    if not target and modality[0] == mod.POTENTIAL and cue.stance > 0:
        target, rule = provided_whom(clause, begin, subject), "verb-if"
    if not target and cue.event == "AID":
        target, rule = without(after_disaster(tokens, begin), subject), "verb-disaster"
    if not target and cue.event == "THREATEN":
        target, rule = until_whom(clause, begin, subject, openers=CONDITIONS), "verb-unless"
    if not target and (begin < len(tokens) and tokens[begin].low in OBJECTS or has_unknown(tokens, clause.groups[k].last + 1) or not cue.rest and has_people(tokens, begin, lexicon)):
        return  # "accused it of …": of whom it is said is not known
    if not target and not cue.direct and not asks_others(clause, k, cue) and not (begin < len(tokens) and tokens[begin].tag in "VBH" and (cue.event == "REJECT" or tokens[begin].low.endswith("ing"))):
        target, rule = to_the_right(clause, k, begin, subject), "verb-reach"
    if target and cue.event in OF_PEOPLE and rule in ("verb-reach", "verb-preposition") and (is_thing(tokens, target.at[0], lexicon) or is_of_thing(tokens, target.at[0], lexicon)):
        return
    if cue.rest == ("to",) and cue.stance > 0 and target:  # "release C to B" does C good too
        plain = next((verb for verb in lexicon.verbs[clause.groups[k].base] if not verb.rest and abs(verb.stance) > 1 and verb.event in ("AID", "CONCEDE", "COERCE")), None)
        passed = direct(tokens, clause.groups[k].last + 1, min(begin, target.at[0])) if plain else NOBODY
        yield from pairs(clause, subject, without(passed, target), clause.groups[k].main, plain or cue, modality, "verb-object", 0.88)
    if target and cue.stance > 0 and cue.word in _WORDS["handing"] and rule == "verb-object":
        receiver = of_others(tokens, without(linked(tokens, target.at[-1] + 1, stop, _TO), target), subject)
        if receiver and not _go_home(tokens, target):  # "handed the rebels over to B"
            yield from pairs(clause, subject, receiver, clause.groups[k].main, cue, modality, rule, 0.85)
            cue = Cue(cue.word, "verb", "COERCE", -2)
    if not owns_itself(clause, k, target):
        yield from _with_enemy(clause, k, cue, subject, target, begin, stop, modality, rule)


def _go_home(tokens, target: Filler) -> bool:
    """Tell whether those handed over are prisoners, or bodies, who get back what is theirs: "handed B prisoners over to C"."""
    return any(token.low in _WORDS["peoples"] for token in tokens[target.at[0] + 1 : target.at[0] + 3])


def _beside(clause: Clause, k: int, subject: Filler, stop: int, modality: tuple[str, str]) -> Iterator[Relation]:
    """Yield the fellowship of those who fight side by side: A and B of "A fought C alongside B"."""
    at = clause.groups[k].last + 1
    friend = linked(clause.tokens, at + 1, stop, {"alongside"})
    foe = direct(clause.tokens, at, friend.at[0]) if friend else NOBODY
    foe = without(foe, friend)
    yield from pairs(clause, subject, friend, clause.groups[k].main, _BESIDE, modality, "verb-beside", 0.88)
    yield from pairs(clause, friend, foe, clause.groups[k].main, _FOUGHT, modality, "verb-beside", 0.8)


def _with_enemy(clause: Clause, k: int, cue: Cue, actor: Filler, target: Filler, begin: int, stop: int, modality: tuple[str, str], rule: str) -> Iterator[Relation]:
    """Yield the stance between subject and target, and of both against the one named behind "against"."""
    at = clause.groups[k].main
    if cue.swap:
        actor, target = target, actor
    against = enemy_behind(clause.tokens, target.at[-1] + 1 if target.at else begin, stop) if cue.stance > 0 and target else NOBODY
    yield from pairs(clause, actor, target, at, cue, modality, rule, 0.9, against=against.at[0] if against else -1)
    if against:
        enemy = Cue(cue.word, "verb", "ASSAULT", -2)
        after = clause.tokens[against.at[0] + 1].low if against.at[0] + 1 < len(clause.tokens) else ""
        if after in _WORDS["reproaches"]:
            yield from pairs(clause, actor, against, at, Cue(cue.word, "verb", "REJECT", -1), modality, "verb-against", 0.75)
            return  # "defended itself against B's criticism"
        yield from pairs(clause, actor, against, at, enemy, modality, "verb-against", 0.75)
        if not (cue.word in _WORDS["protecting"] and modality[0] == mod.NEGATED):  # "will not defend B against C": nothing is said of B
            yield from pairs(clause, target, against, at, enemy, modality, "verb-against", 0.7)
