"""Read opinions told with an adjective or a noun: "is critical of …", "is confident that …", "his opposition to …", "has no plans to …"."""

from __future__ import annotations

import re

from stancebook.coding.quotations.attributions import OWNER
from stancebook.coding.quotations.auxiliaries import auxiliaries
from stancebook.coding.quotations.borders import Piece, clause, phrase
from stancebook.coding.quotations.clause_words import DETERMINERS, FINITE, is_clause, is_past, words_of
from stancebook.coding.quotations.quote import Cue, Paragraph
from stancebook.coding.quotations.speaker_phrases import phrase_before
from stancebook.coding.quotations.speaker_subjects import can_be_subject
from stancebook.coding.quotations.speech import load_speech

_DEGREE = r"(?:\w+ly|not|also|still|too|so|very|more|less|quite|now|already|always|never|as|far|most|long|both|all|just|rather|somewhat|even|once|equally|in|(?:an?|the|one of the)(?:\s+(?!the\b)[\w-]+){0,3})"
_COPULA = re.compile(
    rf"(?:\b(?:is|are|was|were|be|been|being|am|remain(?:s|ed)?|becomes?|became|feels?|felt|seem(?:s|ed)?|sound(?:s|ed)?|appear(?:s|ed)?|look(?:s|ed)?|gr[eo]w[sn]?|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)"
    rf"|(?<=\w)['’](?:s|re|m))\s+(?:{_DEGREE}\s+){{0,3}}$",
    re.IGNORECASE,
)
_HAS = re.compile(r"\b(?:has|have|had)\s+(?:(?:no|any|some|little|few|many|serious|long-standing|deep|grave|great|strong|real|clear|such|similar|\w+ed|much)\s+){0,2}$", re.IGNORECASE)
#: who gives a warning or makes a claim has said it
_GAVE = re.compile(r"\b(?:issue[sd]?|gives?|gave|given|ma[dk]es?|sen[dt]s?|deliver(?:s|ed)?|repeat(?:s|ed)?|renew(?:s|ed)?|raise[sd]?|levell?ed|offer(?:s|ed)?|floated|air(?:s|ed)|shares?|holds?|held)\s+(?:(?:an?|the|new|fresh|its|his|her|their|stern|stark|clear|[a-z]+(?:al|ic|ive))\s+){0,2}$")
_OPENS = re.compile(r"\W*(?:Amid|Despite|Following|After|With|Given|Because of|Citing|In spite of|On|In|At|By|Without)\b")
_HELD_BY = re.compile(r"(?:\b(?:no|any|such|same)|[’']s?)\s+(?:\w+\s+)?$")
_NO_INFINITIVE = re.compile(r"\s+(?:the|a|an|his|her|their|its|any|all|this|that|those|these|[A-Z]|\w+ing\b)")
#: before a noun of opinion that nobody in particular holds
_THERE = re.compile(r"\b(?:there\s+(?:is|are|was|were|has been|have been|remains?)|amid|despite|following|fuell?ed|fuell?ing|on)\s+(?:(?:no|some|any|a|the|widespread|growing|mounting|persistent|little|much|fresh|new|renewed|media|\w+ing)\s+){0,2}$", re.IGNORECASE)
_NEXT = re.compile(r"\s+(?P<word>\w+)")
_EXPLETIVE = frozenset(("it", "this", "that", "there", "what", "which"))


def attitude(p: Paragraph, match: re.Match[str], *, floor: int, end: int) -> tuple[Cue, list[Piece]] | None:
    """Return the cue and content of an adjective or noun of opinion, or None where nobody is named who holds it."""
    speech = load_speech()
    adjective = match.group("adjective")
    word = adjective or match.group("topic")
    link = match.group("link")
    if p.masked.startswith(" than ", match.end()) or link not in (speech.adjectives if adjective else speech.topics)[word]:
        return None
    follows = _NEXT.match(p.masked, match.end()) if link == "to" else None
    if follows and "say" in speech.forms.get(follows.group("word").lower(), ()):
        return None  # "unable to say when": the verb tells more
    cue = _held(p, match, floor) if adjective else _owned(p, match, floor)
    if cue is None:
        return None
    if link == "that":
        return cue, clause(p, match.end(), end if adjective else claim_end(p, floor, match, end))
    infinitive = link == "to" and not adjective and not _NO_INFINITIVE.match(p.masked, match.end())
    start = match.start("link") if link in ("whether", "if", "how", "what") or link in DETERMINERS or infinitive else match.end()
    return cue, phrase(p, start, _matter_end(p, match, cue, start, end))


def _matter_end(p: Paragraph, match: re.Match[str], cue: Cue, start: int, end: int) -> int:
    """Return where the matter of a noun ends: before the sentence's verb where the noun is its subject, or a comma that opens a clause."""
    stop = end
    comma = p.masked.find(",", start, end)
    if comma > 0 and is_clause(p.masked, comma, end):
        stop = comma
    if match.group("topic") and cue.subject:
        for number, (left, _, word) in enumerate(words_of(p.masked, start, stop)):
            if number > (1 if p.masked.startswith("to", start) else 0) and (word.lower() in FINITE or is_past(word)):
                return left
    return stop


def claim_end(p: Paragraph, floor: int, match: re.Match[str], end: int) -> int:
    """Return where "the claim that crews left | was denied" ends: before its main verb where the noun is the sentence's subject, else at `end`."""
    if is_clause(p.masked, floor, match.start()):
        return end
    comma = p.masked.find(",", match.end(), end)
    if comma > 0 and _OPENS.match(p.masked, floor) and "," not in p.masked[floor : match.start()]:
        return comma  # "Amid reports that crews had left, she …"
    verbs, last = 0, ""
    for left, _, word in words_of(p.masked, match.end(), end):
        low = word.lower()
        finite = low in FINITE or is_past(word)
        if low in ("who", "which", "that", "and", "or", "but", "because", "if", "when", "after", "before", "while"):
            verbs -= 1
        elif finite and last not in FINITE and last not in ("to", "not", "n't") and not last.endswith("ly"):
            verbs += 1
            if verbs == 2 and low in FINITE:
                return left
        last = low
    return end


def _held(p: Paragraph, match: re.Match[str], floor: int) -> Cue | None:
    """Read "X is critical of": the subject stands before a verb of being or seeming."""
    copula = _COPULA.search(p.masked, max(floor, match.start() - 60), match.start())
    return _having(p, match, copula.start(), floor) if copula else None


def _owned(p: Paragraph, match: re.Match[str], floor: int) -> Cue | None:
    """Read "X's criticism of" and "X has no plans to"."""
    has = _HAS.search(p.masked, max(floor, match.start() - 60), match.start())
    if has:
        return _having(p, match, has.start(), floor)
    gave = _GAVE.search(p.masked, max(floor, match.start() - 60), match.start())
    if gave:
        return _having(p, match, gave.start(), floor)
    there = _THERE.search(p.masked, max(floor, match.start() - 60), match.start()) if match.group("link") == "that" else None
    if there:
        return Cue(match.start(), match.end("topic"), (there.start(), match.end()), (there.start(), there.start()), False)
    at = max(floor, match.start() - 80)
    owner = OWNER.search(p.masked[at : match.start()])
    if owner is None and match.group("link") == "that" and not _HELD_BY.search(p.masked, at, match.start()):
        return Cue(match.start(), match.end("topic"), match.span(), (match.start(), match.start()), False)  # "suspicions that …": anybody's
    if owner is None:
        return None
    name = "owner" if owner.group("owner") else "pronoun"
    subject = at + owner.start(name), at + owner.end(name)
    return Cue(match.start(), match.end("topic"), (subject[0], match.end()), subject, False)


def _having(p: Paragraph, match: re.Match[str], at: int, floor: int) -> Cue | None:
    word = re.search(r"\S", p.masked[at:])
    begin = at + (word.start() if word else 0)
    # the verb group before the copula ("has long been") ends the subject
    probe = re.compile(r"\S").match(p.masked, begin)
    begin, _ = auxiliaries(p, probe, floor) if probe else (begin, "")
    subject = phrase_before(p.masked, floor, begin)
    if subject is None or not can_be_subject(p, subject, "past") or p.text[slice(*subject)].lower() in _EXPLETIVE:
        return None
    return Cue(match.start(), match.start("link"), (subject[0], match.end()), subject, False)
