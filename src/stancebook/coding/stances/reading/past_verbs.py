"""Tell whether a past form or participle is a verb here, or describes the noun behind it."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.reading.verb_complements import takes

#: how well forces are fitted out, and with what: "poorly equipped", "heavily armed"
_HOW, _FITTED = words.sets("frames")["degrees"], words.sets("frames")["fitted"]
_TELLING = words.sets("relations")["telling"]
#: adjectives that head no subject
_QUALIFYING = frozenset({"new", "further", "additional", "fresh", "tougher", "stricter", "harsher", "broader", "so-called"})


def is_past_verb(tokens: list[Token], i: int, before: int, kinds: set[str], lexicon: Lexicon) -> bool:
    """Tell whether a past form or participle is a verb here, and does not describe the noun behind it."""
    token, left = tokens[i], tokens[before] if before >= 0 else None
    right = tokens[i + 1] if i + 1 < len(tokens) else None
    if left is None and kinds & {"ed", "pp"}:
        return _opens_passive(tokens, i)
    verb = left is not None and (left.tag != "D" or (left.low in ("that", "which", "who", "what", "those", "some", "all", "several"))) and not left.possessive
    if left is not None and left.tag == "P" and left.low not in ("as", "than"):
        verb = False
    if token.low == "armed" and right is not None and (right.low in lexicon.grammar["agent_nouns"] or left is not None and left.tag in "DP" and right.tag == "X"):
        verb = False  # "the A armed forces", "all armed raids"
    counted = left is not None and left.tag == "#" and before > 0 and (tokens[before - 1].tag == "V" or tokens[before - 1].low in ("than", "least", "some", "of"))
    if left is not None and (left.tag == "V" and not _is_told(tokens, before) or counted) and right is not None and (right.tag == "X" or right.tag == "E" and (counted or left.tag == "V" and before == i - 1)):
        verb = False  # "treats wounded fighters", "flew 38 badly wounded A soldiers"
    if left is not None and left.tag == "V" and right is not None and right.tag == "E" and tokens[i - 1].low in _HOW and token.low in _FITTED:
        verb = False  # "backs poorly equipped A soldiers"
    if left is not None and left.low in _QUALIFYING and right is not None and right.tag == "X":
        verb = False  # "new targeted sanctions"
    if verb and "base" in kinds and left is not None and left.tag == "E" and right is not None and right.tag == "P" and not takes(token, right, lexicon):
        verb = False
    return verb


def _opens_passive(tokens: list[Token], i: int) -> bool:
    """Tell whether a participle opens the sentence with its agent, before the comma and its noun: "Accused by A of fraud, B …"."""
    behind = tokens[i + 1 : i + 2]
    comma = next((m for m in range(i + 2, min(len(tokens), i + 25)) if tokens[m].tag == ","), 0)
    return bool(behind) and behind[0].low == "by" and 0 < comma < len(tokens) - 2 and tokens[comma + 1].tag in "DEXA"


def _is_told(tokens: list[Token], at: int) -> bool:
    """Tell whether the verb at `at` only says who tells of what the verb behind it does: "which A says | attacked B"."""
    if not any(base in _TELLING for base, _ in tokens[at].verbs):
        return False
    m = at - 1
    while m > 0 and tokens[m].tag in "EXA" and at - m < 5:
        m -= 1
    return m < at - 1 and tokens[m].low in ("who", "which", "that") and tokens[m].tag == "R"


def looks_done(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell whether an unlisted word in -ed is a verb by its neighbours: "A flattened the town", "was flattened", "who flattened"."""
    token, left = tokens[i], tokens[i - 1] if i else None
    if left is None or len(token.low) < 6 or not token.text.islower() or not token.low.isalpha() or token.low in lexicon.adjectives:
        return False
    if left.tag in "BHR":
        return True
    right = tokens[i + 1].tag if i + 1 < len(tokens) else "."
    if left.tag == "E":
        return not left.possessive and (right in "DE#PT" or i > 1 and tokens[i - 2].tag == "R")
    return left.tag == "X" and left.low.endswith("s") and right in "DE#"
