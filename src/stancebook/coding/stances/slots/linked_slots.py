"""Fill the slots that a preposition opens: "with B", "by A", "held by B"."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.slots.clause import NOBODY, Filler
from stancebook.coding.stances.slots.mention_lists import listed_from
from stancebook.coding.stances.slots.owners import shares_border
from stancebook.coding.stances.subjects.insertions import is_inserted

#: what is done with the weapons that hit somebody
_FIRED = frozenset({"fired", "launched", "dropped", "thrown", "planted", "hurled", "lobbed", "shot", "detonated"})
#: participles that tell whose a thing or place is ("a camp held by A")
_HOLDING = words.sets("frames")["holding"]
_OWNERS, _ILLS = words.sets("frames")["owners"], words.sets("frames")["ills_done"]
#: words that "to" ends ("according to")
_FIXED = frozenset({"according", "due", "prior", "thanks", "owing", "contrary"})
#: "at B's behest", "at the request of B": B wants it done
_BIDDING = frozenset({"behest", "instigation", "urging", "insistence", "request", "invitation", "expense"})
#: what a name before them only tells apart
_TIMES_OF_ILL = frozenset({"war", "wars", "crisis", "crises", "conflict", "conflicts", "question", "issue", "affair", "saga", "scandal", "debacle"})
#: prepositions of time, behind which no slot of the verb stands
CIRCUMSTANCES = frozenset({"during", "amid", "amidst", "after", "before", "following", "since", "until"})
#: prepositions that only narrow the noun they follow ("an inquiry into the finances of A")
NESTED = words.sets("frames")["nested"]


def linked(tokens: list[Token], start: int, stop: int, prepositions: frozenset[str] | set[str]) -> Filler:
    """Return the first mention that one of the prepositions links in tokens[start:stop]."""
    for m in range(start, stop):
        if tokens[m].low in CIRCUMSTANCES and tokens[m].low not in prepositions and "by" not in prepositions and not is_inserted(tokens, start, m, stop):
            break  # "raised questions during talks with B"
        if tokens[m].low in prepositions and tokens[m].tag in "PTS" and not (tokens[m].low == "with" and opens_absolute(tokens, m) or tokens[m].low == "to" and m and tokens[m - 1].low in _FIXED or tokens[m].low == "at" and any(t.low in _BIDDING for t in tokens[m + 1 : m + 3])):
            for j in range(m + 1, min(stop, m + 9)):
                if tokens[j].tag == "E":
                    distance = j - m
                    return Filler(listed_from(tokens, j, stop), 0.85 if distance < 4 else 0.7)
                if tokens[j].tag in ",;VBHMRS" or tokens[j].low == "what" or tokens[j].tag in "PT" and (tokens[j].low not in NESTED or tokens[j].low in prepositions) and not shares_border(tokens, j):
                    break
    return NOBODY


def opens_absolute(tokens: list[Token], at: int) -> bool:
    """Tell whether "with" behind a comma opens a clause of its own: "…, with B leading the troops", "…, with B's army in retreat"."""
    if at < 1 or tokens[at - 1].tag != ",":
        return False
    named = False
    for token in tokens[at + 1 : at + 7]:
        if named and (token.tag == "V" and token.low.endswith("ing") or token.tag == "X" and any(kind == "ing" for _, kind in token.verbs)):
            return True
        if token.tag not in "DXAE#C":
            return False
        named = named or token.tag in "XE"
    return False


def _firing(tokens: list[Token], start: int) -> Filler:
    """Return whose weapon it is: A of "hit by rockets fired from A"."""
    by = next((m for m in range(start, min(len(tokens), start + 6)) if tokens[m].low == "by"), -1)
    fired = next((m for m in range(by + 2, min(len(tokens), by + 9)) if tokens[m].low in _FIRED), -1) if by >= 0 else -1
    if fired < 0 or any(t.tag in "E,;:" for t in tokens[by + 1 : fired]):
        return NOBODY
    return linked(tokens, fired + 1, min(len(tokens), fired + 6), {"by", "from"})


def doer(tokens: list[Token], start: int, stop: int) -> Filler:
    """Return whom "by" names behind a passive verb, unless it belongs to a noun of the occasion ("was hit after raids by A")."""
    agent = linked(tokens, start, stop, {"by"}) or _firing(tokens, start)
    if not agent:
        return NOBODY
    if tokens[agent.at[0] - 1].low in _OWNERS and any(t.low.removesuffix("s") in _ILLS for t in tokens[agent.at[0] + 1 : agent.at[0] + 2]):
        return NOBODY  # "was weakened by its B war"
    by = next((m for m in range(agent.at[0] - 1, start - 1, -1) if tokens[m].low == "by"), start)
    if by - 2 >= start and tokens[by - 1].tag == "V" and tokens[by - 2].tag == ",":
        return NOBODY  # "was given access to B, jailed by C"
    last = agent.at[-1]
    if last + 1 < len(tokens) and not tokens[last].possessive and tokens[last + 1].low in _TIMES_OF_ILL and not (last + 2 < len(tokens) and tokens[last + 2].tag == "X"):
        return NOBODY  # "was weakened by the B war"
    occasion = any(t.low in CIRCUMSTANCES or t.low == "wake" for t in tokens[start:by])
    return NOBODY if occasion and tokens[by - 1].tag == "X" and tokens[by - 1].text.islower() else agent


def held_by(tokens, begin: int, stop: int) -> Filler:
    """Return whose the object is: "struck a camp held by B", "seized a ship operated by B", "overran a town that B had held"."""
    for m in range(begin, stop - 1):
        if tokens[m].low in ("that", "which") and tokens[m].tag == "R" and m > begin and tokens[m - 1].tag == "X":
            owner = next((n for n in range(m + 1, min(stop, m + 3)) if tokens[n].tag == "E"), -1)
            verb = next((t for t in tokens[owner + 1 : owner + 4] if t.tag not in "HA"), None) if owner > 0 else None
            if verb is not None and verb.tag == "V" and verb.low in _HOLDING:
                return Filler((owner,), 0.75)
        relative = tokens[m].low in ("that", "which") and tokens[m + 1].tag in "BH"
        if relative or tokens[m].tag == "," and tokens[m + 1].low == "which":
            continue
        if tokens[m].low == "under" and tokens[m + 1].tag == "E" and m + 2 < len(tokens) and tokens[m + 2].low in ("control", "rule", "occupation"):
            return Filler((m + 1,), 0.75)  # "a town under B control"
        if tokens[m].low in ("hands", "control", "grip") and tokens[m + 1].low == "of" and tokens[m - 1].low in ("the", "under"):
            return linked(tokens, m + 1, stop, {"of"})
        if tokens[m].low in _HOLDING and tokens[m + 1].low in ("by", "to"):
            held = linked(tokens, m + 1, stop, {"by", "to"})
            return Filler(held.at, held.sure * 0.85)
        if tokens[m].tag not in "DXA#VPTBH" and tokens[m].low != "and" or tokens[m].low == "against":
            break
    return NOBODY
