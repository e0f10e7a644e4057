"""Find who speaks: the noun phrase beside a verb of saying, the name in it, and whom a surname or pronoun stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from stancebook.coding.speech import load_speech

PRONOUNS = frozenset("he she they it i we you who".split())
DETERMINERS = frozenset(
    "the a an this that these those his her their its our my your some many several most all both no another other one two three four five each every any".split()
)
OPENERS = frozenset("unlike like according speaking said asked what when why how where who but and yet so as if while although though because not only even then now still also here there it he she they we you".split())
FINITE = frozenset(
    "is are was were be been has have had will would can could may might must should do does did isn't wasn't hasn't won't don't became began went came".split()
)
PREPOSITIONS = frozenset(
    "of in on at for to from with by about against into over under after before during since until amid among between without within through as than like near".split()
)
_BOUNDARY = re.compile(
    r"[,;:()\[\]—–\x01\"“”\n?!]|\s[-―]\s|\b(?:that|which|who|whom|whose|because|as|when|while|if|after|before|since|although|though|whereas|where|but|so|than|what|how"
    r"|whether|why|unless|until)\b(?!['’])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s,;:()\[\]\"“”\x01—]+")
_LEAD = re.compile(
    r"(?:(?:but|and|yet|still|however|meanwhile|then|now|also|so|later|today|yesterday|or|even|only|on|last|this|earlier|next|separately|instead)\b,?\s+"
    r"(?=(?:\w+day\b\s+|week\b\s+|month\b\s+|year\b\s+)?))+(?:\w+day\s+|week\s+|month\s+|year\s+)?",
    re.IGNORECASE,
)
_FULL_NAME = re.compile(r"\b[A-Z][\w.'’-]*[a-zA-Z.](?:\s+(?:al|bin|ibn|de|van|von|der|da|ul|la)\b)?(?:[ \xa0]+(?:[A-Z]\.|(?:al-|ul-)?[A-Z][\w’'-]*\w)){1,3}")
_POSSESSIVE = re.compile(r"['’]s?$")
_APPOSITIVE = re.compile(r"(?:a|an|the|who|whose|which|one|another|his|her|their|its|[a-z][\w-]*|\d+)\b")


def words_of(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return the words of text[start:end] with their spans."""
    return [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text, start, end)]


def is_clause(text: str, start: int, end: int) -> bool:
    """Tell whether the stretch holds a finite verb, by its auxiliaries and past forms."""
    for _, _, word in words_of(text, start, end):
        low = word.lower()
        if low in ("who", "which", "that", "whose"):
            return False
        if low in FINITE or (low.endswith("ed") and len(low) > 4 and low not in ("united",)):
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
        for _ in range(5):
            end = len(text[floor:end].rstrip(", \xa0")) + floor
            start = _segment_start(text, floor, end, commas_only=True)
            piece = text[start:end].lstrip()
            if not piece or "\x01" in piece or is_clause(text, start, end):
                return None
            before = text[floor:start].rstrip()
            if not before.endswith(","):
                if before or piece[0].islower() or end + 1 >= stop:
                    return None
                return trimmed(text, start, stop - 1)
            if not _APPOSITIVE.match(piece) and not (piece[0].isupper() and _is_apposed_name(text, floor, start)):
                return trimmed(text, start, stop - 1) if end + 1 < stop else None
            if piece[0].isupper() and end + 1 >= stop:
                previous = _segment_start(text, floor, start - 1 - (len(text[floor:start]) - len(before)), commas_only=False)
                return trimmed(text, previous, stop - 1)
            end = floor + len(before)
        return None
    start = _segment_start(text, floor, end, commas_only=False)
    found = trimmed(text, start, stop)
    return found if found and found[1] > found[0] else None


def _is_apposed_name(text: str, floor: int, start: int) -> bool:
    before = text[floor:start].rstrip(", ")
    last = _WORD.findall(before[-60:])
    return bool(last) and last[-1][0].islower() or bool(re.search(r"\b(?:to|of|for)\s+(?:the\s+)?[A-Z][\w ]*$", before[-60:]))


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
    conjunctions = [i for i, word in enumerate(words) if word[2] in ("and", "or") and not (0 < i < len(words) - 1 and words[i - 1][2][0].isupper() and words[i + 1][2][0].isupper())]
    if conjunctions and (conjunctions[-1] > 4 or is_clause(text, start, words[conjunctions[-1]][0])):
        words = words[conjunctions[-1] + 1 :]
        if not words:
            return None
        first = words[0][2].lower()
        start = words[0][0]
    if first in PREPOSITIONS or len(words) > 14 or is_clause(text, start, words[-1][0]):
        for i in range(len(words) - 1, -1, -1):
            low = words[i][2].lower()
            if low in PRONOUNS or (low in DETERMINERS and not (i and words[i - 1][2].lower() in ("of", "for", "at"))):
                start = words[i][0]
                break
            capital = words[i][2][0].isupper() and not low.endswith("day")
            if capital and (i == 0 or not words[i - 1][2][0].isupper()) and not (i and words[i - 1][2].lower() in (DETERMINERS | {"of", "for", "at"})):
                start = words[i][0]
                break
        else:
            start = words[-1][0]
    return start, end


def phrase_after(text: str, start: int, limit: int) -> tuple[int, int] | None:
    """Return the (start, end) of the noun phrase that begins at `start`: up to a comma, a stop or a relative."""
    while start < limit and text[start].isspace():
        start += 1
    match = re.compile(r"[,;:!?\x01\n“”\"]|\.(?=\s|$|\x01)(?<!\b[A-Z]\.)(?<!\bMr\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSen\.)(?<!\bRep\.)(?<!\bGov\.)(?<!\bGen\.)(?<!\bMrs\.)|\s[-—–]\s|\s(?:who|that|which|in an?|on \w+day|after|while|when|whose|as|but|during|has|have|had|is|are|was|were|will|said|says)\b").search(text, start, limit)
    end = match.start() if match else limit
    while end > start and text[end - 1] in " \xa0.":
        end -= 1
    return (start, end) if end > start else None


def name_in(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of the name in a speaker's noun phrase, or of its head where it names nobody."""
    titles, roles = load_speech().titles, load_speech().official | load_speech().unofficial
    pieces = [piece for piece in re.compile(r"[^,()]+").finditer(text, start, end) if piece.group().strip()]
    spans = []
    for number, piece in enumerate(pieces[:4]):
        words = words_of(text, piece.start(), piece.end())
        runs = _capital_runs(words)
        for run in runs:
            first, last = run
            before = words[first - 1][2].lower() if first else ""
            if before in PREPOSITIONS or before in ("the", "a", "an"):
                continue
            kept = first
            for i in range(first, last):
                if words[i][2].lower().rstrip(".") in titles and i + 1 <= last:
                    kept = i + 1
            follows = words[last + 1][2].lower() if last + 1 < len(words) else ""
            if follows and follows not in PREPOSITIONS and follows not in ("and", "who"):
                continue
            if _POSSESSIVE.search(words[last][2]) and follows:
                continue
            alone = kept == last and first == last
            if first and alone and before not in titles | roles and number == 0:
                continue
            if number and (alone or _looks_like_body(words[kept : last + 1])):
                continue
            spans.append((words[kept][0], words[last][1], number))
        if number == 0 and spans:
            break
    if spans:
        return spans[0][0], _strip_possessive(text, spans[0][0], spans[0][1])
    return _head(text, pieces[0].start() if pieces else start, pieces[0].end() if pieces else end)


def _looks_like_body(words: list[tuple[int, int, str]]) -> bool:
    return len(words) > 3 or any(word[2].isupper() and len(word[2]) > 1 for word in words)


def _capital_runs(words: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i, (_, _, word) in enumerate(words):
        capital = word[0].isupper() or word[:3] in ("al-", "ul-")
        particle = word.lower() in ("bin", "al", "ul", "de", "van", "von", "der", "ibn", "da", "la") and runs and runs[-1][1] == i - 1 and i + 1 < len(words)
        if capital and word.lower() in DETERMINERS:
            continue
        if (capital or particle) and runs and runs[-1][1] == i - 1 and not _POSSESSIVE.search(words[i - 1][2]):
            runs[-1] = (runs[-1][0], i)
        elif capital:
            runs.append((i, i))
    return runs


def _strip_possessive(text: str, start: int, end: int) -> int:
    return end - 2 if text[start:end].endswith(("'s", "’s")) else end


def _head(text: str, start: int, end: int) -> tuple[int, int]:
    words = words_of(text, start, end)
    if not words:
        return start, end
    stop = words[-1][1]
    for i, (_, _, word) in enumerate(words[1:], 1):
        if word.lower() in (PREPOSITIONS - {"of", "for", "to"}) | {"who", "which", "that", "familiar", "close", "speaking", "briefed", "including", "such"}:
            stop = words[i - 1][1]
            break
    return words[0][0], stop


class Speakers:
    """Remember the people and bodies named so far in one document."""

    def __init__(self, text: str, mentions: Sequence[Any]) -> None:
        self.text = text
        self.mentions = sorted(mentions, key=lambda mention: (mention.start, mention.end))
        self.starts = [mention.start for mention in self.mentions]
        self.full: dict[str, list[tuple[int, str]]] = {}
        self.actors: dict[str, str] = {}
        self.last = ""
        self.last_person = ""
        self.last_body = ""
        titles = load_speech().titles
        for match in _FULL_NAME.finditer(text):
            parts = match.group().split()
            while len(parts) > 1 and (low := parts[0].lower().rstrip(".")) and (low in titles or low in DETERMINERS or low in PREPOSITIONS or low in OPENERS):
                parts = parts[1:]
            name = " ".join(parts)
            name = _POSSESSIVE.sub("", name).rstrip(".")
            if len(parts) > 1 and not name.isupper():
                self.full.setdefault(name.split()[-1], []).append((match.start(), name))

    def named(self, start: int, end: int) -> str:
        """Return the name to record for text[start:end]: a pronoun resolved, a surname completed, or the words as they are."""
        words = " ".join(self.text[start:end].split())
        low = words.lower()
        if low in ("he", "she", "i"):
            return self.last_person or self._person_before(start) or words
        if low in ("it",):
            return self.last_body or self.last or words
        if low in ("they", "we", "who"):
            return self.last or words
        if " " not in words and words[:1].isupper():
            return self.complete(words, start)
        return words

    def complete(self, surname: str, before: int) -> str:
        """Return the full name found earlier for a surname, else the surname."""
        earlier = [name for at, name in self.full.get(surname, ()) if at < before and name.split()[0] != surname]
        spoken = [name for name in earlier if name in self.actors]
        if spoken:
            return spoken[-1]
        if not earlier:
            return surname
        return max(earlier, key=lambda name: (earlier.count(name), -earlier.index(name)))

    def _person_before(self, at: int) -> str:
        floor = self.text.rfind("\n", 0, max(0, at - 1))
        names = [name for name in (m.group() for m in _FULL_NAME.finditer(self.text, max(0, floor), at))]
        if not names:
            return ""
        parts = [part for part in names[-1].split() if part.lower().rstrip(".") not in load_speech().titles]
        return " ".join(parts)

    def remember(self, name: str, actor: str) -> None:
        """Note that this speaker has just spoken."""
        self.last = name
        if actor or name not in self.actors:
            self.actors[name] = actor or self.actors.get(name, "")
        if set(name.lower().split()) & load_speech().bodies:
            self.last_body = name
        elif name[:1].isupper() and not name.lower().startswith(("the ", "a ", "an ")) and not name.isupper():
            self.last_person = name
        elif name.split(" ")[-1].lower() not in load_speech().official | load_speech().unofficial or name.lower().split()[0] == "the" and name.endswith("ment"):
            self.last_body = name
        elif name.endswith(("s", "people", "police")):
            return
        else:
            self.last_person = name

    def actor_of(self, phrase: tuple[int, int], speaker: tuple[int, int], name: str) -> str:
        """Return the codebook id of the body that this speaker speaks for, or ""."""
        low = bisect_left(self.starts, phrase[0] - 60)
        near = []
        for mention in self.mentions[low:]:
            if mention.start >= phrase[1]:
                break
            if mention.end > phrase[0] and mention.kind != "pronoun":
                near.append(mention)
        words = {word.lower().strip(".") for word in re.findall(r"[\w-]+", self.text[phrase[0] : phrase[1]])}
        own = [mention for mention in near if mention.start < speaker[1] and mention.end > speaker[0]]
        for mention in own:
            if mention.kind == "person" or (mention.start <= speaker[0] and mention.end >= speaker[1]):
                return mention.actor
        speech = load_speech()
        if words & speech.unofficial and not own:
            return ""
        head = {word.lower() for word in re.findall(r"[\w-]+", self.text[speaker[0] : speaker[1]])}
        if head & speech.unofficial:
            return ""
        if near and (words & speech.official or own):
            return (own or near)[0].actor
        return self.actors.get(name, "")
