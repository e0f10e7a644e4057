"""Say where a clause or object that someone says ends: at a semicolon, a dash, an occasion or a clause of its own."""

from __future__ import annotations

import re

from stancebook.coding.quotations.clause_words import PAST, is_clause
from stancebook.coding.quotations.quote import Paragraph

#: a content span: start, end, kind (direct, indirect, mixed), form (quotation, clause, phrase)
Piece = tuple[int, int, str, str]
_STOP = re.compile(r"[,;:\x01]")
_OCCASION = r"tweets?|interviews?|speech(?:es)?|statements?|letters?|e?mails?|testimony|remarks|posts?|memos?|reports?|videos?|columns?|op-eds?|essays?|articles?|messages?"
_EVENT = r"rally|rallies|forum|conference|hearing|meeting|summit|event|debate|convention|ceremony|briefing|gathering|dinner|lunch|trial|congress"
_MONTH = r"January|February|March|April|May|June|July|August|September|October|November|December"
CUT_PHRASE = re.compile(
    rf"\sand\s(?=(?:\w+ed|{'|'.join(sorted(PAST))})\b(?! by\b))|,\s+(?:who|which|where|while|but|as|and|after|when|(?!including|involving|concerning|regarding)\w+ing|he|she|they|it|we|I|there|is|are|was|were|has|have|had|will|would)\b|;|\s(?:[-—–―]|--)\s"
    rf"|\s(?:during|after|before|since|while|when|because|amid|in (?:[\w-]+ ){{0,2}}(?:{_OCCASION})|at (?:[\w’'-]+ ){{0,3}}(?:{_EVENT})|in (?:early |late |mid-)?(?:{_MONTH}|\d{{4}})|on \w+day|at last"
    r"|(?:last|this|earlier) (?:week|month|year)|as (?:he|she|they|it|(?-i:(?:[A-Z]\w+ ){1,2}[a-z]+(?:s|ed)))|as (?:shown|reported|described) by)\b",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"\s*(?:out|up|down|off|away|back|forward|around|slightly|sharply|by \d|from \d)\b")
_DASH = re.compile(r"\s(?:[-—–―]|--)\s")
_DASHES = frozenset(("—", "–", "―", "--", "-"))
CUT_CLAUSE = re.compile(
    r";|\s(?:[—–―]|--)\s|,\s+(?:prompting|leading|sparking|drawing|triggering|forcing|fuell?ing|earning|winning|ending|joining|dashing|dealing|echoing|contradicting|rejecting|dismissing|defending)\b"
    r"|,\s+(?:as|amid)\s+(?:[a-z]+ing\s+)?(?:fears|tensions?|concerns?|pressure|protests?|fighting|clashes|violence|talks|efforts|speculation|anger|calls|criticism|reports|hopes)\b", re.IGNORECASE
)


def next_stop(p: Paragraph, at: int, end: int) -> int:
    """Return where the next comma, colon, semicolon or quotation stands, or `end`."""
    stop = _STOP.search(p.masked, at, end)
    return stop.start() if stop else end


def clause(p: Paragraph, start: int, end: int) -> list[Piece]:
    """Return the clause from `start` up to `end`, a semicolon or a dash."""
    return cut_at(p, start, end, CUT_CLAUSE, "clause")


def phrase(p: Paragraph, start: int, end: int) -> list[Piece]:
    """Return the object from `start` up to `end`, a clause of its own, an occasion or a dash; none where a particle ("backed out") opens it."""
    if _PARTICLE.match(p.masked, start, end):
        return []
    return cut_at(p, start, end, CUT_PHRASE, "phrase")


def cut_at(p: Paragraph, start: int, end: int, cutter: re.Pattern[str], form: str) -> list[Piece]:
    """Return the piece from `start` to where `cutter` first matches, or none where it has too few words."""
    found = cutter.search(p.masked, start, end)
    while found and found.group().endswith((" and", " but")) and found.group()[0] == "," and not is_clause(p.masked, found.end(), next_stop(p, found.end(), end)):
        found = cutter.search(p.masked, found.end(), end)  # ", and a need of boats" goes on
    if found and found.group().strip() in _DASHES and _DASH.search(p.masked, found.end(), end):
        found = None  # an aside between two dashes belongs to it
    stop = found.start() if found else end
    if p.words(start, stop) < (1 if form == "phrase" else 2):
        return []
    bare = stop
    while bare > start and p.text[bare - 1] in " .,;\xa0":
        bare -= 1
    return [(start, stop, p.kind(start, bare), form)]
