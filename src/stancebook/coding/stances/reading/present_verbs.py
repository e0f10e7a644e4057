"""Tell whether a base or -s form is a verb here, or a noun."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.reading.tokens import Token
from stancebook.coding.stances.reading.verb_complements import takes

_TELLING = words.sets("relations")["telling"]
#: verbs that take a bare infinitive ("helps the army fight")
_HELPING = frozenset({"help", "let", "make", "see", "watch", "have"})
#: what stands before "forces", "guards" and the like
_BRANCHES = frozenset({"special", "security", "armed", "ground", "air", "land", "naval", "joint", "allied", "coalition", "government", "opposition", "rebel", "regular", "military", "peacekeeping", "border", "coast"})
#: people whose name is a form of a verb too ("rebels", "guides")
_PEOPLE = words.sets("frames")["persons"] | words.sets("frames")["forces"] | words.sets("frames")["peoples"] | {"spies", "guides", "recruits", "brokers", "wards", "ministers", "shepherds", "chiefs", "coaches", "hosts", "champions", "experts", "partners", "tutors", "nurses", "pilots", "scouts", "sponsors", "volunteers", "witnesses"}
#: nouns that end like a superlative
_NOT_HIGHEST = frozenset({"interest", "request", "protest", "arrest", "forest", "harvest", "conquest", "contest", "inquest", "unrest", "midwest", "northwest", "southwest", "tempest", "priest", "budapest", "bequest"})
#: titles before a person's name that are forms of a verb too
_TITLES = frozenset({"host", "coach", "guide", "pilot", "judge", "chair", "captain", "head", "guard", "champion", "anchor", "star", "mentor", "tutor", "model", "nurse", "ally", "sponsor", "rival", "partner", "escort"})
#: pronouns that are a subject ("they attack")
_NOMINATIVE = frozenset({"they", "we", "i", "you"})
#: adverbs of doing something with each other
_JOINTLY = frozenset({"together", "closely", "jointly", "alongside"})
#: prepositions behind which a form that does not take them is a noun
_NOMINAL = frozenset({"on", "against", "of", "by", "between", "in", "at", "about", "over", "from", "for"})


def is_present_verb(tokens: list[Token], i: int, before: int, kinds: set[str], lexicon: Lexicon) -> bool:
    """Tell whether a base or -s form is a verb here: only behind a noun or name, and not where the next words show a noun."""
    token, left = tokens[i], tokens[before] if before >= 0 else None
    right = tokens[i + 1] if i + 1 < len(tokens) else None
    if left is not None and left.tag == "V" and "base" in kinds and before == i - 1 and any(base == "help" for base, _ in left.verbs):
        return right is not None and right.tag in "DE#PX" and (token.low not in lexicon.nouns or right.tag in "DE#")  # "helped topple B"
    if left is None or left.tag not in "EXRC\"”," or left.possessive:
        return False
    if left.low == "that" and right is not None and right.tag == "P" and any(base in _TELLING for base, _ in tokens[before - 1].verbs):
        return False  # "said that talks with A …"
    if left.tag == "E" and _is_noun_behind_name(tokens, i, before, kinds, lexicon) or right is not None and _is_noun_before(tokens, i, before, kinds, lexicon):
        return False
    if kinds == {"s"} and left.tag == "X" and left.low.endswith("iest" if len(left.low) < 6 else "est") and left.low not in _NOT_HIGHEST:
        return False  # "B's closest allies"
    if left.tag == "C" and (_is_noun_behind_conjunction(tokens, i, before) or kinds == {"s"} and _lists_people(tokens, before, right)):
        return False
    if token.low == "grounds" and _inside_phrase(tokens, before, closed=True):
        return False  # "on humanitarian grounds to A"
    if kinds == {"s"} and _inside_phrase(tokens, before, closed=right is None or right.tag in ",.;P"):
        return False  # "accused B of hostile acts, …", "to calm fears"
    if kinds == {"s"} and token.low in lexicon.grammar["agent_nouns"] and (left.low in _BRANCHES or left.tag == "E" and _is_governed(tokens, before) and any(t.tag in "VBHM" for t in tokens[:before])):
        return False  # "A special forces near", "captured by A forces three days ago"
    if left.tag == "X" and _is_noun_behind_noun(tokens, i, before, kinds, lexicon):
        return False
    if left.tag in "XC" and _listed(tokens, before):
        return False  # "sanctions, including travel bans, on A"
    return not (left.tag in '",”' and (right is None or right.tag not in "DE") and not (kinds == {"s"} and right is not None and right.tag == "T" and token.low not in lexicon.nouns))


def _is_noun_behind_name(tokens: list[Token], i: int, before: int, kinds: set[str], lexicon: Lexicon) -> bool:
    """Tell whether the form is a noun behind the name at `before`: "in response to A attacks", "A rebels attacked"."""
    token, right = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    left, agents = tokens[before], lexicon.grammar["agent_nouns"]
    if right is not None and token.low in agents and (right.tag == "," or any(kind == "ing" for _, kind in right.verbs)):
        return True  # "A forces operating in the north", "A forces, …"
    if kinds == {"s"} and token.low in lexicon.nouns and before and tokens[before - 1].tag in "PT" and tokens[before - 1].low != "as" and (right is None or right.tag in ",.;"):
        return True  # "in response to A attacks, …"
    if kinds == {"s"} and token.low in _PEOPLE | agents and right is not None and (right.tag in "BHM" or any(kind in ("ed", "past") for _, kind in right.verbs) or not right.verbs and right.tag == "X" and right.low.endswith("ed")):
        return True  # "A rebels attacked", "A recruits were"
    if right is not None and right.tag == "C" and i + 2 < len(tokens) and tokens[i + 2].tag == "E":
        return True  # "A's guards and B fighters", "A guards and B fighters"
    if kinds == {"base"} and left.low not in _NOMINATIVE and token.low in lexicon.nouns and (right is None or right.tag not in "DE#"):
        listed = before > 1 and tokens[before - 1].tag == "C" and right is not None
        if not (listed and (right.low in _JOINTLY or _goes_with(token, right, lexicon) or right.tag == "P" and takes(token, right, lexicon))):
            return True  # but "A and B trade blame"
    if kinds == {"base"} and before and tokens[before - 1].low in ("a", "an", "under"):
        return True  # "freed an A ship it had seized", "under A control"
    if kinds == {"base"} and token.low in _TITLES and right is not None and right.text[:1].isupper() and not (before and tokens[before - 1].tag == "C"):
        return any(later.verbs for later in tokens[i + 2 : i + 6])  # "A host Anna Lind said", but "A and B host C"
    return kinds == {"s"} and _inside_object(tokens, before - 1) and (right is None or right.tag in "PTC.,")  # "invited A monitors to …"


def _is_noun_before(tokens: list[Token], i: int, before: int, kinds: set[str], lexicon: Lexicon) -> bool:
    """Tell whether the word to the right shows a noun: "A forces have", "the back of", "tear gas"."""
    token, right = tokens[i], tokens[i + 1]
    if right.tag in "BHMV" or (right.tag in ".;" and (token.low in lexicon.nouns or "base" not in kinds) and not _is_relative(tokens, before)) or right.tag == "P" and right.low in _NOMINAL and not takes(token, right, lexicon) and not any(base in lexicon.grammar["only_verbs"] for base, _ in token.verbs):
        return True
    told = _is_relative(tokens, before) and any(base in _TELLING for base, _ in token.verbs)  # "which A claims attacked B"
    if not told and (token.low in lexicon.nouns or token.low in lexicon.grammar["agent_nouns"] or kinds != {"s"}) and right.verbs and right.tag == "X" and right.low not in lexicon.nouns and any(k in ("ed", "past", "s") for _, k in right.verbs) and not any(k == "base" for _, k in right.verbs):
        return True
    if token.low == "back" and (right.tag in "PT" or right.low in ("home", "there", "here")):
        return True  # "led them back to safety"
    return token.low == "tear" and right.low == "gas"


def _is_noun_behind_conjunction(tokens: list[Token], i: int, before: int) -> bool:
    """Tell whether the form is a noun or adjective behind "and" or "but": no verb came before, or an adjective did."""
    right = tokens[i + 1] if i + 1 < len(tokens) else None
    if before > 1 and tokens[before - 1].tag == "X" and tokens[before - 2].tag == "D" and right is not None and right.tag == "X":
        return True  # "an allied but separate group"
    return not any(t.tag == "V" for t in tokens[:i])


def _lists_people(tokens: list[Token], at: int, right: Token | None) -> bool:
    """Tell whether the form behind the "and" at `at` goes on with a list of things of what was done or is to be done: "sent doctors and nurses to A"."""
    if right is not None and right.tag not in "PTC.,;" or not at or tokens[at - 1].tag != "X" or not tokens[at - 1].low.endswith("s"):
        return False
    told = next((m for m in range(at - 1, -1, -1) if tokens[m].tag in "VBHM"), -1)
    if told < 0 or tokens[told].tag != "V":
        return False
    kinds = {kind for _, kind in tokens[told].verbs}
    if not kinds.isdisjoint(("past", "ed", "pp", "ing")):
        return True
    return tokens[told - 1].tag in "MT" and not any(kind == "s" for t in tokens[:told] if t.tag == "V" for _, kind in t.verbs)  # "would send doctors and trucks to A"


def _is_noun_behind_noun(tokens: list[Token], i: int, before: int, kinds: set[str], lexicon: Lexicon) -> bool:
    """Tell whether the form is a noun behind the noun or adjective at `before`: "coast guard ships fired", "after air strikes"."""
    token, right = tokens[i], tokens[i + 1] if i + 1 < len(tokens) else None
    left, agents = tokens[before], lexicon.grammar["agent_nouns"]
    if kinds == {"s"} and right is not None and any(kind in ("ed", "past") for _, kind in right.verbs) and not any(base in _TELLING for base, _ in token.verbs):
        return True  # "coast guard ships fired"
    if token.low in agents and right is not None and right.tag == "P" and not takes(token, right, lexicon):
        return True  # "special forces near the town"
    if token.low in agents and kinds == {"s"} and right is not None and right.tag in "PTC" and _inside_object(tokens, before):
        return True  # "delivered artillery shells to"
    if (right is None or right.tag not in "DE" or before == i - 1) and any(cue.rest[:1] == (token.low,) for cue in lexicon.nouns.get(left.low, ())):
        return True  # "after air strikes yesterday", "after A air strikes yesterday"
    if kinds == {"base"} and not left.low.endswith("s") and left.low not in _NOMINATIVE and not (left.low in agents and _is_plural(tokens, before)):
        return True
    return kinds == {"s"} and token.low in lexicon.nouns and _inside_object(tokens, before)  # "conducted military exercises"


def _is_governed(tokens: list[Token], at: int) -> bool:
    """Tell whether a preposition leads to the name at `at`."""
    at -= 1
    while at > 0 and tokens[at].tag in "DA#":
        at -= 1
    return at > 0 and tokens[at].tag in "P"


def _is_plural(tokens: list[Token], at: int) -> bool:
    """Tell whether the noun at `at` takes a bare verb: listed ("A's army and the B army attack"), or helped to ("helps the B army fight")."""
    named = False
    for m in range(at, max(-1, at - 9), -1):
        if tokens[m].tag == "V":
            return named and any(base in _HELPING for base, _ in tokens[m].verbs)
        if tokens[m].tag == "C" and tokens[m].low == "and":
            return named and any(t.tag in "E" for t in tokens[max(0, m - 4) : m])
        if tokens[m].tag not in "DXA#EP":
            return False
        named = named or tokens[m].tag == "E"
    return False


def _inside_object(tokens: list[Token], at: int) -> bool:
    """Tell whether only describing words stand between the token and a verb of doing to its left."""
    while at >= 0 and (tokens[at].tag in "XDA#" or tokens[at].low == "of"):
        at -= 1
    return at >= 0 and (tokens[at].tag == "V" and not any(base in _TELLING for base, _ in tokens[at].verbs) or tokens[at].tag == "H")


def _inside_phrase(tokens: list[Token], at: int, *, closed: bool) -> bool:
    """Tell whether only describing words stand between the token and "to", or a preposition where the phrase closes behind it."""
    first = at
    while at >= 0 and (tokens[at].tag in "XA#" and not tokens[at].text[:1].isupper()):
        at -= 1
    return 0 <= at < first and (closed and tokens[at].tag in "PT" or tokens[at].tag == "T" and first - at == 1)


def _listed(tokens: list[Token], at: int) -> bool:
    """Tell whether the token ends a list that "including" opens, with no name in it."""
    while at >= 0 and tokens[at].tag in "XCDA#":
        at -= 1
    return at >= 0 and tokens[at].low == "including"


def _is_relative(tokens: list[Token], at: int) -> bool:
    """Tell whether the name at `at` is the subject of a relative clause: "a group that A supports"."""
    return at > 1 and tokens[at].tag == "E" and tokens[at - 1].low in ("that", "which", "whom") and tokens[at - 2].tag in "X,"


def _goes_with(token: Token, right: Token, lexicon: Lexicon) -> bool:
    """Tell whether the word, as a verb, names an act together with the noun to its right ("trade blame")."""
    return any(right.low in nouns for base, _ in token.verbs for particles, nouns in lexicon.phrases.get(base, ()) if not particles)
