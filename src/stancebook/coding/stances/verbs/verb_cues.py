"""Find the cue of a verb group: the longest listed verb with its particles, also behind the object ("hand A over to B")."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import NONE, Cue, Lexicon
from stancebook.coding.stances.reading.verb_groups import VerbGroup
from stancebook.coding.stances.slots.clause import Clause
from stancebook.coding.stances.slots.linked_slots import linked
from stancebook.coding.stances.slots.mention_lists import coordinated
from stancebook.coding.stances.slots.owners import shares_border
from stancebook.coding.stances.slots.reciprocals import is_reciprocal

_WORDS = words.sets("frames")
_PRESSING = words.sets("relations")["pressing_nouns"]


def verb_cue(clause: Clause, group: VerbGroup, stop: int, lexicon: Lexicon) -> tuple[Cue, int] | None:
    """Return the longest verb cue at the group and the token where its objects begin."""
    tokens = clause.tokens
    best: tuple[Cue, int] | None = None
    cues = lexicon.verbs.get(group.base, NONE)
    for cue in cues.met_by([token.low for token in tokens[group.last + 1 :]] if cues.by_next else ()):
        at, m = _past_agent(tokens, group, cue) if group.passive else group.last + 1, 0
        while m < len(cue.rest) and at < len(tokens):
            if tokens[at].low == cue.rest[m]:
                m += 1
            elif tokens[at].low in ("each", "one") and is_reciprocal(tokens, at, at + 1):
                break  # "fight each other for" is no fight for anybody
            elif tokens[at].tag not in "AND" and tokens[at].low not in _WORDS["owners"] and not (tokens[at].low.endswith("ly") and tokens[at].tag == "X") or at - group.last > 9:
                break
            at += 1
        if 1 < len(cue.rest) > m and cue.rest[-1] == "of" and (owner := _owner_of(tokens, group.last + 1, stop, cue.rest)) >= 0 and (best is None or len(cue.rest) > len(best[0].rest)):
            best = (cue, owner)  # "came to A's defence"
            continue
        if m < len(cue.rest) <= 4 and _may_follow(cue, lexicon):
            gap = _behind_object(tokens, group.last + 1, stop, cue.rest)
            if gap >= 0 and (best is None or len(cue.rest) >= len(best[0].rest)):
                best = (cue, group.last + 1 if not _given_to(cue) or gap >= len(tokens) or tokens[gap].tag not in "EDX" else gap)
            elif gap >= 0:
                continue
            elif (gap := _behind_unnamed(tokens, group.last + 1, stop, cue.rest)) >= 0 and (best is None or len(cue.rest) > len(best[0].rest)):
                best = (cue, gap)
                continue
        if m == len(cue.rest):
            if (cue.word in _WORDS["addressing"] or cue.rest == ("to",) and cue.stance > 0 and not cue.mutual) and any(other.infinitive and other.first == at - 1 for other in clause.groups):
                continue  # "proposed to remove B" tells B nothing, "offered to act as …" gives nothing
            if best is None or len(cue.rest) > len(best[0].rest):
                best = (cue, at if cue.rest else group.last + 1)
            continue
        if len(cue.rest) == 1 and (cue.event != "CONSULT" or cue.rest[0] == "with") and (cue.rest[0] in ("to", "with", "from", "of") or cue.rest[0] == "against" and cue.event == "PROTEST") and (best is None or not best[0].rest):
            gap = linked(tokens, group.last + 1, stop, {cue.rest[0]})
            if gap and not any(token.tag == "V" for token in tokens[group.last + 1 : gap.at[0]]) and (best is None or cue.rest[0] in ("to", "with", "against")) and cue.rest[0] != "of":
                where = next(m for m in range(gap.at[0], group.last, -1) if tokens[m].low == cue.rest[0])
                if not shares_border(tokens, where) and not (cue.rest == ("from",) and tokens[where - 1].low in _PRESSING and tokens[where - 2].tag == "P"):  # "deployed guards on the border with B", "withdrew under pressure from B"
                    best = (cue, where + 1)
    return best


def _past_agent(tokens, group: VerbGroup, cue: Cue) -> int:
    """Return the token behind a passive verb, or behind the agent that parts it from its particles ("was ordered by A to leave the country")."""
    at = group.last + 1
    if not cue.rest or cue.rest in (("to",), ("by",)) or at >= len(tokens) or tokens[at].low != "by":
        return at
    named = next((m for m in range(at + 1, min(len(tokens), at + 5)) if tokens[m].tag == "E"), -1)
    return named + 1 if named > 0 and named + 1 < len(tokens) and tokens[named + 1].low == cue.rest[0] else at


def _owner_of(tokens, start: int, stop: int, rest: tuple[str, ...]) -> int:
    """Return where the owner stands who may take the place of "of" behind a verb's noun ("to A's aid" for "to the aid of A"), or -1."""
    lead = 1 if len(rest) > 2 and start < stop and tokens[start].low == rest[0] else 0
    noun = rest[-2]
    if rest[:lead] != rest[: len(rest) - 2 - (rest[-3:-2] == ("the",))]:
        return -1
    for m in range(start + lead, min(stop, start + lead + 4)):
        if tokens[m].possessive and tokens[m].tag == "E":
            end = m + 1
            while end < min(stop, m + 3) and tokens[end].tag in "XA" and tokens[end].low != noun:
                end += 1
            return m if end < stop and tokens[end].low == noun else -1
        if tokens[m].tag not in "DA#":
            return -1
    return -1


def _may_follow(cue: Cue, lexicon: Lexicon) -> bool:
    """Tell whether the particles may stand behind an object: "hand A over", "accuse A of", not "called A on Monday", "fought A for years"."""
    if cue.rest == ("for",) and any(not plain.rest and plain.stance * cue.stance < 0 for plain in lexicon.verbs[cue.word.split()[0]]):
        return False
    return cue.rest[0] != "alongside" and (len(cue.rest) > 1 or cue.rest[0] not in _WORDS["settings"] or cue.word in _WORDS["bidding"]) and (cue.event != "CONSULT" or cue.rest[-1] == "with")


def _given_to(cue: Cue) -> bool:
    """Tell whether the target of a verb with particles stands behind them, not before ("hand A over to B")."""
    return cue.rest[-1] == "to" and cue.stance > 0 or cue.rest[-1] == "with" and cue.event in ("CONSULT", "COOPERATE")


def _behind_object(tokens, start: int, stop: int, rest: tuple[str, ...]) -> int:
    """Return where the particles of a verb end that stand behind its object ("hand A over to B"), or -1."""
    if len(rest) == 3 and rest[0] in _WORDS["settings"] and rest[-1] == "of":
        return -1  # "struck A in support of B" is no strike for A
    for m in range(start, min(stop, start + 8)):
        if tokens[m].tag == "E":
            listed = coordinated(tokens, m, stop)  # "brought A and B together"
            return max(_past_particles(tokens, _past_head(tokens, last, rest[0]), rest) for last in listed)
        if tokens[m].tag not in "DXA#" and not (tokens[m].low == "of" and m > start and tokens[m - 1].tag == "X"):
            return -1  # but "took the leader of A hostage"
    return -1


def _past_head(tokens, name: int, particle: str) -> int:
    """Return the token behind the noun that a name describes or owns ("reduced the A town to rubble"), or behind the name itself."""
    end = name + 1
    while end < min(len(tokens), name + 4) and tokens[end].tag in "XV" and tokens[end].low != particle:
        end += 1
    return end if end < len(tokens) and tokens[end].low == particle else name + 1


def _behind_unnamed(tokens, start: int, stop: int, rest: tuple[str, ...]) -> int:
    """Return where two particles end that stand behind a nameless object ("pulled its troops out of B"), or -1."""
    if len(rest) != 2 or rest[-1] not in ("of", "from", "to", "with") or tokens[start - 1].tag != "V":
        return -1
    for m in range(start + 1, min(stop, start + 10)):
        if tokens[m].low == rest[0]:
            return m + 2 if m + 1 < len(tokens) and tokens[m + 1].low == rest[1] and tokens[m - 1].tag == "X" else -1
        if tokens[m - 1].tag not in "DXA#" and tokens[m - 1].low not in _WORDS["owners"] and tokens[m - 1].low not in ("of", "and"):
            return -1
    return -1


def _past_particles(tokens, at: int, rest: tuple[str, ...]) -> int:
    """Return where the particles end that stand at `at`, or -1; what describes a noun among them is stepped over ("to the European court")."""
    for n, word in enumerate(rest):
        gap = 0
        while n and tokens[at - 1].tag in "PTDXA" and at < len(tokens) and tokens[at].low != word and tokens[at].tag in "DXA" and gap < 3:
            at, gap = at + 1, gap + 1
        if at >= len(tokens) or tokens[at].low != word:
            return -1
        at += 1
    return at
