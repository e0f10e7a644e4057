"""List the words that open noun phrases and clauses, and tell a stretch with a finite verb from one without."""

from __future__ import annotations

import re

from stancebook.coding.inflect import IRREGULAR

PRONOUNS = frozenset("he she they it i we you who".split())
DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your some many several most all both no another other one two three four five each every any".split()
)
FINITE = frozenset(
    "is are was were be been has have had will would can could may might must should do does did isn't wasn't hasn't won't don't became began went came".split()
)
#: past forms that are no participles or nouns
PAST = frozenset(forms[0] for base, forms in IRREGULAR.items() if forms[0] != forms[1] and forms[0] != base) | frozenset(
    "said told made held led met kept left brought thought sent lost meant paid sought taught stood won fought".split()
) - frozenset(("saw", "bore", "rose", "fell", "lay", "wound", "ground", "found", "bit"))
OPENERS = frozenset("however meanwhile still moreover instead yet though also furthermore nevertheless afterwards today yesterday".split())
PREPOSITIONS = frozenset(
    "of in on at for to from with by about against into over under after before during since until amid among between without within through as than like near despite given following besides alongside beyond across per via toward towards throughout upon behind above below".split()
)
RELATIVES = frozenset(("who", "which", "that", "whose"))
#: participles that describe a person or state and end no clause
PARTICIPLES = frozenset(("united", "retired", "elected", "appointed", "unnamed", "so-called", "indeed"))
#: names that look like auxiliaries
_NAMES = frozenset(("May", "Will"))
WORD = re.compile(r"(?:[^\s,;:()\[\]\"“”\x01—]|,(?=\d{3}\b))+")


def words_of(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the words of text[start:end] with their spans."""
    return [(match.start(), match.end(), match.group()) for match in WORD.finditer(text, start, end)]


def is_past(word: str) -> bool:
    """Tell whether a word is a past form ("began", "opened"), which may be a participle too; a name ("Ahmed") is none."""
    return word in PAST or is_regular_past(word)


def is_regular_past(word: str) -> bool:
    """Tell whether a word ends like a past form and is no name ("Mohammed") or word for a state ("united")."""
    return word.endswith("ed") and len(word) > 4 and word[0].islower() and word not in PARTICIPLES


def is_clause(text: str, start: int, end: int) -> bool:
    """Tell whether the stretch holds a finite verb, by its auxiliaries and past forms."""
    for number, match in enumerate(WORD.finditer(text, start, end)):
        low = match.group().lower()
        if low in FINITE and match.group() not in _NAMES:
            return True
        if low in RELATIVES:
            return False
        if number and is_regular_past(match.group()):
            return True
    return False
