"""Take the nearest name behind a verb of stance that no slot fills, in a sentence that says nothing of anybody else."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots import NOBODY, UNNAMED, Clause, Filler, coordinated, object_region
from stancebook.coding.stances.verb_cues import verb_cue
from stancebook.coding.stances.verb_frames import OBJECTS, OF_PEOPLE, has_unknown, is_of_thing, is_thing
from stancebook.coding.stances.verb_phrases import find_phrase

#: how far, in tokens, a name is looked for
FAR = 24
#: nearer names were weighed, and left, by the frames
NEAR = 5
_PARTING = frozenset({"but", "yet", "while", "whereas", "although", "though", "because", "unlike", "despite", "than", "before", "like", "during", "who", "which", "whom", "whose"})


def last_resort(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield one stance of the first subject that has a verb of stance toward the nearest other name behind the verb."""
    for k, group in enumerate(clause.groups):
        subject = clause.subjects[k]
        if not subject or subject.sure < 0.6 or group.passive or group.copula:
            continue
        stop = object_region(clause, k)
        phrase = find_phrase(clause, k, stop, lexicon)
        found = (phrase[0][0].cue, phrase[2]) if phrase else verb_cue(clause, group, stop, lexicon)
        if found is None or not found[0].stance or found[0].swap or found[0].together:
            continue
        if found[1] < len(clause.tokens) and clause.tokens[found[1]].low in OBJECTS or has_unknown(clause.tokens, group.last + 1):
            continue  # "accused it of …", "criticised Lind for …": whom it meets is said
        target = _nearest(clause, found[1], subject)
        if target and not (found[0].event in OF_PEOPLE and _is_no_party(clause.tokens, target.at[0], lexicon)):
            yield from pairs(clause, subject, target, group.main, found[0], mod.of_group(clause, k, lexicon), "verb-reach-far", 0.75)
            return


def _is_no_party(tokens, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the name only owns or places a thing: "a reminder of B's role", "a plane from B"."""
    return is_thing(tokens, at, lexicon) or is_of_thing(tokens, at, lexicon) or tokens[at - 1].low == "from"


def _nearest(clause: Clause, begin: int, subject: Filler) -> Filler:
    """Return the first name behind `begin` that is not the subject's own nor itself a subject."""
    tokens, mine = clause.tokens, {actor for m in subject.at for actor in clause.tokens[m].actors}
    for m in range(begin, min(len(tokens), begin + FAR)):
        if tokens[m].tag in ";:" or tokens[m].low in _PARTING or tokens[m].low == "as" and tokens[m + 1 : m + 2] and tokens[m + 1].tag in "OBH":
            break
        if any(group.first == m and clause.subjects[n] is UNNAMED for n, group in enumerate(clause.groups)):
            break  # "to hit gunmen firing on B", "urged five states not to …"
        if tokens[m].tag == "E" and tokens[m].kind != "pronoun" and not mine & set(tokens[m].actors):
            if m - begin < NEAR or any(group.finite and m < group.first <= m + 2 for group in clause.groups):
                break
            return Filler(coordinated(tokens, m, len(tokens)), 0.6)
    return NOBODY
