"""Find who meets whom where somebody or something brings them to a table: "the summit brought together A and B", "talks involving A and B"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, each_other
from stancebook.coding.stances.slots.clause import Clause, Filler
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct

_GATHERED = Cue("bring together", "verb", "CONSULT", 1)
_BRINGING, _CALLING = frozenset({"bring", "get", "draw"}), frozenset({"gather", "convene", "assemble", "reunite"})
#: one of these words stands where somebody is brought to a table
_TOLD = frozenset({"together", *(form for base in _CALLING for form in (base, f"{base}s", f"{base}ed", f"{base.rstrip('e')}ed", f"{base.rstrip('e')}ing"))})
#: behind a noun of talks these lead to who takes part
_INVOLVING = frozenset({"involving", "including", "featuring", "gathering"})
_OF = frozenset({"of", "from"})


def gathering_relations(clause: Clause, nouns: dict[int, tuple[int, Cue]], lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the meeting of each of those brought together with each of the others."""
    tokens = clause.tokens
    if not clause.words.isdisjoint(_TOLD):
        for k, group in enumerate(clause.groups):
            stop = min(len(tokens), group.last + 22)
            together = next((m for m in range(group.last + 1, stop) if tokens[m].low == "together"), -1) if group.base in _BRINGING else -1
            if group.passive or clause.subjects[k] or together < 0 and group.base not in _CALLING:
                continue
            sides = _sides(tokens, together + 1 if together == group.last + 1 else group.last + 1, stop if together <= group.last + 1 else together)
            yield from each_other(clause, sides, group.main, _GATHERED, mod.of_group(clause, k, lexicon), "gathered", 0.8)
    if not clause.words.isdisjoint(_INVOLVING):
        for at, (end, cue) in nouns.items():
            if cue.mutual and cue.event == "CONSULT" and end < len(tokens) and tokens[end].low in _INVOLVING:
                yield from each_other(clause, _sides(tokens, end + 1, min(len(tokens), end + 14)), at, cue, (mod.ACTUAL, ""), "gathered", 0.8)


def _sides(tokens, begin: int, stop: int) -> Filler:
    """Return the several names in the phrase that opens here: "A and B", "the leaders of A, B and C"."""
    found = direct(tokens, begin, stop)
    if found:
        return found
    of = next((m for m in range(begin, stop) if tokens[m].tag not in "DXA#"), stop)
    return linked(tokens, of, stop, _OF) if of < stop and tokens[of].low in _OF else found
