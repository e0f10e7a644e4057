"""Find attributions whose speaker stands behind the word of saying: ", said X, a teacher", "according to X"."""

from __future__ import annotations

import re

from stancebook.coding.quotations.clause_words import DETERMINERS, FINITE, is_clause
from stancebook.coding.quotations.quote import MASK, Cue, Paragraph
from stancebook.coding.quotations.speaker_phrases import phrase_after, phrase_before
from stancebook.coding.quotations.speaker_subjects import is_role

_FINITE_NEXT = re.compile(rf"\s+(?:{'|'.join(sorted(FINITE))})\b")
_APPOSITION = re.compile(
    r",\s+(?:an?|the|who|whose|which|one of|head|director|chief|president|chairman|deputy|former)\b[^;:\x01]*?(?=,\s|[.!?]?\s*$|[.!?]\s|\x01)"
)
#: "an adviser to the minister, Anna Lind": the name behind its role, with nothing of a list after it
_NAME_BEHIND = re.compile(r",\s+(?:[A-Z][\w’'-]+\s+){1,3}[A-Z][\w’'-]+(?=,\s(?!and\b)|[.!?]?\s*$|[.!?]\s|\x01)")
_ROLE_OPENS = re.compile(r"(?:an?|the|his|her|its|their|one of)\s")
_INVERTED_SUBJECTS = DETERMINERS | {"he", "she", "analysts", "officials", "sources", "observers", "experts"}


def inverted(p: Paragraph, match: re.Match[str], floor: int, begin: int, before: str, end: int) -> Cue | None:
    """Read ", said X": the verb first, then a noun phrase that ends in a comma or a stop."""
    phrase = phrase_after(p.masked, match.end(), end)
    if phrase is None or before == "" or _FINITE_NEXT.match(p.masked, phrase[1]):
        return None
    words = p.text[phrase[0] : phrase[1]].split()
    if not (words[0][0].isupper() or words[0].lower() in _INVERTED_SUBJECTS or is_role(words)):
        return None
    if before == "," and p.masked[phrase[1] : phrase[1] + 2] == " " + MASK:
        return None  # "X, with much ado, declared Y “useless”"
    if is_clause(p.masked, *phrase) or words[0] == "that" or words[0].endswith("day") or len(words) > 14:
        return None
    if before == ",":
        comma = p.masked.rfind(",", floor, begin - 1 if begin > floor else begin)
        inner = p.masked.rfind(",", floor, comma) if comma > floor else -1
        if (inner >= 0 and not is_clause(p.masked, inner + 1, comma)) or phrase_before(p.masked, floor, begin):
            return None
    stop = _apposition_end(p, *phrase, end)
    return Cue(match.start(), match.end(), (begin, stop), (phrase[0], stop), True)


def according(p: Paragraph, match: re.Match[str], first: int, end: int) -> Cue | None:
    phrase = phrase_after(p.masked, match.end(), end)
    if phrase is None:
        return None
    stop = _apposition_end(p, *phrase, end)
    if first == match.start() and p.masked[stop : stop + 1] != ",":
        stop = phrase[1]  # what runs to the end of the sentence is what was said
    return Cue(match.start(), match.end(), (match.start(), stop), (phrase[0], stop), True)


def _apposition_end(p: Paragraph, start: int, at: int, end: int) -> int:
    """Extend a noun phrase over ", a professor at X" or a role over its holder's name when a comma or the end of the sentence closes it."""
    match = _APPOSITION.match(p.masked, at, end)
    if not match and p.masked[start].islower() and _ROLE_OPENS.match(p.masked, start):
        match = _NAME_BEHIND.match(p.masked, at, end)
    if not match or (match.group().split()[1] == "the" and is_clause(p.masked, match.start() + 5, match.end())):
        return at
    return match.end()
