"""Tell which words are verbs here, by their form and their neighbours (no trained weights)."""

from __future__ import annotations

from stancebook.coding.inflect import has_base_participle
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.headlines import is_headline
from stancebook.coding.stances.reading.ing_verbs import is_ing_verb
from stancebook.coding.stances.reading.past_verbs import is_past_verb, looks_done
from stancebook.coding.stances.reading.present_verbs import is_present_verb
from stancebook.coding.stances.reading.tokens import COMPOUND, Token
from stancebook.coding.stances.reading.verb_complements import answers

#: quantifiers that may stand inside a verb group ("are all working")
FLOATING = frozenset({"all", "both", "each"})
#: prepositions and nouns that together are adverbs
_ADVERBIALS = frozenset({("in", "turn"), ("at", "once"), ("at", "last"), ("in", "effect"), ("in", "public"), ("in", "private"), ("of", "course"), ("in", "vain"), ("at", "length"), ("in", "secret"), ("in", "person"), ("in", "principle"), ("in", "full"), ("in", "writing")})
#: forms of "get" that are a verb of its own before what is got
_GETTING = frozenset({"get", "gets", "got"})
#: auxiliaries that behind an article are nouns
_NOUNS = frozenset({"need", "will", "can", "might", "must"})
#: words whose tag the next words may settle
_UNSETTLED = frozenset({"nor", "at", "once", "out", "so"}) | {first for first, _ in _ADVERBIALS} | _GETTING | _NOUNS
#: how far, in tokens, a bracket may part a verb from its noun
_BRACKET = 8
#: words for a part of those just named, which a verb may follow
_PARTLY = frozenset({"some", "many", "most", "several", "others", "few"})


def tag_verbs(tokens: list[Token], lexicon: Lexicon) -> None:
    """Tag the words that are verbs here (V): by their form and by their neighbours."""
    for i, token in enumerate(tokens):
        if token.low in _UNSETTLED or token.low.endswith("ed"):
            _settle(tokens, i, lexicon)
        if not token.verbs or token.tag == "V":
            continue
        if i + 2 < len(tokens) and tokens[i + 2].low == token.low and tokens[i + 1].tag == "P":
            tokens[i + 1].tag, tokens[i + 2].verbs = "X", ()
            continue  # "side by side", "face to face"
        if i and tokens[i - 1].bond in COMPOUND and tokens[i - 1].kind == "compound" and not any(kind in ("ed", "past", "pp") for _, kind in token.verbs):
            continue  # "A-led forces"
        if token.text[:1].isupper() and i and tokens[i - 1].tag not in ('"', "“", ":", "—", ".") and not token.text.isupper() and not is_headline(tokens):
            continue  # a capitalised word inside a sentence is part of a name
        if _is_verb(tokens, i, lexicon):
            token.tag = "V"


def _settle(tokens: list[Token], i: int, lexicon: Lexicon) -> None:
    """Tag the words that need no look further than the next one: "neither A nor B", "at least", "so far", "got the", "flattened the"."""
    token, right = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    if token.tag == "M" and token.low in _NOUNS and i and (tokens[i - 1].tag == "D" or tokens[i - 1].possessive):
        token.tag, token.verbs = "X", ()  # "the need for talks"
    if token.low == "nor" and right is not None and right.tag in "ED":
        token.tag = "C"  # "neither A nor B"
    if token.low == "at" and right is not None and right.low in ("least", "most"):
        token.tag = right.tag = "A"  # "at least nine farmers"
    if token.low == "once" and token.tag == "S" and i and tokens[i - 1].tag in "RE" and right is not None and (right.verbs or right.tag in "BH"):
        token.tag = "A"  # "the man who once led B"
    if token.tag == "P" and right is not None and (token.low, right.low) in _ADVERBIALS:
        token.tag = right.tag = "A"  # "rejected in turn the plan"
    if token.low == "out" and [t.low for t in tokens[i + 1 : i + 3]] == ["of", "hand"]:
        token.tag = tokens[i + 1].tag = tokens[i + 2].tag = "A"
    if token.low == "so" and right is not None and right.low in ("far", "long"):
        token.tag = "A"
    if token.low in _GETTING and right is not None and right.tag in "DE#$":
        token.tag, token.verbs = "V", (("get", "past" if token.low == "got" else "s" if token.low == "gets" else "base"),)
    if not token.verbs and token.tag == "X" and token.low.endswith("ed") and looks_done(tokens, i, lexicon):
        token.tag, token.verbs = "V", ((token.low, "ed"),)


def _is_verb(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
    """Tell whether a word with readings as a verb is one here; a base form behind "have" or "be" becomes a participle."""
    token, before = tokens[i], _before(tokens, i)
    left = tokens[before] if before >= 0 else None
    right = tokens[i + 1] if i + 1 < len(tokens) else None
    kinds = {kind for _, kind in token.verbs}
    if left is not None and left.tag == "T" and "base" not in kinds:
        return "ing" in kinds
    if left is not None and left.tag in "TMO":
        return "base" in kinds and not (left.tag == "T" and (answers(tokens, before, token, lexicon) or _is_near(tokens, before, token, lexicon)))
    if left is not None and left.tag in "BH":
        if "ing" in kinds and any(t.low == "no" for t in tokens[before + 1 : i]):
            return False  # "there was no further meeting with"
        if not kinds & {"ed", "pp", "ing", "past"} and "base" in kinds and has_base_participle(token.low):
            token.verbs = ((token.low, "pp"),)  # "has come under attack", "was overrun"
            return True
        return bool(kinds & {"ed", "pp", "ing", "past"})
    if "ing" in kinds:
        return is_ing_verb(tokens, i, before, lexicon)
    if "base" in kinds and right is not None and right.low == "by" and left is not None and left.tag == "X" and has_base_participle(token.low) and token.low not in lexicon.nouns:
        token.verbs = ((token.low, "pp"),)  # "a bakery run by A"
        return True
    if kinds & {"ed", "past", "pp"}:
        return is_past_verb(tokens, i, before, kinds, lexicon)
    if left is not None and left.low in _PARTLY and "base" in kinds and right is not None and right.tag == "T" and any(t.tag == "V" for t in tokens[:i]):
        return True  # "…, and some threaten to leave"
    if "base" in kinds and token.tag == "X" and _is_helped(tokens, i):
        return True
    return is_present_verb(tokens, i, before, kinds, lexicon)


def _is_helped(tokens: list[Token], i: int) -> bool:
    """Tell whether somebody without a name is helped to do it: "help the country fight B", "lets people leave B"."""
    at = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].tag == "P")
    if at >= len(tokens) or tokens[at].tag not in "DE" or tokens[i - 1].tag != "X":
        return False
    left = i - 1
    while left > 0 and tokens[left].tag in "DXA#" and i - left < 6:
        left -= 1
    return tokens[left].tag == "V" and any(base in ("help", "let") for base, _ in tokens[left].verbs)


def _is_near(tokens: list[Token], to: int, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether somebody is only near what a noun behind "to" names: "close to defeat", "nearer to collapse"."""
    return to > 0 and tokens[to - 1].low in ("close", "closer", "near", "nearer") and noun.low in lexicon.nouns


def _before(tokens: list[Token], i: int) -> int:
    """Return the token to the left of `i`, adverbs and "not" left out, or -1."""
    at = i - 1
    if at > 1 and tokens[at].tag == ")":  # "A (R-Ohio) backs B"
        opened = next((m for m in range(at - 1, max(-1, at - _BRACKET), -1) if tokens[m].tag == "("), 0)
        at = opened - 1 if opened else at
    while at >= 0 and (tokens[at].tag in "AN" or tokens[at].low in FLOATING and at and tokens[at - 1].tag in "BHM" or tokens[at].tag == "X" and tokens[at].low.endswith("ly") and not tokens[at].text[:1].isupper()):
        at -= 1
    return at
