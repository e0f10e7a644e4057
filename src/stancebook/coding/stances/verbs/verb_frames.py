"""Find relations that a verb names: the whole act with its noun, the noun that it carries, or the verb alone."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.nouns.noun_sides import is_act
from stancebook.coding.stances.nouns.noun_subjects import only_witnesses
from stancebook.coding.stances.relation import Relation, operator_of, pairs
from stancebook.coding.stances.slots.clause import Clause, Filler, of_others
from stancebook.coding.stances.slots.object_slots import direct, object_region, shifted
from stancebook.coding.stances.slots.reach import to_the_left
from stancebook.coding.stances.verbs.active_frames import active_relations
from stancebook.coding.stances.verbs.carried_frames import carried_relations
from stancebook.coding.stances.verbs.charged_frames import charges, is_charged
from stancebook.coding.stances.verbs.denied_acts import denied_relations, is_of_part
from stancebook.coding.stances.verbs.governed_nouns import governed_noun
from stancebook.coding.stances.verbs.named_objects import named_object
from stancebook.coding.stances.verbs.passive_frames import list_status, passive_relations, told_by
from stancebook.coding.stances.verbs.phrase_frames import phrase_relations
from stancebook.coding.stances.verbs.retained_objects import retained_object
from stancebook.coding.stances.verbs.verb_cues import verb_cue
from stancebook.coding.stances.verbs.verb_nouns import ended_noun
from stancebook.coding.stances.verbs.verb_phrases import find_phrase
from stancebook.coding.stances.verbs.verb_targets import has_no_object
from stancebook.coding.stances.verbs.wished_acts import is_decree

_WORDS = words.sets("frames")
_DENYING = frozenset({"no", "little", "neither"})
_HEADING = words.sets("relations")["heading"]
#: events whose verb says enough without its noun
_HANDLING = frozenset({"AID", "ASSAULT"})


def verb_relations(clause: Clause, k: int, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the relations of verb group k; a noun that found its verb is taken out of `spans`."""
    group = clause.groups[k]
    if group.copula and group.base == "be":
        return
    stop, subject, modality = object_region(clause, k), clause.subjects[k], mod.of_group(clause, k, lexicon)
    if not subject and not subject.sure and not group.passive:
        subject = to_the_left(clause, k)
    if _is_no_act(clause, k, subject):
        return
    whole = _whole_act(clause, k, spans, subject, modality, stop, lexicon)
    if whole is not None:
        yield from whole
        return
    found, noun = verb_cue(clause, group, stop, lexicon), governed_noun(clause, k, stop, spans)
    if noun is not None and only_witnesses(clause, k, noun[0], noun[1][1].stance):
        if found is None or found[0].event != "CONSULT":
            return  # "documented attacks on B"
        noun = None  # "discussed the raids with B"
    if noun is not None and noun[1][1].stance > 0 and is_act(subject, spans):
        noun = None  # "A raids grew after the talks with B": raids talk to nobody
    ended = list(ended_noun(clause, k, noun, subject, modality, stop)) if noun is not None else []
    if ended:
        spans.pop(noun[0])
        yield from ended
        return
    operator = operator_of(group, lexicon, clause.tokens)
    if operator == "reverse" and tuple(t.low for t in clause.tokens[group.last + 1 : group.last + 3]) == ("short", "of"):
        operator, modality = "light", (mod.NEGATED, "stop short of")
    if noun is not None:
        if found is not None and group.base in _HEADING and found[0].event == "CONSULT":
            found = None  # "is heading for war with B" visits nobody
        carried, settled = carried_relations(clause, k, noun, found, operator, subject, modality, stop, spans, lexicon)
        yield from carried
        if settled:
            return
    yield from _verb_alone(clause, k, found, noun, spans, subject, modality, stop, lexicon)


def _is_no_act(clause: Clause, k: int, subject: Filler) -> bool:
    """Tell whether the verb says nothing of its own here: a headline's passive, or a charge whose noun tells what was done."""
    group = clause.groups[k]
    if group.infinitive and group.base == "blame" and k and clause.groups[k - 1].copula and clause.tokens[group.last + 1 : group.last + 2] and clause.tokens[group.last + 1].low == "for":
        return True  # "is to blame for"
    if not group.passive and group.kind == "ed" and group.finite and not group.modal and group.base in _WORDS["harming"] and has_no_object(clause.tokens, group) and not shifted(clause.tokens, group.last + 1, object_region(clause, k)):
        return True  # "A soldiers killed in B"
    if is_decree(clause, k):
        return True  # "ordered that B be freed"
    return group.finite and not group.passive and charges(clause, k) and is_charged(clause, k) and bool(subject)  # "A, blamed for the raid on B, …"


def _whole_act(
    clause: Clause, k: int, spans: dict[int, tuple[int, Cue]], subject: Filler, modality: tuple[str, str], stop: int, lexicon: Lexicon
) -> list[Relation] | None:
    """Return the relations of a verb that a list, a denial, or its object makes one act with what it governs, or None where it stands for itself."""
    group = clause.groups[k]
    listed = list_status(clause, k, stop, subject, modality)
    if listed is not None:
        return listed
    if group.base == "deny" and not group.passive and is_of_part(clause, k):
        return list(denied_relations(clause, k, stop, subject, spans, lexicon))
    phrase = find_phrase(clause, k, stop, lexicon)
    if phrase is not None and (not group.passive or any(t.low == "by" for t in clause.tokens[group.last + 1 : stop])):
        told = list(phrase_relations(clause, k, phrase, subject, modality, stop))
        for at in range(phrase[1], phrase[2]) if told or not group.passive else ():
            spans.pop(at, None)
        if group.passive and told and _has_particle(clause, k, stop, lexicon):
            return None  # "records of calls were made available to B by A"
        told = told or list(_owned_object(clause, k, phrase, subject, modality, stop, lexicon))
        if told or group.passive or not _has_particle(clause, k, stop, lexicon):
            return told
    named = list(named_object(clause, k, subject, modality, stop, lexicon)) if phrase is None else []
    return named or list(retained_object(clause, k, subject, modality, stop, lexicon)) or None


def _verb_alone(
    clause: Clause, k: int, found: tuple[Cue, int] | None, noun, spans: dict[int, tuple[int, Cue]], subject: Filler, modality: tuple[str, str], stop: int, lexicon: Lexicon
) -> Iterator[Relation]:
    """Yield the relations of a verb by its own cue, in the active or the passive voice."""
    group = clause.groups[k]
    if found is not None and not found[0].rest and _helps_to_act(clause, k):
        return  # "helped (to) topple B": the other verb tells
    if found is None:
        if group.passive and group.base == "tell":
            yield from told_by(clause, k, stop, subject)
        return
    cue, begin = found
    for m in range(group.last + 1, begin):
        if m in spans and clause.tokens[m].low in cue.rest:
            spans.pop(m)  # "revoked its recognition of B" recognises nobody
    if modality[0] == mod.ACTUAL and any(t.low in _DENYING for t in clause.tokens[group.last + 1 : begin]):
        modality = mod.NEGATED, "no"  # "has no confidence in B"
    if group.passive:
        yield from passive_relations(clause, k, cue, begin, stop, subject, modality, lexicon)
    else:
        yield from active_relations(clause, k, cue, begin, noun, stop, subject, modality, lexicon)


def _helps_to_act(clause: Clause, k: int) -> bool:
    """Tell whether a verb of helping governs the act right behind it, with nobody helped between them."""
    after = clause.groups[k + 1] if k + 1 < len(clause.groups) else None
    between = after.first - clause.groups[k].last if after is not None else 0
    return clause.groups[k].base == "help" and not clause.groups[k].passive and (between == 1 or between == 2 and clause.tokens[after.first - 1].tag == "T") and after.kind == "base"


def _has_particle(clause: Clause, k: int, stop: int, lexicon: Lexicon) -> bool:
    """Tell whether the verb has a stance of its own with its particle, whatever its noun ("pushed back A's army")."""
    found, after = verb_cue(clause, clause.groups[k], stop, lexicon), clause.groups[k].last + 1
    return found is not None and len(found[0].rest) == 1 and clause.tokens[after].low == found[0].rest[0]


def _owned_object(clause: Clause, k: int, phrase, subject: Filler, modality: tuple[str, str], stop: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Code the verb alone toward whose its object is, where verb and noun together found nobody: "rebuilt a B bridge"."""
    plain = next((cue for cue in lexicon.verbs.get(clause.groups[k].base, ()) if not cue.rest), None)
    if plain is None or clause.groups[k].passive or plain.direct or plain.event not in _HANDLING:
        return
    target = of_others(clause.tokens, direct(clause.tokens, clause.groups[k].last + 1, phrase[1]), subject)
    if not any(clause.tokens[m].kind == "pronoun" for m in target.at):  # "helped B rebuild its ports"
        yield from pairs(clause, subject, target, clause.groups[k].main, plain, modality, "verb-object", 0.85)
