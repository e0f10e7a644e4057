"""Find the subject of each verb group: its noun phrase, or that of the group which governs it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.noun_phrases import (
    antecedent,
    holder,
    in_company,
    is_placed,
    list_left,
    object_relative,
    relative_before,
    subject_phrase,
    with_counterpart,
)
from stancebook.coding.stances.relation import owns_other
from stancebook.coding.stances.slots import NOBODY, REACH, UNNAMED, Clause, Filler, coordinated, direct, linked
from stancebook.coding.stances.tokens import Token
from stancebook.coding.stances.verb_groups import VerbGroup

_ANAPHORS = words.sets("frames")["anaphors"]
#: pronouns that are subjects where a finite verb follows, and words for a part of those just named
_NOMINATIVE = frozenset({"it", "they", "he", "she", "we", "i"})
_PARTLY = frozenset({"some", "many", "most", "several", "all", "both", "none", "few"})
_TELLING = words.sets("relations")["telling"]
_COLLECTIVES = words.sets("frames")["collectives"]
_MEANT = words.sets("frames")["meant"]
#: places and vehicles, which do of themselves what an -ing word behind them says ("a base hosting A")
_SITES = words.sets("frames")["sites"]
_JUDGING = words.sets("frames")["judging"]


#: verbs of those who head a delegation or a force, and act through it
_LEADING = frozenset({"lead", "head", "chair", "command", "send", "dispatch"})


def resolve_subjects(tokens: list[Token], groups: list[VerbGroup], lexicon: Lexicon) -> Clause:
    """Return the clause with, for each verb group, its subject and its governing group."""
    clause = Clause(tokens, groups)
    for k, group in enumerate(groups):
        subject, governor = _subject(clause, k, lexicon)
        both = with_counterpart(tokens, groups[k - 1].last + 1 if k else 0, group.first) if group.finite else ()
        subject = Filler(both, 0.8) if both else subject
        if group.finite and len(subject.at) == 1 and subject.at[0] < group.first:
            partners = in_company(tokens, subject.at[0], group.first)
            subject = Filler(subject.at + partners, subject.sure) if partners else subject
        clause.subjects.append(subject)
        clause.governors.append(governor)
    for k, group in enumerate(groups):  # "After returning to power, the group …": the subject stands to the right
        if not clause.subjects[k] and not group.finite and clause.governors[k] < 0:
            later = next((m for m in range(k + 1, len(groups)) if groups[m].finite and clause.subjects[m]), None)
            if later is not None and any(t.tag == "," for t in tokens[group.last : groups[later].first]):
                clause.subjects[k] = Filler(clause.subjects[later].at, 0.6)
                clause.governors[k] = later
    return clause


def _subject(clause: Clause, k: int, lexicon: Lexicon) -> tuple[Filler, int]:
    tokens, group = clause.tokens, clause.groups[k]
    i = group.first - 1
    while i >= 0 and (tokens[i].tag in "AN" or (tokens[i].tag == "X" and tokens[i].low.endswith("ly"))):
        i -= 1
    previous = k - 1
    inside = next((m for m in range(group.first, group.main) if tokens[m].tag == "E"), None)
    if inside is not None:
        return Filler((inside,), 0.7), -1
    if i < 0:
        return NOBODY, -1
    token = tokens[i]
    if not group.finite and token.tag == "E" and group.participle and not token.possessive and not (group.passive and is_placed(tokens, i)):
        return Filler(list_left(tokens, i), 0.85), previous
    if group.infinitive:
        return _of_infinitive(clause, k, i, lexicon)
    if token.tag == "R" and i == 0 and token.low == "that" and group.finite:
        return UNNAMED, -1  # "That weakens A"
    if token.tag == "R" and token.low in ("who", "which", "that"):
        return antecedent(tokens, i, clause, k), -1
    return _of_participle(clause, k, i, lexicon) if group.participle else _of_finite(clause, k, i, lexicon)


def _of_infinitive(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return subject and governor of an infinitive behind token `i`: the owner of a plan, the object of a control verb, or who governs it."""
    tokens, group, token, previous = clause.tokens, clause.groups[k], clause.tokens[i], k - 1
    if token.tag == "E" and i > 1 and tokens[i - 1].low in ("of", "by") and tokens[i - 2].low in lexicon.grammar["intents"]:
        return Filler((i,), 0.8), -1  # "the decision of B to …"
    if token.tag == "X":
        owner = holder(tokens, i)
        if owner is not None and (previous < 0 or clause.groups[previous].base not in lexicon.grammar["object_control"]):
            return Filler((owner,), 0.8), previous
    if previous >= 0 and clause.groups[previous].copula and tokens[clause.groups[previous].first - 1].low == "there":
        return UNNAMED, previous  # "there are plans to help A"
    if previous >= 0 and _same_stretch(tokens, clause.groups[previous].last, group.first):
        return _controlled(clause, previous, group, lexicon)
    return (_shared(clause, previous), previous) if previous >= 0 else subject_phrase(clause, 0, i, lexicon)


def _of_participle(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return subject and governor of a participle behind token `i`: its noun, the main clause's subject, or whoever is judged for it."""
    tokens, group, token, previous = clause.tokens, clause.groups[k], clause.tokens[i], k - 1
    if token.tag in ",—" and previous >= 0:  # "…, raising fears": goes with the main clause
        main = previous
        while main > 0 and (relative_before(clause, main) is not None or not clause.groups[main].finite):
            main -= 1
        return _shared(clause, main if clause.subjects[main] or clause.subjects[main] is UNNAMED else previous), previous
    if token.tag == "P" or token.tag in ",C" or token.tag in "S":
        if token.low in ("for", "over") and previous >= 0 and clause.groups[previous].base in _JUDGING and not clause.groups[previous].passive:
            judged = direct(tokens, clause.groups[previous].last + 1, i)  # "praised B for helping C"
            if judged:
                return judged, previous
            if i - clause.groups[previous].last > 1:
                return UNNAMED, previous  # "criticised the mayor for helping B"
        if token.low == "of" and previous >= 0 and clause.groups[previous].base in lexicon.grammar["object_control"] or token.low == "from" and previous >= 0:
            return _controlled(clause, previous, group, lexicon)
        if token.low == "with":
            return NOBODY, previous
        owner = holder(tokens, i - 1) if token.tag == "P" and i and tokens[i - 1].tag == "X" else None
        if owner is not None and tokens[owner].kind == "pronoun" and previous >= 0 and clause.groups[previous].base in _JUDGING and not clause.groups[previous].passive:
            judged = direct(tokens, clause.groups[previous].last + 1, owner)
            return (judged or Filler((owner,), 0.75)), previous  # "punished B for its role in arming C"
        if owner is not None:  # "A's role in arming B"
            return Filler((owner,), 0.75), previous
        return (_shared(clause, previous), previous) if previous >= 0 else (NOBODY, -1)
    if token.tag == "X" and token.low in lexicon.grammar["agent_nouns"] and _is_oblique(tokens, i):
        return UNNAMED, previous  # "kept A from listing groups attacking B"
    near = subject_phrase(clause, clause.groups[previous].last + 1 if previous >= 0 else 0, i, lexicon)
    if near[0]:
        return near[0], previous
    if token.tag == "X" and (group.passive or token.low in lexicon.grammar["agent_nouns"] or token.low in _SITES):
        return UNNAMED, previous  # "areas held by A", "gunmen firing on A"
    return (_shared(clause, previous), previous) if previous >= 0 else (NOBODY, -1)


def _of_finite(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return subject and governor of a finite verb behind token `i`: its noun phrase, or that of the verb it goes on from."""
    tokens, group, token, previous = clause.tokens, clause.groups[k], clause.tokens[i], k - 1
    if group.finite and token.kind == "pronoun" and token.low in _NOMINATIVE:  # "In a statement read by nobody it accused B"
        return Filler((i,), 0.9), -1
    if group.finite and token.low in _PARTLY and previous >= 0 and clause.groups[same := _same_level(clause, previous)].finite:  # "They protested, and some threaten B"
        return _shared(clause, same), -1
    whose = _whose(clause, k, i, lexicon) if group.finite else None
    if whose is not None:  # "B, whose premier accused A"
        return whose, -1
    opener = _relative_with_object(clause, k, i) if group.finite else None
    if opener is not None:  # "the rebels that attacked B are moving on A"
        return antecedent(tokens, opener, clause, previous) or UNNAMED, -1
    if token.tag == "C" and previous >= 0:
        same = _same_level(clause, previous)
        told = same - 1
        if group.finite and not clause.subjects[same] and told >= 0 and clause.groups[told].base in _TELLING and clause.groups[told].finite and clause.subjects[told]:
            return Filler(clause.subjects[told].at, clause.subjects[told].sure * 0.85), -1  # "A said the boat had sunk and blamed B"
        return _shared(clause, same), clause.governors[previous] if clause.governors else -1
    if token.tag == "," and previous >= 0 and _is_interrupted(tokens, clause.groups[previous].last + 1, i):
        return _shared(clause, _same_level(clause, previous)), clause.governors[previous]
    if token.tag == "," and previous >= 0:
        opener = relative_before(clause, previous)
        if opener is not None:
            return Filler(antecedent(tokens, opener, clause, previous).at, 0.75), -1
    if token.tag == "," and group.finite and _lists_verbs(clause, k, i):
        return _shared(clause, _same_level(clause, previous)), clause.governors[previous]
    opener = object_relative(clause, previous) if previous >= 0 and group.finite and (token.tag == "," or i == clause.groups[previous].last) else None
    if opener is not None:  # "the farmers whom A arrested were freed"
        return Filler(antecedent(tokens, opener, clause, previous).at, 0.75), -1
    if token.tag == "X" and token.low in _NOMINATIVE and group.finite and not (token.low == "it" and group.copula):
        before = next((n for n in range(previous, -1, -1) if clause.groups[n].finite), -1)
        same = clause.subjects[before] if before >= 0 else NOBODY  # "A said it would"; "told B that he …": who it is, is not known
        return (Filler(same.at, same.sure * 0.8) if same else UNNAMED), -1
    begin = clause.groups[previous].last + 1 if previous >= 0 else 0
    found, governor = subject_phrase(clause, begin, i, lexicon)
    if not found and group.finite and previous >= 0 and not clause.groups[previous].finite:
        found = _over_insertion(clause, k, i, lexicon)
    if not found and previous >= 0 and clause.groups[previous].passive and clause.groups[previous].participle and token.tag == "E" and tokens[i - 1].low in ("by", "the"):
        return Filler((i,), 0.6), governor  # "a bomb planted by A killed B"
    if not found and previous >= 0 and clause.groups[previous].participle and clause.groups[previous].base in _LEADING:
        found = linked(tokens, clause.groups[previous].last + 1, i + 1, {"by"})  # "a delegation led by A's minister went to B"
    if not found and group.finite and previous >= 0 and clause.groups[previous].passive and _narrows(clause, previous, group.first):
        return clause.subjects[previous], governor
    if not found and previous >= 0:
        nouns = [t.low for t in tokens[begin : i + 1] if t.tag in "XE"]
        if not nouns:
            return _shared(clause, previous), governor
        if group.finite and nouns[-1] in _ANAPHORS and clause.groups[previous].finite:  # "A said it would", "B said his country will"
            return Filler(clause.subjects[previous].at, clause.subjects[previous].sure * 0.8), governor
    return found, governor


def _whose(clause: Clause, k: int, i: int, lexicon: Lexicon) -> Filler | None:
    """Return the one behind "whose" if what he owns acts for him and is the subject of group k, or None."""
    tokens = clause.tokens
    relative = next((m for m in range(i, max(-1, i - 6), -1) if tokens[m].low == "whose"), -1)
    if relative < 0 or any(t.tag in "VBHM,;:E" for t in tokens[relative + 1 : i + 1]) or not clause.groups[k].passive and tokens[i].low not in lexicon.grammar["agent_nouns"]:
        return None
    return antecedent(tokens, relative, clause, k)


def _relative_with_object(clause: Clause, k: int, i: int) -> int | None:
    """Return the relative pronoun whose clause, with its object, parts group k from its subject, or None."""
    tokens, before = clause.tokens, clause.groups[k - 1] if k else None
    if before is None or not before.finite or before.base in _TELLING or before.first < 2 or tokens[before.first - 1].low not in ("who", "which", "that"):
        return None
    between = tokens[before.last + 1 : i + 1]
    if not between or any(t.tag in ",;:SCRV" or t.tag in '"“”—' for t in between) or not any(t.tag in "EX" for t in between) or tokens[before.first - 2].tag not in "XE":
        return None
    return before.first - 1


def _over_insertion(clause: Clause, k: int, i: int, lexicon: Lexicon) -> Filler:
    """Return the subject from which verbs without a finite form part group k: "A, seeking calm, has …", "B's bid to join was …"."""
    tokens, outer = clause.tokens, k - 1
    while outer >= 0 and not clause.groups[outer].finite:
        outer -= 1
    begin = clause.groups[outer].last + 1 if outer >= 0 else 0
    first = clause.groups[outer + 1]
    if tokens[i].tag == ",":  # the insertion opens with a comma too
        comma = next((m for m in range(first.first - 1, begin, -1) if tokens[m].tag == ","), -1)
        if comma > 0 and not any(t.tag == "," for t in tokens[first.first : i]):
            found = subject_phrase(clause, begin, comma - 1, lexicon)[0]
            return Filler(found.at, found.sure * 0.9) if found else NOBODY
        return NOBODY
    if first.infinitive and tokens[first.first - 1].tag == "X" and not any(t.tag in ",;:SR" for t in tokens[first.first : i + 1]):
        owner = holder(tokens, first.first - 1)
        return Filler((owner,), 0.75) if owner is not None else NOBODY
    return NOBODY


def _is_oblique(tokens: list[Token], at: int) -> bool:
    """Tell whether a preposition other than "of" or an -ing form governs the noun at `at`, and no name its phrase."""
    at -= 1
    while at > 0 and tokens[at].tag in "XDA#" and not tokens[at].low.endswith("ing"):
        at -= 1
    return tokens[at].tag in "PT" and tokens[at].low != "of" or tokens[at].low.endswith("ing") and tokens[at - 1].tag == "P"


def _lists_verbs(clause: Clause, k: int, comma: int) -> bool:
    """Tell whether group k goes on with a list of predicates that "and" closes: "A closed the port, | recalled its envoy and …"."""
    tokens, before, group = clause.tokens, clause.groups[k - 1], clause.groups[k]
    if k == 0 or before.participle or not clause.subjects[k - 1] or any(t.tag in ",;:—SR\"“”" for t in tokens[before.last + 1 : comma]):
        return False
    if tokens[group.first - 1].low == "then":
        return True  # "It backed the dam, then sided with B"
    for later in clause.groups[k + 1 :]:
        lead = tokens[later.first - 1]
        if later.first - group.last > REACH or any(t.tag in ";:—SR\"“”" for t in tokens[group.last + 1 : later.first]):
            return False
        if lead.tag == "C" or lead.tag == "A" and tokens[later.first - 2].tag == "C":
            return later.finite
        if lead.tag == ",":
            continue
    return False


def _is_interrupted(tokens: list[Token], begin: int, comma: int) -> bool:
    """Tell whether an "and" with a remark behind it goes on with the verb before: "… and, together with others, killed"."""
    return any(tokens[m].tag == "C" and tokens[m + 1].tag == "," for m in range(begin, comma - 1))


def _narrows(clause: Clause, k: int, stop: int) -> bool:
    """Tell whether a participle only narrows the name before it, whose verb is yet to come: "A's men detained in the port | were freed"."""
    group, tokens = clause.groups[k], clause.tokens
    if not group.participle or not group.first or tokens[group.first - 1].tag != "E":
        return False
    return all(token.tag in "PDA#X" and token.low not in ("by", "as") for token in tokens[group.last + 1 : stop])


def _same_level(clause: Clause, k: int) -> int:
    """Step over infinitives and participles to the finite group that a coordinated one continues, if it is near."""
    while k > 0 and not clause.groups[k].finite and clause.groups[k - 1].last + REACH > clause.groups[k].first:
        k -= 1
    return k


def _shared(clause: Clause, k: int) -> Filler:
    if not clause.subjects[k]:
        return clause.subjects[k]
    return Filler(clause.subjects[k].at, clause.subjects[k].sure * 0.9)


def _same_stretch(tokens: list[Token], left: int, right: int) -> bool:
    return not any(t.tag in ";:" for t in tokens[left:right])


def _controlled(clause: Clause, previous: int, group: VerbGroup, lexicon: Lexicon) -> tuple[Filler, int]:
    """Subject of an infinitive or -ing form: the object of a control verb, else the governing verb's own subject."""
    tokens, governor = clause.tokens, clause.groups[previous]
    if governor.passive and governor.participle and governor.base in _MEANT:
        return UNNAMED, previous  # "a road used to smuggle arms": nobody is named
    between = range(governor.last + 1, group.first)
    verb = {governor.base, f"{governor.base} {tokens[governor.last + 1].low}" if governor.last + 1 < len(tokens) else ""}
    if verb & lexicon.grammar["object_control"] and not governor.passive:
        objects = [m for m in between if tokens[m].tag == "E" and not owns_other(tokens, m)]
        if objects:
            return Filler(coordinated(tokens, objects[0], group.first), 0.8), previous
        if group.infinitive and any(tokens[m].tag == "X" and tokens[m].low in _COLLECTIVES for m in between):
            return UNNAMED, previous  # "urged the five states not to recognise B"
        if any(tokens[m].low in lexicon.grammar["agent_nouns"] or tokens[m].low in lexicon.grammar["pronouns"] for m in between):
            return (UNNAMED if not group.infinitive and any(tokens[m].low in lexicon.grammar["pronouns"] for m in between) else NOBODY), previous
        opener = object_relative(clause, previous)
        if opener is not None:  # "farmers whom A accused of helping B"
            return antecedent(tokens, opener, clause, previous), previous
    climb = previous
    while climb >= 0 and not clause.subjects[climb] and clause.subjects[climb] is not UNNAMED and not (clause.groups[climb].finite and relative_before(clause, climb) is not None):
        climb -= 1
    found = _shared(clause, climb) if climb >= 0 else NOBODY
    return (found if climb == previous else Filler(found.at, found.sure * 0.75)), previous
