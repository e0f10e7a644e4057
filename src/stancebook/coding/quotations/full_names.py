"""Find runs of capitals that may name a person, and the name at the end of such a run."""

from __future__ import annotations

import re

from stancebook.coding.quotations.clause_words import DETERMINERS, PREPOSITIONS

#: words that open a sentence before a name and belong to none
OPENERS = frozenset("unlike like according speaking said asked what when why how where who but and yet so as if while although though because not only even then now still also here there it he she they we you".split())
_WORD = r"(?:al-|ul-|el-)?[A-Z][\w’'-]*\w"
FULL_NAME = re.compile(rf"\b{_WORD}(?:\s(?:al|bin|ibn|de|van|von|der|da|ul|la)\b)?(?:[ \xa0](?:[A-Z]\.|(?:(?:al|bin|ibn|de|van|von|der|da|ul|la)[ \xa0])?{_WORD})){{1,6}}")
POSSESSIVE = re.compile(r"['’]s?$")


def person_of(parts: list[str], titles: frozenset[str]) -> str:
    """Return the name of two to four words at the end of a run of capitals, behind its last title and owner, or ""."""
    opening = 0
    for number, part in enumerate(parts[:-1]):
        low = part.lower().rstrip(".")
        if low in titles or POSSESSIVE.search(part) or number == opening and (low in DETERMINERS or low in PREPOSITIONS or low in OPENERS):
            opening = number + 1
    name = POSSESSIVE.sub("", " ".join(parts[opening:][:4])).rstrip(".")
    return name if " " in name else ""
