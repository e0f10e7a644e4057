"""Find the subject of a finite verb: its noun phrase, over insertions and relative clauses, or that of the verb it goes on from."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.linked_slots import linked
from stancebook.coding.stances.owners import holder
from stancebook.coding.stances.relative_clauses import antecedent, object_relative, relative_before
from stancebook.coding.stances.shared_subjects import same_level, shared
from stancebook.coding.stances.slots import NOBODY, REACH, UNNAMED, Clause, Filler
from stancebook.coding.stances.subject_phrases import subject_phrase
from stancebook.coding.stances.tokens import Token

_ANAPHORS = words.sets("frames")["anaphors"]
#: pronouns that are subjects where a finite verb follows, and words for a part of those just named
_NOMINATIVE = frozenset({"it", "they", "he", "she", "we", "i"})
_PARTLY = frozenset({"some", "many", "most", "several", "all", "both", "none", "few"})
_TELLING = words.sets("relations")["telling"]
#: verbs of those who head a delegation or a force, and act through it
_LEADING = frozenset({"lead", "head", "chair", "command", "send", "dispatch"})


def of_finite(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return subject and governor of a finite verb behind token `i`: its noun phrase, or that of the verb it goes on from."""
    tokens, group, token, previous = clause.tokens, clause.groups[k], clause.tokens[i], k - 1
    if group.finite and token.kind == "pronoun" and token.low in _NOMINATIVE:  # "In a statement read by nobody it accused B"
        return Filler((i,), 0.9), -1
    if group.finite and token.low in _PARTLY and previous >= 0 and clause.groups[same := same_level(clause, previous)].finite:  # "They protested, and some threaten B"
        return shared(clause, same), -1
    whose = _whose(clause, k, i, lexicon) if group.finite else None
    if whose is not None:  # "B, whose premier accused A"
        return whose, -1
    opener = _relative_with_object(clause, k, i) if group.finite else None
    if opener is not None:  # "the rebels that attacked B are moving on A"
        return antecedent(tokens, opener, clause, previous) or UNNAMED, -1
    if token.tag == "C" and previous >= 0 and group.kind == "base" and not group.modal and clause.groups[previous].infinitive and i == group.first - 1:
        return shared(clause, previous), clause.governors[previous] if clause.governors else -1  # "asked B to wait and settle it"
    if token.tag == "C" and previous >= 0:
        same = same_level(clause, previous)
        told = same - 1
        if group.finite and not clause.subjects[same] and told >= 0 and clause.groups[told].base in _TELLING and clause.groups[told].finite and clause.subjects[told]:
            return Filler(clause.subjects[told].at, clause.subjects[told].sure * 0.85), -1  # "A said the boat had sunk and blamed B"
        return shared(clause, same), clause.governors[previous] if clause.governors else -1
    if token.tag == "," and previous >= 0 and group.finite and clause.groups[previous].participle and clause.groups[previous].passive and tokens[clause.groups[previous].first - 1].tag == ",":
        return _over_insertion(clause, k, i, lexicon) or UNNAMED, -1  # "the quake, felt as far away as B, destroyed …"
    if token.tag == "," and previous >= 0 and _is_interrupted(tokens, clause.groups[previous].last + 1, i):
        return shared(clause, same_level(clause, previous)), clause.governors[previous]
    outer = _before_remark(clause, k, i) if token.tag == "," and group.finite else -1
    if outer >= 0:
        return subject_phrase(clause, 0, outer, lexicon)[0] or UNNAMED, -1  # "A, denying charges that it armed C, blamed B"
    if token.tag == "," and previous >= 0:
        opener = relative_before(clause, previous)
        if opener is not None:
            return Filler(antecedent(tokens, opener, clause, previous).at, 0.75), -1
    if token.tag == "," and group.finite and _lists_verbs(clause, k, i):
        return shared(clause, same_level(clause, previous)), clause.governors[previous]
    opener = object_relative(clause, previous) if previous >= 0 and group.finite and (token.tag == "," or i == clause.groups[previous].last) else None
    if opener is not None:  # "the farmers whom A arrested were freed"
        return Filler(antecedent(tokens, opener, clause, previous).at, 0.75), -1
    if token.tag == "X" and token.low in _NOMINATIVE and group.finite and not (token.low == "it" and group.copula):
        before = next((n for n in range(previous, -1, -1) if clause.groups[n].finite), -1)
        same = clause.subjects[before] if before >= 0 else NOBODY  # "A said it would"; "told B that he …": who it is, is not known
        if same and token.low in ("he", "she") and all(tokens[m].low in ("we", "i") or tokens[m].kind == "alias" and tokens[m + 1].tag in "VBHM" for m in same.at if m + 1 < len(tokens)):
            return UNNAMED, -1  # "A is glad that he was freed by B": a state is no "he"
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
            return shared(clause, previous), governor
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
    if first.participle and first.kind == "ing" and first.first > begin and tokens[first.first - 1].tag in "XE" and not any(t.tag in ",;:SR" for t in tokens[first.first : i + 1]):
        found = subject_phrase(clause, begin, first.first - 1, lexicon)[0]  # "A fighters hiding in the hills were bombed"
        return Filler(found.at, found.sure * 0.9) if found else NOBODY
    if first.infinitive and tokens[first.first - 1].tag == "X" and not any(t.tag in ",;:SR" for t in tokens[first.first : i + 1]):
        owner = holder(tokens, first.first - 1)
        return Filler((owner,), 0.75) if owner is not None else NOBODY
    return NOBODY


def _before_remark(clause: Clause, k: int, comma: int) -> int:
    """Return the token before an -ing insertion that holds a clause of its own and ends at `comma`, or -1."""
    tokens = clause.tokens
    for n in range(k - 2, -1, -1):
        inner = clause.groups[n]
        if inner.finite:
            return -1
        if inner.participle and inner.kind == "ing" and inner.first > 1 and tokens[inner.first - 1].tag == ",":
            inside = tokens[inner.last + 1 : comma]
            told = any(t.tag == "R" or t.low == "that" for t in inside)
            return inner.first - 2 if told and not any(t.tag in ",;:" for t in inside) and not any(g.finite for g in clause.groups[:n]) else -1
    return -1


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
