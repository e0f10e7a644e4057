"""Read one paragraph's sentences for reported speech, and carry a quotation that stays open over to the next paragraph."""

from __future__ import annotations

from dataclasses import replace

from stancebook.coding.quotations.openings import signature, transcript_label
from stancebook.coding.quotations.quote import MASK, Paragraph, Quote
from stancebook.coding.quotations.quotemarks import Quoted
from stancebook.coding.quotations.sentence_quotes import SentenceReader
from stancebook.coding.quotations.speakers import Speakers

Span = tuple[int, int]

#: words of a quoted fragment that goes on what was quoted before
_FRAGMENT = 4


class Reader:
    """Read the sentences of one paragraph into `found`; `speakers` remembers who spoke in the document."""

    def __init__(self, paragraph: Paragraph, speakers: Speakers) -> None:
        self.p, self.speakers = paragraph, speakers
        self.found: list[Quote] = []
        self.sentences = SentenceReader(paragraph, speakers, self.found)

    def read(self, units: list[Span], carried: Quote | None, waiting: list[Quoted]) -> tuple[Quote | None, list[Quoted]]:
        """Read all sentences of the paragraph.

        `carried` is the quote whose passage the paragraph before left open, `waiting` the open passages that have no speaker yet;
        both are returned for the next paragraph.
        """
        pending: list[Quoted] = list(waiting)
        last: Quote | None = carried
        spoke = carried is not None
        for unit in units:
            inside = [one for one in self.p.quoted if one.outer_start >= unit[0] and one.outer_end <= unit[1] + 2]
            if inside and self._is_all_quoted(unit, inside, fewest=1 if spoke and last is not None and last.kind == "direct" else 3):
                if spoke and last is not None:
                    self._emit(inside, last)
                else:
                    pending += inside
                continue
            first = len(self.found)
            if pending and self._signature(unit, pending):
                pending = []
                continue
            if inside or self._may_report(unit):
                self.sentences.read(unit)
            spoke = len(self.found) > first
            if spoke:
                last = self._goes_on(first)
                self._emit(pending, self.found[first])
                pending = []
            elif inside and last is not None and max(self.p.words(one.start, one.end) for one in inside) >= _FRAGMENT:
                self.found.append(replace(last, start=unit[0], end=unit[1], kind="mixed", form="clause", cue_start=unit[0], cue_end=unit[0]))
                spoke = True
        open_ended = bool(self.p.quoted) and self.p.quoted[-1].carried
        if pending and open_ended:
            return None, pending
        for one in pending:
            if not self._is_heading(one):
                last = self._unattributed(one)
                self._emit([one], last)
        return (self.found[-1], []) if open_ended and self.found and last is not None else (None, [])

    def _goes_on(self, first: int) -> Quote:
        """Return which of the quotes found from `first` on a quotation after them goes on: the last direct one, else the last that someone speaks."""
        found = self.found[first:]
        direct = [quote for quote in found if quote.kind == "direct" and quote.form == "quotation"]
        return (direct or [quote for quote in found if quote.form != "topic"] or found)[-1]

    def _may_report(self, unit: Span) -> bool:
        masked, sayings = self.p.masked, self.p.sayings
        if sayings.within(*unit) or sayings.attitudes(*unit) or sayings.views(*unit) or masked.startswith("As ", unit[0]) or ":" in masked[unit[0] : unit[0] + 60]:
            return True
        return masked.find(" put", *unit) >= 0 or sayings.standpoints.any_in(*unit)

    def _is_all_quoted(self, unit: Span, inside: list[Quoted], *, fewest: int) -> bool:
        rest = self.p.masked[unit[0] : unit[1]].replace(MASK, "").strip(" .,;!?—–-\xa0")
        return not rest and sum(self.p.words(one.start, one.end) for one in inside) >= fewest

    def _is_heading(self, one: Quoted) -> bool:
        """Tell whether a quotation alone in its line is a heading: few words, capitalised throughout."""
        words = [word for word in self.p.text[one.start : one.end].split() if len(word) > 3]
        line = self.p.text[self.p.text.rfind("\n", 0, one.outer_start) + 1 : one.outer_start].strip()
        return not line and self.p.words(one.start, one.end) < 9 and bool(words) and all(word[0].isupper() for word in words)

    def _unattributed(self, one: Quoted) -> Quote:
        """Return the model of a quotation without attribution: a label within it ("PRIEST: …") names the speaker, or the last one goes on."""
        label = transcript_label(self.p, one)
        name, at = self.speakers.last, one.outer_start
        if label:
            name = self.speakers.named(*label)
            return Quote(0, 0, name, self.speakers.actors.get(name, ""), *label, ":", label[1], label[1] + 1, "direct", "quotation")
        return Quote(0, 0, name, self.speakers.actors.get(name, ""), at, at, "", at, at, "direct", "quotation")

    def _emit(self, passages: list[Quoted], model: Quote) -> None:
        for one in passages:
            if transcript_label(self.p, one):
                model = self._unattributed(one)
            self.found.append(replace(model, start=one.start, end=one.end, kind="direct", form="quotation"))

    def _signature(self, unit: Span, pending: list[Quoted]) -> bool:
        """Read "— Anna Lind" as a sentence of its own: it signs the quotations before it."""
        signed = signature(self.p, *unit)
        if signed and signed.subject:
            self.sentences.add([(one.start, one.end, "direct", "quotation") for one in pending], signed.subject, signed)
        return bool(signed)
