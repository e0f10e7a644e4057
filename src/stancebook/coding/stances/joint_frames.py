"""Find what several do as one: "A and B opened a joint market", "A and B units fought side by side"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, each_other, operator_of
from stancebook.coding.stances.slots import Clause, object_region, several

_WORDS = words.sets("frames")
_SAID = Cue("joint", "adjective", "AGREE", 1)
_DONE = Cue("joint", "adjective", "COOPERATE", 2)
_TOGETHER = Cue("side by side", "adjective", "COOPERATE", 2)


def joint_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the cooperation of the sides whose verb has a joint thing for its object, or is done side by side."""
    tokens = clause.tokens
    for k, group in enumerate(clause.groups):
        if group.passive or not several(tokens, clause.subjects[k]):
            continue
        behind = [token.low for token in tokens[group.last + 1 : group.last + 4]]
        if " ".join(behind) in _WORDS["abreast"]:
            yield from each_other(clause, clause.subjects[k], group.main, _TOGETHER, mod.of_group(clause, k, lexicon), "joint", 0.8)
            continue
        at = _joint(tokens, group.last + 1, object_region(clause, k))
        if at < 0 or operator_of(group, lexicon, tokens) in ("reverse", "oppose"):
            continue
        said = any(token.low in _WORDS["joint_words"] for token in tokens[at + 1 : at + 5])
        yield from each_other(clause, clause.subjects[k], at, _SAID if said else _DONE, mod.of_group(clause, k, lexicon), "joint", 0.8)


def _joint(tokens, begin: int, stop: int) -> int:
    """Return where the object is called joint, with no name before it, or -1."""
    for m in range(begin, min(stop, begin + 6)):
        if tokens[m].low == "joint":
            return m
        if tokens[m].tag not in "DXA#P":
            break
    return -1
