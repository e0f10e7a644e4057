"""Cut a sentence into tokens: words, marks and mentions, each with a tag by closed word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from stancebook.coding import words
from stancebook.coding.lexicon import Lexicon

_WORD = re.compile(r"\d[\d,.]*\d|\d+|(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-’'][^\W_]+)*|[^\w\s]", re.UNICODE)
_CLITIC = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
#: second halves of compounds such as "A-led forces": the name before stands for the whole
COMPOUND = words.sets("frames")["compound"]
#: plain words kept with their readings
_KNOWN = 100_000
#: words that their neighbours or a capital make something else ("May" is a month, "their will to" a noun)
_SPECIAL = frozenset({"May", "may", "will", "Will", "s", "S"})
#: first halves of compounds such as "anti-A protests"
_PREFIXES = words.sets("relations")["against_prefix"] | words.sets("relations")["for_prefix"]
#: prepositions that before a number only make it rough
_ROUGHLY = words.sets("frames")["roughly"]
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
        _words(text, at, mention.end if mention.link else mention.start, tokens, lexicon)
        if mention.link:  # "the attack" that was on A
            tokens.append(Token(mention.link, mention.end, mention.end, "P", mention.link))
        word = text[mention.start : mention.end]
        possessive = mention.possessive or word.lower() in _OWNERS
        tokens.append(Token(mention.actor if mention.link else word.lower(), mention.start, mention.end, "E", word, tuple(actors), mention.kind, possessive))
        if len(tokens) > 2 and tokens[-2].low in "-‐‑–—" and tokens[-3].low in _PREFIXES and tokens[-3].end == mention.start - 1:
            tokens[-1].bond = tokens[-3].low
            del tokens[-3:-1]
        at = mention.end
        i += 1
    _words(text, at, end, tokens, lexicon)
    if " most " in text[start:end]:
        for left, token in pairwise(tokens):
            if left.possessive and token.low == "most":
                token.tag = "A"  # "A's most dangerous foe"
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
    if low in COMPOUND and tokens and tokens[-1].tag == "E" and start == tokens[-1].end + 1 and text[start - 1] in "-‐‑–":
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
            if len(tokens) > 1 and (tokens[-2].low, tokens[-1].low) == ("up", "to"):
                tokens[-2].tag = tokens[-1].tag = "A"  # "up to 200 people"
            if tokens and tokens[-1].low in _ROUGHLY and tokens[-1].tag == "P":
                tokens[-1].tag = "A"  # "about 200 people"
    tokens.append(Token(low, start, end, tag, word, verbs=lexicon.forms.get(low, ()) if tag in "XA" and low.isascii() else ()))
