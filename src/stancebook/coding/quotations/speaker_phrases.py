"""Find the noun phrase beside a verb of saying: the subject before it, or the name after it."""

from __future__ import annotations

import re

from stancebook.coding.quotations.clause_words import (
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    WORD,
    is_clause,
    is_past,
    is_regular_past,
    words_of,
)
from stancebook.coding.quotations.full_names import OPENERS
from stancebook.coding.quotations.speech import load_speech

_BOUNDARY = re.compile(
    r",(?!\d{3}\b)|[;:()\[\]—–\x01\"“”\n?!]|\s(?:[-―]|--)\s|\b(?:that|which|who|whom|whose|because|as|when|while|if|after|before|since|although|though|whereas|where|but|so|than|what|how"
    r"|whether|why|unless|until)\b(?!['’])",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:but|and|yet|still|however|meanwhile|then|now|also|so|later|today|yesterday|or|even|only|maybe|perhaps|shortly|apparently|initially|eventually|finally|amid all this|on|last|this|earlier|next|separately|instead)\b,?\s+"
    r"(?=(?:\w+day\b\s+|week\b\s+|month\b\s+|year\b\s+)?))+(?:\w+day\s+|week\s+|month\s+|year\s+)?",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"[,;:!?\x01\n“”\"]|\.(?=\s|$|\x01)|\s[-—–]\s|\s(?:who|that|which|in an?|on \w+day|after|while|when|whose|as|but|during|has|have|had|is|are|was|were|will|said|says|this (?:week|month|year))\b"
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]|Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Brig|Lt|Col|Maj|Capt|Sgt|Cpl|Spc|Pvt|Adm|Cmdr|Rev|Prof|Hon|St)$")
#: "to the Sea Council", "the Treasurer": what may stand before the name of who speaks for it
_OFFICE = re.compile(r"\b(?:to|of|for)\s+(?:the\s+)?[A-Z][\w ]*$|(?:^|[\x01,\n])\s*(?:[Tt]he|[Aa]n?)\s+(?:[a-z-]+\s+)?[A-Z]\w+(?:\s[A-Z]\w+)?$")
#: a name at the head of a sentence or behind a quotation whose apposition no comma closes: "Anna Lind, an adviser to the mayor said"
_UNCLOSED = re.compile(r"\s*(?:[A-Z][a-z]+ly,\s)?(?P<name>(?:[A-Z][\w’'-]*\.?\s){1,3}[A-Z][\w’'-]*\w),")
_ROLE_OPENS = re.compile(r"\s(?:an?|the|one of the|his|her|their|its|[A-Z][\w.-]*(?:\s[A-Z][\w.-]*)?['’]s?)\s")
_APPOSITIVE = re.compile(r"(?:a|an|the|who|whose|which|one|another|his|her|their|its|[a-z][\w-]*|\d+)\b")

#: words before a name that begin no subject of its own, and words that tie a name to those before it
_LEADING, _TYING = PREPOSITIONS | OPENERS, DETERMINERS | {"of", "for", "at"}


def _has_verb(words: list[str]) -> bool:
    """Tell whether a noun phrase holds a finite verb after all; a participle before a preposition ("crews interviewed on the quay") is none."""
    for number, word in enumerate(words):
        low = word.lower()
        if low in RELATIVES:
            return False
        after = words[number + 1].lower() if number + 1 < len(words) else ""
        adjective = number > 0 and words[number - 1].lower() in DETERMINERS
        if low in FINITE or (number and is_regular_past(word) and after not in PREPOSITIONS and not adjective):
            return True
    return False


def phrase_before(text: str, floor: int, end: int) -> tuple[int, int] | None:
    """Return the (start, end) of the subject that ends at `end`, its appositions included; None if there is none."""
    floor = max(floor, end - 300)
    while end > floor and text[end - 1].isspace():
        end -= 1
    stop = end
    if end > floor and text[end - 1] == ")":
        opening = text.rfind("(", floor, end)
        if opening > floor:
            end = opening
    elif end > floor and text[end - 1] == ",":
        later = 0
        for _ in range(5):
            end = len(text[floor:end].rstrip(", \xa0")) + floor
            start = _segment_start(text, floor, end, commas_only=True)
            piece = text[start:end].lstrip()
            if not piece or "\x01" in piece or is_clause(text, start, end):
                return None
            if later and words_of(piece, 0, len(piece))[0][2].lower() in _LEADING:
                return trimmed(text, later, stop - 1)  # "In fact, some crews, including …,"
            before = text[floor:start].rstrip()
            if not before.endswith(","):
                if (before and not before.endswith("\x01")) or (piece[0].islower() and not _APPOSITIVE.match(piece)) or end + 1 >= stop:
                    return None
                return trimmed(text, start, stop - 1)
            if not _APPOSITIVE.match(piece) and not (piece[0].isupper() and _is_apposed_name(text, floor, start)):
                return trimmed(text, start, stop - 1) if end + 1 < stop else None
            if piece[0].isupper() and end + 1 >= stop:
                previous = _segment_start(text, floor, start - 1 - (len(text[floor:start]) - len(before)), commas_only=False)
                return trimmed(text, previous, stop - 1)
            end, later = floor + len(before), start
        return None
    start = _segment_start(text, floor, end, commas_only=False)
    if text.endswith(("who", "which", "that"), floor, start):
        whole = _with_relative(text, floor, start, stop)
        if whole:
            return whole
    opening = max(floor, text.rfind("\x01", floor, start) + 1, text.rfind("\n", floor, start) + 1)
    name = _UNCLOSED.fullmatch(text, opening, start) if text[start - 1] == "," and _ROLE_OPENS.match(text, start, end) else None
    if name and name.group("name").split()[0].lower() not in _LEADING and not (load_speech().titles | load_speech().roles).isdisjoint(text[start:end].lower().split()):
        return name.start("name"), stop
    found = trimmed(text, start, stop)
    return found if found and found[1] > found[0] else None


def _with_relative(text: str, floor: int, start: int, stop: int) -> tuple[int, int] | None:
    """Return "the crews who left the port", where the words from `start` on are the verb and object of the relative clause."""
    words = words_of(text, start, stop)
    pronoun = start - (3 if text.endswith("who", 0, start) else 4 if text.endswith("that", 0, start) else 5)
    if len(words) < 2 or not (words[0][2].lower() in FINITE or is_past(words[0][2]) or words[0][2].endswith("s")) or text[floor:pronoun].rstrip()[-1:] in ("", ","):
        return None
    noun = words_of(text, max(floor, pronoun - 60), pronoun)[-2:]
    if text.endswith("that", 0, start) and (len(noun) < 2 or noun[0][2].lower() not in DETERMINERS or is_past(noun[1][2])):
        return None  # "said that left-wing parties …": no relative clause
    before = antecedent(text, pronoun)
    return (max(before[0], floor), stop) if before and before[1] > floor else None


def _is_apposed_name(text: str, floor: int, start: int) -> bool:
    """Tell whether the name that begins at `start` is whose role or office stands before it: "the minister", "the Defence Minister", "head of the Sea Council"."""
    before = text[floor:start].rstrip(", ")
    last = WORD.findall(before[-60:])
    if last and (last[-1][0].islower() or last[-1].lower() in load_speech().titles | load_speech().roles):
        return True
    return bool(_OFFICE.search(before[-60:]))


def _segment_start(text: str, floor: int, end: int, *, commas_only: bool) -> int:
    start = floor
    for match in _BOUNDARY.finditer(text, floor, end):
        if not commas_only or match.group() in ",;:\x01—–\n\"“”":
            start = match.end()
    return start


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Strip blanks and leading connectives; cut a long stretch to its last noun phrase."""
    while start < end and (text[start].isspace() or text[start] in ",.-'‘’“\"…"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    lead = _LEAD.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    words = words_of(text, start, end)
    if not words:
        return None
    first = words[0][2].lower()
    if len(words) > 1 and words[-1][2].lower() in PRONOUNS:
        return words[-1][0], end
    conjunctions = [i for i, word in enumerate(words) if word[2] in ("and", "or") and not (0 < i < len(words) - 1 and words[i - 1][2][0].isupper() and words[i + 1][2][0].isupper())]
    if conjunctions and (conjunctions[-1] > 4 or is_clause(text, start, words[conjunctions[-1]][0])):
        words = words[conjunctions[-1] + 1 :]
        if not words:
            return None
        first = words[0][2].lower()
        start = words[0][0]
    if first in PREPOSITIONS or len(words) > 14 or _has_verb([word for _, _, word in words[:-1]]):
        for i in range(len(words) - 1, -1, -1):
            low = words[i][2].lower()
            if low in PRONOUNS or (low in DETERMINERS and not (i and words[i - 1][2].lower() in ("of", "for", "at"))):
                start = words[i][0]
                break
            capital = words[i][2][0].isupper() and not low.endswith("day")
            if capital and (i == 0 or not words[i - 1][2][0].isupper()) and not (i and words[i - 1][2].lower() in _TYING):
                start = words[i][0]
                break
        else:
            start = words[-1][0]
    return start, end


def antecedent(text: str, start: int) -> tuple[int, int] | None:
    """Return the noun phrase before a relative pronoun at `start`: from its determiner or capitals on; None if there is none."""
    line = max(text.rfind("\n", 0, start) + 1, start - 160)
    end = line + len(text[line:start].rstrip(", \xa0"))
    words = words_of(text, line, end)
    for i in range(len(words) - 1, -1, -1):
        low = words[i][2].lower()
        named = words[i][2][0].isupper() and not (i and words[i - 1][2][0].isupper())
        if (low in DETERMINERS and low != "that") or low in PRONOUNS or named:
            lead = i - 1 if i and named and words[i - 1][2].lower() in DETERMINERS else i
            return words[lead][0], end
        if low in FINITE:
            break
    return (words[-1][0], end) if words else None


def phrase_after(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return the (start, end) of the noun phrase that begins at `start`: up to a comma, a stop or a relative."""
    while start < limit and text[start].isspace():
        start += 1
    match = _PHRASE_END.search(text, start, limit)
    while match and match.group() == "." and _ABBREVIATED.search(text, start, match.start()):
        match = _PHRASE_END.search(text, match.end(), limit)
    end = match.start() if match else limit
    while end > start and text[end - 1] in " \xa0.":
        end -= 1
    return (start, end) if end > start else None
