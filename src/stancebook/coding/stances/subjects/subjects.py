"""Find the subject of each verb group: its noun phrase, or that of the group which governs it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.mention_lists import list_left
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.slots.owners import holder
from stancebook.coding.stances.slots.place_targets import is_placed
from stancebook.coding.stances.slots.slots import NOBODY, UNNAMED, Clause, Filler, without
from stancebook.coding.stances.subjects.captives import captive
from stancebook.coding.stances.subjects.companions import in_company, with_counterpart
from stancebook.coding.stances.subjects.finite_subjects import of_finite
from stancebook.coding.stances.subjects.identified_subjects import identified
from stancebook.coding.stances.subjects.relative_clauses import antecedent, relative_before
from stancebook.coding.stances.subjects.shared_subjects import controlled, is_oblique, same_stretch, shared
from stancebook.coding.stances.subjects.subject_phrases import subject_phrase

#: places and vehicles, which do of themselves what an -ing word behind them says ("a base hosting A")
_SITES = words.sets("frames")["sites"]
_TELLING = words.sets("relations")["telling"]
_NAMING = words.sets("relations")["appraising"]
#: what these ask somebody else to do is not done by who asks
_ASKED = frozenset({"call", "request", "order", "demand", "appeal"})
#: what somebody is held for, behind "on"
_CHARGES = frozenset({"charge", "charges", "suspicion", "count", "counts", "grounds", "allegations", "accusations"})
#: verbs by which one answers what one was asked to do
_ANSWERING = frozenset({"reject", "refuse", "dismiss", "ignore", "rebuff", "spurn", "resist", "deny", "decline", "defy", "oppose"})
_FOLLOWING = frozenset({"join", "follow"})
_HARD_WORDS = frozenset({"ACCUSE", "SANCTION"})
_JUDGING = words.sets("frames")["judging"]
#: verbs that bring their object "into" doing something
_CORNERING = words.sets("frames")["cornering"]


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
    for k in range(len(groups) - 1):
        named = NOBODY if clause.subjects[k] else identified(clause, k, lexicon)
        if named:
            clause.subjects[k] = named
    for k, group in enumerate(groups):  # "After returning to power, the group …": the subject stands to the right
        above = clause.governors[k]
        if not clause.subjects[k] and clause.subjects[k] is not UNNAMED and not group.finite and (above < 0 or not groups[above].finite and clause.governors[above] > k):
            comma = next((m for m in range(group.last, len(tokens)) if tokens[m].tag == ","), len(tokens))
            later = next((m for m in range(k + 1, len(groups)) if groups[m].finite and clause.subjects[m] and (groups[m].first > comma or group.base not in _TELLING)), None)
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
    inside = next((m for m in range(group.first, min(group.main, group.first + 2)) if tokens[m].tag == "E"), None)
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
    return _of_participle(clause, k, i, lexicon) if group.participle else of_finite(clause, k, i, lexicon)


def _of_infinitive(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return subject and governor of an infinitive behind token `i`: the owner of a plan, the object of a control verb, or who governs it."""
    tokens, group, token, previous = clause.tokens, clause.groups[k], clause.tokens[i], k - 1
    author = i - 1
    while token.tag == "E" and author > 1 and tokens[author].tag in "DXAE" and i - author < 6:
        author -= 1
    if token.tag == "E" and author > 0 and tokens[author].low in ("of", "by", "from") and tokens[author - 1].low in lexicon.grammar["intents"] - _ASKED:
        return Filler((i,), 0.8), -1  # "the decision of B to …", "a promise from B's leader C to …"
    called = _called(tokens, i) if token.tag in "EX" else None
    if called is not None:
        return Filler((called,), 0.85), -1
    if token.tag == "X":
        owner = holder(tokens, i)
        if owner is not None and token.low in _ASKED and previous >= 0 and not clause.groups[previous].passive and clause.groups[previous].base in _ANSWERING:
            return UNNAMED, previous  # "rejected A's demand to free C"
        if owner is None and previous >= 0 and token.low in lexicon.grammar["intents"] and clause.groups[previous].base in _NAMING and not clause.groups[previous].passive:
            owner = next((m for m in range(clause.groups[previous].last + 1, i) if tokens[m].tag == "E" and tokens[m].possessive), None)
            if owner is not None:
                return Filler((owner,), 0.8), -1  # "called A's campaign an attempt to topple B"
        if owner is not None and (previous < 0 or clause.groups[previous].base not in lexicon.grammar["object_control"]):
            return Filler((owner,), 0.8), previous
    if previous >= 0 and clause.groups[previous].copula and tokens[clause.groups[previous].first - 1].low == "there":
        return UNNAMED, previous  # "there are plans to help A"
    if previous >= 0 and same_stretch(tokens, clause.groups[previous].last, group.first):
        return controlled(clause, previous, group, lexicon)
    return (shared(clause, previous), previous) if previous >= 0 else subject_phrase(clause, 0, i, lexicon)


def _followed(clause: Clause, k: int, stop: int) -> Filler:
    """Return all who act where one joins or follows another: A and C of "A joined C in condemning B", "A was joined by C in …"."""
    tokens, group, own = clause.tokens, clause.groups[k], clause.subjects[k]
    other = linked(tokens, group.last + 1, stop, {"by"}) if group.passive else direct(tokens, group.last + 1, stop)
    return Filler(own.at + without(other, own).at, min(own.sure, 0.8)) if own else own


def _called(tokens: list[Token], i: int) -> int | None:
    """Return the mention whose turn it is: B of "it is time for B to act", "it is up to B to act"."""
    named = next((m for m in range(i, max(-1, i - 4), -1) if tokens[m].tag == "E"), None)
    if named is None or any(t.tag not in "XA" for t in tokens[named + 1 : i + 1]):
        return None
    m = named - 1
    while m > 0 and tokens[m].tag in "DA#":
        m -= 1
    return named if m > 0 and (tokens[m - 1].low, tokens[m].low) in (("time", "for"), ("up", "to")) else None


def _judges(group: VerbGroup, lexicon: Lexicon) -> bool:
    """Tell whether a verb takes its object to task, or rewards it, for what follows "for"."""
    return not group.passive and (group.base in _JUDGING or any(cue.event in _HARD_WORDS for cue in lexicon.verbs.get(group.base, ())))


def _object_start(clause: Clause, k: int, lexicon: Lexicon) -> int:
    """Return where the object of group k starts, behind its particle: "ripped into | B"."""
    after = clause.groups[k].last + 1
    low = clause.tokens[after].low if after < len(clause.tokens) else ""
    return after + any(cue.rest == (low,) for cue in lexicon.verbs.get(clause.groups[k].base, ()))


def _of_participle(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return subject and governor of a participle behind token `i`: its noun, the main clause's subject, or whoever is judged for it."""
    tokens, group, token, previous = clause.tokens, clause.groups[k], clause.tokens[i], k - 1
    held = captive(clause, k, i, lexicon)
    if held is not None:
        return Filler(list_left(tokens, held), 0.85), previous
    if token.tag in ",—" and previous >= 0:  # "…, raising fears": goes with the main clause
        main = previous
        while main > 0 and (relative_before(clause, main) is not None or not clause.groups[main].finite):
            main -= 1
        return shared(clause, main if clause.subjects[main] or clause.subjects[main] is UNNAMED else previous), previous
    if token.tag == "P" or token.tag in ",C" or token.tag in "S":
        if token.low in ("for", "over") and previous >= 0 and _judges(clause.groups[previous], lexicon):
            judged = direct(tokens, _object_start(clause, previous, lexicon), i)  # "praised B for helping C"
            if judged:
                return judged, previous
            if i - clause.groups[previous].last > 1:
                return UNNAMED, previous  # "criticised the mayor for helping B"
        if token.low == "into" and previous >= 0 and clause.groups[previous].base in _CORNERING and i - clause.groups[previous].last > 1:
            return (direct(tokens, clause.groups[previous].last + 1, i) or UNNAMED), previous  # "bullied B into arming C"
        if token.low == "of" and previous >= 0 and clause.groups[previous].base in lexicon.grammar["object_control"] or token.low == "from" and previous >= 0:
            return controlled(clause, previous, group, lexicon)
        if token.low == "of" and i and tokens[i - 1].low in _CHARGES and previous >= 0:  # "jailed B on charges of arming C"
            charged = direct(tokens, clause.groups[previous].last + 1, i)
            return (shared(clause, previous) if clause.groups[previous].passive else charged or UNNAMED), previous
        if token.low == "with":
            return NOBODY, previous
        if token.low == "in" and previous >= 0 and clause.groups[previous].base in _FOLLOWING:
            return _followed(clause, previous, i), previous
        owner = holder(tokens, i - 1) if token.tag == "P" and i and tokens[i - 1].tag == "X" else None
        if owner is not None and tokens[owner].kind == "pronoun" and previous >= 0 and clause.groups[previous].base in _JUDGING and not clause.groups[previous].passive:
            judged = direct(tokens, clause.groups[previous].last + 1, owner)
            return (judged or Filler((owner,), 0.75)), previous  # "punished B for its role in arming C"
        if owner is not None:  # "A's role in arming B"
            return Filler((owner,), 0.75), previous
        return (shared(clause, previous), previous) if previous >= 0 else (NOBODY, -1)
    if token.tag == "X" and token.low in lexicon.grammar["agent_nouns"] and is_oblique(tokens, i):
        return UNNAMED, previous  # "kept A from listing groups attacking B"
    near = subject_phrase(clause, clause.groups[previous].last + 1 if previous >= 0 else 0, i, lexicon)
    if near[0]:
        return near[0], previous
    if token.tag == "X" and (group.passive or token.low in lexicon.grammar["agent_nouns"] or token.low in _SITES):
        return UNNAMED, previous  # "areas held by A", "gunmen firing on A"
    return (shared(clause, previous), previous) if previous >= 0 else (NOBODY, -1)
