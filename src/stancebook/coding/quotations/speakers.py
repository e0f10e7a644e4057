"""Remember who has spoken in a document: whom a surname or pronoun stands for, and for which actor a speaker speaks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

from stancebook.coding.quotations.full_names import FULL_NAME, person_of
from stancebook.coding.quotations.speech import load_speech

_LEADING_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:The|A|An)(?=\s)")
_WORDS = re.compile(r"[\w-]+")

#: what stands before a name with no stop or mark between
_UNCUT = re.compile(r"[^.;:\n\"“”()]*$")
#: characters within which a person is looked for before "he" or "she"
FAR = 2000

#: the speaker of what the text says in its own voice
AUTHOR = "author"

#: the speaker of what nobody in particular says ("it is feared that")
UNNAMED = "unspecified"


class Speakers:
    """Remember the people and bodies named so far in one document."""

    def __init__(self, text: str, mentions: Sequence[Any], names: Mapping[str, str], persons: frozenset[str] = frozenset()) -> None:
        self.text, self.names = text, names
        self.mentions = sorted(mentions, key=attrgetter("start", "end"))
        self.starts = [mention.start for mention in self.mentions]
        self.full: dict[str, list[tuple[int, str]]] = {}
        self.first: dict[str, list[tuple[int, str]]] = {}
        self.bodies = frozenset(names.values()) - persons
        self.actors: dict[str, str] = {}
        self.titled: dict[str, str] = {}
        self.last = ""
        self.last_person = ""
        self.last_body = ""
        titles = load_speech().titles
        for match in FULL_NAME.finditer(text):
            name = person_of(match.group().split(), titles)
            if name and not name.isupper():
                self.full.setdefault(name.split()[-1], []).append((match.start(), name))
                if name.split()[-1].lower() not in load_speech().shapes:
                    self.first.setdefault(name.split()[0], []).append((match.start(), name))

    def named(self, start: int, end: int) -> str:
        """Return the name to record for text[start:end]: a pronoun resolved, a surname completed, or the words as they are."""
        words = " ".join(self.text[start:end].split())
        low = words.lower()
        if low in ("i", "we"):
            return AUTHOR  # outside quotation marks only the author says "I"
        if low in ("he", "she", "his", "her", "him"):
            return self.last_person or self._person_before(start) or words
        if low in ("it", "its"):
            return self._meant(start, end) or self.last_body or self.last or words
        if low in ("they", "who", "their", "them"):
            return self._meant(start, end) or self.last or words
        if low.startswith("the ") and low[4:] in load_speech().messages and self.last:
            self.last_body = self.last  # whoever wrote it
            return self.last
        body = self._body(start, end)
        if body:
            return body
        if " " not in words and words[:1].isupper():
            full = self.complete(words, start)
            return full if full != words else self._titled(words, start)
        return self._in_office(low, start) or _ARTICLE.sub(lambda match: match.group().lower(), words)

    def _in_office(self, words: str, start: int) -> str:
        """Return the one person named earlier in the office that "the minister" or "the Norland leader" tells of, or later after "a Norland general", or ""."""
        article, *office = words.split()
        speech = load_speech()
        if article not in ("the", "a", "an") or not 1 <= len(office) <= 3 or office[-1] not in speech.titles & speech.official:
            return ""
        new = article != "the"
        if new and (len(office) < 2 or office[-1] == "leader"):
            return ""
        held = {}
        for surname, places in self.full.items():
            for at, name in places:
                first = self.text.find(name, at)
                before = _WORDS.findall(_UNCUT.search(self.text[max(0, first - 60) : first]).group().lower())
                if new and start < at < start + FAR and before[-1:] == office[-1:] or not new and at < start and set(office) <= set(before[-5:]):
                    held[surname] = name
        return held.popitem()[1] if len(held) == 1 else ""

    def _titled(self, surname: str, start: int) -> str:
        """Return "Bishop Osk" for a surname that stands alone in the text but for a title; a role that opens a sentence in lower case."""
        speech = load_speech()
        if not surname.isupper() and surname.lower() in speech.speaking:
            return surname.lower()
        before = self.text[max(0, start - 25) : start].split()
        title = before[-1] if before and self.text[start - 1 : start] == " " else ""
        if title[:1].isupper() and title.lower().rstrip(".") in speech.titles:
            self.titled.setdefault(surname, f"{title} {surname}")
        return self.titled.get(surname, surname)

    def _meant(self, start: int, end: int) -> str:
        """Return the name of the actor for which the pronoun text[start:end] was found to stand, or ""."""
        for mention in self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]:
            if mention.kind == "pronoun" and mention.end == end:
                return self.names.get(mention.actor, "")
        return ""

    def _body(self, start: int, end: int) -> str:
        """Return the codebook's name of the actor whose name, capital or description text[start:end] is, but for an article."""
        article = _LEADING_ARTICLE.match(self.text, start, end)
        start = article.end() if article else start
        for mention in self.mentions[bisect_left(self.starts, start - 5) : bisect_left(self.starts, end)]:
            if mention.kind in ("alias", "metonym", "description") and mention.start <= start and mention.end >= end:
                name, words = self.names.get(mention.actor, ""), " ".join(self.text[start:end].split())
                return "" if words != name and self._is_a_part(words) else name
        return ""

    def _is_a_part(self, words: str) -> bool:
        """Tell whether the words name an office or body of an actor ("the Norland Foreign Ministry"), not the actor itself."""
        return not load_speech().parts.isdisjoint(words.lower().split())

    def complete(self, surname: str, before: int) -> str:
        """Return the full name found earlier for a surname, or the only one found later, else the surname."""
        known = [(at, name) for at, name in self.full.get(surname) or self.first.get(surname, ()) if name.split()[0] != surname or surname not in self.full]
        earlier = [name for at, name in known if at < before]
        if not earlier and len({name for _, name in known}) == 1:
            return known[0][1]
        spoken = [name for name in earlier if name in self.actors]
        if spoken:
            return spoken[-1]
        if not earlier:
            return surname
        return max(earlier, key=lambda name: (earlier.count(name), -earlier.index(name)))

    def _person_before(self, at: int) -> str:
        floor = max(self.text.rfind("\n", 0, max(0, at - 1)), at - FAR)
        titles = load_speech().titles
        names = [person_of(match.group().split(), titles) for match in FULL_NAME.finditer(self.text, max(0, floor), at)]
        return next((name for name in reversed(names) if name), "")

    def remember(self, name: str, actor: str) -> None:
        """Note that this speaker has just spoken."""
        if name == AUTHOR:
            return
        self.last = name
        if actor or name not in self.actors:
            self.actors[name] = actor or self.actors.get(name, "")
        if name in self.bodies or set(name.lower().split()) & load_speech().bodies:
            self.last_body = name
        elif name[:1].isupper() and not name.lower().startswith(("the ", "a ", "an ")) and not name.isupper():
            self.last_person = name
        elif name.split(" ")[-1].lower() not in load_speech().roles or name.lower().split()[0] == "the" and name.endswith("ment"):
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
        words = {word.lower().strip(".") for word in _WORDS.findall(self.text, *phrase)}
        own = [mention for mention in near if mention.start < speaker[1] and mention.end > speaker[0]]
        for mention in own:
            if mention.kind == "person" or (mention.start <= speaker[0] and mention.end >= speaker[1]):
                return mention.actor
        speech = load_speech()
        if words & speech.unofficial and not own:
            return ""
        head = {word.lower() for word in _WORDS.findall(self.text, *speaker)}
        if head & speech.unofficial:
            return ""
        if near and (words & speech.official or own):
            return (own or near)[0].actor
        return self.actors.get(name, "")
