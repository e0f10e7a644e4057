"""Read what stands before a main verb: auxiliaries, the modal, the negation, and what may part them."""

from __future__ import annotations

from dataclasses import dataclass

from stancebook.coding import words
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.reading.verb_tags import FLOATING

#: words of a time, which may part an auxiliary from its verb ("has for weeks been bombing")
_TIMES = words.sets("frames")["times"]
#: nouns of phrases that may stand inside a verb group ("is in turn accused")
_IDIOMS = frozenset({"turn", "fact", "effect", "part", "principle", "general", "practice", "addition", "return", "particular", "past", "meantime", "least", "times"})
#: negations that turn subject and auxiliary round
_SELDOM = frozenset({"never", "nor", "neither"})


@dataclass(slots=True)
class Chain:
    """The auxiliaries before a main verb: where the main verb stands (or -1), where they end, and what they say."""

    main: int
    end: int
    modal: str
    negated: str
    infinitive: bool
    aux: list[str]


def denied(tokens: list[Token], first: int, begin: int, *, neither: bool) -> tuple[str, str]:
    """Return (modal, negation) that stand before a verb group: "cannot", "never", "no longer", or "neither" since token `begin`."""
    modal, negated = "", ""
    if first and tokens[first - 1].tag == "N" and tokens[first - 1].low not in ("no", "without"):
        negated = tokens[first - 1].low
        modal = "can" if negated == "cannot" else ""
    elif first > 1 and tokens[first - 1].low == "ever" and tokens[first - 2].tag == "N":
        negated = tokens[first - 2].low
    elif neither and any(token.low == "neither" for token in tokens[begin:first]):
        negated = "neither"
    if first > 1 and tokens[first - 1].low == "longer" and tokens[first - 2].low == "no":
        negated = "no longer"
    return modal, negated


def read_chain(tokens: list[Token], i: int, modal: str, negated: str) -> Chain:
    """Read on from token `i` over auxiliaries, adverbs and negations to the main verb."""
    j, main, infinitive = i, -1, False
    aux: list[str] = []
    while j < len(tokens):
        token = tokens[j]
        if token.tag == "V":
            main = j
            break
        if token.tag == "M":
            modal = modal or token.low
        elif token.tag in "BHO":
            aux.append(token.low)
            main = -1
        elif token.tag == "T" and j == i:
            infinitive = True
        elif token.tag == "N" and token.low not in ("no", "without", "nor", "neither"):
            negated = token.low
        elif token.tag == "A":
            if token.low == "longer" and tokens[j - 1].low == "no":
                negated = "no longer"
        elif token.low == "no" and j + 1 < len(tokens) and tokens[j + 1].low == "longer":
            negated = "no longer"
            j += 1
        elif token.tag == "P" and j > i and tokens[j - 1].tag in "HBM" and (after := _past_adverbial(tokens, j)):
            j = after - 1  # "has for weeks been bombing"
        elif token.tag == "," and j > i and tokens[j - 1].tag in "HBM" and (after := _past_insertion(tokens, j, modal=bool(modal))):
            j = after - 1  # "has, after much thought, endorsed B"
        elif token.tag == "X" and token.low.endswith("ly") or token.low in FLOATING and aux:
            pass
        elif token.tag == "E" and j == i + 1 and tokens[i].tag in "OBM" and (i == 0 or tokens[i - 1].tag in ",\"“"):
            pass  # inversion: "did they help"
        elif token.tag == "E" and j == i + 1 and tokens[i].tag == "H" and i and tokens[i - 1].low in _SELDOM:
            negated = tokens[i - 1].low  # "never has A helped B"
        elif token.tag == "E" and j == i + 1 and tokens[i].low == "had" and (i == 0 or tokens[i - 1].tag in ",\"“"):
            negated = "had"  # "had A attacked B, …": it did not
        else:
            break
        j += 1
    return Chain(main, j, modal, negated, infinitive, aux)


def _past_adverbial(tokens: list[Token], at: int) -> int:
    """Return the token behind a phrase that parts an auxiliary from its verb ("has | for weeks | been bombing"), or 0."""
    if tokens[at - 1].tag != "H" and not any(t.low in _TIMES or t.low in _IDIOMS or t.low.endswith("day") for t in tokens[at + 1 : at + 4]):
        return 0  # "is under a blockade imposed by A"
    for m in range(at + 1, min(len(tokens), at + 6)):
        if tokens[m].tag == "B" and m > at + 1 and tokens[m].low in ("been", "being"):
            return m
        if tokens[m].tag == "V":
            return m if m > at + 1 and any(kind in ("ed", "pp", "ing") for _, kind in tokens[m].verbs) else 0
        if tokens[m].tag not in "DXA#":
            return 0
    return 0


def _past_insertion(tokens: list[Token], at: int, *, modal: bool) -> int:
    """Return the token behind a stretch between two commas that parts an auxiliary from its verb, or 0."""
    if at + 1 >= len(tokens) or tokens[at + 1].tag not in "PSA" and tokens[at + 1].low not in ("along", "together", "meanwhile"):
        return 0
    close = next((m for m in range(at + 2, min(len(tokens) - 1, at + 14)) if tokens[m].tag in ",;:—\"“”R"), -1)
    if close < 0 or tokens[close].tag != ",":
        return 0
    verb = next((m for m in range(close + 1, min(len(tokens), close + 3)) if tokens[m].tag not in "AN"), close)
    kinds = ("base",) if modal else ("ed", "pp", "ing")
    return close + 1 if tokens[verb].tag == "V" and any(kind in kinds for _, kind in tokens[verb].verbs) else 0


def opens_infinitive(tokens: list[Token], i: int) -> bool:
    j = i + 1
    while j < len(tokens) and (tokens[j].tag in "AN" or tokens[j].low.endswith("ly")):
        j += 1
    return j < len(tokens) and (tokens[j].tag == "V" and any(k == "base" for _, k in tokens[j].verbs) or tokens[j].low in ("be", "have", "do"))
