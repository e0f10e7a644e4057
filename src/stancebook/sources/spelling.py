"""Find lost spaces and hyphens: words that scraping glued together. A word that is known is never changed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from stancebook.sources.word_parts import between_function_words, cuts, is_derived, izafat_heads, known_ends, part_lists
from stancebook.sources.words import TOKEN, data, is_known, vocabulary

_LONG = re.compile(r"[^\W\d_]{5,}")
_CAMEL = re.compile(r"[a-z](?=[A-Z][a-z])")
_ACRONYM = re.compile(r"([A-Z]{2,6})([a-z]{3,})")
_STOP = re.compile(r"\b([A-Za-z][a-z]{2,})([.!?;,])([A-Z][a-z]{1,})\b(?![.@/])")
_GLUED_STOP = re.compile(r"[.!?;,][A-Z][a-z]")
_BRACKET = re.compile(r"(?<=[a-z]{3})(?=\([A-Z][A-Z-]{1,40}\))")
_PAIR = re.compile(r"(?<![^\W\d_])[^\W\d_]{1,40}[-\u2010\u2011][^\W\d_]{1,40}")
#: Characters around a word within which an address is looked for, and the longest word that is looked into.
_NEAR, _LONGEST = 200, 40
_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@|\.(?:com|org|net|gov|edu)\b)\S*", re.I)


@dataclass(frozen=True)
class Vocabulary:
    """The text at hand and names given beside it; its words and hyphenated pairs are counted when first asked for."""

    text: str = field(default="", repr=False)
    names: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> Counter:
        """The words of the text as written, with their counts."""
        return vocabulary(self.text)

    @cached_property
    def whole(self) -> set[str]:
        """The unknown words that were found to be one word; filled as they are met."""
        return set()

    @cached_property
    def pairs(self) -> frozenset[str]:
        """The hyphenated pairs of words in the text, in lower case with a plain hyphen."""
        parts = [part for part in self.text.split() if "-" in part or "\u2010" in part or "\u2011" in part]
        return frozenset(re.sub("[\u2010\u2011]", "-", match.lower()) for part in parts for match in _PAIR.findall(part))

    def is_name(self, word: str) -> bool:
        """Tell whether the word stands alone and capitalised in the text or in the names."""
        return word[:1].isupper() and (word in self.names or self.words[word] > 0)

    def stands(self, word: str) -> bool:
        """Tell whether the word stands alone in the text, in lower case or capitalised."""
        return self.words[word] > 0 or self.words[word.capitalize()] > 0 or self.words[word.lower()] > 0


def lost_spaces(text: str, known: Vocabulary) -> list[tuple[int, int, str, str]]:
    """Insert the space or hyphen that was lost inside an unknown word, with a lost opening quotation mark where one closes later."""
    edits = []
    odd = {word for word in _LONG.findall(text) if not _is_whole(word) and word not in known.whole and word not in known.names}
    for match in _LONG.finditer(text) if odd else ():
        word = match[0]
        if word not in odd or word in known.whole:
            continue
        around = text[max(0, match.start() - 1) : match.end() + 1]
        if any(sign in around for sign in "@#/_\\") or re.search(r"\d", around) or _in_address(text, match.start(), match.end()):
            continue
        found = _split(word, known, text[match.end() : match.end() + 24])
        if found is None:
            if word[1:].islower():
                known.whole.add(word)
            continue
        after, reason = found
        if " " in after and _closes_later(text, match.end()):
            after, reason = after.replace(" ", " “", 1), reason + " and opening quotation mark"
        edits.append((match.start(), match.end(), after, reason))
    return edits


@lru_cache(maxsize=200_000)
def _is_whole(word: str) -> bool:
    """Tell whether a word is none that two were glued into: a known one, an acronym, one of another script, or one too long to look into."""
    return len(word) > _LONGEST or not word.isascii() or word.isupper() or is_known(word)


def _in_address(text: str, start: int, end: int) -> bool:
    if "." not in text and "@" not in text:
        return False
    left = max(text.rfind(" ", max(0, start - _NEAR), start), text.rfind("\n", max(0, start - _NEAR), start)) + 1 or max(0, start - _NEAR)
    right = text.find(" ", end, end + _NEAR)
    return bool(_ADDRESS.fullmatch(text[left : right if right > 0 else end + _NEAR]))


def _split(word: str, known: Vocabulary, after: str = "") -> tuple[str, str] | None:
    """Return the word mended and why, or None where no reading is safe; `after` is the text behind it."""
    sets = part_lists()
    for head in sets["izafat_heads"] if word.startswith(izafat_heads()) else ():
        rest = word[len(head) + 1 :]
        if word.startswith(head) and word[len(head) : len(head) + 1] in ("e", "i") and rest[:1].isupper() and len(rest) > 2:
            return f"{head}-{word[len(head)]}-{rest}", "lost hyphen"
    acronym = _ACRONYM.fullmatch(word)
    if acronym and acronym[2] in sets["second_parts"]:
        return f"{acronym[1]}-{acronym[2]}", "lost hyphen"
    camel = [match.end() for match in _CAMEL.finditer(word)]
    if camel:
        return _split_camel(word, camel, known, after) if len(camel) == 1 else None
    if word[1:] != word[1:].lower():
        return None
    phrase = data("repairs.yml")["phrases"].get(word.lower())
    if phrase:
        return (phrase.capitalize() if word[0].isupper() else phrase), "lost space"
    both = between_function_words(word)
    if len(both) == 1 and len(word) >= 6:
        return f"{word[: both[0]]} {word[both[0] :]}", "lost space"
    for at in cuts(word):
        left, right = word[:at], word[at:]
        low = left.lower()
        if f"{low}-{right}" in known.pairs and is_known(right):
            return f"{left}-{right}", "lost hyphen"
        if left in sets["glued"] and len(right) >= 4 and is_known(right):
            return f"{left} {right}", "lost space"
        if left in sets["first_parts"] and len(right) >= 4 and right.endswith(("ed", "ing")) and right not in sets["compound_ends"] and is_known(right):
            return f"{left}-{right}", "lost hyphen"
        if right in sets["second_parts"] and low not in sets["prefixes"] and len(right) >= 4:
            if (len(left) >= 4 and (known.is_name(left) or is_known(left))) or left in known.names:
                return f"{left}-{right}", "lost hyphen"
        if right in sets["name_parts"] and len(left) >= 5 and known.is_name(left) and not known.words[low] and low not in sets["compound_starts"]:
            return f"{left}-{right}", "lost hyphen"
        if left in sets["first_parts"] and right in sets["last_parts"]:
            return f"{left}-{right}", "lost hyphen"
        if right == "led" and len(left) >= 4 and known.is_name(left):
            return f"{left}-{right}", "lost hyphen"
    if is_derived(word):
        return None
    readings = [at for at in known_ends(word) if _two_words(word[:at], word[at:], known)]
    if len(readings) == 1 and known.words[word] < 2:
        return f"{word[: readings[0]]} {word[readings[0] :]}", "lost space"
    return None


def _two_words(left: str, right: str, known: Vocabulary) -> bool:
    """Tell whether two glued words, the right one known, are surely two: a function word, an inflected first word, or both words stand in the text."""
    sets = part_lists()
    if left.lower() in sets["prefixes"] or left.lower() in sets["first_parts"]:
        return False
    if left[:1].isupper() and not known.is_name(left):
        return False
    if not is_known(left) and not known.is_name(left) and not (len(left) > 6 and left.endswith(("ist", "ists")) and is_known(re.sub("ists?$", "", left))):
        return False
    if right in sets["compound_ends"]:
        return False
    if left in sets["glued_start"] and len(right) >= 5:
        return True
    if len(left) < 4:
        return False
    if right in sets["glued_end"]:
        return True
    if len(right) < 3:
        return False
    if right in sets["closing"] and len(left) >= 5 and len(left) + len(right) >= 10:
        return True
    if left.endswith(("ing", "ed", "ly", "ies")) and len(left) >= 6:
        return True
    if len(right) < 4:
        return False
    if left[:1].isupper():
        return known.words[left] > 1 and right.endswith("s") and len(right) >= 6
    return left not in sets["compound_starts"] and known.stands(left) and known.stands(right) and len(left) + len(right) >= 9


def _split_camel(word: str, at: list[int], known: Vocabulary, after: str) -> tuple[str, str] | None:
    """Mend two glued names: a space where the text or a given name tells one person or place, a hyphen where a noun makes a pair of them."""
    left, right = word[: at[0]], word[at[0] :]
    sets = part_lists()
    if left in sets["glued"]:
        return f"{left} {right}", "lost space"
    if left in sets["inner_capital"] or known.words[word] > 2:
        return None
    if f"{left} {right}" in known.names or re.search(rf"\b{left} {right}\b", known.text):
        return f"{left} {right}", "lost space"
    if len(left) < 4 or len(right) < 4:
        return None
    if left in sets["given_names"] and known.is_name(right):
        return f"{left} {right}", "lost space"
    following = TOKEN.match(after[1:]) if after[:1] == " " else None
    if known.is_name(left) and known.is_name(right) and (f"{left}-{right}".lower() in known.pairs or (following and following[0] in sets["pair_nouns"])):
        return f"{left}-{right}", "lost hyphen"
    return None


def _closes_later(text: str, at: int) -> bool:
    rest = text[at : at + 80]
    close = rest.find("”")
    if close < 0:
        return False
    between = rest[:close]
    opened_before = text[:at].count("“") > text[:at].count("”")
    return not opened_before and "“" not in between and not re.search(r"[.!?]\s", between)


def sentence_spaces(text: str, known: Vocabulary) -> list[tuple[int, int, str, str]]:
    """Insert the space lost after a full stop or comma between two known words, and before a bracketed acronym."""
    edits = []
    for match in _STOP.finditer(text) if _GLUED_STOP.search(text) else ():
        if is_known(match[1]) and is_known(match[3]) and not _in_address(text, match.start(), match.end()):
            edits.append((match.end(2), match.end(2), " ", "lost space"))
    edits += [(match.end(), match.end(), " ", "lost space") for match in (_BRACKET.finditer(text) if "(" in text else ())]
    return edits
