"""Read words of saying that nobody utters here: refused or foreseen ("would not say whether"), and passives ("was criticised by")."""

from __future__ import annotations

import re

from stancebook.coding.quotations.auxiliaries import auxiliaries
from stancebook.coding.quotations.borders import Piece, clause, phrase
from stancebook.coding.quotations.contents import after, past_addressee
from stancebook.coding.quotations.quote import Cue, Paragraph
from stancebook.coding.quotations.speaker_phrases import phrase_after, phrase_before
from stancebook.coding.quotations.speaker_subjects import can_be_subject, opening_subject
from stancebook.coding.quotations.speech import load_speech

_BE = re.compile(r"\b(?:is|are|was|were|been|be|being|am|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)\b|['’](?:s|re)\s", re.IGNORECASE)
_UNREAL = re.compile(r"\b(?:would|could|should|may|might|must|not|never|cannot|to|can|will)\b|n['’]t\b|['’](?:ll|d)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.IGNORECASE)
_HAS_NOT = re.compile(r"\b(?:would|could|might|may|must|should)\s+(?:\w+ly\s+|not\s+)?have\b|\bha(?:s|ve|d)(?:n['’]t|\s+(?:\w+\s+)?(?:not|never))\b", re.IGNORECASE)
#: what stands before "to" and its verb: "is expected to announce", "tried to explain"
_GOVERNOR = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+|also\s+|now\s+|still\s+)?(?:expected|likely|unlikely|due|set|ready|able|unable|willing|unwilling|reluctant|poised|scheduled|keen|eager|slow|quick|prepared"
    r"|bound|certain|sure|free|happy|forced|going|about|asked|urged|told|careful|hesitant|loath|obliged|required|supposed|afraid|believed|thought|understood|said|known|reported|rumou?red|alleged|the first|at pains)"
    r"|\b(?:fail|manage|want|need|plan|intend|hope|attempt|hesitat|neglect|refus|declin|promis|pledg|vow|offer|agree|prepar|mean|aim|struggl|bother|start|choose|chose|dar)(?:e?[sd]|ed|ing)?|\b(?:took|takes|taken|went) (?:to|on) [^,;:.\x01]{1,30}|\b(?:used?|uses|using) [^,;:.\x01]{1,40})\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_BY = re.compile(r"\s+(?P<as>as\s[^,;:.\x01]{1,60}?\s+)?(?:\w+\s+)?by\s+", re.IGNORECASE)
#: what follows a word that is one of saying here
_SAID = re.compile(r"\s+(?:(?:\w+\s+){0,3}that\b|whether\b|if\b|how\b|why\b|when\b|where\b|what\b|who\b)|,?:?\s*\x01")
_THAT = re.compile(r"\s+(?:[^,;:\x01.]{1,40}\s+)?that\b")
_AGENT_AS = re.compile(r"\s+(?:\w+\s+)?by\s+(?P<who>(?!\d|\w+ing\b)[^,;:.\x01]{2,60}?)\s+as\s+(?!\w+ing\b)")
_TO = re.compile(r"\s+to\s+(?:be\s+|have\s+)?(?P<verb>\w+)")
_AS = re.compile(r"\s+as\s+(?P<saying>\w+ing\b)?")
#: what is said of the subject of a passive without an agent
_ASKED_OF = frozenset(("asked", "told", "urged", "warned", "advised", "ordered", "reminded", "pressed"))
_OF_AGENT = re.compile(r"\s(?:whether|if|about|why|how|that|to)\b")
_DIRECTION = re.compile(r"\s+(?:\w+ly\s+|again\s+)?(?:to|of|for|as(?!\s+\w+ing\b)|about|whether|why|how|that|over|a|an)\b")
_ASKED = re.compile(
    r"(?:(?:When|If|But when|And when|Later)\s+)?(?P<cue>(?i:asked|pressed|questioned|quizzed|challenged|told|warned|reminded))\s+(?:\w+ly\s+|later\s+|again\s+|by\s+[^,\x01]{1,40}?\s+|on \w+day\s+)?"
    r"(?P<link>about|on|over|if|whether|why|how|what|who|where|when|to|that|for)\b"
)
_NO_AGENT = re.compile(r"(?:\w+ing\b|\d|(?:the )?(?:end|time|law|mistake|name|far|then|now|phone|email|email|post|name|hand|default|accident|surprise|more|less|at least|nearly|about|almost)\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")


def unspoken(p: Paragraph, match: re.Match[str], *, floor: int, end: int) -> tuple[Cue, list[Piece]] | None:
    """Return the cue and content of a verb that is refused, foreseen or in the passive; None for any other."""
    if not match.group("verb"):
        return None
    form = match.group("verb").lower()
    speech = load_speech()
    begin, auxiliary = auxiliaries(p, match, floor)
    if speech.shapes[form] == "past" and not auxiliary and _AGENT_AS.match(p.masked, match.end(), end):
        return _described(p, match, end)
    if speech.shapes[form] == "past" and _BE.search(auxiliary + " "):
        return _passive(p, match, begin, floor, end)
    if not _UNREAL.search(auxiliary) or (speech.shapes[form] in ("past", "third") and not _HAS_NOT.search(auxiliary)):
        return None
    begun = begin
    begin = _governed(p, begin, floor)
    bare = begin == begun and (form in speech.ordinary and not _NOT.search(auxiliary) or auxiliary.split()[:1] == ["to"])
    if bare and not (form == "say" or _SAID.match(p.masked, match.end(), end)):
        return None
    subject = phrase_before(p.masked, floor, begin)
    if subject is None or bare and auxiliary.split()[:1] == ["to"]:
        subject = opening_subject(p, floor, begin) or subject
    if subject is None or not can_be_subject(p, subject, "past"):
        return None
    cue = Cue(match.start(), match.end(), (subject[0], match.end()), subject, False)
    at = past_addressee(p, form, match.end(), end)
    return (cue, after(p, cue, speech.forms[form], floor, at, end, end)) if at is not None else None


def _governed(p: Paragraph, begin: int, floor: int) -> int:
    """Return where the group of verbs begins of which "to announce" is the last: "is expected to announce"."""
    found = _GOVERNOR.search(p.masked, max(floor, begin - 60), begin)
    if not found:
        return begin
    probe = re.compile(r"\S").match(p.masked, found.start())
    return auxiliaries(p, probe, floor)[0] if probe else found.start()


def _described(p: Paragraph, match: re.Match[str], end: int) -> tuple[Cue, list[Piece]] | None:
    """Read "the raid, described by X as Y": X speaks of Y."""
    found = _AGENT_AS.match(p.masked, match.end(), end)
    if found is None:
        return None
    comma = p.masked.find(",", found.end(), end)
    return Cue(*match.span(), (match.start(), found.end()), found.span("who"), False), phrase(p, found.end(), comma if comma > 0 else end)


def _passive(p: Paragraph, match: re.Match[str], begin: int, floor: int, end: int) -> tuple[Cue, list[Piece]] | None:
    """Read "the plan was described as a threat by X" and "it is feared that …".

    The agent speaks, or nobody is named; the subject and what follows the verb ("as …", "to …", "of …") are what the words are about.
    """
    matter = phrase_before(p.masked, floor, begin)
    if matter is None or not can_be_subject(p, matter, "past"):
        return None
    nobody = Cue(match.start(), match.end(), (matter[0], match.end()), (begin, begin), False)
    if p.text[slice(*matter)].lower() == "it":
        that = _THAT.match(p.masked, match.end(), end)
        return (nobody, clause(p, that.end(), end)) if that else None
    by = _BY.match(p.masked, match.end(), end)
    if by:
        agent = phrase_after(p.masked, by.end(), end)
        if agent is None or _NO_AGENT.match(p.masked, by.end()) or agent[1] - agent[0] > 150:
            return None
        asked_of = _OF_AGENT.search(p.masked, *agent) if match.group().lower() in _ASKED_OF else None
        if asked_of:  # "was asked by a reporter whether …"
            return Cue(match.start(), match.end(), (begin, asked_of.start()), (agent[0], asked_of.start()), False), phrase(p, asked_of.start(), end)
        rest = _AS.match(p.masked, agent[1], end)
        if rest and rest.group("saying"):
            return None
        cue = Cue(match.start(), match.end(), (begin, agent[1]), agent, False)
        return cue, phrase(p, rest.end(), end) if rest else [(*matter, p.kind(*matter), "phrase")]
    to = _TO.match(p.masked, match.end(), end)
    if to and to.group("verb").lower() in load_speech().forms:
        return None  # "is expected to announce": the later verb tells more
    if match.group().lower() in load_speech().directed and _DIRECTION.match(p.masked, match.end(), end):
        return nobody, [(*matter, p.kind(*matter), "phrase"), *phrase(p, match.end(), end)]
    return None


def asked(p: Paragraph, start: int, end: int) -> tuple[Cue, list[Piece]] | None:
    """Read "Asked about the raid, X said" at the head of a sentence: what nobody in particular asked."""
    match = _ASKED.match(p.masked, start, end)
    comma = p.masked.find(",", match.end(), end) if match else -1
    if match is None or comma < 0:
        return None
    at = match.start("link") if match.group("link") not in ("about", "on", "over") else match.end("link")
    cue = Cue(*match.span("cue"), match.span(), (start, start), True)
    return cue, phrase(p, at, comma)
