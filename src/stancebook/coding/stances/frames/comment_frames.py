"""Find what others say of the act just told: "A moved troops, a step that B condemned", "… in what B called a provocation"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.frames.given_names import given_name
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, of_others
from stancebook.coding.stances.slots.linked_slots import doer, linked

_WORDS = words.sets("relations")
#: what an act just told is called before somebody judges it ("a step", "a move")
_SUMMED, _CLAIMS = _WORDS["summing_up"] | _WORDS["claims"], _WORDS["claims"]
_SAYING = _WORDS["telling"] | {"accuse", "charge", "blame"}
_JUDGING = frozenset({"ACCUSE", "REJECT", "SUPPORT", "PROTEST"})
_VIEWERS = frozenset({"by", "in"})
#: how far, in tokens, the judgement is looked for
_NEAR = 12


def comment_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the stance of whoever judges the act of the clause before, toward whoever did it."""
    tokens = clause.tokens
    if clause.words.isdisjoint(_SUMMED) and clause.words.isdisjoint({"what", "which"}):
        return
    for m in range(2, len(tokens) - 2):
        opened = summed_up(tokens, m) if tokens[m].tag == "," else m + 1 if tokens[m].low == "in" and tokens[m + 1].low == "what" else -1
        if opened < 0 and tokens[m].tag == "," and tokens[m + 1].low == "which" and tokens[m - 1].tag == "X":
            opened = m + 1
        actor = _actor(clause, m, said=tokens[opened].low in _CLAIMS) if opened > 0 else NOBODY
        if actor:
            yield from _judged(clause, opened, actor, lexicon)


def summed_up(tokens: list[Token], comma: int) -> int:
    """Return the noun behind a comma that sums up what was told before ("…, a bold move"), or -1."""
    for n in range(comma + 1, min(len(tokens), comma + 5)):
        if tokens[n].low in _SUMMED:
            return n if n > comma + 1 and tokens[comma + 1].low in ("a", "an", "another") else -1
        if tokens[n].tag not in "DXA":
            break
    return -1


def _actor(clause: Clause, comma: int, *, said: bool) -> Filler:
    """Return whose act was told before the comma: the subject of the last finite verb, or of the last verb of saying (`said`)."""
    for k in range(len(clause.groups) - 1, -1, -1):
        if clause.groups[k].finite and clause.groups[k].last < comma and (not said or clause.groups[k].base in _SAYING):
            return clause.subjects[k] if not clause.groups[k].passive and all(m < comma for m in clause.subjects[k].at) else NOBODY
    return NOBODY


def _judged(clause: Clause, opened: int, actor: Filler, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the judgement behind the token `opened`: "(that) B condemned", "condemned by B", "seen in B as a threat", "B called a provocation"."""
    tokens = clause.tokens
    k = next((n for n, group in enumerate(clause.groups) if opened < group.first < opened + _NEAR), -1)
    if k < 0 or any(t.tag in ";:,S" for t in tokens[opened + 1 : clause.groups[k].first]):
        return
    group, stop = clause.groups[k], min(len(tokens), clause.groups[k].last + _NEAR)
    behind = tokens[group.last + 1] if group.last + 1 < len(tokens) else None
    appraising = group.base in _WORDS["appraising"]
    if group.passive:
        judge = (linked(tokens, group.last + 1, stop, _VIEWERS) if appraising else doer(tokens, group.last + 1, stop)) if group.first < opened + 4 else NOBODY
    else:
        judge = Filler(tuple(m for m in clause.subjects[k].at if m > opened), 0.85) if group.finite else NOBODY
    judge = of_others(tokens, judge, actor)
    if not judge:
        return
    stance = given_name(tokens, group.last + 1, stop, group.passive)[1] if appraising else 0
    if not stance:
        cue = next((cue for cue in lexicon.verbs.get(group.base, ()) if not cue.rest and cue.event in _JUDGING), None)
        stance = 0 if cue is None or not group.passive and behind is not None and behind.tag not in ",.;:PSCA”\"" else -1 if cue.stance < 0 else 1
    if stance:
        modality = (mod.ACTUAL, "") if group.passive else mod.of_group(clause, k, lexicon)
        event = "SUPPORT" if stance > 0 else "ACCUSE"
        yield from pairs(clause, judge, actor, group.main, Cue(group.base, "verb", event, stance), modality, "comment", 0.82)
