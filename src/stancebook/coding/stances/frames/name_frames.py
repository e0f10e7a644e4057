"""Find relations tied to a name by a hyphen: "the A-backed B", "the A-sanctioned B", "A's anti-B rhetoric"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.relation import Relation, each_other, pairs, possessor
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler
from stancebook.coding.stances.slots.mention_lists import coordinated

_WORDS = words.sets("relations")
#: first halves of compounds that tell a stance, and second halves that tell how others are tied to a name
_PREFIXES, _COMPOUNDS = _WORDS["against_prefix"] | _WORDS["for_prefix"], _WORDS["backed"] | _WORDS["linked"] | _WORDS["banned"]
_ACTUAL = (mod.ACTUAL, "")
_FOES = frozenset({"rivals", "enemies", "foes", "adversaries", "archrivals"})
_FRIENDS = frozenset({"allies", "partners", "friends"})
_TALKING = frozenset({"backed", "supported"})


def name_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield the relations of the names that hold a second half, or follow "anti-" or "pro-"."""
    tokens = clause.tokens
    for m, token in enumerate(tokens):
        if not token.bond:
            continue
        me, head = Filler((m,), 0.9), _head(tokens, m) or _bearer(clause, m)
        if token.bond in _WORDS["backed"]:
            cue = Cue(f"-{token.bond}", "adjective", "SUPPORT" if token.bond in _TALKING else "AID", 1 if token.bond in _TALKING else 2)
            yield from pairs(clause, me, head, m, cue, _ACTUAL, "name-compound", 0.85, owners=True)
        elif token.bond in _WORDS["linked"]:
            yield from pairs(clause, head, me, m, Cue(f"-{token.bond}", "adjective", "COOPERATE", 1), _ACTUAL, "name-compound", 0.82, owners=True, mutual=token.bond == "allied")
        elif token.bond in _WORDS["banned"]:
            yield from pairs(clause, me, head, m, Cue(f"-{token.bond}", "adjective", "SANCTION", -2), _ACTUAL, "name-compound", 0.85, owners=True)
        elif token.bond in _PREFIXES:
            yield from _prefixed(clause, m, head, lexicon)


def grouped_relations(clause: Clause) -> Iterator[Relation]:
    """Yield what a reference to several calls them for each other: "the two rivals", "both allies"."""
    for m, token in enumerate(clause.tokens):
        if token.kind == "description" and len(token.actors) > 1:
            name = token.low.split()[-1]
            stance = -1 if name in _FOES else 1 if name in _FRIENDS else 0
            if stance:
                cue = Cue(name, "noun", "NONE" if stance < 0 else "SUPPORT", stance)
                yield from each_other(clause, Filler((m,), 0.9), m, cue, _ACTUAL, "name-several", 0.85)


def _head(tokens, m: int) -> Filler:
    """Return the name that a compound qualifies: B in "the A-backed militant group B"."""
    for i in range(m + 1, min(len(tokens), m + 6)):
        if tokens[i].tag == "E":
            return Filler(coordinated(tokens, i, min(len(tokens), i + 8)) if i == m + 1 else (i,), 0.9)
        if tokens[i].tag not in "XA#" and not (tokens[i].low == "of" and i > m + 1):  # "the A-backed fighters of B"
            break
    return NOBODY


def _bearer(clause: Clause, m: int) -> Filler:
    """Return whom a compound describes: B in "B, an A-backed militia" and in "B is an A-backed militia"."""
    tokens, left = clause.tokens, m - 1
    if tokens[m].bond not in _COMPOUNDS:
        return NOBODY
    while left >= 0 and tokens[left].tag in "DA#":
        left -= 1
    if left > 0 and tokens[left].tag == "," and tokens[left - 1].tag == "E" and not tokens[left - 1].possessive and left < m - 1:
        return Filler((left - 1,), 0.8)
    k = next((n for n, group in enumerate(clause.groups) if group.last == left), -1)
    return clause.subjects[k] if k >= 0 and clause.groups[k].copula and not clause.groups[k].negated else NOBODY


def _prefixed(clause: Clause, m: int, head: Filler, lexicon: Lexicon) -> Iterator[Relation]:
    """Code "anti-A" and "pro-A" for the name behind, the possessor, or the subject of the verb that governs the phrase."""
    tokens = clause.tokens
    against = tokens[m].bond in _WORDS["against_prefix"]
    fighting = against and any(t.low in _WORDS["fighting_heads"] for t in tokens[m + 1 : m + 4])
    stance = -2 if fighting else -1 if against else 1
    cue = Cue(f"{tokens[m].bond}-", "adjective", "ASSAULT" if fighting else "NONE", stance)
    side, modality, sure = head, _ACTUAL, 0.8
    if not side:
        side = possessor(clause, m)
    if not side:
        k = clause.group_before(m)
        if k < 0 or m - clause.groups[k].last > 6 or clause.groups[k].passive or any(t.tag in ",;:SRPT" for t in tokens[clause.groups[k].last + 1 : m]):
            return
        if clause.groups[k].base in lexicon.operators["oppose"] | lexicon.operators["reverse"]:
            return
        side, modality, sure = clause.subjects[k], mod.of_group(clause, k, lexicon), 0.72
    side = Filler(tuple(a for a in side.at if a != m), side.sure)
    yield from pairs(clause, side, Filler((m,), 0.9), m, cue, modality, "name-prefix", sure, owners=True)
