"""Find what one side takes another for: "A regards B as a threat", "B is seen by A as a partner"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.frames.given_names import given_name
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct, object_region
from stancebook.coding.stances.subjects.relative_clauses import antecedent, object_relative

_WORDS, _REACTIONS = words.sets("relations"), words.sets("reactions")


def appraisal_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the stance of each verb of appraising whose object is given a good or a bad name."""
    tokens = clause.tokens
    for k, group in enumerate(clause.groups):
        if group.base in _REACTIONS["comparing"]:
            yield from _compared(clause, k, lexicon)
        held_as = group.base in _WORDS["appraising_as"]
        if group.base not in _WORDS["appraising"] and not held_as or not clause.subjects[k] and not group.passive:
            continue
        stop = object_region(clause, k)
        if group.passive:
            judge, judged = linked(tokens, group.last + 1, min(len(tokens), group.last + 16), {"by"}), clause.subjects[k]
            begin = group.last + 1
        else:
            judge, judged = clause.subjects[k], direct(tokens, group.last + 1, stop) or _author(tokens, group.last + 1, stop, lexicon)
            begin = judged.at[-1] + 1 if judged else 0
            opener = None if judged else object_relative(clause, k)
            if opener is not None:  # "B, whom A has called a clown"
                judged, begin = antecedent(tokens, opener, clause, k), group.last + 1
        if not judge or not judged or held_as and not any(t.low == "as" for t in tokens[begin : begin + 1]):
            continue
        at, stance = given_name(tokens, begin, min(len(tokens), begin + 9), group.passive)
        if at < 0 and not group.passive and group.base in _WORDS["naming"] and _is_unnamed(tokens, begin):
            at, stance = begin + (tokens[begin].tag in '"“'), -1  # "called B a haven for crooks": a name that no list holds is seldom kind
        if at < 0 or at + 2 < len(tokens) and tokens[at + 1].low in ("of", "to") and any(cue.mutual for cue in lexicon.roles.get(tokens[at].low, ())) and any(t.tag == "E" for t in tokens[at + 2 : at + 5]):
            continue  # nothing, or "they call C a friend of B", which is a role
        if group.base == "find" and tokens[at].low == "responsible":
            continue  # a court's finding
        modality = mod.of_group(clause, k, lexicon)
        if any(t.low in ("no", "not") for t in tokens[begin:at]):
            modality = (mod.NEGATED, "not")
        banned = group.base in _WORDS["listing"] and tokens[at].low in _WORDS["outlaws"]  # "listed as a terrorist group" is done, not said
        event = "SANCTION" if banned else "SUPPORT" if stance > 0 else "ACCUSE"
        cue = Cue(f"{group.base} {tokens[at].low}", "verb", event, -2 if banned else stance)
        yield from pairs(clause, judge, Filler(judged.at, judged.sure), group.main, cue, modality, "appraisal", 0.88)


def _compared(clause: Clause, k: int, lexicon: Lexicon) -> Iterator[Relation]:
    """Code "A likened B to a dictator" and "B was compared to a gangster by A"."""
    tokens, group, stop = clause.tokens, clause.groups[k], min(len(clause.tokens), clause.groups[k].last + 14)
    judge, judged = clause.subjects[k], direct(tokens, group.last + 1, stop)
    if group.passive:
        judge, judged = linked(tokens, group.last + 1, stop, {"by"}), judge
    to = next((m for m in range(group.last + 1, stop) if tokens[m].low in ("to", "with")), stop)
    if any(t.low in _REACTIONS["tyrants"] for t in tokens[to + 1 : min(stop, to + 6)]):
        cue = Cue(f"{group.base} to", "verb", "ACCUSE", -1)
        yield from pairs(clause, judge, judged, group.main, cue, mod.of_group(clause, k, lexicon), "appraisal", 0.85)


def _author(tokens, begin: int, stop: int, lexicon: Lexicon) -> Filler:
    """Return whose rule, words or deed is judged: B of "called the rule of B's premier a farce", but not of "the attack on B"."""
    at = next((m for m in range(begin, min(stop, begin + 5)) if tokens[m].tag in "PVBHM,;:SRC"), -1)
    if at < 0 or tokens[at].low not in ("of", "by", "from") or tokens[at].low == "of" and any("of" in cue.to and cue.stance < 0 for cue in lexicon.nouns.get(tokens[at - 1].low, ())):
        return NOBODY
    return linked(tokens, at, min(stop, at + 6), {tokens[at].low})


def _is_unnamed(tokens, begin: int) -> bool:
    """Tell whether a name without praise stands at `begin`: an indefinite noun phrase or a bare plural."""
    begin += begin < len(tokens) and tokens[begin].tag in '"“'
    if begin + 1 >= len(tokens):
        return False
    quoted = tokens[begin + 1].tag in '"“' and begin + 2 < len(tokens)
    return tokens[begin].low in ("a", "an") and tokens[begin + 1 + quoted].tag == "X" or tokens[begin].tag == "X" and tokens[begin].low.endswith("s")
