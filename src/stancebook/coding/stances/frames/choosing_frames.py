"""Find whom somebody picks for a post: "A chose B as his deputy", "B was tapped by A to lead the bank"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.frames.given_names import given_name
from stancebook.coding.stances.relation import Relation, pairs
from stancebook.coding.stances.slots.clause import Clause, Filler, without
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.object_slots import direct, object_region

_WORDS = words.sets("reactions")
_LEADING_TO = frozenset({"as", "to", "for"})


def choosing_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the support that lies in choosing somebody "as", "for" or "to" something good."""
    tokens = clause.tokens
    for k, group in enumerate(clause.groups):
        if group.base not in _WORDS["choosing"]:
            continue
        stop = object_region(clause, k)
        chooser, chosen = clause.subjects[k], direct(tokens, group.last + 1, stop)
        if group.passive:
            chosen, chooser = chooser, linked(tokens, group.last + 1, min(len(tokens), group.last + 9), {"by"})
        if not chooser or not chosen or tokens[chosen.at[0]].possessive or tokens[chosen.at[0]].kind == "compound":
            continue
        begin = group.last + 1 if group.passive else chosen.at[-1] + 1
        opener = next((m for m in range(begin, min(len(tokens), begin + 5)) if tokens[m].low in _LEADING_TO), -1)
        if opener < 0 or any(t.tag in ",;:SRVC" for t in tokens[begin:opener]) or not _is_post(tokens, opener):
            continue
        cue = Cue(f"{group.base} {tokens[opener].low}", "verb", "SUPPORT", 1)
        yield from pairs(clause, chooser, without(Filler(chosen.at, chosen.sure), chooser), group.main, cue, mod.of_group(clause, k, lexicon), "verb-choosing", 0.85)


def _is_post(tokens, opener: int) -> bool:
    """Tell whether "as", "for" or "to" leads to a post or a body, or to what somebody in a post does ("to lead", "to replace C")."""
    if given_name(tokens, opener, min(len(tokens), opener + 6))[1] < 0:
        return False
    if tokens[opener].low == "to" and opener + 1 < len(tokens) and any(base in _WORDS["heading_up"] for base, _ in tokens[opener + 1].verbs):
        return True
    return any(t.low in _WORDS["posts"] for t in tokens[opener + 1 : opener + 8])
