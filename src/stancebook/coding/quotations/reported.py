"""Read one paragraph's sentences for reported speech, and carry a quotation that stays open over to the next paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from stancebook.coding.quotations.attitudes import attitude
from stancebook.coding.quotations.attributions import attribution
from stancebook.coding.quotations.borders import Piece, clause
from stancebook.coding.quotations.bounds import RELATIVE_PRONOUNS, authors_return, goes_with, is_bound, relative_end, subordinate_end
from stancebook.coding.quotations.contents import before, contents
from stancebook.coding.quotations.openings import as_someone_put_it, signature, signed_quotation, so_says, speaker_label, transcript_label
from stancebook.coding.quotations.quote import MASK, Cue, Paragraph, Quote
from stancebook.coding.quotations.quotemarks import Quoted
from stancebook.coding.quotations.speaker_names import name_in
from stancebook.coding.quotations.speaker_phrases import antecedent
from stancebook.coding.quotations.speaker_subjects import opening_subject
from stancebook.coding.quotations.speakers import UNNAMED, Speakers
from stancebook.coding.quotations.unspoken import asked, unspoken
from stancebook.coding.quotations.viewpoints import STANDPOINTS, held_view, opening_participle, standpoint

Span = tuple[int, int]

#: a longer sentence is none: only its beginning is read, so that a broken page costs no more than a long sentence
_LONGEST = 20_000
_FRAGMENT = 4


class Reader:
    """Read the sentences of one paragraph into `found`; `speakers` remembers who spoke in the document."""

    def __init__(self, paragraph: Paragraph, speakers: Speakers) -> None:
        self.p, self.speakers = paragraph, speakers
        self.found: list[Quote] = []

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
                self._sentence(unit)
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
        return masked.find(" put", *unit) >= 0 or any(masked.find(word, *unit) >= 0 for word in STANDPOINTS)

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
            self._add([(one.start, one.end, "direct", "quotation") for one in pending], signed.subject, signed)
        return bool(signed)

    def _sentence(self, unit: Span) -> None:
        p = self.p
        start, end = unit[0], min(unit[1], unit[0] + _LONGEST)
        signed = signed_quotation(p, start, end)
        if signed:
            one = next(quoted for quoted in reversed(p.quoted) if quoted.outer_end <= signed.start)
            self._add([(one.start, one.end, "direct", "quotation")], signed.subject or signed.region, signed)
            return
        put = as_someone_put_it(p, start, end)
        pieces = clause(p, put.region[1], end) if put else []
        if put and pieces:
            self._add(pieces, put.subject or (put.start, put.start), put)
            return
        so = so_says(p, start, end)
        if so:
            self._add(before(p, so, start), so.subject or (so.start, so.start), so)
            return
        floor = start
        label = speaker_label(p, start, end) if start == 0 or p.text[start - 1] == "\n" else None
        if label:
            content = p.tight(label.region[1], end)
            self._add([(*content, p.kind(*content), "clause")], label.subject or label.region, label)
            floor = label.region[1]
        self._attributions(floor, start, end)

    def _attributions(self, floor: int, start: int, end: int) -> None:
        """Read the cues of a sentence from left to right; an elided subject is that of the cue before, or of the sentence."""
        cues: list[tuple[re.Match[str], Cue]] = []
        nearest = floor
        for match in self.p.sayings.within(floor, end):
            cue = attribution(self.p, match, floor=nearest, end=end, first=floor)
            if cue:
                cues.append((match, cue))
                aside = self.p.text[slice(*cue.subject)].lower() in RELATIVE_PRONOUNS if cue.subject else match.group().endswith("ing")
                if not aside:
                    nearest = max(nearest, match.end())  # the subject of what follows ", who said …," and ", citing …," stands before it
        subject: Span | None = None
        last = floor
        reporting = [is_bound(self.p, match, cue, floor, end) for match, cue in cues] if len(cues) > 1 else [True]
        for number in range(1, len(cues)):
            reporting[number] = reporting[number] and not goes_with(self.p, cues[number - 1][1], *cues[number])
        authorial = authors_return(self.p, cues[0][1].end, end) if cues else []
        for number, (match, cue) in enumerate(cues):
            following = next((later.region[0] for (_, later), reports in zip(cues[number + 1 :], reporting[number + 1 :], strict=True) if later.beside and reports and later.region[0] >= cue.end), end)
            who = cue.subject or subject or opening_subject(self.p, start, cue.region[0])
            following = min(following, end, relative_end(self.p, cue, end), subordinate_end(self.p, floor, cue, end), next((bound for bound in authorial if bound >= cue.end), end))
            pieces = contents(self.p, match, cue, floor=last, following=following, end=end) if who else []
            if who and pieces:
                if subject is None or cue.subject is None or cue.beside:
                    subject = who if self.p.text[slice(*who)].lower() not in RELATIVE_PRONOUNS else subject
                last = last if all(form == "phrase" for *_, form in pieces) else cue.region[1]
                self._add(pieces, who, cue)
        self._topics(floor, end, [cue.region[0] for (_, cue), reports in zip(cues, reporting, strict=False) if cue.beside and reports])

    def _topics(self, start: int, end: int, bounds: list[int]) -> None:
        """Read what else the sentence says of anyone's words and views, outside what its attributions hold; the author tells it."""
        taken = [(quote.start, quote.end) for quote in self.found if quote.end > start and quote.start < end]
        taken += [(quote.cue_start, quote.cue_end) for quote in self.found if quote.cue_start >= start]
        readers = [(match, unspoken) for match in self.p.sayings.within(start, end)] + [(match, attitude) for match in self.p.sayings.attitudes(start, end)]
        readers += [(match, held_view) for match in self.p.sayings.views(start, end)]
        for found in (asked(self.p, start, end), opening_participle(self.p, start, end), standpoint(self.p, start, end)):
            if found and found[1] and found[0].subject and not any(left <= found[0].start < right for left, right in taken):
                self._add([(left, right, kind, "topic" if form == "phrase" else form) for left, right, kind, form in found[1]], found[0].subject, found[0])
                taken += [(left, right) for left, right, *_ in found[1]] + [(found[0].start, found[0].end)]
        for match, read in sorted(readers, key=lambda found: found[0].start()):
            if any(left < match.end() and match.start() < right for left, right in taken):
                continue
            found = read(self.p, match, floor=start, end=min((bound for bound in bounds if bound >= match.end()), default=end))
            if found and found[1] and found[0].subject:
                cue, pieces = found
                told = [(left, right, kind, "topic" if read is unspoken else form) for left, right, kind, form in pieces]
                self._add([(left, right, kind, "topic" if form == "phrase" else form) for left, right, kind, form in told], cue.subject, cue)
                taken += [(left, right) for left, right, *_ in pieces]

    def _add(self, pieces: list[Piece], who: Span, cue: Cue) -> None:
        at, name, actor = who, UNNAMED, ""
        if who[1] > who[0]:
            at = name_in(self.p.text, *who)
            meant = self._antecedent(*at) or at
            at = meant if self.p.text[slice(*at)] == "that" else at
            name = self.speakers.named(*meant)
            actor = self.speakers.actor_of(who, meant, name)
            self.speakers.remember(name, actor)
        words = " ".join(self.p.text[cue.start : cue.end].split()).lower()
        for start, end, kind, form in pieces:
            start, end = self.p.tight(start, end)
            if end > start:
                self.found.append(Quote(start, end, name, actor, *at, words, cue.start, cue.end, kind, form))

    def _antecedent(self, start: int, end: int) -> Span | None:
        """Return the name or head of the noun phrase for which a relative pronoun stands."""
        if self.p.text[start:end].lower() not in RELATIVE_PRONOUNS:
            return None
        phrase = antecedent(self.p.masked, start)
        return name_in(self.p.text, *phrase) if phrase else None
