"""Say what an attributed passage is, and what a paragraph and a cue are to the code that looks for one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from stancebook.coding.actors.folding import lowered
from stancebook.coding.quotations.quotemarks import Quoted
from stancebook.coding.quotations.speech import load_speech
from stancebook.coding.words.places import Places

#: stands, character for character, for quoted passages and their marks in a masked text
MASK = "\x01"
#: how the words begin of which a standpoint ("in her view") has one
_STANDPOINTS = (" view", " plan", " proposal", " opinion", " estimate", " account", " words")


@dataclass(slots=True)
class Quote:
    """One attributed passage: text[start:end] is the content, without marks and attribution.

    `speaker` is the full name where the text gives one, `speaker_start` and `speaker_end` the words that name the speaker here;
    `speaker_actor` the codebook id spoken for. `form`: quotation, clause, phrase (the object of a verb such as "condemned"),
    or topic (what someone speaks, thinks or is asked about, in the author's own words).
    """

    start: int
    end: int
    speaker: str
    speaker_actor: str
    speaker_start: int
    speaker_end: int
    cue: str
    cue_start: int
    cue_end: int
    kind: str
    form: str = "clause"


@dataclass(slots=True)
class Cue:
    """A word of saying with the (start, end) of its whole attribution, its subject, and whether it stands beside (not inside) what came before."""

    start: int
    end: int
    region: tuple[int, int]
    subject: tuple[int, int] | None
    beside: bool


class Sayings:
    """The words of saying in a masked text, read once: matches of the lexicon's pattern over its lower case, by place."""

    def __init__(self, masked: str) -> None:
        low = lowered(masked)
        self.matches = list(load_speech().cues.finditer(low))
        self.starts = [match.start() for match in self.matches]
        self.opinions = list(load_speech().attitudes.finditer(low))
        self.places = [match.start() for match in self.opinions]
        self.holds = _held_views(low)
        self.standpoints = Places(masked, _STANDPOINTS)

    def within(self, start: int, end: int) -> list[re.Match[str]]:
        """Return the matches that lie in [start, end)."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [match for match in self.matches[first:last] if match.end() <= end] if first < last else []

    def attitudes(self, start: int, end: int) -> list[re.Match[str]]:
        """Return the adjectives and nouns of opinion that lie in [start, end)."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        return [match for match in self.opinions[first:last] if match.end() <= end] if first < last else []

    def views(self, start: int, end: int) -> list[re.Match[str]]:
        """Return the nouns of opinion before "is that" that lie in [start, end)."""
        return [match for match in self.holds if start <= match.start() and match.end() <= end] if self.holds else []


def _held_views(low: str) -> list[re.Match[str]]:
    """Find the nouns of opinion before "is that" and "was that" ("her hope is that")."""
    found, views = [], load_speech().views
    for words in (" is that ", " was that ", " remains that "):
        at = low.find(words)
        while at >= 0:
            noun = views.search(low, max(0, at - 20), at)
            found += [noun] if noun else []
            at = low.find(words, at + 1)
    return sorted(found, key=lambda match: match.start())


@dataclass(frozen=True)
class Paragraph:
    """The document's text, the same with its quoted passages masked, its words of saying, and the quoted passages of one paragraph."""

    text: str
    masked: str
    sayings: Sayings
    quoted: tuple[Quoted, ...]

    def kind(self, start: int, end: int) -> str:
        """Tell whether text[start:end] is direct, indirect or mixed speech."""
        within = [one for one in self.quoted if one.outer_end > start and one.outer_start < end]
        if not within:
            return "indirect"
        if any(one.outer_start <= start + 1 and one.outer_end >= end - 1 for one in within):
            return "direct"
        return "mixed"

    def mark_before(self, at: int) -> str:
        """Return the last character of masked[:at] that is no white space, or ""."""
        while at > 0 and self.masked[at - 1].isspace():
            at -= 1
        return self.masked[at - 1 : at]

    def words(self, start: int, end: int) -> int:
        """Count the words of text[start:end]."""
        return len(self.text[start:end].split())

    def tight(self, start: int, end: int) -> tuple[int, int]:
        """Return the span without blanks, outer punctuation and, where they enclose all of it, quotation marks."""
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:—–"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",.;:—–"):
            end -= 1
        for one in self.quoted:
            if one.outer_start == start and one.outer_end >= end - 1:
                return one.start, one.end
        return start, end


def mask(text: str, quoted: list[Quoted]) -> str:
    """Return the text, equally long, with quoted passages and their marks blanked out."""
    pieces, at = [], 0
    for one in quoted:
        pieces += [text[at : one.outer_start], MASK * (one.outer_end - one.outer_start)]
        at = one.outer_end
    return "".join(pieces) + text[at:]


class Beside:
    """The quotes of a document by place, so that each sentence meets only those that touch it with their content or their cue."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        spans = sorted((min(quote.start, quote.cue_start), max(quote.end, quote.cue_end), number) for number, quote in enumerate(quotes))
        self.quotes = quotes
        self.firsts, self.numbers = [first for first, _, _ in spans], [number for *_, number in spans]
        self.lasts = [last for _, last, _ in spans]
        self.reach = list(accumulate(self.lasts, max))  # how far any of the quotes up to here goes

    def within(self, start: int, end: int) -> list[Quote]:
        """Return, in the order given, the quotes that touch [start, end]."""
        if not self.firsts:
            return []
        found = []
        at = bisect_right(self.firsts, end) - 1
        while at >= 0 and self.reach[at] >= start:
            if self.lasts[at] >= start:
                found.append(self.numbers[at])
            at -= 1
        return [self.quotes[number] for number in sorted(found)]
