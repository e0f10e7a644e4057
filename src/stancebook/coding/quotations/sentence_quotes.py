"""Read one sentence for what it quotes and reports, and for what it says of anybody's words and views."""

from __future__ import annotations

import re

from stancebook.coding.quotations.attitudes import attitude
from stancebook.coding.quotations.attributions import attribution
from stancebook.coding.quotations.borders import Piece, clause
from stancebook.coding.quotations.bounds import RELATIVE_PRONOUNS, authors_return, goes_with, is_bound, relative_end, subordinate_end
from stancebook.coding.quotations.contents import before, contents
from stancebook.coding.quotations.openings import (
    as_someone_put_it,
    blunt_quotation,
    said_behind_dash,
    signed_quotation,
    so_says,
    speaker_label,
)
from stancebook.coding.quotations.quote import Cue, Paragraph, Quote
from stancebook.coding.quotations.speaker_names import name_in
from stancebook.coding.quotations.speaker_phrases import antecedent
from stancebook.coding.quotations.speaker_subjects import opening_subject
from stancebook.coding.quotations.speakers import UNNAMED, Speakers
from stancebook.coding.quotations.unspoken import asked, unspoken
from stancebook.coding.quotations.viewpoints import held_view, opening_participle, standpoint

Span = tuple[int, int]

#: a longer sentence is none: only its beginning is read, so that a broken page costs no more than a long sentence
_LONGEST = 20_000


class SentenceReader:
    """Read the sentences of a paragraph into `found`, one at a time; `speakers` remembers who spoke in the document."""

    def __init__(self, paragraph: Paragraph, speakers: Speakers, found: list[Quote]) -> None:
        self.p, self.speakers, self.found = paragraph, speakers, found

    def read(self, unit: Span) -> None:
        """Read a sentence that may report: a signature, "as X put it", "so says X" or a label first, then its attributions."""
        p = self.p
        start, end = unit[0], min(unit[1], unit[0] + _LONGEST)
        signed = signed_quotation(p, start, end)
        if signed:
            one = next(quoted for quoted in reversed(p.quoted) if quoted.outer_end <= signed.start)
            self.add([(one.start, one.end, "direct", "quotation")], signed.subject or signed.region, signed)
            return
        put = as_someone_put_it(p, start, end)
        pieces = clause(p, put.region[1], end) if put else []
        if put and pieces:
            self.add(pieces, put.subject or (put.start, put.start), put)
            return
        so = so_says(p, start, end) or said_behind_dash(p, start, end)
        if so:
            self.add(before(p, so, start), so.subject or (so.start, so.start), so)
            return
        floor = start
        label = speaker_label(p, start, end) if start == 0 or p.text[start - 1] == "\n" else None
        if label:
            content = p.tight(label.region[1], end)
            self.add([(*content, p.kind(*content), "clause")], label.subject or label.region, label)
            floor = label.region[1]
        known = len(self.found)
        self._attributions(floor, start, end)
        blunt = blunt_quotation(p, start, end) if len(self.found) == known else None
        if blunt and blunt.subject:
            one = next(quoted for quoted in p.quoted if quoted.outer_start >= blunt.end)
            self.add([(one.start, one.end, "direct", "quotation")], blunt.subject, blunt)

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
            who = cue.subject or subject or opening_subject(self.p, start, cue.region[0])
            if not who:
                continue
            following = next((later.region[0] for (_, later), reports in zip(cues[number + 1 :], reporting[number + 1 :], strict=True) if later.beside and reports and later.region[0] >= cue.end), end)
            following = min(following, end, relative_end(self.p, cue, end), subordinate_end(self.p, floor, cue, end), next((bound for bound in authorial if bound >= cue.end), end))
            pieces = contents(self.p, match, cue, floor=last, following=following, end=end)
            if pieces:
                if subject is None or cue.subject is None or cue.beside:
                    subject = who if self.p.text[slice(*who)].lower() not in RELATIVE_PRONOUNS else subject
                last = last if all(form == "phrase" for *_, form in pieces) else cue.region[1]
                self.add(pieces, who, cue)
        self._topics(floor, end, [cue.region[0] for (_, cue), reports in zip(cues, reporting, strict=False) if cue.beside and reports])

    def _topics(self, start: int, end: int, bounds: list[int]) -> None:
        """Read what else the sentence says of anyone's words and views, outside what its attributions hold; the author tells it."""
        taken = [(quote.start, quote.end) for quote in self.found if quote.end > start and quote.start < end]
        taken += [(quote.cue_start, quote.cue_end) for quote in self.found if quote.cue_start >= start]
        readers = [(match, unspoken) for match in self.p.sayings.within(start, end)] + [(match, attitude) for match in self.p.sayings.attitudes(start, end)]
        readers += [(match, held_view) for match in self.p.sayings.views(start, end)]
        for found in (asked(self.p, start, end), opening_participle(self.p, start, end), standpoint(self.p, start, end)):
            if found and found[1] and found[0].subject and not any(left <= found[0].start < right for left, right in taken):
                self.add([(left, right, kind, "topic" if form == "phrase" else form) for left, right, kind, form in found[1]], found[0].subject, found[0])
                taken += [(left, right) for left, right, *_ in found[1]] + [(found[0].start, found[0].end)]
        for match, read in sorted(readers, key=lambda found: found[0].start()):
            if any(left < match.end() and match.start() < right for left, right in taken):
                continue
            found = read(self.p, match, floor=start, end=min((bound for bound in bounds if bound >= match.end()), default=end))
            if found and found[1] and found[0].subject:
                cue, pieces = found
                told = [(left, right, kind, "topic" if read is unspoken else form) for left, right, kind, form in pieces]
                self.add([(left, right, kind, "topic" if form == "phrase" else form) for left, right, kind, form in told], cue.subject, cue)
                taken += [(left, right) for left, right, *_ in pieces]

    def add(self, pieces: list[Piece], who: Span, cue: Cue) -> None:
        """Add what the pieces hold as words of the speaker at `who`, told by the cue."""
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
