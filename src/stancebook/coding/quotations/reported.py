"""Read one paragraph's sentences for reported speech, and carry a quotation that stays open over to the next paragraph."""

from __future__ import annotations

import re
from dataclasses import replace

from stancebook.coding.quotations.attitudes import attitude
from stancebook.coding.quotations.attributions import attribution, opening_subject
from stancebook.coding.quotations.contents import Piece, before, clause, contents
from stancebook.coding.quotations.openings import as_someone_put_it, signature, signed_quotation, so_says, speaker_label, transcript_label
from stancebook.coding.quotations.quote import MASK, Cue, Paragraph, Quote
from stancebook.coding.quotations.quotemarks import Quoted
from stancebook.coding.quotations.speaker_names import name_in
from stancebook.coding.quotations.speaker_phrases import DETERMINERS, antecedent, is_clause, is_past, words_of
from stancebook.coding.quotations.speakers import UNNAMED, Speakers
from stancebook.coding.quotations.speech import load_speech
from stancebook.coding.quotations.unspoken import asked, unspoken
from stancebook.coding.quotations.viewpoints import held_view, opening_participle, standpoint

Span = tuple[int, int]

#: a longer sentence is none: only its beginning is read, so that a broken page costs no more than a long sentence
_LONGEST = 20_000
_FRAGMENT = 4
#: what sets another's word beside what was said before
_CONTRAST = re.compile(r"(?:,\s+(?:while|whereas)|;|,?\s+after)\s+$")
_HIMSELF = re.compile(r"\s+(?:that\s+)?(?:he|she|it|they)\b")
_BESIDE = re.compile(r"(?:,\s+(?:but|while|and|though|although|whereas)|;)\s+$")
_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?)\b|['’](?:s|re)\s")
_NEGATED = re.compile(r"\b(?:would|did|does|do|has|have)(?:\s+not\s+|n['’]t\s+)(?:\w+ly\s+)?$")
#: how a sentence opens with a clause that is not its main one, and what after its comma is not the main one either
_SUBORDINATE = re.compile(r"(?:(?:But|And|So|Yet|Still),?\s+)?(?:Although|Though|While|If|When|As|Because|After|Before|Since|Until|Once|Even though|Even as|Even if|Unless|Whereas)\b")
_NO_MAIN = re.compile(r",\s*(?:who|which|where|and|but|or|\w+ing)\b")
_RELATIVES = frozenset(("who", "which", "that"))


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
        return any(masked.find(word, *unit) >= 0 for word in (" put", " view", " plan", " proposal", " opinion", " estimate", " account"))

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
                aside = self.p.text[slice(*cue.subject)].lower() in _RELATIVES if cue.subject else match.group().endswith("ing")
                if not aside:
                    nearest = max(nearest, match.end())  # the subject of what follows ", who said …," and ", citing …," stands before it
        subject: Span | None = None
        last = floor
        reporting = [self._reports(match, cue, floor, end) for match, cue in cues] if len(cues) > 1 else [True]
        for number in range(1, len(cues)):
            reporting[number] = reporting[number] and not self._goes_with(cues[number - 1][1], *cues[number])
        authorial = self._authorial(cues[0][1].end, end) if cues else []
        for number, (match, cue) in enumerate(cues):
            following = next((later.region[0] for (_, later), reports in zip(cues[number + 1 :], reporting[number + 1 :], strict=True) if later.beside and reports and later.region[0] >= cue.end), end)
            who = cue.subject or subject or opening_subject(self.p, start, cue.region[0])
            following = min(following, end, self._relative_end(cue, end), self._subordinate_end(floor, cue, end), next((bound for bound in authorial if bound >= cue.end), end))
            pieces = contents(self.p, match, cue, floor=last, following=following, end=end) if who else []
            if who and pieces:
                if subject is None or cue.subject is None or cue.beside:
                    subject = who if self.p.text[slice(*who)].lower() not in _RELATIVES else subject
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

    def _reports(self, match: re.Match[str], cue: Cue, floor: int, end: int) -> bool:
        """Tell whether a cue bounds what others say: a verb with a mere object and a subject of its own ("A attacked the port") does not, but after "while"."""
        pieces = contents(self.p, match, cue, floor=floor, following=end, end=end)
        if cue.subject is None or any(form != "phrase" for *_, form in pieces):
            return bool(pieces)
        return bool(pieces) and _CONTRAST.search(self.p.masked, floor, cue.subject[0]) is not None

    def _authorial(self, start: int, end: int) -> list[int]:
        """Return where the author speaks again after reported speech: ", but X is sceptical of", ", while X would not say"."""
        found = []
        for match in self.p.sayings.attitudes(start, end):
            told = attitude(self.p, match, floor=start, end=end)
            if told and told[0].subject and _PRESENT.search(self.p.masked, told[0].subject[1], match.start()):
                found.append(told[0].region[0])
        for match in self.p.sayings.within(start, end):
            if _NEGATED.search(self.p.masked, max(start, match.start() - 40), match.start()):
                told = unspoken(self.p, match, floor=start, end=end)
                if told:
                    found.append(told[0].region[0])
        ends = ((at, _BESIDE.search(self.p.masked, start, at)) for at in found)
        return sorted(beside.start() for _, beside in ends if beside)

    def _goes_with(self, before: Cue, match: re.Match[str], cue: Cue) -> bool:
        """Tell whether a verb of thinking belongs to what someone says of himself: "she says she came, but she knows that", "he said he came and talked about"."""
        masked = self.p.masked
        if not match.group("verb") or "say" in load_speech().forms[match.group("verb")] or not _HIMSELF.match(masked, before.end):
            return False
        if cue.subject is None:
            return masked.startswith(("and", "or"), cue.region[0]) and self.p.mark_before(cue.region[0]) != ","
        return masked[slice(*cue.subject)].lower() in ("he", "she", "it", "they")

    def _relative_end(self, cue: Cue, end: int) -> int:
        """Return where a relative clause between commas (", who said it had failed,") ends."""
        if cue.subject is None or cue.region[0] != cue.subject[0] or self.p.mark_before(cue.subject[0]) != ",":
            return end
        comma = self.p.masked.find(",", cue.end, end)
        return comma if comma > 0 and self.p.text[slice(*cue.subject)].lower() in _RELATIVES else end

    def _subordinate_end(self, start: int, cue: Cue, end: int) -> int:
        """Return where the clause ends that opens the sentence ("When crews ask for help, …"), if the cue stands in it."""
        opening = _SUBORDINATE.match(self.p.masked, start, end)
        if not opening or "," in self.p.masked[opening.end() : cue.start]:
            return end
        comma = self.p.masked.find(",", cue.end, end)
        while comma > 0:
            following = self.p.masked.find(",", comma + 1, end)
            if not _NO_MAIN.match(self.p.masked, comma, end) and self._is_main(comma + 1, following if following > 0 else end):
                return comma
            comma = following
        return end

    def _is_main(self, start: int, end: int) -> bool:
        """Tell whether the stretch opens with a subject and its verb ("the bank lends …", "she left")."""
        words = [word.lower().rstrip(".") for _, _, word in words_of(self.p.masked, start, end)]
        if is_clause(self.p.masked, start, end) or any(is_past(word) for word in words[1:5]):
            return True
        return len(words) > 2 and words[0] in DETERMINERS and not words[1].endswith("s") and words[2].endswith("s")

    def _antecedent(self, start: int, end: int) -> Span | None:
        """Return the name or head of the noun phrase for which a relative pronoun stands."""
        if self.p.text[start:end].lower() not in _RELATIVES:
            return None
        phrase = antecedent(self.p.masked, start)
        return name_in(self.p.text, *phrase) if phrase else None
