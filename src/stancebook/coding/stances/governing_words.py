"""Tell what governs an act, so that it is a duty, a plan called off, a condition, or done by nobody."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.slots.clause import Clause

#: what orders or forbids an act ("repealed a law that barred A")
_EDICTS = words.sets("frames")["edicts"]
_QUESTIONS = words.sets("frames")["questions"]


def is_owed(clause: Clause, k: int) -> bool:
    """Tell whether an infinitive names a duty: "has to leave", "needs to leave", "it is time for B to leave", but not "had to leave"."""
    before = clause.groups[k - 1]
    if before.base in ("have", "need"):
        return before.last == clause.groups[k].first - 1 and clause.tokens[before.last].low not in ("had", "needed")
    return before.copula and clause.governors[k : k + 1] == [-1] and bool(clause.subjects[k])


def asks(clause: Clause, k: int) -> bool:
    """Tell whether an infinitive completes a question: "discussed how to fight B", "how best to deal with B", "whether to help B"."""
    at = clause.groups[k].first - 1
    return at >= 0 and (clause.tokens[at].low in _QUESTIONS or at > 0 and clause.tokens[at].tag in "XA" and clause.tokens[at - 1].low == "how")


def is_purpose(tokens, at: int) -> bool:
    """Tell whether the try at token `at` is what the main clause is done for: "in a desperate bid", "as part of efforts"."""
    at -= 1
    while at >= 0 and (tokens[at].tag in "DXA" or tokens[at].possessive):
        at -= 1
    return at >= 0 and tokens[at].low in ("in", "of") and (tokens[at].low == "in" or tokens[at - 1].low == "part")


def continues(clause: Clause, k: int) -> bool:
    """Tell whether a bare verb goes on with the one before: "may attack B or kill C", "helps B do damage"."""
    before, group, tokens = clause.groups[k - 1], clause.groups[k], clause.tokens
    if tokens[group.first - 1].tag in "C,":
        return before.infinitive or bool(before.modal) or before.kind == "base"
    return before.base in ("help", "let", "make") and tokens[group.first - 1].tag in "EX"


def supposing_word(clause: Clause, k: int) -> str:
    """Return "-ing" or the modal where an -ing form is the subject of the next verb: "A attacking B would be …", or ""."""
    tokens, group = clause.tokens, clause.groups[k]
    following = next((later for later in clause.groups[k + 1 :] if later.finite), None)
    if following is None or not following.finite or any(t.tag in ",;:CRS—" or t.tag in '"“”' for t in tokens[group.last : following.first]):
        return ""
    opens = group.first == 0 or tokens[group.first - 1].tag in ",;:R"
    if tokens[group.first - 1].tag == "E" and not opens:
        return following.modal
    return following.modal or ("-ing" if opens and (k == 0 or not clause.subjects[k]) else "")


def is_repealed(clause: Clause, k: int, lexicon: Lexicon) -> bool:
    """Tell whether the act is what an order demands that is lifted: "repealed a law that barred A", "lifted an order banning A"."""
    tokens, group, before = clause.tokens, clause.groups[k], clause.groups[k - 1]
    at = group.first - (2 if tokens[group.first - 1].low in ("that", "which") else 1)
    if at <= before.last or tokens[at].low not in _EDICTS or at == group.first - 1 and group.kind != "ing":
        return False
    return before.base in (lexicon.operators["reverse"] | lexicon.operators["call_off"]) and not before.negated and not before.passive and all(t.tag in "DXA#" for t in tokens[before.last + 1 : at])


def is_called_off(clause: Clause, k: int, lexicon: Lexicon) -> bool:
    """Tell whether the infinitive completes a plan that its governing verb ends: "scrapped a plan to attack B"."""
    governor, tokens = clause.governors[k], clause.tokens
    if governor < 0 or not clause.groups[k].infinitive or clause.groups[governor].base not in lexicon.operators["call_off"]:
        return False
    for token in tokens[clause.groups[governor].last + 1 : clause.groups[k].first]:
        if token.tag == "P" and token.low != "of":
            return False  # "dropped a hint with its decision to …"
        if token.low in lexicon.grammar["intents"]:
            return not clause.groups[governor].negated
    return False


def is_nobody(clause: Clause, at: int, verb: int) -> bool:
    """Tell whether "no" or "none of" opens the subject that stands at token `at` before a verb."""
    if at > verb:
        return False
    before = [t.low for t in clause.tokens[max(0, at - 3) : at]]
    return before[-1:] == ["no"] or before[-2:] == ["none", "of"] or before[-3:] == ["none", "of", "the"]


def condition_of(clause: Clause, k: int) -> str:
    """Return the "if" or "unless" that opens the clause of group k, or ""."""
    tokens = clause.tokens
    floor = clause.groups[k - 1].last if k else -1
    for m in range(clause.groups[k].first - 1, floor, -1):
        if tokens[m].tag in ";:":
            break
        if tokens[m].low in ("if", "unless", "whether"):
            return tokens[m].low
    return ""
