"""Tell whether what a clause tells of its subject is a misdeed, so that whoever says so accuses him."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.slots.clause import Clause
from stancebook.coding.stances.slots.object_slots import object_region

_WORDS, _REACTIONS = words.sets("frames"), words.sets("reactions")
#: pronouns of the speaker, who is hit himself
_FIRST = frozenset({"us", "me", "our"})
_TORN = frozenset({"break", "tear", "rip", "abrogate"})
#: verbs of conduct, and what tells that it is bad ("behaved like a bully", "acted without a mandate")
_CONDUCT, _BADLY = frozenset({"behave", "act"}), frozenset({"like", "without"})


def is_misdeed(clause: Clause, k: int) -> bool:
    """Tell whether verb group k tells of a broken word, an excuse, harm to people without arms, a crime planned, or the like."""
    group, tokens = clause.groups[k], clause.tokens
    behind = [token.low for token in tokens[group.last + 1 : group.last + 4]]
    if _is_pretext(clause, group) or _is_crime(clause, k) or _is_ill(clause, k):
        return True
    if group.base in _WORDS["spreading"] and any(token.low in _WORDS["untruths"] for token in tokens[group.last + 1 : group.last + 6]):
        return True
    if group.base in _CONDUCT and behind and behind[0] in _BADLY:
        return True
    if group.base in _WORDS["aiding"] and not _WORDS["villains"].isdisjoint(behind):
        return True
    if group.base in _WORDS["willing"] and not _WORDS["ills_willed"].isdisjoint(behind[:2]):
        return True
    acts = [group] + [g for g in clause.groups[k + 1 : k + 2] if g.infinitive]
    if group.base == "do" and behind[:1] == ["nothing"] or not _WORDS["wrongly"].isdisjoint(behind[:2]) or any(g.base in _WORDS["misdeeds"] for g in acts):
        return not _hits_somebody(clause, clause.groups.index(acts[-1]))
    return False


def _hits_somebody(clause: Clause, n: int) -> bool:
    """Tell whether the misdeed of group n hits somebody by name, who has a stance of his own."""
    begin, stop = clause.groups[n].last + 1, object_region(clause, n)
    region = clause.tokens[begin : next((m for m in range(begin, stop) if clause.tokens[m].tag == ","), stop)]
    return any(token.tag == "E" and token.kind != "pronoun" or token.low in _FIRST for token in region)


def _is_crime(clause: Clause, k: int) -> bool:
    """Tell whether people without arms are harmed or a crime is planned: "executed civilians", "planned the killings"."""
    group, named = clause.groups[k], False
    harm, plan = group.base in _REACTIONS["mistreating"], group.base in _REACTIONS["plotting"]
    if not (harm or plan):
        return False
    for token in clause.tokens[group.last + 1 : group.last + 7]:
        if token.low in _REACTIONS["unarmed" if harm else "crimes"]:
            named = True
        elif token.tag not in "DXA#P" or named:
            break
    return named and not _hits_somebody(clause, k)


def _is_ill(clause: Clause, k: int) -> bool:
    """Tell whether what is done is ill by its object, whatever the verb: "took bribes", "spread lies", "tried to buy their silence"."""
    group = clause.groups[k]
    last = clause.groups[k + 1].last if k + 1 < len(clause.groups) and clause.groups[k + 1].infinitive and clause.groups[k + 1].first == group.last + 1 else group.last
    for token in clause.tokens[last + 1 : last + 6]:
        if token.low in _REACTIONS["ill_goods"]:
            return not group.copula and group.base not in _REACTIONS["countering"]
        if token.tag not in "DXA#" and token.low != "of" and not token.possessive:
            return False
    return False


def _is_pretext(clause: Clause, group: VerbGroup) -> bool:
    """Tell whether something is used badly or a word is broken: "used the talks as an excuse", "broke its promise", "tore up the deal"."""
    tokens = clause.tokens
    if group.base in _TORN:
        return any(token.low in _WORDS["pledges"] for token in tokens[group.last + 1 : group.last + 6])
    if group.base != "use":
        return False
    at = next((m for m in range(group.last + 1, min(len(tokens), group.last + 9)) if tokens[m].low == "as"), -1)
    return at > 0 and any(token.low in _WORDS["pretexts"] for token in tokens[at + 1 : at + 5])
