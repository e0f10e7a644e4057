"""Find the subject of a participle: its noun, the main clause's subject, or whoever is judged for it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler, of_others, without
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.mention_lists import list_left
from stancebook.coding.stances.slots.object_slots import direct
from stancebook.coding.stances.slots.owners import holder
from stancebook.coding.stances.subjects.captives import captive
from stancebook.coding.stances.subjects.relative_clauses import relative_before
from stancebook.coding.stances.subjects.shared_subjects import controlled, is_oblique, shared
from stancebook.coding.stances.subjects.subject_phrases import subject_phrase

#: places and vehicles, which do of themselves what an -ing word behind them says ("a base hosting A")
_SITES = words.sets("frames")["sites"]
#: what somebody is held for, behind "on"
_CHARGES = frozenset({"charge", "charges", "suspicion", "count", "counts", "grounds", "allegations", "accusations"})
#: nouns of what somebody does in something
_PARTS = frozenset({"role", "part", "involvement", "participation", "leadership", "complicity", "success", "failure", "share", "hand", "interest", "intention", "aim"})
#: what several fight in together, and what one does to have a part in it
_LEAGUES = words.sets("frames")["leagues"]
_LEADING = frozenset({"lead", "head", "join", "form", "command", "assemble", "build", "launch", "spearhead", "direct"})
#: what somebody has in an act
_PARTS = frozenset({"role", "part", "leadership", "involvement", "participation", "complicity", "success", "failure", "efforts", "effort", "help", "assistance", "support", "skill", "hand"})
_FOLLOWING = frozenset({"join", "follow"})
_HARD_WORDS = frozenset({"ACCUSE", "SANCTION"})
_JUDGING = words.sets("frames")["judging"]
_TELLING = words.sets("relations")["telling"]
#: verbs that bring their object "into" doing something
_CORNERING = words.sets("frames")["cornering"]


def of_participle(clause: Clause, k: int, i: int, lexicon: Lexicon) -> tuple[Filler, int]:
    """Return subject and governor of a participle behind token `i`: its noun, the main clause's subject, or whoever is judged for it."""
    tokens, group, token, previous = clause.tokens, clause.groups[k], clause.tokens[i], k - 1
    held = captive(clause, k, i, lexicon)
    if held is not None:
        return Filler(list_left(tokens, held), 0.85), previous
    if token.tag in ",—" and previous >= 0:  # "…, raising fears": goes with the main clause
        main = previous
        while main > 0 and (relative_before(clause, main) is not None or not clause.groups[main].finite or not clause.subjects[main] and _is_subordinate(clause, main)):
            main -= 1  # "has waited since the talks began, warning …": A warns
        said = _teller(clause, k, main)
        if said >= 0:
            return shared(clause, said), said
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
        by_means = _by_means(tokens, clause.groups[previous].last + 1, i) if previous >= 0 else False
        if by_means:  # "urged B to yield, through a campaign of arming C"
            while previous > 0 and not clause.groups[previous].finite:
                previous -= 1
            return shared(clause, previous), k - 1
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
        if owner is None and token.low == "in" and (partaker := _partaker(tokens, i - 1)) >= 0:
            return Filler(list_left(tokens, partaker), 0.75), previous  # "the role of A in arming B"
        if owner is not None and tokens[owner].kind == "pronoun" and previous >= 0 and clause.groups[previous].base in _JUDGING and not clause.groups[previous].passive:
            judged = direct(tokens, clause.groups[previous].last + 1, owner)
            return (judged or Filler((owner,), 0.75)), previous  # "punished B for its role in arming C"
        if owner is not None:  # "A's role in arming B"
            return Filler((owner,), 0.75), previous
        if token.low == "in" and (part := _part_of(tokens, i)):
            return part, previous
        said = _teller(clause, k, previous)
        return (shared(clause, said if said >= 0 else previous), said if said >= 0 else previous) if previous >= 0 else (NOBODY, -1)
    if token.tag == "X" and token.low in _LEAGUES and group.kind == "ing" and _is_led(clause, previous, i):
        return shared(clause, previous), previous  # "A leads a coalition fighting B"
    if token.tag == "X" and token.low in lexicon.grammar["agent_nouns"] and is_oblique(tokens, i):
        return UNNAMED, previous  # "kept A from listing groups attacking B"
    near = subject_phrase(clause, clause.groups[previous].last + 1 if previous >= 0 else 0, i, lexicon)
    if near[0]:
        return near[0], previous
    if token.tag == "X" and (group.passive or token.low in lexicon.grammar["agent_nouns"] or token.low in _SITES):
        return UNNAMED, previous  # "areas held by A", "gunmen firing on A"
    return (shared(clause, previous), previous) if previous >= 0 else (NOBODY, -1)


def _partaker(tokens, at: int) -> int:
    """Return the name at or right before `at` whose part in something an "of" tells: A of "the role of A", "the involvement of A's army", or -1."""
    named = next((m for m in range(at, max(0, at - 4), -1) if tokens[m].tag not in "XA"), -1)
    if named < 2 or tokens[named].tag != "E" or named < at and not tokens[named].possessive:
        return -1
    of = named - 1
    while of > 1 and tokens[of].tag in "DA":
        of -= 1
    return named if tokens[of].low == "of" and tokens[of - 1].low in _PARTS else -1


def _is_led(clause: Clause, k: int, at: int) -> bool:
    """Tell whether the subject of group k leads or joins the league at `at`, and nobody else is named between."""
    if k < 0 or clause.groups[k].passive or clause.groups[k].base not in _LEADING or not clause.subjects[k]:
        return False
    return all(token.tag in "DXA#" for token in clause.tokens[clause.groups[k].last + 1 : at])


def _teller(clause: Clause, k: int, main: int) -> int:
    """Return the verb of telling over group `main`, where a participle behind it judges that group's own subject, or -1: "A said B had lied, accusing it of …"."""
    tokens, group, own = clause.tokens, clause.groups[k], clause.subjects[main] if main > 0 else NOBODY
    whom = {actor for m in direct(tokens, group.last + 1, min(len(tokens), group.last + 6)).at for actor in tokens[m].actors} if own else set()
    if not whom or not whom <= {actor for m in own.at for actor in tokens[m].actors}:
        return -1
    said = next((n for n in range(main - 1, -1, -1) if clause.groups[n].finite and clause.groups[n].base in _TELLING and clause.subjects[n]), -1)
    return said if said >= 0 and of_others(tokens, clause.subjects[said], own) else -1


def _is_subordinate(clause: Clause, k: int) -> bool:
    """Tell whether a subordinator opens the clause of group k, and no comma parts it from the verb before."""
    between = clause.tokens[clause.groups[k - 1].last + 1 : clause.groups[k].first]
    return any(t.tag == "S" for t in between) and not any(t.tag in ",;:" for t in between)


def _part_of(tokens, i: int) -> Filler:
    """Return whose part in an act it is, before the "in" at `i`: A of "the role of A in arming B"."""
    m = i - 1
    while m > 0 and tokens[m].tag in "DXA#EC" and i - m < 8:
        m -= 1
    if m < 1 or tokens[m].low != "of" or tokens[m - 1].low not in _PARTS:
        return NOBODY
    return direct(tokens, m + 1, i)


def _followed(clause: Clause, k: int, stop: int) -> Filler:
    """Return all who act where one joins or follows another: A and C of "A joined C in condemning B", "A was joined by C in …"."""
    tokens, group, own = clause.tokens, clause.groups[k], clause.subjects[k]
    other = linked(tokens, group.last + 1, stop, {"by"}) if group.passive else direct(tokens, group.last + 1, stop)
    return Filler(own.at + without(other, own).at, min(own.sure, 0.8)) if own else own


def _by_means(tokens, begin: int, end: int) -> bool:
    """Tell whether a comma and a preposition of means open the phrase that ends at `end`: ", through a campaign of"."""
    at = next((m for m in range(end - 1, begin - 1, -1) if tokens[m].tag in ",VBH"), -1)
    return at >= 0 and tokens[at].tag == "," and tokens[at + 1].low in ("through", "via", "by") and tokens[end].low == "of"


def _judges(group: VerbGroup, lexicon: Lexicon) -> bool:
    """Tell whether a verb takes its object to task, or rewards it, for what follows "for"."""
    return not group.passive and (group.base in _JUDGING or any(cue.event in _HARD_WORDS for cue in lexicon.verbs.get(group.base, ()) if len(cue.rest) < 2))


def _object_start(clause: Clause, k: int, lexicon: Lexicon) -> int:
    """Return where the object of group k starts, behind its particle: "ripped into | B"."""
    after = clause.groups[k].last + 1
    low = clause.tokens[after].low if after < len(clause.tokens) else ""
    return after + any(cue.rest == (low,) for cue in lexicon.verbs.get(clause.groups[k].base, ()))
