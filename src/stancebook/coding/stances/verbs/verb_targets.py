"""Find whom a verb in the active voice meets where no plain object names it, and tell objects that are nobody."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances.nouns.noun_links import link
from stancebook.coding.stances.slots.asked_people import asks_nameless
from stancebook.coding.stances.slots.clause import NOBODY, UNNAMED, Clause, Filler, before_phrase, of_others, several
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct, object_region
from stancebook.coding.stances.subjects.relative_clauses import is_scene
from stancebook.coding.stances.verbs.unnamed_fighters import meets_fighters
from stancebook.coding.stances.verbs.verb_nouns import LOOSE

_WORDS = words.sets("frames")
#: "refused to say whether B …" refuses B nothing
_TELLING = frozenset({"say", "comment", "speculate", "disclose", "reveal", "tell", "confirm", "answer", "speak", "elaborate", "specify", "state"})
#: what follows the object of a verb that gives it a name: an article, a quotation mark, an adjective or noun
DESCRIBING = frozenset("D\"“XA")
#: pronouns that are nobody known, as objects
OBJECTS = frozenset({"it", "him", "them", "her", "me", "you"})
_AGENTS = frozenset({"by"})
_ARRIVALS = (("in",), ("at",))
#: events whose "of" must lead to people ("met members of B", "received copies of B's files")
OF_PEOPLE = frozenset({"AID", "AGREE", "CONSULT"})
#: people whom one helps or meets ("the victims of B")
PERSONS = _WORDS["persons"] | _WORDS["peoples"] | _WORDS["forces"]
#: what ties those who act for somebody, and private people, to him
_OF_AGENTS, _OF_PRIVATE = frozenset({"of", "from", "in", "for"}), frozenset({"of", "from"})
#: verbs of becoming, behind "from"
_TURNING = frozenset({"become", "turn", "be", "go"})
#: persons who are phoned rather than named
_CALLED = frozenset({"counterpart", "counterparts", "president", "minister", "premier", "leader", "foreign", "prime", "colleague"})
#: events whose verbs take an infinitive in which the target stands ("agreed to help B")
_VERBAL = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN"})


def has_no_object(tokens, group) -> bool:
    """Tell whether nothing stands behind a verb without auxiliaries, or a preposition does."""
    after = group.last + 1
    return group.first == group.main and (after >= len(tokens) or tokens[after].tag in "P,.;" and tokens[after].low != "by")


def has_object(tokens, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether a thing stands right behind a verb that sides do to each other: "A and B combat crime", but not "… met last week"."""
    if begin >= len(tokens) or tokens[begin].tag != "X" or tokens[begin].low.endswith("ly"):
        return False
    return not any(t.low in lexicon.grammar["time_words"] or t.low in lexicon.nouns for t in tokens[begin : begin + 2])


def has_unknown(tokens, begin: int) -> bool:
    """Tell whether somebody whom no actor stands for is the object: "criticised Lind for …"."""
    while begin < len(tokens) and (tokens[begin].tag in "D#" or tokens[begin].tag == "X" and tokens[begin].text.islower() and not tokens[begin].verbs or tokens[begin].low == "of"):
        begin += 1
    return begin < len(tokens) and tokens[begin].tag == "X" and tokens[begin].text[:1].isupper() and tokens[begin].text[1:].islower()


def has_people(tokens, begin: int, lexicon: Lexicon) -> bool:
    """Tell whether unnamed people are the object, to whom it is done: "bullied smaller nations into taking B's waste"."""
    last = -1
    while begin < len(tokens) and tokens[begin].tag in "DXA#":
        last, begin = begin, begin + 1
    if last < 0 or tokens[last].tag != "X" or begin < len(tokens) and tokens[begin].tag in "EC":
        return False
    return tokens[last].low in lexicon.grammar["agent_nouns"] or tokens[last].low in _WORDS["collectives"] or tokens[last].low in _WORDS["anybody"]


def looser(clause: Clause, k: int, cue: Cue, begin: int, stop: int, lexicon: Lexicon) -> tuple[Filler, str]:
    """Return the target that no object names: in a that-clause, behind a loose preposition, or inside an infinitive."""
    tokens, group, subject = clause.tokens, clause.groups[k], clause.subjects[k]
    if cue.word in _WORDS["that_clause"]:
        that = next((m for m in range(begin, min(begin + 6, len(tokens))) if tokens[m].low == "that"), -1)
        target = direct(tokens, that + 1, min(len(tokens), that + 8)) if that >= 0 else NOBODY
        if target:
            return target, "verb-that"
    elif begin < len(tokens) and tokens[begin].low == "that" and tokens[begin].tag == "R":
        return UNNAMED, ""  # "acknowledged that talks with B …": the clause tells what is done
    if cue.direct or cue.event in OF_PEOPLE:
        person = _person_of(clause, begin, stop, lexicon)
        if cue.direct or person:
            return person, "verb-object"
    if cue.event == "AID" and begin < len(tokens) and tokens[begin].low == "as":
        return UNNAMED, ""  # "served as an excuse for B"
    if cue.event == "CONSULT" and cue.rest[-1:] in _ARRIVALS:
        return UNNAMED, ""  # "arrived in the capital on a plane from B"
    if (group.base in _WORDS["judging"] or group.base in _WORDS["charging"]) and begin < stop and tokens[begin].tag in "DXA#":
        if next((t.low for t in tokens[begin + 1 : stop] if t.low in ("for", "over", "of", "as")), "") in ("for", "over"):
            return UNNAMED, ""  # "blamed extremists for the attack on B", "jailed a man for helping B"
    if cue.word in _WORDS["combating"]:  # "to root out corruption from the ministries of B" does not hurt B
        stop = next((m for m in range(begin, stop) if tokens[m].low == "from"), stop)
    target = link(tokens, begin, stop, _WORDS.get(f"loose_{cue.event}", LOOSE) - ({"by"} if not group.participle else {"in"} if cue.stance > 0 and not group.passive else set()))
    if target and cue.event == "REQUEST" and any(t.low == "into" for t in tokens[begin : target.at[0]]) and is_scene(tokens, target.at[0], begin):
        return UNNAMED, ""  # "called for an inquiry into an attack on a bus in B"
    if target:
        return (UNNAMED, "") if _acts_itself(clause, k, target) or meets_fighters(tokens, begin, target.at[0]) else (Filler(target.at, target.sure * 0.85), "verb-preposition")
    if k + 1 < len(clause.groups) and clause.groups[k + 1].infinitive and clause.groups[k + 1].base not in _TELLING and cue.event in _VERBAL and subject and not asks_others(clause, k, cue) and not asks_nameless(clause, k) and not (cue.mutual and several(tokens, subject)):
        later, inner = object_region(clause, k + 1), clause.groups[k + 1].last + 1
        target = direct(tokens, inner, later) or linked(tokens, inner, later, LOOSE - _AGENTS)
        target = of_others(tokens, target, subject)
        return Filler(target.at, target.sure * 0.6), "verb-complement"
    return NOBODY, ""


def _acts_itself(clause: Clause, k: int, target: Filler) -> bool:
    """Tell whether the name is the subject of a clause that tells of the noun before it: "in the lands | B occupied"."""
    tokens, at = clause.tokens, target.at[0]
    return tokens[before_phrase(tokens, at)].tag == "X" and any(group.first == at + 1 and (group.finite or group.kind == "ed") for group in clause.groups[k + 1 :])


def asks_others(clause: Clause, k: int, cue: Cue) -> bool:
    """Tell whether unnamed parties are asked to do it: "urged the five states not to recognise B"."""
    if k + 1 >= len(clause.groups) or not clause.groups[k + 1].infinitive:
        return False
    between = clause.tokens[clause.groups[k].last + 1 : clause.groups[k + 1].first]
    return cue.event == "REQUEST" and any(token.low in _WORDS["collectives"] for token in between)


def _person_of(clause: Clause, begin: int, stop: int, lexicon: Lexicon) -> Filler:
    """Return whose person or body the object is: "met her counterpart from B", "visited the president of B"."""
    tokens, acts, people = clause.tokens, False, False
    for m in range(begin, stop):
        if tokens[m].tag == "P" and (acts or people):
            ties = _OF_PRIVATE if not acts or meets_fighters(tokens, begin, m + 1) else _OF_AGENTS
            return linked(tokens, m, stop, ties) if tokens[m].low in ties else NOBODY
        if tokens[m].tag not in "DXA#E":
            return NOBODY
        acts = acts or tokens[m].low in lexicon.grammar["agent_nouns"]
        people = people or tokens[m].low in PERSONS
    return NOBODY


def is_thing(tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a name owns or describes a thing, not people: "B's remarks", "B missiles", not "B's envoy" or "B's Ola Berg"."""
    end = at + 1
    if end < len(tokens) and any(cue.stance < 0 and not cue.rest for cue in lexicon.nouns.get(tokens[end].low, ())):
        return True
    while end < len(tokens) and tokens[end].tag in "XA":
        if tokens[end].low in lexicon.grammar["agent_nouns"] or tokens[end].low in PERSONS or tokens[end].text[:1].isupper():
            return False
        end += 1
    return end > at + 1 and (tokens[at].possessive or tokens[at].tag == "E" and tokens[at].kind not in ("pronoun", "description") and tokens[end - 1].low in lexicon.nouns)


def is_of_thing(tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether "of" ties the name to a thing and not to people: "offered a reminder of B's role", not "members of B"."""
    at -= 1
    while at > 1 and tokens[at].tag in "DA#":
        at -= 1
    return tokens[at].low == "of" and tokens[at - 1].tag == "X" and not any(tokens[at - 1].low in listed for listed in (lexicon.grammar["agent_nouns"], lexicon.grammar["quantities"], PERSONS))


def averts_ill(clause: Clause, k: int) -> bool:
    """Tell whether a verb of preventing keeps its object from harm: "prevent B from becoming a haven", "from being attacked"."""
    after = next((group for group in clause.groups[k + 1 : k + 3] if group.first and clause.tokens[group.first - 1].low == "from"), None)
    if after is None or after.base in _WORDS["declining"] or after.passive:
        return after is not None
    return after.base in _TURNING and any(token.low in _WORDS["havens"] for token in clause.tokens[after.last + 1 : after.last + 5])


def is_named(tokens, target: Filler) -> bool:
    """Tell whether the object is given a name or a quality: "called B a …" and "New Dawn, A called it" do not phone."""
    return tokens[target.at[0]].low == "it" or any(token.tag in DESCRIBING and token.low not in _CALLED for token in tokens[target.at[-1] + 1 : target.at[-1] + 2])


def is_subject(clause: Clause, k: int, target: Filler) -> bool:
    """Tell whether the name opens a clause of its own: "pledged (that) the militants will be …"."""
    return any(clause.groups[n].finite and target.at[-1] == clause.groups[n].first - 1 for n in range(k + 1, len(clause.groups)))


def owns_itself(clause: Clause, k: int, target: Filler) -> bool:
    """Tell whether the target is a possessive that goes back to the object of control: "helped B rebuild its ports"."""
    subject, governor = clause.subjects[k], clause.governors[k]
    return bool(
        target and subject and governor >= 0 and not clause.groups[k].finite and subject.at[0] > clause.groups[governor].last
        and clause.tokens[target.at[0]].low in _WORDS["owners"]
    )  # fmt: skip
