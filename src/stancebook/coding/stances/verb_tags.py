"""Tell which words are verbs here, by their form and their neighbours (no trained weights)."""

from __future__ import annotations

from stancebook.coding import words
from stancebook.coding.inflect import has_base_participle
from stancebook.coding.lexicon import Lexicon
from stancebook.coding.stances.tokens import COMPOUND, Token

TELLING = words.sets("relations")["telling"]
#: quantifiers that may stand inside a verb group ("are all working")
FLOATING = frozenset({"all", "both", "each"})
#: verbs that take a bare infinitive ("helps the army fight")
_HELPING = frozenset({"help", "let", "make", "see", "watch", "have"})
#: adjectives that head no subject
_QUALIFYING = frozenset({"new", "further", "additional", "fresh", "tougher", "stricter", "harsher", "broader", "so-called"})
#: -ing words that only qualify, and the heads behind them ("a civilian monitoring mission")
_ATTRIBUTIVE, _UNDERTAKINGS = words.sets("frames")["attributive"], words.sets("frames")["undertakings"]
#: -ing forms that describe the noun behind them, and verbs behind which they are verbs
_PRESENT, _GOING_ON = words.sets("frames")["present"], words.sets("frames")["going_on"]
#: -ing words that name what takes place
_OCCURRENCES = words.sets("frames")["occurrences"]
#: what stands before "forces", "guards" and the like
_BRANCHES = frozenset({"special", "security", "armed", "ground", "air", "land", "naval", "joint", "allied", "coalition", "government", "opposition", "rebel", "regular", "military", "peacekeeping", "border", "coast"})
#: forms of "get" that are a verb of its own before what is got
_GETTING = frozenset({"get", "gets", "got"})
#: verbs and prepositions behind which an -ing noun is what somebody suffers
_UNDERGOING, _UNDERGOING_AT = frozenset({"face", "suffer", "endure", "fear", "undergo", "survive", "withstand"}), frozenset({"under", "amid", "despite"})
#: people whose name is a form of a verb too ("rebels", "guides")
_PEOPLE = words.sets("frames")["persons"] | words.sets("frames")["forces"] | words.sets("frames")["peoples"] | {"spies", "guides", "recruits", "brokers", "wards", "ministers", "shepherds", "chiefs", "coaches", "hosts", "champions", "experts", "partners", "tutors", "nurses", "pilots", "scouts", "sponsors", "volunteers", "witnesses"}
#: pronouns that are a subject ("they attack")
_NOMINATIVE = frozenset({"they", "we", "i", "you"})
#: adverbs of doing something with each other
_JOINTLY = frozenset({"together", "closely", "jointly", "alongside"})
#: words for a part of those just named, which a verb may follow
_PARTLY = frozenset({"some", "many", "most", "several", "others", "few"})


def tag_verbs(tokens: list[Token], lexicon: Lexicon) -> None:
    """Tag the words that are verbs here (V): by their form and by their neighbours."""
    n = len(tokens)
    for i, token in enumerate(tokens):
        if token.low == "nor" and i + 1 < n and tokens[i + 1].tag in "ED":
            token.tag = "C"  # "neither A nor B"
        if token.low == "at" and i + 1 < n and tokens[i + 1].low in ("least", "most"):
            token.tag = tokens[i + 1].tag = "A"  # "at least nine farmers"
        if token.low == "so" and i + 1 < n and tokens[i + 1].low in ("far", "long"):
            token.tag = "A"
        if token.low in _GETTING and i + 1 < n and tokens[i + 1].tag in "DE#$":
            token.tag, token.verbs = "V", (("get", "past" if token.low == "got" else "s" if token.low == "gets" else "base"),)
        if not token.verbs and token.tag == "X" and token.low.endswith("ed") and _looks_done(tokens, i, lexicon):
            token.tag, token.verbs = "V", ((token.low, "ed"),)
        if not token.verbs or token.tag == "V":
            continue
        if i + 2 < n and tokens[i + 2].low == token.low and tokens[i + 1].tag == "P":
            tokens[i + 1].tag, tokens[i + 2].verbs = "X", ()
            continue  # "side by side", "face to face"
        if i and tokens[i - 1].bond in COMPOUND and tokens[i - 1].kind == "compound" and not any(kind in ("ed", "past", "pp") for _, kind in token.verbs):
            continue  # "A-led forces"
        if token.text[:1].isupper() and i and tokens[i - 1].tag not in ('"', "“", ":", "—", ".") and not token.text.isupper() and not is_headline(tokens):
            continue  # a capitalised word inside a sentence is part of a name
        before = i - 1
        while before >= 0 and (tokens[before].tag in "AN" or tokens[before].low in FLOATING and before and tokens[before - 1].tag in "BHM" or tokens[before].tag == "X" and tokens[before].low.endswith("ly") and not tokens[before].text[:1].isupper()):
            before -= 1
        left = tokens[before] if before >= 0 else None
        right = tokens[i + 1] if i + 1 < n else None
        kinds = {kind for _, kind in token.verbs}
        if left is not None and left.tag in "TMO":
            verb = "base" in kinds and not (left.tag == "T" and _answers(tokens, before, token, lexicon))
            if left.tag == "T" and "base" not in kinds:
                verb = "ing" in kinds
        elif left is not None and left.tag in "BH":
            verb = bool(kinds & {"ed", "pp", "ing", "past"})
            if not verb and "base" in kinds and has_base_participle(token.low):
                verb, token.verbs = True, ((token.low, "pp"),)  # "has come under attack", "was overrun"
        elif "ing" in kinds:
            verb = _is_ing_verb(tokens, i, before, lexicon)
        elif kinds & {"ed", "past", "pp"}:
            verb = _is_past_verb(tokens, i, before, kinds, lexicon)
        elif left is not None and left.low in _PARTLY and "base" in kinds and right is not None and right.tag == "T" and any(t.tag == "V" for t in tokens[:i]):
            verb = True  # "…, and some threaten to leave"
        else:
            verb = _is_present_verb(tokens, i, before, kinds, lexicon)
        if verb:
            token.tag = "V"


def _is_ing_verb(tokens: list[Token], i: int, before: int, lexicon: Lexicon) -> bool:
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
    if verb and left is not None and left.tag == "X" and token.low in lexicon.nouns and (right is None or right.tag in "PSBHMT,.;") and left.low not in lexicon.grammar["agent_nouns"] and _is_described(tokens, before):
        verb = False  # "held their first joint meeting since …"
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


def _is_past_verb(tokens: list[Token], i: int, before: int, kinds: set[str], lexicon: Lexicon) -> bool:
    """Tell whether a past form or participle is a verb here, and does not describe the noun behind it."""
    token, left = tokens[i], tokens[before] if before >= 0 else None
    right = tokens[i + 1] if i + 1 < len(tokens) else None
    verb = left is not None and (left.tag != "D" or (left.low in ("that", "which", "who", "those", "some", "all", "several"))) and not left.possessive
    if left is not None and left.tag == "P" and left.low not in ("as", "than"):
        verb = False
    if token.low == "armed" and right is not None and (right.low in lexicon.grammar["agent_nouns"] or left is not None and left.tag in "DP" and right.tag == "X"):
        verb = False  # "the A armed forces", "all armed raids"
    counted = left is not None and left.tag == "#" and before > 0 and (tokens[before - 1].tag == "V" or tokens[before - 1].low in ("than", "least", "some"))
    if left is not None and (left.tag == "V" or counted) and right is not None and (right.tag == "X" or right.tag == "E" and left.tag == "V" and before == i - 1):
        verb = False  # "treats wounded fighters"
    if left is not None and left.low in _QUALIFYING and right is not None and right.tag == "X":
        verb = False  # "new targeted sanctions"
    if verb and "base" in kinds and left is not None and left.tag == "E" and right is not None and right.tag == "P" and not _takes(token, right, lexicon):
        verb = False
    return verb


def _is_present_verb(tokens: list[Token], i: int, before: int, kinds: set[str], lexicon: Lexicon) -> bool:
    """Tell whether a base or -s form is a verb here: only behind a noun or name, and not where the next words show a noun."""
    token, left = tokens[i], tokens[before] if before >= 0 else None
    right = tokens[i + 1] if i + 1 < len(tokens) else None
    verb = left is not None and left.tag in "EXRC\"”," and not left.possessive
    if verb and left.low == "that" and right is not None and right.tag == "P" and any(base in TELLING for base, _ in tokens[before - 1].verbs):
        verb = False  # "said that talks with A …"
    if verb and left.tag == "E" and right is not None and token.low in lexicon.grammar["agent_nouns"] and (right.tag == "," or any(kind == "ing" for _, kind in right.verbs)):
        verb = False  # "A forces operating in the north", "A forces, …"
    if verb and left.tag == "E" and kinds == {"s"} and token.low in lexicon.nouns and before and tokens[before - 1].tag in "PT" and tokens[before - 1].low != "as" and (right is None or right.tag in ",.;"):
        verb = False  # "in response to A attacks, …"
    if verb and left.tag == "E" and kinds == {"s"} and token.low in _PEOPLE | lexicon.grammar["agent_nouns"] and right is not None and (right.tag in "BHM" or any(kind in ("ed", "past") for _, kind in right.verbs)):
        verb = False  # "A rebels attacked", "A recruits were"
    if verb and left.tag == "E" and right is not None and right.tag == "C" and i + 2 < len(tokens) and tokens[i + 2].tag == "E":
        verb = False  # "A's guards and B fighters", "A guards and B fighters"
    if verb and right is not None:
        if right.tag in "BHMV" or (right.tag in ".;" and (token.low in lexicon.nouns or "base" not in kinds) and not _is_relative(tokens, before)) or (right.tag == "P" and right.low in ("on", "against", "of", "by", "between", "in", "at", "about", "over", "from", "for")) and not _takes(token, right, lexicon):
            verb = False
        if (token.low in lexicon.nouns or token.low in lexicon.grammar["agent_nouns"] or kinds != {"s"}) and right.verbs and right.tag == "X" and right.low not in lexicon.nouns and any(k in ("ed", "past", "s") for _, k in right.verbs) and not any(k == "base" for _, k in right.verbs):
            verb = False
    if verb and kinds == {"base"} and left is not None and left.tag == "E" and left.low not in _NOMINATIVE and token.low in lexicon.nouns and (right is None or right.tag not in "DE#"):
        verb = before > 1 and tokens[before - 1].tag == "C" and right is not None and (right.low in _JOINTLY or _goes_with(token, right, lexicon) or right.tag == "P" and _takes(token, right, lexicon))  # "A and B trade blame"
    if verb and left is not None and left.tag == "C" and before > 1 and tokens[before - 1].tag == "X" and tokens[before - 2].tag == "D" and right is not None and right.tag == "X":
        verb = False  # "an allied but separate group"
    if verb and kinds == {"base"} and left is not None and left.tag == "E" and before and tokens[before - 1].low in ("a", "an"):
        verb = False  # "freed an A ship it had seized"
    if verb and left is not None and left.tag == "C" and not any(t.tag == "V" for t in tokens[:i]):
        verb = False
    if verb and kinds == {"s"} and _inside_phrase(tokens, before, closed=right is None or right.tag in ",.;P"):
        verb = False  # "accused B of hostile acts, …", "to calm fears"
    if verb and kinds == {"s"} and left is not None and left.tag == "X" and right is not None and any(kind in ("ed", "past") for _, kind in right.verbs) and not any(base in TELLING for base, _ in token.verbs):
        verb = False  # "coast guard ships fired"
    if verb and token.low in lexicon.grammar["agent_nouns"] and left is not None and left.tag == "X" and right is not None and right.tag == "P" and not _takes(token, right, lexicon):
        verb = False  # "special forces near the town"
    if verb and left is not None and left.tag == "X" and (right is None or right.tag not in "DE") and any(cue.rest[:1] == (token.low,) for cue in lexicon.nouns.get(left.low, ())):
        verb = False  # "after air strikes yesterday"
    if verb and token.low == "back" and right is not None and (right.tag in "PT" or right.low in ("home", "there", "here")):
        verb = False  # "led them back to safety"
    if verb and kinds == {"s"} and token.low in lexicon.grammar["agent_nouns"] and left is not None and (left.low in _BRANCHES or left.tag == "E" and _is_governed(tokens, before) and any(t.tag in "VBHM" for t in tokens[:before])):
        verb = False  # "A special forces near", "captured by A forces three days ago"
    if verb and left is not None and left.tag == "X" and before == i - 1 and any(cue.rest[:1] == (token.low,) for cue in lexicon.nouns.get(left.low, ())):
        verb = False  # "after A air strikes yesterday"
    if verb and token.low == "tear" and right is not None and right.low == "gas":
        verb = False
    if verb and left is not None and left.tag == "X" and kinds == {"base"} and not left.low.endswith("s") and left.low not in _NOMINATIVE and not (left.low in lexicon.grammar["agent_nouns"] and _is_plural(tokens, before)):
        verb = False
    if verb and kinds == {"s"} and left is not None and left.tag == "X" and token.low in lexicon.nouns and _inside_object(tokens, before):
        verb = False  # "conducted military exercises"
    if verb and kinds == {"s"} and left is not None and left.tag == "E" and _inside_object(tokens, before - 1) and (right is None or right.tag in "PTC.,"):
        verb = False  # "invited A monitors to …"
    if verb and left is not None and left.tag in "XC" and _listed(tokens, before):
        verb = False  # "sanctions, including travel bans, on A"
    if verb and left is not None and left.tag in '",”' and (right is None or right.tag not in "DE") and not (kinds == {"s"} and right is not None and right.tag == "T" and token.low not in lexicon.nouns):
        verb = False
    return verb


def _is_governed(tokens: list[Token], at: int) -> bool:
    """Tell whether a preposition leads to the name at `at`."""
    at -= 1
    while at > 0 and tokens[at].tag in "DA#":
        at -= 1
    return at > 0 and tokens[at].tag in "P"


def _looks_done(tokens: list[Token], i: int, lexicon: Lexicon) -> bool:
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
    return at >= 0 and (tokens[at].tag == "V" and not any(base in TELLING for base, _ in tokens[at].verbs) or tokens[at].tag == "H")


def _is_described(tokens: list[Token], at: int) -> bool:
    """Tell whether the token ends a run of adjectives behind an article or owner: "their first joint", "a rare"."""
    while at >= 0 and tokens[at].tag in "XA#" and not tokens[at].low.endswith("s"):
        at -= 1
    return at >= 0 and (tokens[at].low in ("the", "a", "an") or tokens[at].possessive)


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


def is_headline(tokens: list[Token]) -> bool:
    words = [t for t in tokens if t.tag in "XEV" and t.text[:1].isalpha()]
    return len(words) > 3 and sum(t.text[:1].isupper() for t in words) >= 0.8 * len(words)


def _governed(tokens: list[Token], at: int, noun: Token, right: Token, lexicon: Lexicon) -> bool:
    """Tell whether the verb to the left and the noun, or the noun and the word behind it, are listed together."""
    while at > 0 and tokens[at].tag in "XD#":
        at -= 1
    for base, _ in tokens[at].verbs if tokens[at].tag == "V" else ():
        for _, nouns in lexicon.phrases.get(base, ()):
            if any(right.tag in "PT" if not rest else rest[0] == right.low for rest, _ in nouns.get(noun.low, ())):
                return True
    return False


def _answers(tokens: list[Token], to: int, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether the noun behind "to" is what the verb before answers: "bowed to pressure", "gave in to demands"."""
    for at in range(max(0, to - 2), to):
        particles = tuple(token.low for token in tokens[at + 1 : to + 1])
        if any(listed == particles and noun.low in nouns for base, _ in tokens[at].verbs for listed, nouns in lexicon.phrases.get(base, ())):
            return True
    return False


def _is_relative(tokens: list[Token], at: int) -> bool:
    """Tell whether the name at `at` is the subject of a relative clause: "a group that A supports"."""
    return at > 1 and tokens[at].tag == "E" and tokens[at - 1].low in ("that", "which", "whom") and tokens[at - 2].tag in "X,"


def _goes_with(token: Token, right: Token, lexicon: Lexicon) -> bool:
    """Tell whether the word, as a verb, names an act together with the noun to its right ("trade blame")."""
    return any(right.low in nouns for base, _ in token.verbs for particles, nouns in lexicon.phrases.get(base, ()) if not particles)


def _takes(token: Token, right: Token, lexicon: Lexicon) -> bool:
    """Tell whether the word, as a verb, goes with the preposition to its right."""
    return any(
        any(cue.rest[:1] == (right.low,) for cue in lexicon.verbs.get(base, ())) or any(particles[:1] == (right.low,) for particles, _ in lexicon.phrases.get(base, ()))
        or f"{base} {right.low}" in lexicon.operators["seek"]
        for base, _ in token.verbs
    )
