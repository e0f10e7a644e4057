"""Tell which noun phrases can be the subject of a verb of saying, and find the one that opens a sentence."""

from __future__ import annotations

import re

from stancebook.coding.quotations.clause_words import DETERMINERS, FINITE, PREPOSITIONS, PRONOUNS
from stancebook.coding.quotations.quote import MASK, Paragraph
from stancebook.coding.quotations.speech import load_speech

_PLURAL_NOUN = re.compile(r"^(?:[a-z-]+(?<![sui])s|\d[\d,.]*)$(?<!news)")
_NAME_AND_MORE = re.compile(r"\s*(?P<name>(?:[A-Z][\w.’'-]*\s?){1,7}(?:\([^()]{1,30}\))?)(?P<more>,\s[^;:\n]{1,260}),\s*")
_MACHINE = re.compile(r"[a-z]{1,3}-\d+s")
_NEVER_SUBJECT = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|April|June|July|August|September|October|November|December|Shortly|Neither|[Yy]ou|Yup")
_OPENING_SUBJECT = re.compile(
    r"(?:(?:But|And|Yet|Meanwhile|However|Still|Later|Then),?\s+)?(?:(?:In|On|At|During|After|Before|Amid|Since)\b[^,\x01]{1,60},\s+)?(?:(?:however|though|meanwhile|too),\s+)?"
    r"(?P<subject>(?:He|She|They|It|We|I)\b|(?:(?:The|A|An|His|Her|Their|Its|Some|Several|Many)\s+)?(?:(?!(?:The|An?|In|On|At|But|And|This|These|That|Those|One|Earlier|Recently"
    r"|After|Before|Speaking|For|If|When|As|With|By|From|To|Of)\b)[A-Z][\w.’'-]*\s?){1,6}|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ss]ome|[Ss]everal|[Mm]any)\s+(?:[\w-]+\s?){1,2}|[A-Z][a-z]+s\b)"
)
_PLURAL_SUBJECTS = frozenset("they we i you people police some who many others all both few most third thirds half quarter percent majority minority number dozen data media staff women men children".split())
_NO_LAST_WORD = frozenset("the a an of to in on at for by with from and or his her their its our my your very most more as be been there such".split())


def opening_subject(p: Paragraph, start: int, limit: int) -> tuple[int, int] | None:
    """Return the noun phrase that opens the sentence: the subject of an elided or participial verb of saying."""
    match = _OPENING_SUBJECT.match(p.masked, start, limit)
    if not match:
        return None
    left, right = match.span("subject")
    while right > left and p.text[right - 1].isspace():
        right -= 1
    words = p.text[left:right].split()
    role = _ROLE.match(p.text, right, limit)
    if role and len(words) > 1 and words[0].lower() in DETERMINERS and role.group().strip() in load_speech().speaking:
        return left, role.end()
    if len(words) > 2 and words[-1].lower() in FINITE:
        right -= len(words.pop()) + 1  # "the mayor has"
    behind = p.masked[right : right + 20].split()
    if len(words) == 3 and words[0].lower() in DETERMINERS and words[-1].islower() and behind and (behind[0].lower() in DETERMINERS or behind[0].lower() in PREPOSITIONS):
        right -= len(words[-1]) + 1  # "several unions left the port": the third word is the verb
    return left, right


def behind_quotation(p: Paragraph, floor: int, begin: int) -> tuple[int, int] | None:
    """Return the name with its long apposition between a quotation and its verb: "“…,” X, the head of A and whose B was C, said"."""
    start = p.masked.rfind(MASK, floor, begin) + 1
    found = _NAME_AND_MORE.fullmatch(p.masked[start:begin]) if start > 0 else None
    return (start + found.start("name"), start + found.end("more")) if found else None


def can_be_subject(p: Paragraph, subject: tuple[int, int], shape: str, *, nounlike: bool = False) -> bool:
    """Tell whether the words can be the subject of a verb of this shape; `nounlike`: of one that may be a noun."""
    words = p.text[subject[0] : subject[1]].split()
    if not words or subject[1] - subject[0] > 250:
        return False
    first, last = words[0], words[-1].lower().strip(",.")
    if len(words) > 1 and first.lower() in PRONOUNS and first.lower() != "who":
        return False  # "it pays back"
    if first.lower() in _NO_HOLDERS:
        return False  # "despite talks said"
    if any(word.lower() in FINITE for word in words) and not {"who", "which", "that", "whose"} & set(words):
        return False
    if len(words) == 1 and _NEVER_SUBJECT.fullmatch(words[0]):
        return False
    head = _head_noun(p.text[subject[0] : subject[1]]).lower()
    if head in load_speech().mute or _MACHINE.fullmatch(last):
        return False  # "helicopters blasted the port"
    plural = last in _PLURAL_SUBJECTS or head in _PLURAL_SUBJECTS or any(word.endswith("s") and not word.endswith("ss") for word in (last, head)) or "and" in words
    if shape == "third" and _PLURAL_NOUN.search(last if nounlike else _head_noun(p.text[subject[0] : subject[1]])):
        return False
    if (shape == "base" and not plural) or (shape == "third" and last in ("they", "we", "i", "to")) or (last in _NO_LAST_WORD and not (last == "her" and len(words) > 1 and words[-2].lower() in PREPOSITIONS)):
        return False
    return first[0].isupper() or first[0].isdigit() or first.lower() in PRONOUNS or first.lower() in DETERMINERS or plural or any(word[0].isupper() for word in words)


_NO_HOLDERS = frozenset("despite amid during without besides given across throughout".split())
_TRAILERS = frozenset("here there alike today now themselves himself herself itself everywhere nearby too abroad elsewhere".split())
_ROLE = re.compile(r"\s[a-z-]+")
_AGENT = (["by"], ["through"], ["from"])


def _head_noun(phrase: str) -> str:
    """Return the last word of a noun phrase before its first comma or preposition."""
    words = [word for word in phrase.split(",")[0].split() if word.lower() not in _TRAILERS] or [""]
    stop = next((number for number, word in enumerate(words) if number and (word.lower() in PREPOSITIONS or words[number + 1 : number + 2] in _AGENT)), len(words))
    return words[stop - 1]


def is_role(words: list[str]) -> bool:
    """Tell whether the words are a role with a name, or a bare plural: "lead author Mira Osk", "union leaders"."""
    speech = load_speech()
    named = next((number for number, word in enumerate(words) if word[0].isupper()), 0)
    return 0 < named < 6 and words[named - 1].lower() not in _NO_LAST_WORD and words[named - 1].lower() not in PREPOSITIONS or any(word in speech.roles or word in speech.titles for word in (word.lower().strip(",") for word in words[:4])) and len(words) < 7
