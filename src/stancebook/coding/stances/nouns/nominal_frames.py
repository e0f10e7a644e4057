"""Read a noun that names what a verb does as that verb: "A's closure of the border with B", "the lifting of sanctions on B by A"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.noun_modality import of_noun
from stancebook.coding.stances.nouns.noun_governors import governor_of, predicate_of
from stancebook.coding.stances.nouns.noun_links import link, noun_stop
from stancebook.coding.stances.nouns.noun_sides import BETWEEN
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.relation import Relation, operator_of, possessor
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, several
from stancebook.coding.stances.verbs.verb_frames import verb_relations

#: what links the noun to what would be the object of its verb
_OF = frozenset({"of", "in"})
#: operators of verbs whose subject does what the noun in their object names
_DONE = frozenset({"light", "seek"})


def nominal_relations(clause: Clause, spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the relations of nouns that stand for verbs; nouns that they govern are taken out of `spans`."""
    if _OF.isdisjoint(clause.words):
        return
    for at in range(1, len(clause.tokens) - 2):
        verb = _verb_of(clause.tokens, at, lexicon) if clause.tokens[at + 1].low in _OF else None
        if verb is not None:
            yield from _as_verb(clause, at, verb, spans, lexicon)


def _verb_of(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return (base, particle) of the verb that the noun at `at` stands for, or None."""
    token, behind = tokens[at], tokens[at + 1]
    if token.tag != "X":
        return None
    if behind.low == "in":
        return lexicon.nominals[token.low] if token.low in ("cut", "cuts", "reduction", "freeze") else None
    if token.low in lexicon.nominals:
        return lexicon.nominals[token.low]
    return next(((base, "") for base, kind in token.verbs if kind == "ing"), None)


def _as_verb(clause: Clause, at: int, verb: tuple[str, str], spans: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Code "A's N of X" as "A did X", without what only stands near."""
    stop = noun_stop(clause, at + 2)
    inner = [m for m in spans if at + 1 < m < stop]
    subject, governor = _subject(clause, at, stop, lexicon)
    read = _rewritten(clause, at, verb, subject)
    found = []
    if subject:
        found = [r for r in verb_relations(read, 0, dict(spans), lexicon) if not r.rule.endswith("reach") and r.target < stop]
    if at in spans:
        found = [r for r in found if r.rule.startswith(("noun", "phrase"))]
    modality = of_noun(clause, at, governor, lexicon)
    for relation in found:
        if modality[0] != mod.ACTUAL:
            relation = replace(relation, modality=modality[0], governor=modality[1])
        yield replace(relation, rule="nominal")
    if found:
        spans.pop(at, None)
    if found or inner and operator_of(read.groups[0], lexicon, read.tokens) == "reverse":
        for m in inner:
            if found or not several(clause.tokens, link(clause.tokens, spans[m][0], stop, BETWEEN)):  # "the end of talks between A and B" has its own parties
                spans.pop(m, None)  # "the lifting of sanctions" imposes none


def _rewritten(clause: Clause, at: int, verb: tuple[str, str], subject: Filler) -> Clause:
    """Return the clause from the noun on, with the verb in its place and "of" as an article or the verb's particle."""
    base, particle = verb
    token, behind = clause.tokens[at], clause.tokens[at + 1]
    tokens = list(clause.tokens)
    tokens[at] = replace(token, tag="V", verbs=((base, "past"),), possessive=False)
    tokens[at + 1] = replace(behind, low=particle, tag="P") if particle else replace(behind, low="the", tag="D")
    later = [k for k, group in enumerate(clause.groups) if group.first > at]
    groups = [VerbGroup(at, at, at, base, "past"), *(clause.groups[k] for k in later)]
    return Clause(tokens, groups, [subject, *(clause.subjects[k] for k in later)], [-1] * len(groups))


def _subject(clause: Clause, at: int, stop: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return who does what the noun names, and the verb group over it: its owner, whom "by" names, or the subject of its verb."""
    governor, predicate = governor_of(clause, at), predicate_of(clause, at, at + 1)
    over = predicate if predicate >= 0 else governor
    own = possessor(clause, at)
    if own:
        return own, over
    agent = link(clause.tokens, at + 1, stop, {"by"})
    if agent:
        return agent, over
    if predicate >= 0 or governor < 0:
        return NOBODY, over
    group = clause.groups[governor]
    done = group.last < at and not group.passive and operator_of(group, lexicon, clause.tokens) in _DONE
    plain = done and not any(t.tag in "ECPTSR" for t in clause.tokens[group.last + 1 : at])
    return (clause.subjects[governor] if plain else NOBODY), over
