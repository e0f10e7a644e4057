"""Tell whether an -ing form is a verb here, or a noun or an adjective."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.tokens import Token

#: -ing words that only qualify, and the heads behind them ("a civilian monitoring mission")
_ATTRIBUTIVE, _UNDERTAKINGS = words.sets("frames")["attributive"], words.sets("frames")["undertakings"]
#: -ing forms that describe the noun behind them, and verbs behind which they are verbs
_PRESENT, _GOING_ON = words.sets("frames")["present"], words.sets("frames")["going_on"]
#: -ing words that name what takes place
_OCCURRENCES = words.sets("frames")["occurrences"]
#: verbs and prepositions behind which an -ing noun is what somebody suffers
_UNDERGOING, _UNDERGOING_AT = frozenset({"face", "suffer", "endure", "fear", "undergo", "survive", "withstand"}), frozenset({"under", "amid", "despite"})


def is_ing_verb(tokens: list[Token], i: int, before: int, lexicon: Lexicon) -> bool:
    """Tell whether an -ing form is a verb here: not behind an article, nor where it is a noun or describes one."""
    token, left = tokens[i], tokens[before] if before >= 0 else None
    right = tokens[i + 1] if i + 1 < len(tokens) else None
    verb = left is None or left.tag not in "D#" and not left.possessive or (right is not None and right.tag in "E")
    if left is not None and left.tag in "XEV" and right is not None and token.low in _ATTRIBUTIVE and right.low in _UNDERTAKINGS:
        verb = False
    if left is not None and left.tag == "D" and left.low in ("the", "a", "an") or right is not None and right.tag == "P" and token.low in lexicon.nouns and (left is None or left.tag in ".,"):
        verb = False
    if left is not None and left.tag == "X" and before == i - 1 and token.low in _OCCURRENCES and _inside_noun_phrase(tokens, before):
        verb = False  # "an emergency meeting after …"
    if left is not None and (left.low in _UNDERGOING_AT or any(base in _UNDERGOING for base, _ in left.verbs)) and token.low in lexicon.nouns and right is not None and right.low in ("from", "by"):
        verb = False  # "came under shelling from A", "faced bombing by A"
    if left is not None and left.tag == "X" and before == i - 1 and any(cue.rest[:1] == (token.low,) for cue in lexicon.nouns.get(left.low, ())):
        verb = False  # "a suicide bombing"
    if (left is None or left.tag == "X") and token.low in lexicon.nouns and right is not None and (right.tag in "BHM" or left is None and any(kind in ("ed", "past") for _, kind in right.verbs)):
        verb = False  # "Fighting erupted", "Fighting has resumed"
    if left is not None and left.tag == "V" and before == i - 1 and token.low in _PRESENT and right is not None and right.tag in "XE" and not any(base in _GOING_ON for base, _ in left.verbs):
        verb = False  # "faces growing criticism", "shot fleeing farmers"
    if verb and left is not None and left.tag == "X" and token.low in lexicon.nouns and (right is None or right.tag in "PSRBHMT,.;") and left.low not in lexicon.grammar["agent_nouns"] and _is_described(tokens, before):
        verb = False  # "held their first joint meeting since …"
    if left is not None and left.tag == "C" and before > 0 and tokens[before - 1].tag == "X" and (token.low in lexicon.nouns or token.low in lexicon.grammar["agent_nouns"] or token.low in _OCCURRENCES) and (right is None or right.tag in ",.;"):
        verb = False  # "missiles, components and training, …"
    if left is not None and left.tag in "EX" and token.low in lexicon.nouns and right is not None and right.low in ("of", "by"):
        verb = False  # "A shelling of the town", "heavy shelling by A"
    if left is not None and left.tag in "VX" and before == i - 1 and right is not None and right.tag in "XPT" and _governed(tokens, before, token, right, lexicon):
        verb = False  # "denied landing rights", "cut its funding to A", "reopened the Lima crossing to A"
    return verb


def _inside_noun_phrase(tokens: list[Token], at: int) -> bool:
    """Tell whether an article, owner or number opens the words that end at `at`."""
    while at >= 0 and tokens[at].tag in "XA" and not tokens[at].possessive:
        at -= 1
    return at >= 0 and (tokens[at].tag in "D#" or tokens[at].possessive or tokens[at].tag == "E")


def _is_described(tokens: list[Token], at: int) -> bool:
    """Tell whether the token ends a run of adjectives behind an article or owner: "their first joint", "a rare"."""
    while at >= 0 and tokens[at].tag in "XA#" and not tokens[at].low.endswith("s"):
        at -= 1
    return at >= 0 and (tokens[at].low in ("the", "a", "an") or tokens[at].possessive)


def _governed(tokens: list[Token], at: int, noun: Token, right: Token, lexicon: Lexicon) -> bool:
    """Tell whether the verb to the left and the noun, or the noun and the word behind it, are listed together."""
    while at > 0 and tokens[at].tag in "XD#":
        at -= 1
    for base, _ in tokens[at].verbs if tokens[at].tag == "V" else ():
        for _, nouns in lexicon.phrases.get(base, ()):
            if any(right.tag in "PT" if not rest else rest[0] == right.low for rest, _ in nouns.get(noun.low, ())):
                return True
    return False
