"""Find relations that a role noun names: "our allies", "A, a rival of B", "A and B face a common enemy in C"."""

from __future__ import annotations

from collections.abc import Iterator

from stancebook.coding import words
from stancebook.coding.lexicon import Cue, Lexicon
from stancebook.coding.stances import modality as mod
from stancebook.coding.stances.frames.tellers import teller
from stancebook.coding.stances.relation import Relation, each_other, enemies_of, owns_other, pairs, phrase_at, possessor
from stancebook.coding.stances.slots.clause import NOBODY, Clause, Filler, several, without
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.mention_lists import coordinated
from stancebook.coding.stances.slots.object_slots import direct

_WORDS = words.sets("relations")
_OF, _WITH = frozenset({"of", "to", "for"}), frozenset({"of", "with", "to", "for"})
_BEING = frozenset({"become", "remain", "stay", "seem", "include"})
#: with "as" these too say what somebody is, and in the passive ("is known as B's ally")
_BEING_AS = frozenset({"emerge", "serve", "act", "rise", "come", "end"})
_HELD_FOR = _WORDS["appraising"] | {"know", "count", "think", "believe", "rank"}
#: endings of adjectives of countries and parties, which tell who bears a role and not to whom
_ADJECTIVAL = ("an", "ish", "ese", "ic", "i", "ch", "ist")
_NAMED_AMONG = frozenset({("such", "as"), ("led", "by"), ("headed", "by"), ("among", "them"), ("chief", "among")})
#: participles behind a role noun, before the preposition that tells to whom it is borne
_TYING = frozenset({"posed", "faced", "known", "fighting", "working", "serving", "acting"})
_FIRST = frozenset({"our", "my", "we", "us", "i"})


def role_relations(clause: Clause, lexicon: Lexicon) -> Iterator[Relation]:
    """Yield what each role noun says of its bearer and the one it is borne to."""
    if lexicon.roles.keys().isdisjoint(clause.words):
        return
    for i, token in enumerate(clause.tokens):
        if token.tag in "EV" or token.low not in lexicon.roles:
            continue
        found = phrase_at(clause.tokens, i, lexicon.roles[token.low])
        if found is not None:
            yield from _role(clause, i, found[1], found[0], lexicon)


def _role(clause: Clause, i: int, end: int, cue: Cue, lexicon: Lexicon) -> Iterator[Relation]:
    tokens = clause.tokens
    own = possessor(clause, i)
    bare = bool(own) and not tokens[own.at[0]].possessive and tokens[own.at[0]].kind != "pronoun"
    of = NOBODY if own and not bare else linked(tokens, end, _phrase_end(tokens, end), _WITH if cue.mutual else _OF)
    k = clause.group_before(i)
    own = NOBODY if bare and (of or not _holds(tokens, own.at[0], end)) else own
    if k >= 0 and clause.groups[k].base in _WORDS["appraising"] and not clause.groups[k].copula and not of and not (bare and own and clause.groups[k].passive):
        return  # "A regards B as a rival" is an appraisal
    common = any(t.low in _WORDS["common"] for t in tokens[max(0, i - 2) : i])
    common = common or k >= 0 and clause.groups[k].base == "share"
    bearer, modality = _bearer(clause, i, end, k, own or of, common, lexicon)
    if modality[0] == mod.ACTUAL and any(t.low == "no" for t in tokens[max(0, i - 3) : i]):
        modality = (mod.NEGATED, "no")
    if common and k >= 0 and not bearer and clause.groups[k].base in _WORDS["sharing"] | {"be"}:
        bearer = _shared(clause, end)
        if bearer:
            of = clause.subjects[k]
    if cue.swap:  # "its targets include B", "B is a target of A"
        yield from pairs(clause, own or of, without(bearer, own or of), i, cue, (mod.ACTUAL, ""), "role-noun", 0.8, owners=True)
        return
    if not own and not of and bearer and len(bearer.at) == 1 and not common and not _of_clause(clause, i, end, k):  # "B is a reliable partner, A said"
        yield from pairs(clause, without(_speaker(clause, k), bearer), bearer, i, cue, modality, "role-noun", 0.8, owners=True)
        return
    holder = own or of or _of_clause(clause, i, end, k)
    bearer = without(bearer, holder)
    if any(tokens[m].possessive and owns_other(tokens, m) for m in bearer.at):
        return  # "A's friends are B's friends"
    if bearer and not holder and cue.mutual and several(tokens, bearer):
        yield from each_other(clause, Filler(bearer.at, 0.8), i, cue, modality, "role-mutual", 0.8)
    elif cue.mutual:  # the possessor holds the stance, and as a rule both do; "our ally" speaks for one side
        yield from pairs(clause, holder, bearer, i, cue, modality, "role-noun", 0.82, owners=True)
        if not (own and tokens[own.at[0]].low in _FIRST):
            yield from pairs(clause, bearer, holder, i, cue, modality, "role-noun-mutual", 0.75, owners=True)
    else:
        yield from pairs(clause, bearer, holder, i, cue, modality, "role-noun", 0.8, owners=True)
    if cue.mutual and cue.stance > 0 and bearer and holder:
        yield from enemies_of(clause, (bearer, holder), max(end, of.at[-1] + 1 if of else 0), i, cue, modality)


def _phrase_end(tokens, end: int) -> int:
    """Return where the phrase of a role noun ends that `end` follows: at a mark or clause, or at a verb other than one that ties it to somebody ("the threat posed to B")."""
    stop = min(len(tokens), end + 7)
    return next((m for m in range(end, stop) if tokens[m].tag in "SRBHM;:" or tokens[m].tag == "V" and tokens[m].low not in _TYING), stop)


def _speaker(clause: Clause, k: int) -> Filler:
    """Return who calls somebody so: "B is a reliable partner, A said"."""
    return teller(clause, k) if k >= 0 and clause.groups[k].copula and not clause.groups[k].modal else NOBODY


def _bearer(clause: Clause, i: int, end: int, k: int, holder: Filler, common: bool, lexicon: Lexicon) -> tuple[Filler, tuple[str, str]]:
    """Return who bears the role and its modality: beside the noun, behind or before a form of "be", or before a comma."""
    tokens, size = clause.tokens, len(clause.tokens)
    held_behind = holder.at and holder.at[0] >= end
    if not held_behind and end < size and tokens[end].tag == "E":  # "its rival B"
        return Filler(coordinated(tokens, end, min(size, end + 8)), 0.85), (mod.ACTUAL, "")
    if not held_behind and end + 1 < size and tokens[end].tag == "," and tokens[end + 1].tag == "E":
        return Filler(coordinated(tokens, end + 1, min(size, end + 9)), 0.75), (mod.ACTUAL, "")
    after = max(end, holder.at[-1] + 1) if held_behind else end
    among = _among(tokens, after) if holder else NOBODY
    if among:
        return among, (mod.ACTUAL, "")
    behind = next((n for n, group in enumerate(clause.groups) if after <= group.first <= after + 1 and (group.copula or group.base in _BEING)), -1)
    if behind >= 0 and holder:  # "A's main backer is B", "its targets include B"
        bearer = direct(tokens, clause.groups[behind].last + 1, min(size, clause.groups[behind].last + 9))
        if bearer:
            return bearer, mod.of_group(clause, behind, lexicon)
    if k >= 0 and _is_being(clause, k) and i - clause.groups[k].last <= 9 and not common | (clause.groups[k].base == "include"):
        return clause.subjects[k], mod.of_group(clause, k, lexicon)
    if k >= 0 and common and clause.groups[k].copula and holder:  # "C is a common enemy of A and B"
        return clause.subjects[k], mod.of_group(clause, k, lexicon)
    if k >= 0 and clause.groups[k].base in _WORDS["appraising"] and held_behind:  # "they call C a friend of B"
        return direct(tokens, clause.groups[k].last + 1, i), mod.of_group(clause, k, lexicon)
    m = (holder.at[0] if holder.at and holder.at[0] < i else i) - 1  # "A, B's oldest enemy,"
    while m > 0 and (tokens[m].tag in "DXA#" or tokens[m].low in ("of", "among") or tokens[m].low == "and" and tokens[m - 1].tag == "X") and i - m < 8:
        m -= 1  # "A, one of B's closest allies", "A, a teacher and B supporter"
    if m > 0 and tokens[m].tag == "," and tokens[m - 1].tag == "E":  # "A, an ally of B,"
        return Filler((m - 1,), 0.8), (mod.ACTUAL, "")
    return NOBODY, (mod.ACTUAL, "")


def _is_being(clause: Clause, k: int) -> bool:
    """Tell whether verb group k only says what its subject is: "is", "became", "emerged as", "is known as"."""
    group, tokens = clause.groups[k], clause.tokens
    if group.copula or group.base in _BEING:
        return True
    return group.passive and group.base in _HELD_FOR or group.base in _BEING_AS and any(t.low == "as" for t in tokens[group.last + 1 : group.last + 2])


def _holds(tokens, own: int, end: int) -> bool:
    """Tell whether a name without a mark of possession holds the role: "A, a B supporter,", "the B supporter A", but not "the Russian ally A"."""
    return not (end < len(tokens) and tokens[end].tag == "E" and tokens[own].low.endswith(_ADJECTIVAL))


def _of_clause(clause: Clause, i: int, end: int, k: int) -> Filler:
    """Return whose rival a bare role noun before a name tells of: A of "A said rival B …"."""
    tokens, m = clause.tokens, i - 1
    if k < 0 or end >= len(tokens) or tokens[end].tag != "E":
        return NOBODY
    while m > clause.groups[k].last and tokens[m].tag in "XA":
        m -= 1
    return clause.subjects[k] if m == clause.groups[k].last or tokens[m].low == "that" else NOBODY


def _among(tokens, at: int) -> Filler:
    """Return who is named as one of those in the role: "critics of B, including A", "B's opponents, led by A"."""
    at += tokens[at].tag == "," if at < len(tokens) else 0
    if tuple(t.low for t in tokens[at : at + 2]) in _NAMED_AMONG:
        at += 2
    elif at < len(tokens) and tokens[at].low == "including":
        at += 1
    else:
        return NOBODY
    return direct(tokens, at, min(len(tokens), at + 8))


def _shared(clause: Clause, end: int) -> Filler:
    """Return the enemy or friend that several have in common: "… a common enemy in C", "… an enemy: C"."""
    tokens = clause.tokens
    if end < len(tokens) and tokens[end].tag in ":—,":
        return direct(tokens, end + 1, min(len(tokens), end + 5))
    return linked(tokens, end, min(len(tokens), end + 6), {"in", "with"})
