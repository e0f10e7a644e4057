"""Cut a sentence into tokens and verb groups by closed word lists and word order (a shallow parse, no trained weights)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon

_WORD = re.compile(r"\d[\d,.]*\d|\d+|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]", re.UNICODE)
_CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")

#: plain words kept with their readings
_KNOWN = 100_000
#: words that their neighbours or a capital make something else ("May" is a month, "their will to" a noun)
_SPECIAL = frozenset({"May", "may", "will", "Will", "s", "S"})
#: second halves of compounds such as "A-led forces": the name before stands for the whole
_COMPOUND = words.sets("frames")["compound"]
#: verbs that take a bare infinitive ("helps the army fight")
_HELPING = frozenset({"help", "let", "make", "see", "watch", "have"})
_POSTED = words.sets("frames")["posted"]
#: adjectives that head no subject
_QUALIFYING = frozenset({"new", "further", "additional", "fresh", "tougher", "stricter", "harsher", "broader", "so-called"})
_TELLING = words.sets("relations")["telling"]
#: first halves of compounds such as "anti-A protests"
_PREFIXES = words.sets("relations")["against_prefix"] | words.sets("relations")["for_prefix"]
#: prepositions that before a number only make it rough
_ROUGHLY = words.sets("frames")["roughly"]
#: pronouns that are subjects and nothing else
_SUBJECTS = frozenset({"they", "we", "i", "you"})
#: -ing words that only qualify, and the heads behind them ("a civilian monitoring mission")
_ATTRIBUTIVE, _UNDERTAKINGS = words.sets("frames")["attributive"], words.sets("frames")["undertakings"]
#: words of a time between a participle and its agent ("kidnapped last week by")
_TIMES = words.sets("frames")["times"]
#: base forms of auxiliaries that stand alone as verbs ("has doubts about A")
_AUXILIARIES = {"has": "have", "had": "have", "having": "have", "does": "do", "did": "do"}
#: -ing forms that describe the noun behind them, and verbs behind which they are verbs
_PRESENT, _GOING_ON = words.sets("frames")["present"], words.sets("frames")["going_on"]
#: forms of "get" that are a verb of its own before what is got
_GETTING = frozenset({"get", "gets", "got"})
#: pronouns that are a subject ("they attack")
_NOMINATIVE = frozenset({"they", "we", "i", "you"})
#: quantifiers that may stand inside a verb group ("are all working")
_FLOATING = frozenset({"all", "both", "each"})
#: adverbs of doing something with each other
_JOINTLY = frozenset({"together", "closely", "jointly", "alongside"})
#: words for a part of those just named, which a verb may follow
_PARTLY = frozenset({"some", "many", "most", "several", "others", "few"})
#: pronouns that always own what follows
_OWNERS = words.sets("frames")["owners"]


@dataclass(slots=True)
class Token:
    """One word, mark or mention; `actors` are the codebook ids of a mention, `verbs` its (base, kind) readings.

    `bond` is what a hyphen ties to a mention: "led" in "A-led forces", "anti" in "anti-A protests".
    """

    low: str
    start: int
    end: int
    tag: str
    text: str = ""
    actors: tuple[str, ...] = ()
    kind: str = ""
    possessive: bool = False
    verbs: tuple[tuple[str, str], ...] = ()
    bond: str = ""


@dataclass(slots=True)
class VerbGroup:
    """Auxiliaries and a main verb: tokens first..last, the main verb at `main`."""

    first: int
    main: int
    last: int
    base: str
    kind: str
    modal: str = ""
    negated: str = ""
    passive: bool = False
    infinitive: bool = False
    participle: bool = False
    copula: bool = False
    finite: bool = field(init=False)

    def __post_init__(self) -> None:
        self.finite = not (self.infinitive or self.participle)


def tokenise(text: str, start: int, end: int, mentions: list, lexicon: Lexicon) -> list[Token]:
    """Return the tokens of text[start:end]; each mention (all actors at one span) is one token tagged E."""
    tokens: list[Token] = []
    at, i = start, 0
    while i < len(mentions):
        mention = mentions[i]
        actors = [mention.actor]
        while i + 1 < len(mentions) and mentions[i + 1].start < mention.end:
            i += 1
            if mentions[i].actor not in actors:
                actors.append(mentions[i].actor)
        _words(text, at, mention.start, tokens, lexicon)
        word = text[mention.start : mention.end]
        possessive = mention.possessive or word.lower() in _OWNERS
        tokens.append(Token(word.lower(), mention.start, mention.end, "E", word, tuple(actors), mention.kind, possessive))
        if len(tokens) > 2 and tokens[-2].low in "-‐‑–—" and tokens[-3].low in _PREFIXES and tokens[-3].end == mention.start - 1:
            tokens[-1].bond = tokens[-3].low
            del tokens[-3:-1]
        at = mention.end
        i += 1
    _words(text, at, end, tokens, lexicon)
    _tag_verbs(tokens, lexicon)
    return tokens


def _words(text: str, start: int, end: int, tokens: list[Token], lexicon: Lexicon) -> None:
    known = lexicon.known
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        a, b = match.span()
        reading = known.get(word) or (_learn(word, lexicon) if word.isalpha() and word not in _SPECIAL else None)
        if reading is not None and text[a - 1] == " ":  # the common case, without marks to look at
            tokens.append(Token(reading[0], a, b, reading[1], word, (), "", False, reading[2]))
            continue
        low = word.lower().replace("’", "'")
        if tokens and tokens[-1].tag == "E" and a == tokens[-1].end + 1 and text[a - 1] in "'’" and low == "s":
            tokens.pop() if tokens[-1].tag == "'" else None
            tokens[-1].possessive = True
            continue
        clitic = _CLITIC.match(low)
        if clitic and clitic.group(2) == "'s":
            _add(low[:-2], a, b - 2, text, tokens, lexicon)
            tokens[-1].possessive = True
            continue
        if clitic:
            cut = a + len(clitic.group(1))
            _add(clitic.group(1), a, cut, text, tokens, lexicon)
            _add(clitic.group(2), cut, b, text, tokens, lexicon)
            continue
        _add(low, a, b, text, tokens, lexicon)


def _learn(word: str, lexicon: Lexicon) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """Return (lower case, tag, readings as a verb) of a plain word, and keep it for its next time."""
    low = word.lower()
    tag = lexicon.tags.get(low, "X")
    if len(lexicon.known) > _KNOWN:
        lexicon.known.clear()
    lexicon.known[word] = reading = (low, tag, lexicon.forms.get(low, ()) if tag in "XA" and low.isascii() else ())
    return reading


def _add(low: str, start: int, end: int, text: str, tokens: list[Token], lexicon: Lexicon) -> None:
    word = text[start:end]
    if low in "'’":
        if tokens and tokens[-1].end == start and (tokens[-1].low.endswith("s") or text[end : end + 1] in "sS"):
            tokens[-1].possessive = True
            if text[end : end + 1] not in "sS":
                return
        else:
            return
    if low == "s" and tokens and tokens[-1].low in "'’" and len(tokens) > 1:
        tokens.pop()
        return
    if low == "-" and tokens and tokens[-1].tag == "E" and tokens[-1].end == start:
        return
    if low in _COMPOUND and tokens and tokens[-1].tag == "E" and start == tokens[-1].end + 1 and text[start - 1] in "-‐‑–":
        tokens[-1].kind, tokens[-1].bond = "compound", low
        return
    if low in "–—―" or word == "--":
        low = "—"
    if not word[:1].isalnum() and low not in ("n't",) and not word.startswith(("'", "’")):
        tag = low
    else:
        tag = lexicon.tags.get(low, "X")
        if low == "may" and word == "May" and tokens:
            tag = "X"  # the month
        if low == "will" and re.match(r"\s+to\s", text[end : end + 4]):
            tag = "X"
        if word[:1].isdigit():
            tag = "#"
            if tokens and tokens[-1].low in _ROUGHLY and tokens[-1].tag == "P":
                tokens[-1].tag = "A"  # "about 200 people"
    tokens.append(Token(low, start, end, tag, word, verbs=lexicon.forms.get(low, ()) if tag in "XA" and low.isascii() else ()))


def _tag_verbs(tokens: list[Token], lexicon: Lexicon) -> None:
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
        if i and tokens[i - 1].bond in _COMPOUND and tokens[i - 1].kind == "compound" and not any(kind in ("ed", "past", "pp") for _, kind in token.verbs):
            continue  # "A-led forces"
        if token.text[:1].isupper() and i and tokens[i - 1].tag not in ('"', "“", ":", "—", ".") and not token.text.isupper() and not is_headline(tokens):
            continue  # a capitalised word inside a sentence is part of a name
        before = i - 1
        while before >= 0 and (tokens[before].tag in "AN" or tokens[before].low in _FLOATING and before and tokens[before - 1].tag in "BHM" or tokens[before].tag == "X" and tokens[before].low.endswith("ly") and not tokens[before].text[:1].isupper()):
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
        elif "ing" in kinds:
            verb = left is None or left.tag not in "D#" and not left.possessive or (right is not None and right.tag in "E")
            if left is not None and left.tag in "XE" and right is not None and token.low in _ATTRIBUTIVE and right.low in _UNDERTAKINGS:
                verb = False
            if left is not None and left.tag == "D" and left.low in ("the", "a", "an") or right is not None and right.tag == "P" and token.low in lexicon.nouns and (left is None or left.tag in ".,"):
                verb = False
            if left is not None and left.tag == "X" and before == i - 1 and any(cue.rest[:1] == (token.low,) for cue in lexicon.nouns.get(left.low, ())):
                verb = False  # "a suicide bombing"
            if left is None and token.low in lexicon.nouns and right is not None and any(kind in ("ed", "past") for _, kind in right.verbs):
                verb = False  # "Fighting erupted"
            if left is not None and left.tag == "V" and before == i - 1 and token.low in _PRESENT and right is not None and right.tag in "XE" and not any(base in _GOING_ON for base, _ in left.verbs):
                verb = False  # "faces growing criticism", "shot fleeing farmers"
            if left is not None and left.tag in "EX" and token.low in lexicon.nouns and right is not None and right.low in ("of", "by"):
                verb = False  # "A shelling of the town", "heavy shelling by A"
            if left is not None and left.tag in "VX" and before == i - 1 and right is not None and right.tag in "XPT" and _governed(tokens, before, token, right, lexicon):
                verb = False  # "denied landing rights", "cut its funding to A", "reopened the Lima crossing to A"
        elif kinds & {"ed", "past", "pp"}:
            verb = left is not None and (left.tag != "D" or (left.low in ("that", "which", "who", "those", "some", "all", "several"))) and not left.possessive
            if left is not None and left.tag == "P" and left.low not in ("as", "than"):
                verb = False
            if token.low == "armed" and right is not None and right.low in lexicon.grammar["agent_nouns"]:
                verb = False  # "the A armed forces"
            counted = left is not None and left.tag == "#" and before > 0 and (tokens[before - 1].tag == "V" or tokens[before - 1].low in ("than", "least", "some"))
            if left is not None and (left.tag == "V" or counted) and right is not None and (right.tag == "X" or right.tag == "E" and left.tag == "V" and before == i - 1):
                verb = False  # "treats wounded fighters"
            if left is not None and left.low in _QUALIFYING and right is not None and right.tag == "X":
                verb = False  # "new targeted sanctions"
            if verb and "base" in kinds and left is not None and left.tag == "E" and right is not None and right.tag == "P" and not _takes(token, right, lexicon):
                verb = False
        elif left is not None and left.low in _PARTLY and "base" in kinds and right is not None and right.tag == "T" and any(t.tag == "V" for t in tokens[:i]):
            verb = True  # "…, and some threaten to leave"
        else:  # base or -s: a verb only behind a noun or name, and not where the next words show a noun
            verb = left is not None and left.tag in "EXRC\"”," and not left.possessive
            if verb and left.low == "that" and right is not None and right.tag == "P" and any(base in _TELLING for base, _ in tokens[before - 1].verbs):
                verb = False  # "said that talks with A …"
            if verb and left.tag == "E" and right is not None and token.low in lexicon.grammar["agent_nouns"] and (right.tag == "," or any(kind == "ing" for _, kind in right.verbs)):
                verb = False  # "A forces operating in the north", "A forces, …"
            if verb and left.tag == "E" and right is not None and right.tag == "C" and i + 2 < n and tokens[i + 2].tag == "E":
                verb = False  # "A's guards and B fighters", "A guards and B fighters"
            if verb and right is not None:
                if right.tag in "BHMV" or (right.tag in ".;" and (token.low in lexicon.nouns or "base" not in kinds) and not _is_relative(tokens, before)) or (right.tag == "P" and right.low in ("on", "against", "of", "by", "between", "in", "at", "about", "over", "from", "for")) and not _takes(token, right, lexicon):
                    verb = False
                if (token.low in lexicon.nouns or kinds != {"s"}) and right.verbs and right.tag == "X" and right.low not in lexicon.nouns and any(k in ("ed", "past", "s") for _, k in right.verbs) and not any(k == "base" for _, k in right.verbs):
                    verb = False
            if verb and kinds == {"base"} and left is not None and left.tag == "E" and left.low not in _SUBJECTS and token.low in lexicon.nouns and (right is None or right.tag not in "DE#"):
                verb = before > 1 and tokens[before - 1].tag == "C" and right is not None and (right.low in _JOINTLY or _goes_with(token, right, lexicon) or right.tag == "P" and _takes(token, right, lexicon))  # "A and B trade blame"
            if verb and left is not None and left.tag == "C" and before > 1 and tokens[before - 1].tag == "X" and tokens[before - 2].tag == "D" and right is not None and right.tag == "X":
                verb = False  # "an allied but separate group"
            if verb and kinds == {"base"} and left is not None and left.tag == "E" and before and tokens[before - 1].low in ("a", "an"):
                verb = False  # "freed an A ship it had seized"
            if verb and left is not None and left.tag == "C" and not any(t.tag == "V" for t in tokens[:i]):
                verb = False
            if verb and kinds == {"s"} and _inside_phrase(tokens, before, closed=right is None or right.tag in ",.;P"):
                verb = False  # "accused B of hostile acts, …", "to calm fears"
            if verb and kinds == {"s"} and left is not None and left.tag == "X" and right is not None and any(kind in ("ed", "past") for _, kind in right.verbs) and not any(base in _TELLING for base, _ in token.verbs):
                verb = False  # "coast guard ships fired"
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
            if verb and left is not None and left.tag in '",”' and (right is None or right.tag not in "DE"):
                verb = False
        if verb:
            token.tag = "V"


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
    return at >= 0 and tokens[at].tag == "V" and not any(base in _TELLING for base, _ in tokens[at].verbs)


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


def verb_groups(tokens: list[Token], lexicon: Lexicon) -> list[VerbGroup]:
    """Return the verb groups of the tokens, from left to right."""
    groups: list[VerbGroup] = []
    i, n = 0, len(tokens)
    while i < n:
        tag = tokens[i].tag
        if tag not in "MBHOVT" or (tag == "T" and not _infinitive(tokens, i)):
            i += 1
            continue
        first, main, modal, negated, infinitive = i, -1, "", "", False
        aux: list[str] = []
        if first and tokens[first - 1].tag == "N" and tokens[first - 1].low not in ("no", "without"):
            negated = tokens[first - 1].low
            modal = "can" if negated == "cannot" else ""
        elif first > 1 and tokens[first - 1].low == "ever" and tokens[first - 2].tag == "N":
            negated = tokens[first - 2].low
        elif any(token.low == "neither" for token in tokens[groups[-1].last if groups else 0 : first]):
            negated = "neither"
        if first > 1 and tokens[first - 1].low == "longer" and tokens[first - 2].low == "no":
            negated = "no longer"
        j = i
        while j < n:
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
            elif token.low == "no" and j + 1 < n and tokens[j + 1].low == "longer":
                negated = "no longer"
                j += 1
            elif token.tag == "X" and token.low.endswith("ly") or token.low in _FLOATING and aux:
                pass
            elif token.tag == "E" and j == i + 1 and tokens[i].tag in "OBM" and (i == 0 or tokens[i - 1].tag in ",\"“"):
                pass  # inversion: "did they help"
            elif token.tag == "E" and j == i + 1 and tokens[i].low == "had" and (i == 0 or tokens[i - 1].tag in ",\"“"):
                negated = "had"  # "had A attacked B, …": it did not
            else:
                break
            j += 1
        if main < 0:
            last_aux = max((k for k in range(i, min(j, n)) if tokens[k].tag in "BHOM"), default=i)
            groups.append(VerbGroup(first, last_aux, last_aux, "be" if tokens[last_aux].tag == "B" else _AUXILIARIES.get(tokens[last_aux].low, tokens[last_aux].low), "s", modal, negated, infinitive=infinitive and not aux, copula=tokens[last_aux].tag == "B"))
            i = last_aux + 1
            continue
        base, kind = _reading(tokens[main], bool(aux or modal or infinitive))
        last_be = bool(aux) and aux[-1] in lexicon.grammar["be"]
        passive = last_be and kind in ("ed", "pp", "past")
        participle = not modal and not infinitive and (not aux and kind in ("ing", "pp") or tokens[first].low == "having")
        follows_by = _by_follows(tokens, main)
        if not aux and not modal and kind in ("ed", "pp") and (kind == "pp" or follows_by) and not infinitive:
            passive, participle = True, True
        reduced = not aux and not modal and not infinitive and kind == "ed" and main + 1 < n and tokens[main + 1].tag in "PT"
        if reduced and not follows_by and tokens[main - 1].tag in "XE" and main and _agent_before_verb(tokens, main):
            passive, participle = True, True  # "the people evacuated from B by A are"
        if reduced and not follows_by and main and tokens[main - 1].tag in "XE" and (base in _POSTED and _finite_follows(tokens, main) or base not in _TELLING and _auxiliary_follows(tokens, main)):
            passive, participle = True, True  # "the troops stationed in A will leave", "the men detained in A were freed"
        narrowed = groups and groups[-1].passive and groups[-1].participle and not any(g.finite for g in groups)  # "a delegation led by A went to B"
        if reduced and groups and not narrowed and tokens[main - 1].tag in "XE" and not any(t.tag in "CSR,;:—" or t.tag in '"“”' for t in tokens[groups[-1].last : main]):
            passive, participle = True, True  # "the sanctions imposed on A"
        chained = groups and groups[-1].passive and not aux and not modal and kind in ("ed", "pp") and all(t.tag in ",CA" for t in tokens[groups[-1].main + 1 : main])
        if chained:
            passive, participle = True, True  # "is trained, armed and led by A"
        groups.append(VerbGroup(first, main, main, base, kind, modal, negated, passive, infinitive, participle))
        i = main + 1
    return groups


def _by_follows(tokens: list[Token], main: int) -> bool:
    """Tell whether "by" follows a verb with at most particles, adverbs and times between ("attacked on Monday by")."""
    for m in range(main + 1, min(len(tokens) - 1, main + 5)):
        token = tokens[m]
        if token.low == "by":
            return tokens[m + 1].tag not in "PTSC,.;:"  # not "stood by as"
        if token.tag not in "PA#" and not token.low.endswith(("ly", "day")) and token.low not in _TIMES:
            return False
    return False


def _finite_follows(tokens: list[Token], main: int) -> bool:
    """Tell whether another verb follows that goes with the subject of this one: "troops stationed in A until May have left"."""
    for m in range(main + 1, min(len(tokens), main + 12)):
        if tokens[m].tag in "MBHOV":
            return tokens[m].tag != "V" or any(kind in ("ed", "past", "s", "base") for _, kind in tokens[m].verbs)
        if tokens[m].tag in ",;:CR" or tokens[m].tag == "S" and not (m + 1 < len(tokens) and tokens[m + 1].tag in "#X"):
            return False
    return False


def _auxiliary_follows(tokens: list[Token], main: int) -> bool:
    """Tell whether nothing but a place or time stands between a verb and "was", "has" or "will"."""
    for token in tokens[main + 2 : main + 10]:
        if token.tag in "BHM":
            return True
        if token.tag not in "PDA#XE" or token.low == "as":
            return False
    return False


def _agent_before_verb(tokens: list[Token], main: int) -> bool:
    """Tell whether an agent behind "by" and then a finite verb follow: "… from B by A are"."""
    agent = False
    for token in tokens[main + 1 : main + 14]:
        if agent and token.tag in "BHM":
            return True
        if token.tag not in "PTDA#XE":
            return False
        agent = agent or token.low == "by"
    return False


def _infinitive(tokens: list[Token], i: int) -> bool:
    j = i + 1
    while j < len(tokens) and (tokens[j].tag in "AN" or tokens[j].low.endswith("ly")):
        j += 1
    return j < len(tokens) and (tokens[j].tag == "V" and any(k == "base" for _, k in tokens[j].verbs) or tokens[j].low in ("be", "have", "do"))


def _reading(token: Token, governed: bool) -> tuple[str, str]:
    order = ("ed", "pp", "ing", "base", "s", "past") if governed else ("past", "ed", "s", "base", "pp", "ing")
    return min(token.verbs, key=lambda reading: order.index(reading[1]))
