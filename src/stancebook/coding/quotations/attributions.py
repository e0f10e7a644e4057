"""Find the attribution around a word of saying: its subject, before or after it, and how far it reaches."""

from __future__ import annotations

import re

from stancebook.coding.quotations.auxiliaries import BE, IRREAL, KEEPS, PASSIVE, SEEMING, auxiliaries
from stancebook.coding.quotations.clause_words import DETERMINERS, PREPOSITIONS
from stancebook.coding.quotations.inverted_attributions import according, inverted
from stancebook.coding.quotations.quote import MASK, Cue, Paragraph
from stancebook.coding.quotations.speaker_phrases import phrase_before
from stancebook.coding.quotations.speaker_subjects import behind_quotation, can_be_subject
from stancebook.coding.quotations.speech import load_speech

_QUOTED_AS = re.compile(
    r"\b(?:(?:has|have|had)\s+been|is|are|was|were)\s+(?:\w+\s+)?(?:quoted|cited|reported|heard|overheard)\s+(?:(?:by|in|on)\s[^,;:\x01.]{1,50}\s)?as\s+$", re.IGNORECASE
)
#: "the paper quoted the mayor as saying": before its last verb, and behind its first
_QUOTING = re.compile(r"\b(?:quot(?:e[sd]?|ing)|cit(?:e[sd]?|ing)|overheard|heard)\s+(?P<who>[^,;:\x01.]{2,80}?)\s+as\s+$")
_QUOTES_AS = re.compile(r"(?<=quote|uotes|uoted|oting|.cite|cites|cited|iting|heard)\s+[^,;:\x01.]{2,80}?\s+as\s+(?:saying|telling|warning|arguing|claiming|insisting|stating|confirming|writing|asking)\b")
_TITLE_CASE = re.compile(r"(?:^|[\s“‘\"'])[A-Z][\w.’'-]*\s$")
_OBJECT_RELATIVE = re.compile(r"(?:an?|something|one)\s+(?:[a-z-]+\s+){0,2}?(?!(?:in|of|for|at|from|with|by|on|to|and|or|who|over|under|near)\b)[a-z-]+\s+(?P<who>(?:the|his|her|their|its|some|many|most)\s+\w|(?:critics|analysts|officials|experts|supporters|opponents|scientists|police|researchers|economists|lawyers|many|some|few|he|she|they)$)")
_COMPLEMENT = re.compile(r",?:?\s+(?:that|how|why|whether|what|the|an?|his|her|its|their|our|this|these|those|he|him|she|it|they|them|we|us|me|there|for|to|two|three|four|five|several|many|some|no|any|all|both|more|most|\d+|[A-Z]\w+['’]s)\b|,?:?\s*\x01|,\s")
#: "rules that could …": no clause of saying but a relative one
_RELATIVE = re.compile(r"\s+that\s+(?:is|are|was|were|has|have|had|would|could|should|will|can|may|might|must|does|did|do)\b")
_EVERYONE = re.compile(r"\s*(?:all|both|neither)\s+")
#: "has spent weeks telling": the time is no subject
_SPENT = re.compile(r"\bspen[dt](?:s|ing)?\s+(?:\w+\s+){1,4}$")
#: "a stern warning": a noun, not a verb
_A_GERUND = re.compile(r"\b(?:an?|the|no|any|this|that|another|such)\s+(?:[a-z-]+\s+)?$")
_LAST_WORD = re.compile(r"[\w’'.-]+$")
OWNER = re.compile(
    r"(?P<owner>(?:(?:the|a|an|The|A|An)\s+)?(?:[A-Z][\w.-]*\s)*?[A-Z]?[\w-]+)['’]s?\s+(?:[a-z-]+\s+)?$|\b(?P<pronoun>his|her|their|its|His|Her|Their|Its)\s+(?:[a-z-]+\s+)?$"
)
#: "a Harbour Times report that"
_PAPER = re.compile(r"(?P<owner>\b(?:(?:a|an|the)\s+)?(?:[A-Z][\w.&-]*\s+){0,4}[A-Z][\w.&-]*)\s+$(?P<pronoun>)")
#: words after which a participle of saying has the clause's subject ("and saying", "in a statement saying")
_BEFORE_PARTICIPLE = frozenset("and while by in for from after before tweet tweets statement as letter letters interview speech report reports rally rallies protest protests march petition petitions campaign ad ads"
    " advert adverts paper video videos conference editorial editorials post posts message messages memo memos motion motions resolution resolutions brief lawsuit complaint note email emails banners"
    " placards leaflets article articles essay essays book books column columns".split())
_NO_SUBJECT = DETERMINERS - {"that", "this", "one", "some", "many", "several", "most", "all", "both"} | PREPOSITIONS


def attribution(p: Paragraph, match: re.Match[str], *, floor: int, end: int, first: int) -> Cue | None:
    """Return the cue of a matched word of saying, or None where it reports nothing.

    `floor` is where the cue before it ends, `first` and `end` the limits of the sentence.
    """
    if p.masked[match.start() - 1 : match.start()] == "-" or p.masked[match.end() : match.end() + 1] == "-":
        return None  # "a well-known port"
    if match.group("according"):
        return according(p, match, first, end)
    if match.group("noun"):
        return _noun(p, match, floor)
    if p.masked.startswith(" that", match.end()) and match.group().lower().removesuffix("s") in load_speech().nouns:
        owned = _noun(p, match, floor)
        if owned:
            return owned
    return _verb(p, match, floor, end, first)


def _verb(p: Paragraph, match: re.Match[str], floor: int, end: int, first: int) -> Cue | None:
    speech = load_speech()
    form = match.group("verb").lower()
    classes, shape = speech.forms[form], speech.shapes[form]
    if p.text[match.start()].isupper() and match.start() > floor + 1 and not (shape == "third" and _TITLE_CASE.search(p.masked, max(floor, match.start() - 40), match.start()) and _is_headline(p, first, end)):
        return None
    begin, auxiliary = auxiliaries(p, match, floor)
    everyone = _EVERYONE.match(p.masked, begin, match.start())
    if everyone and p.mark_before(begin) in ("", ",", ";", "“"):
        begin = everyone.end()
    cited = _QUOTED_AS.search(p.masked, max(floor, begin - 90), begin) if p.masked.endswith("as ", 0, begin) else None
    if cited:
        return subject_before(p, match, cited.start(), floor, first, "past")
    if _QUOTES_AS.match(p.masked, match.end(), end):
        return None  # "the paper quoted the mayor as saying": the mayor says it
    quoting = _QUOTING.search(p.masked, first, begin) if shape == "ing" and p.masked.endswith("as ", 0, begin) else None
    if quoting:
        paper = phrase_before(p.masked, first, quoting.start())
        return Cue(match.start(), match.end(), (paper[0] if paper else quoting.start(), match.end()), quoting.span("who"), True)
    if auxiliary:
        auxiliary, seems = SEEMING.subn("", auxiliary)
        shape = "past" if seems and shape == "base" else shape
        if IRREAL.search(auxiliary) or (shape != "ing" and form != "said" and BE.search(auxiliary)) or (form == "said" and PASSIVE.search(auxiliary)):
            return None
    previous = p.masked[floor:begin].rstrip()
    before = previous[-1:]
    if classes & {"say", "voice"} and shape in ("past", "third", "base") and before in ("", ",", MASK, "”", '"', "—"):
        turned = inverted(p, match, floor, begin, before, end) if "say" in classes or MASK in p.masked[max(floor, begin - 3) : begin] else None
        if turned:
            return turned
    if before == "" and shape != "ing":
        return None
    closes = MASK in p.masked[floor:begin] and not p.masked[match.end() : end].strip(" .")  # "“…,” their report states."
    if form in speech.nounlike and not closes and not auxiliary.strip() and (not _COMPLEMENT.match(p.masked, match.end(), end) or _RELATIVE.match(p.masked, match.end(), end)):
        return None
    last = _LAST_WORD.search(previous[-30:])
    word = last.group().lower() if last else ""
    if word in ("who", "that", "which") and shape != "ing":
        at = floor + len(previous) - len(word)
        return Cue(match.start(), match.end(), (at, match.end()), (at, at + len(word)), False) if p.masked[floor:at].strip(", ") else None
    if word == "without":
        return None
    participle = shape == "ing" and not (auxiliary and (BE.search(auxiliary) or KEEPS.search(auxiliary)))
    if participle and form in speech.gerunds and _A_GERUND.search(p.masked, max(floor, match.start() - 40), match.start()):
        return None
    if participle and _SPENT.search(p.masked, max(floor, begin - 40), begin):
        return Cue(match.start(), match.end(), (match.start(), match.end()), None, False)
    if participle and "say" in classes and word in ("him", "her", "them"):
        at = floor + len(previous) - len(word)
        return Cue(match.start(), match.end(), (at, match.end()), (at, at + len(word)), False)
    if participle and before.isalnum() and word not in _BEFORE_PARTICIPLE:
        told = subject_before(p, match, begin, floor, first, "past") if "say" in classes else None
        words = p.text[slice(*told.subject)].lower().split() if told and told.subject else []
        if words[:1] in (["a"], ["an"]) and _BEFORE_PARTICIPLE & set(words):
            return Cue(match.start(), match.end(), (match.start(), match.end()), None, False)  # "sent a letter on Friday saying"
        return told
    if participle or word in ("and", "but", "or", "then"):
        return _elided(match, floor + len(previous), word, before, participle=participle, shape=shape)
    if (word in _NO_SUBJECT and (word != "her" or form in speech.nounlike)) or word.endswith(("'s", "’s", "s’")) and not (auxiliary.strip() and last.group()[0].isupper()):
        return None
    return subject_before(p, match, begin, floor, first, shape)


def subject_before(p: Paragraph, match: re.Match[str], begin: int, floor: int, first: int, shape: str) -> Cue | None:
    """Read "X said": the noun phrase that ends where the verb group begins."""
    subject = behind_quotation(p, floor, begin) or phrase_before(p.masked, floor, begin)
    related = _OBJECT_RELATIVE.match(p.masked, *subject) if subject else None
    if related and subject:
        subject = related.start("who"), subject[1]  # "a move critics call", "a figure the bank denies"
    if subject is None or not can_be_subject(p, subject, shape, nounlike=match.group().lower() in load_speech().nounlike):
        return None
    ahead = p.masked[first : subject[0]].rstrip()
    beside = not ahead or ahead[-1] in ",;:—–―" + MASK or ahead.endswith((" and", " but", " while", " whereas", " as", " after"))
    word = ahead.rpartition(" ")[2]
    start = first + len(ahead) - (len(word) if word in ("and", "but", "as", "while", "whereas", "after") else 0)
    return Cue(match.start(), match.end(), (start, match.end()), subject, beside)


def _is_headline(p: Paragraph, start: int, end: int) -> bool:
    """Tell whether most of the sentence's longer words are capitalised."""
    words = [word for word in p.masked[start:end].split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 4 > len(words) * 3


def _elided(match: re.Match[str], at: int, word: str, before: str, *, participle: bool, shape: str) -> Cue | None:
    """Read "and said" and "…, saying": the subject is that of an earlier verb, or of the sentence."""
    if not participle and shape == "base":
        return None
    if participle and before not in (",", MASK) and word not in _BEFORE_PARTICIPLE:
        return None
    at -= len(word) if word in ("and", "but", "or") else 0
    inside = participle and before not in (",", MASK) and word not in ("and", "while")
    return Cue(match.start(), match.end(), (at, match.end()), None, not inside)


def _noun(p: Paragraph, match: re.Match[str], floor: int) -> Cue | None:
    """Read "X's claim that …"."""
    at = max(floor, match.start() - 80)
    owner = OWNER.search(p.masked[at : match.start()])
    if owner is None and match.group().lower().rstrip("s") in load_speech().bodies:
        owner = _PAPER.search(p.masked[at : match.start()])
    if owner is None or _RELATIVE.match(p.masked, match.end()) or owner.group().split()[0].lower() in PREPOSITIONS:
        return None
    name = "owner" if owner.group("owner") else "pronoun"
    subject = at + owner.start(name), at + owner.end(name)
    return Cue(match.start(), match.end(), (subject[0], match.end()), subject, False)
