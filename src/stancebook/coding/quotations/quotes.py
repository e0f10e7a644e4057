"""Find who says what: direct, indirect and mixed speech with its speaker, by the marks, the verbs of saying and their subjects."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from stancebook.coding.quotations.clause_words import is_clause
from stancebook.coding.quotations.quote import MASK, Paragraph, Quote, Sayings, mask
from stancebook.coding.quotations.quotemarks import Quoted, find_quoted
from stancebook.coding.quotations.reported import Reader
from stancebook.coding.quotations.speaker_phrases import phrase_before
from stancebook.coding.quotations.speakers import Speakers
from stancebook.coding.quotations.speech import load_speech

Span = tuple[int, int]

#: what may stand between a word of saying and the end of its sentence, or the quotation that goes on
_REST = re.compile(r"(?!\s*(?:that|whether|if|how|why|,)\b)(?:\s+[\w’'-]+){0,7}\s*(?:[.,]\s*(?:$|\x01)|$)")


def find_quotes(text: str, sentences: Sequence[Any], mentions: Sequence[Any], *, names: Mapping[str, str] | None = None, persons: frozenset[str] = frozenset()) -> list[Quote]:
    """Return every attributed passage of the text, sorted; `sentences` and `mentions` have .start and .end.

    `names` gives the one name by which each actor is called where it speaks itself ("the Kremlin", "Moscow": Russia);
    `persons` those of these names that are a person's.

    Works paragraph by paragraph: quoted passages are masked, sentences that share one are joined, and the cues of each
    sentence are read from left to right. Pronouns and surnames take the last fitting speaker.
    """
    speakers = Speakers(text, mentions, names or {}, persons)
    found: list[Quote] = []
    carried: Quote | None = None
    waiting: list[Quoted] = []
    paragraphs: list[tuple[list[Quoted], list[Span]]] = []
    for start, end, units in _paragraphs(text, sentences):
        left_open = bool(paragraphs and paragraphs[-1][0] and paragraphs[-1][0][-1].carried)
        paragraphs.append((find_quoted(text, start, end, carried=left_open), units))
    masked = mask(text, [one for quoted, _ in paragraphs for one in quoted])
    sayings = Sayings(masked)
    for quoted, units in paragraphs:
        reader = Reader(Paragraph(text, masked, sayings, tuple(quoted)), speakers)
        carried, waiting = reader.read(_join(units, quoted, masked, sayings), carried, waiting)
        found += reader.found
    return _settled(found)


def _paragraphs(text: str, sentences: Sequence[Any]) -> list[tuple[int, int, list[Span]]]:
    groups: list[tuple[int, int, list[Span]]] = []
    for sentence in sorted(sentences, key=lambda item: item.start):
        if groups and ("\n" not in text[groups[-1][1] : sentence.start] or _goes_on(text, groups[-1][1], sentence.start)):
            groups[-1][2].append((sentence.start, sentence.end))
            groups[-1] = (groups[-1][0], sentence.end, groups[-1][2])
        else:
            groups.append((sentence.start, sentence.end, [(sentence.start, sentence.end)]))
    return groups


def _goes_on(text: str, end: int, start: int) -> bool:
    """Tell whether a line ends in a comma and a closing mark, so that the next line says who spoke."""
    return text[end - 2 : end] in (',"', ",”", ",'", ",’") and text[start] not in "\"“'‘"


def _join(units: list[Span], quoted: list[Quoted], masked: str, sayings: Sayings) -> list[Span]:
    """Join sentences that share a quoted passage, and a quotation with the attribution after its last mark ("“Why?” Anna Lind asked.")."""
    joined: list[Span] = []
    for start, end in units:
        shared = any(one.outer_start < start and one.outer_end > start for one in quoted)
        if joined and (shared or (masked[: joined[-1][1]].rstrip(" .")[-1:] == MASK and _is_attribution(masked, start, end, sayings))):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _is_attribution(masked: str, start: int, end: int, sayings: Sayings) -> bool:
    """Tell whether a sentence is no more than "X asked" or "X said in a letter", perhaps before a quotation that goes on."""
    first = next((match for match in sayings.within(start, min(end, start + 120)) if not masked[match.start()].isupper()), None)
    if first is None or not first.group("verb") or not load_speech().forms[first.group("verb")] & {"say", "voice", "that"}:
        return False
    subject = phrase_before(masked, start, first.start())
    rest = _REST.match(masked, first.end(), end)
    return subject is not None and not masked[start : subject[0]].strip() and rest is not None and not is_clause(masked, rest.start(), rest.end())


def _settled(found: list[Quote]) -> list[Quote]:
    """Sort, and keep one quote a content start (the longest)."""
    best: dict[int, Quote] = {}
    for quote in found:
        if quote.end > quote.start and (quote.start not in best or quote.end > best[quote.start].end):
            best[quote.start] = quote
    return [best[start] for start in sorted(best)]
