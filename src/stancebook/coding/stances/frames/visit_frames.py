"""Find visits that no verb tells: "A's minister is in B for talks", "… is due in B on Monday"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, without
from stancebook.coding.stances.slots.linked_slots import linked

_VISIT = Cue("be in for", "verb", "CONSULT", 1)
_OCCASIONS = words.sets("frames")["occasions_of_visits"]
_IN, _FOR = frozenset({"in"}), frozenset({"for", "on"})


def visit_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Code who is somewhere for talks or on a visit, or is due there, as one who meets those whose place it is."""
    if "in" not in clause.words:
        return
    for k, group in enumerate(clause.groups):
        if not group.copula or group.negated or not clause.subjects[k]:
            continue
        at, due = group.last + 1, False
        while at < len(clause.tokens) and (clause.tokens[at].tag == "A" or clause.tokens[at].low in ("due", "back")):
            due, at = due or clause.tokens[at].low == "due", at + 1
        host = without(_host(clause, at, due=due), clause.subjects[k])
        modality = (mod.POTENTIAL, "due") if due else mod.of_group(clause, k, lexicon)
        yield from pairs(clause, clause.subjects[k], host, group.main, _VISIT, modality, "visit", 0.78)


def _host(clause: Clause, at: int, *, due: bool) -> Filler:
    """Return in whose place somebody is for talks: the name behind "in" at token `at`, with a visit or talks behind it."""
    tokens = clause.tokens
    place = linked(tokens, at, min(len(tokens), at + 4), _IN) if at < len(tokens) and tokens[at].low == "in" else NOBODY
    if not place or tokens[place.at[0]].possessive:
        return NOBODY
    behind = place.at[-1] + 1
    for m in range(behind, min(len(tokens), behind + 7)):
        if tokens[m].low in _OCCASIONS and any(token.low in _FOR for token in tokens[behind:m]):
            return place
        if tokens[m].tag in ",;:SRE" or tokens[m].tag in "VBHM":
            break
    return place if due else NOBODY
