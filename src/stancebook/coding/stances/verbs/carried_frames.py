"""Find relations that a noun names and a verb carries: "launched an attack on B", "called for talks with B", "dropped its support for B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.nouns.noun_links import is_under
from stancebook.coding.stances.relation import Relation, pairs, possessor, reversed_sign
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler
from stancebook.coding.stances.slots.reach import to_the_right, until_whom
from stancebook.coding.stances.verbs.verb_nouns import composed, gets

_WORDS = words.sets("frames")
#: particles of verbs by which something passes from one to another, and events of what is only said
_PASSING, _SPOKEN = (("from",), ("to",)), frozenset({"AGREE", "SUPPORT", "CONSULT"})
#: events that a noun says better than the verb which carries it
_CARRIED = frozenset({"AID", "AGREE", "CONCEDE", "CONSULT", "SUPPORT", "REJECT"})


def carried_relations(
    clause: Clause, k: int, noun: tuple[int, tuple[int, Cue]], found: tuple[Cue, int] | None, operator: str, subject: Filler, modality: tuple[str, str], stop: int,
    spans: dict[int, tuple[int, Cue]], lexicon: Lexicon,
) -> tuple[list[Relation], bool]:  # fmt: skip
    """Return the relations of the noun that verb group k carries, and whether the verb has no more to say.

    `found` is the verb's own cue, `operator` what it does to nouns; a noun that is the subject's own is taken out of `spans`.
    """
    group, verb = clause.groups[k], found[0] if found is not None else None
    at, (end, cue) = noun
    wished, accepted = _is_wished(clause, k, cue, verb), _is_accepted(clause, k, cue)
    hit = cue.stance < 0 and gets(clause, k) and not group.passive  # "received fire from B"
    passed = verb is not None and verb.event == "AID" and verb.rest in _PASSING and cue.event in _SPOKEN
    operator = _operator(clause, k, noun, "light" if accepted else "seek" if wished else _unless_aside(clause, k, at, operator))
    if not operator or verb is not None and verb.rest and not (wished or hit or accepted or passed):
        return [], False
    better = operator in ("light", "reverse") and (verb is None or verb.event in _CARRIED)
    joined = list(composed(clause, k, at, (end, cue), operator, subject, modality, stop, lexicon))
    if not joined:
        near = operator in ("light", "reverse") and subject and not group.passive
        return list(_nearby(clause, k, (end, cue), subject, operator, modality)) if near else [], better
    if accepted and clause.tokens[end].low == "of" or operator == "reverse" and _is_its_own(clause, at, subject):
        spans.pop(at, None)
    if passed or verb is not None and verb.stance * joined[0].stance < 0 and not verb.rest and verb.event != "SUPPORT":
        return joined, True  # "received assurances from B" are words, "promised raids on B" promises B nothing
    return joined, better or wished or hit or accepted or operator in ("oppose", "reverse")


def _is_wished(clause: Clause, k: int, noun: Cue, verb: Cue | None) -> bool:
    """Tell whether the verb asks for the good that the noun names: "called for talks with B"."""
    group = clause.groups[k]
    return verb is not None and (verb.rest == ("for",) or clause.tokens[group.last + 1].low == "for") and group.base in _WORDS["wishing"] and noun.stance > 0 and not group.passive


def _is_accepted(clause: Clause, k: int, noun: Cue) -> bool:
    """Tell whether the verb says yes to what the noun asks: "accepted B's demand"."""
    group = clause.groups[k]
    if group.base == "meet" and clause.tokens[group.last + 1].low == "with":
        return False  # "met with criticism from B"
    return group.base in _WORDS["accepting"] and (noun.event == "REQUEST" or noun.word in _WORDS["pleas"]) and not group.passive


def _unless_aside(clause: Clause, k: int, at: int, operator: str) -> str:
    """Return what the verb does to the noun at token `at`, "" where that is only a circumstance."""
    between = clause.tokens[clause.groups[k].last + 1 : at]
    if operator == "reverse" and any(t.low in _WORDS["circumstances"] for t in between):
        return ""  # "lost ten soldiers in an ambush by B" ends no ambush
    if operator == "light" and any(t.low in _WORDS["aside"] for t in between):
        return ""  # "faces charges in connection with an attack on B"
    return operator


def _operator(clause: Clause, k: int, noun: tuple[int, tuple[int, Cue]], operator: str) -> str:
    """Return what the verb does to the noun, "" where what stands around the noun forbids it."""
    base, end = clause.groups[k].base, noun[1][0]
    if operator == "reverse" and base in _WORDS["limiting"] and any(t.low == "to" for t in clause.tokens[end : end + 2]):
        return ""  # "limited its inquiry to …"
    if is_under(clause.tokens, noun[0]) and base in _WORDS["coming"]:
        return ""  # "came under attack" attacks nobody
    return operator


def _is_its_own(clause: Clause, at: int, subject: Filler) -> bool:
    """Tell whether the noun at token `at` is nobody's or the subject's own: "dropped its support for B"."""
    mine, own = {actor for m in subject.at for actor in clause.tokens[m].actors}, possessor(clause, at)
    return all(mine & set(clause.tokens[m].actors) for m in own.at)


def _nearby(clause: Clause, k: int, span: tuple[int, Cue], subject: Filler, operator: str, modality: tuple[str, str]) -> Iterator[Relation]:
    """Code a carried noun whose own slots are empty toward the likeliest mention behind it."""
    end, noun = span
    following = clause.tokens[end].low if end < len(clause.tokens) else ""
    if following in ("between", "among") or following == "in" and noun.event == "ASSAULT" and "in" not in noun.to:
        return  # "the rift between B and C" is not the subject's, "air strikes in B" need not hit B
    stance, event = reversed_sign(noun) if operator == "reverse" else (noun.stance, noun.event)
    if operator == "reverse" and modality[0] == mod.NEGATED and any(t.tag == "E" and t.possessive and t.kind != "pronoun" for t in clause.tokens[clause.groups[k].last + 1 : end]):
        return  # "did nothing to stop B's raids on C"
    waited = until_whom(clause, end, subject) if modality[0] == mod.NEGATED and stance > 0 else NOBODY
    target = waited or to_the_right(clause, k, end, subject)
    yield from pairs(clause, subject, target, clause.groups[k].main, noun, modality, "noun-reach", 0.85, stance=stance, event=event)
