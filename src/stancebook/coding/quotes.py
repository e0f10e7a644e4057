"""Find who says what: direct, indirect and mixed speech with its speaker, by the marks, the verbs of saying and their subjects."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from stancebook.coding.quotemarks import Quoted, find_quoted
from stancebook.coding.speakers import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    Speakers,
    is_clause,
    name_in,
    phrase_after,
    phrase_before,
    trimmed,
)
from stancebook.coding.speech import load_speech

_MASK = "\x01"
_ADVERB = (
    r"also|later|recently|repeatedly|then|even|once|now|still|often|previously|earlier|already|again|first|just|long|always|once again|sometimes|both|all|have|has|had|been|is|are"
    r"|was|were|be|being|do|does|did|will|would|could|should|can|may|might|must|to|not|never|cannot|\w+n['’]t|['’](?:s|ve|d|re|ll)|\w{3,}ly"
)
_GROUP = re.compile(rf"(?:(?:(?<=\s)|(?<=[’'\w]))(?:{_ADVERB})\s+)+$", re.IGNORECASE)
_CLITIC = re.compile(r"(?<=\w)['’](?:s|ve|d|re|ll)\s+$")
_IRREAL = re.compile(r"\b(?:would|could|should|may|might|must|not|never|cannot|to|can|will)\b|n['’]t\b|['’]ll\b", re.IGNORECASE)
_BE = re.compile(r"\b(?:is|are|was|were|been|be|being)\b|['’](?:s|re)\b", re.IGNORECASE)
_TIME = r"(?:(?:late|early|on|last|this|earlier)\s+)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|recently|week|month|year|later|earlier|also)\b"
_THAT = re.compile(rf"\s+(?:(?!that\b)[^,;:\x01.]{{1,90}}?\s+|(?:at|in|on|during|to|after)\s[^;:\x01.]{{1,90}}?,\s+|{_TIME},?\s+)?that\b\s*", re.IGNORECASE)
_SKIP = re.compile(rf"(?:\s+{_TIME}(?:\s+(?:morning|night|evening|afternoon))?)?\s*", re.IGNORECASE)
_ADDRESSEE = re.compile(
    r"\s+(?:(?:him|her|them|me|us|it|you|reporters|journalists|lawmakers|supporters|voters|parliament|people)\b"
    r"|(?:(?:the|a|an|his|her|their|its|our)\s+)?(?:[A-Z][\w.’'/-]*\s?){1,5}(?<!\s)|(?:the|a|an|his|her|their|its)\s+[\w-]+)"
    r"(?:\s+(?:on|in|at|during|by)\s+[^,;:\x01.]{1,50}?(?=\s+that\b|,|\.|$))?"
)
_NO_CLAUSE = frozenset("and or but in on at by during after before as with from to of for about against when while if because until since without".split())
_COMPLEMENT = re.compile(r",?:?\s+(?:that|the|an?|his|her|its|their|our|this|these|those|he|she|it|they|we|there|for|on|to|[A-Z]\w+['’]s)\b|,?:?\s*\x01|,\s")
_HEADLINE = re.compile(r"(?P<label>[A-Z][^:\n\x01.]{1,60}?)(?P<colon>:)\s+(?=\S)")
_REMAINDER_STOP = re.compile(r"\s*(?:\w+ing\b|who\b|which\b|and\b|but\b|while\b|as\b|after\b|when\b|citing\b|referring\b|according\b|where\b|with\b)", re.IGNORECASE)
_PUT_IT = re.compile(r"As\s+(?P<subject>[^,;:\x01\n]{1,60}?)\s+(?:has\s+|have\s+|once\s+|also\s+)*(?P<cue>puts? it|said|says?|noted|argued|explained|observed|pointed out),\s+")
#: a longer unit is no sentence: only its beginning is read, so that a broken page costs no more than a long one
_LONGEST = 20_000
_CUT_PHRASE = re.compile(r",\s+(?:who|which|where|while|but|as|and|after|when|\w+ing)\b|;", re.IGNORECASE)
_CUT_CLAUSE = re.compile(r";|\s[—–]\s", re.IGNORECASE)


@dataclass(frozen=True)
class Quote:
    """One attributed passage: text[start:end] is the content, without marks and attribution.

    `speaker` is the full name where the text gives one, `speaker_start` and `speaker_end` the words that name the speaker here;
    `speaker_actor` the codebook id spoken for. `form`: quotation, clause, or phrase (the object of a verb such as "condemned").
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


@dataclass(frozen=True)
class _Cue:
    """A cue with the (start, end) of its whole attribution, its subject, and whether it stands beside (not inside) what came before."""

    start: int
    end: int
    region: tuple[int, int]
    subject: tuple[int, int] | None
    beside: bool


def find_quotes(text: str, sentences: Sequence[Any], mentions: Sequence[Any]) -> list[Quote]:
    """Return every attributed passage of the text, sorted; `sentences` and `mentions` have .start and .end.

    Works paragraph by paragraph: quoted passages are masked, sentences that share one are joined, and the cues of each
    unit are read from left to right. Pronouns and surnames take the last fitting speaker.
    """
    speakers = Speakers(text, mentions)
    found: list[Quote] = []
    carried: Quote | None = None
    waiting: list[Quoted] = []
    paragraphs = [(find_quoted(text, start, end), units) for start, end, units in _paragraphs(text, sentences)]
    masked = _mask(text, [one for quoted, _ in paragraphs for one in quoted])
    for quoted, units in paragraphs:
        reader = _Reader(text, masked, quoted, speakers)
        carried, waiting = reader.read(_join(units, quoted), carried, waiting)
        found += reader.found
    return _settled(found)


def _paragraphs(text: str, sentences: Sequence[Any]) -> list[tuple[int, int, list[tuple[int, int]]]]:
    groups: list[tuple[int, int, list[tuple[int, int]]]] = []
    for sentence in sorted(sentences, key=lambda item: item.start):
        if groups and "\n" not in text[groups[-1][1] : sentence.start]:
            groups[-1][2].append((sentence.start, sentence.end))
            groups[-1] = (groups[-1][0], sentence.end, groups[-1][2])
        else:
            groups.append((sentence.start, sentence.end, [(sentence.start, sentence.end)]))
    return groups


def _mask(text: str, quoted: list[Quoted]) -> str:
    """Return the text, equally long, with quoted passages and their marks blanked out."""
    pieces, at = [], 0
    for one in quoted:
        pieces += [text[at : one.outer_start], _MASK * (one.outer_end - one.outer_start)]
        at = one.outer_end
    return "".join(pieces) + text[at:]


def _join(units: list[tuple[int, int]], quoted: list[Quoted]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in units:
        if joined and any(one.outer_start < start and one.outer_end > start for one in quoted):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _settled(found: list[Quote]) -> list[Quote]:
    """Sort, and keep one quote a content start (the longest)."""
    best: dict[int, Quote] = {}
    for quote in found:
        if quote.end > quote.start and (quote.start not in best or quote.end > best[quote.start].end):
            best[quote.start] = quote
    return [best[start] for start in sorted(best)]


class _Reader:
    """Read the units of one paragraph."""

    def __init__(self, text: str, masked: str, quoted: list[Quoted], speakers: Speakers) -> None:
        self.text, self.quoted, self.speakers = text, quoted, speakers
        self.masked = masked
        self.found: list[Quote] = []
        self.speech = load_speech()

    def read(self, units: list[tuple[int, int]], carried: Quote | None, waiting: list[Quoted]) -> tuple[Quote | None, list[Quoted]]:
        """Read all units of the paragraph.

        `carried` is the quote whose passage the paragraph before left open, `waiting` the open passages that have no speaker yet;
        both are returned for the next paragraph.
        """
        pending: list[Quoted] = list(waiting)
        last: Quote | None = carried
        spoke = carried is not None
        for unit in units:
            inside = [one for one in self.quoted if one.outer_start >= unit[0] and one.outer_end <= unit[1] + 2]
            if inside and self._is_all_quoted(unit, inside):
                if spoke and last is not None:
                    self._emit(inside, last)
                else:
                    pending += inside
                continue
            if not inside and not self.speech.cues.search(self.masked, unit[0], unit[1]) and ":" not in self.masked[unit[0] : unit[0] + 60] and not self.masked.startswith("As ", unit[0]):
                spoke = False
                continue
            before = len(self.found)
            self._unit(unit, inside)
            if len(self.found) > before:
                last, spoke = self.found[-1], True
                self._emit(pending, self.found[before])
                pending = []
            else:
                spoke = False
        open_ended = bool(self.quoted) and self.quoted[-1].carried
        if pending and open_ended:
            return None, pending
        for one in pending:
            name, at = self.speakers.last, one.outer_start
            last = Quote(0, 0, name, self.speakers.actors.get(name, ""), at, at, "", at, at, "direct", "quotation")
            self._emit([one], last)
        return (self.found[-1], []) if open_ended and self.found and last is not None else (None, [])

    def _is_all_quoted(self, unit: tuple[int, int], inside: list[Quoted]) -> bool:
        rest = self.masked[unit[0] : unit[1]].replace(_MASK, "").strip(" .,;!?—–-\xa0")
        return not rest and sum(len(self.text[one.start : one.end].split()) for one in inside) >= 3

    def _emit(self, passages: list[Quoted], model: Quote) -> None:
        for one in passages:
            self.found.append(replace(model, start=one.start, end=one.end, kind="direct", form="quotation"))

    def _unit(self, unit: tuple[int, int], inside: list[Quoted]) -> None:
        unit = (unit[0], min(unit[1], unit[0] + _LONGEST))
        if self._put(unit):
            return
        floor = self._headline(unit) if unit[0] == 0 or self.text[unit[0] - 1] == "\n" else unit[0]
        cues: list[tuple[re.Match[str], _Cue]] = []
        nearest = floor
        for match in self.speech.cues.finditer(self.masked, floor, unit[1]):
            cue = self._cue(match, nearest, unit[1], floor)
            if cue:
                cues.append(cue)
                nearest = max(nearest, match.end())
        subject: tuple[int, int] | None = None
        last = floor
        for number, (match, cue) in enumerate(cues):
            following = next((later.region[0] for _, later in cues[number + 1 :] if later.beside), unit[1])
            who = cue.subject or subject or self._leading(unit[0], cue.region[0])
            if who is None:
                continue
            piece = self._contents(match, cue, last, min(following, unit[1]), unit[1], inside)
            if not piece:
                continue
            subject = who
            last = cue.region[1]
            self._add(piece, who, cue, match.group())

    def _add(self, pieces: list[tuple[int, int, str, str]], who: tuple[int, int], cue: _Cue, words: str) -> None:
        speaker = name_in(self.text, *who)
        name = self.speakers.named(*speaker)
        actor = self.speakers.actor_of(who, speaker, name)
        self.speakers.remember(name, actor)
        for start, end, kind, form in pieces:
            start, end = self._tight(start, end)
            if end > start:
                self.found.append(
                    Quote(start, end, name, actor, speaker[0], speaker[1], " ".join(words.split()).lower(), cue.start, cue.end, kind, form)
                )

    def _tight(self, start: int, end: int) -> tuple[int, int]:
        while start < end and (self.text[start].isspace() or self.text[start] in ",;:—–"):
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] in ",.;:—–"):
            end -= 1
        for one in self.quoted:
            if one.outer_start == start and one.outer_end >= end - 1:
                return one.start, one.end
        return start, end

    def _headline(self, unit: tuple[int, int]) -> int:
        """Read "Speaker: content" at the head of a paragraph; return where the rest of the unit begins."""
        match = _HEADLINE.match(self.masked, unit[0], min(unit[1], unit[0] + 80))
        if not match or match.group("label").lower() in self.speech.labels or is_clause(self.masked, match.start(), match.end("label")):
            return unit[0]
        label = match.group("label")
        words = label.split()
        if self.speech.cues.search(label) or len(words) > 6 or words[0].lower() in self.speech.labels or words[0].lower().endswith("ing"):
            return unit[0]
        start, end = match.start("label"), match.end("label")
        if not label.isupper() and self.text.find(words[-1], match.end()) < 0:
            return unit[0]
        cue = _Cue(match.start("colon"), match.end("colon"), (start, match.end()), (start, end), False)
        content = self._tight(match.end(), unit[1])
        kind = self._kind(content[0], content[1])
        name = name_in(self.text, start, end)
        said = self.speakers.named(*name)
        actor = self.speakers.actor_of((start, end), name, said)
        self.speakers.remember(said, actor)
        self.found.append(Quote(content[0], content[1], said, actor, name[0], name[1], ":", cue.start, cue.end, kind, "clause"))
        return match.end()

    def _put(self, unit: tuple[int, int]) -> bool:
        """Read "As X put it, …" and "As X said, …" at the head of a unit."""
        match = _PUT_IT.match(self.masked, *unit)
        subject = trimmed(self.masked, *match.span("subject")) if match else None
        if match is None or subject is None or not (self.text[subject[0]].isupper() or self.text[subject[0] : subject[1]].split()[0].lower() in DETERMINERS | PRONOUNS):
            return False
        cue = _Cue(*match.span("cue"), match.span(), subject, True)
        pieces = self._clause(match.end(), unit[1])
        if pieces:
            self._add(pieces, subject, cue, match.group("cue"))
        return bool(pieces)

    def _kind(self, start: int, end: int) -> str:
        within = [one for one in self.quoted if one.outer_end > start and one.outer_start < end]
        if not within:
            return "indirect"
        if any(one.outer_start <= start + 1 and one.outer_end >= end - 1 for one in within):
            return "direct"
        return "mixed"

    def _leading(self, start: int, limit: int) -> tuple[int, int] | None:
        """Return the noun phrase that opens the unit: the subject of an elided or participial verb of saying."""
        match = re.compile(
            r"(?:(?:But|And|Yet|Meanwhile|However|Still|Later|Then),?\s+)?(?:(?:In|On|At|During|After|Before|Amid|Since)\b[^,\x01]{1,60},\s+)?"
            r"(?P<subject>(?:He|She|They|It|We|I)\b|(?:(?:The|A|An|His|Her|Their|Its|Some|Several|Many)\s+)?(?:(?!(?:The|An?|In|On|At|But|And|This|These|That|Those|One|Earlier|Recently|After|Before|Speaking|For|If|When|As|With|By|From|To|Of)\b)[A-Z][\w.’'-]*\s?){1,6}|(?:The|A|An|His|Her|Their|Its|Some|Several|Many)\s+(?:[\w-]+\s?){1,2}|[A-Z][a-z]+s\b)",
        ).match(self.masked, start, limit)
        if not match:
            return None
        left, right = match.span("subject")
        while right > left and self.text[right - 1].isspace():
            right -= 1
        return left, right

    def _cue(self, match: re.Match[str], floor: int, end: int, first: int) -> tuple[re.Match[str], _Cue] | None:
        if match.group("according"):
            return self._according(match, end)
        if match.group("noun"):
            return self._noun(match, floor)
        form = match.group("verb").lower()
        if match.group("verb")[0].isupper() and match.start() > floor + 1 and match.start() != floor:
            return None
        classes, shape = self.speech.forms[form], self.speech.shapes[form]
        group = _GROUP.search(self.masked, max(floor, match.start() - 60), match.start())
        begin = group.start() if group else match.start()
        clitic = _CLITIC.search(self.masked, floor, begin) if begin > floor else None
        auxiliary = self.masked[begin : match.start()] + (clitic.group() if clitic else "")
        if clitic:
            begin = clitic.start()
        if _IRREAL.search(auxiliary):
            return None
        if shape != "ing" and _BE.search(auxiliary) and form not in ("said",):
            return None
        if form == "said" and re.search(r"\b(?:is|are|was|were)\b", auxiliary):
            return None
        previous = self.masked[floor:begin].rstrip()
        before = previous[-1:] if previous else ""
        if "say" in classes and shape in ("past", "third", "base") and before in ("", ",", _MASK, "”", '"', "—"):
            inverted = self._inverted(match, floor, begin, before, end)
            if inverted:
                return match, inverted
        if before == "" and shape != "ing":
            return None
        if form in self.speech.nounlike and not _COMPLEMENT.match(self.masked, match.end(), end):
            return None
        last = re.search(r"[\w’'.-]+$", previous[-30:])
        word = last.group().lower() if last else ""
        participle = shape == "ing" and not _BE.search(auxiliary)
        if participle or word in ("and", "but", "or", "then"):
            if not participle and shape == "base":
                return None
            if participle and before not in (",", _MASK) and word not in ("and", "while", "by", "in", "after", "tweet", "statement", "as", "letter", "interview", "speech", "report") and not before.isalnum():
                return None
            at = floor + len(previous) - (len(word) if word in ("and", "but", "or") else 0)
            return match, _Cue(match.start(), match.end(), (at, match.end()), None, True)
        if word in DETERMINERS - {"that", "this", "one", "some", "many", "several", "most", "all", "both"} | PREPOSITIONS or word.endswith(("'s", "’s")) or word.endswith("s’"):
            return None
        subject = phrase_before(self.masked, floor, begin)
        if subject is None or not self._can_be_subject(subject, shape):
            return None
        ahead = self.masked[first : subject[0]].rstrip()
        beside = not ahead or ahead[-1] in ",;:—–" + _MASK or ahead.endswith((" and", " but", " while", " as"))
        start = first + len(ahead)
        if ahead.endswith((" and", " but", " as")):
            start -= 3
        return match, _Cue(match.start(), match.end(), (start, match.end()), subject, beside)

    def _can_be_subject(self, subject: tuple[int, int], shape: str) -> bool:
        words = self.text[subject[0] : subject[1]].split()
        if not words or subject[1] - subject[0] > 250:
            return False
        first, last = words[0], words[-1].lower().strip(",.")
        plural = last in ("they", "we", "i", "you", "people", "police", "who", "some", "many", "others") or (last.endswith("s") and not last.endswith("ss")) or "and" in words
        if shape == "base" and not plural:
            return False
        if shape == "third" and last in ("they", "we", "i", "you", "to"):
            return False
        if last in FORBIDDEN:
            return False
        return first[0].isupper() or first[0].isdigit() or first.lower() in PRONOUNS | DETERMINERS or plural or any(word[0].isupper() for word in words)

    def _inverted(self, match: re.Match[str], floor: int, begin: int, before: str, end: int) -> _Cue | None:
        """Read ", said X": the verb first, then a noun phrase that ends in a comma or a stop."""
        if not before and match.start() > floor:
            return None
        phrase = phrase_after(self.masked, match.end(), end)
        if phrase is None or before == "":
            return None
        word = self.text[phrase[0] : phrase[1]].split()[0]
        if not (word[0].isupper() or word.lower() in DETERMINERS | {"he", "she", "analysts", "officials", "sources", "observers", "experts"}):
            return None
        if is_clause(self.masked, *phrase) or word.endswith("day") or len(self.text[phrase[0] : phrase[1]].split()) > 14:
            return None
        if before == ",":
            comma = self.masked.rfind(",", floor, begin - 1 if begin > floor else begin)
            inner = self.masked.rfind(",", floor, comma) if comma > floor else -1
            if inner >= 0 and not is_clause(self.masked, inner + 1, comma) or phrase_before(self.masked, floor, begin):
                return None
        stop = self._apposition_end(phrase[1], end)
        return _Cue(match.start(), match.end(), (begin, stop), (phrase[0], stop), True)

    def _apposition_end(self, at: int, end: int) -> int:
        """Extend a noun phrase over ", a professor at X" when a comma or the end of the unit closes it."""
        match = re.compile(r",\s+(?:an?|the|who|whose|which|one of|head|director|chief|president|chairman|deputy|former)\b[^;:\x01]*?(?=,\s|[.!?]?\s*$|[.!?]\s|\x01)").match(self.masked, at, end)
        if not match or (match.group().split()[1] == "the" and is_clause(self.masked, match.start() + 5, match.end())):
            return at
        return match.end()

    def _according(self, match: re.Match[str], end: int) -> tuple[re.Match[str], _Cue] | None:
        phrase = phrase_after(self.masked, match.end(), end)
        if phrase is None:
            return None
        stop = self._apposition_end(phrase[1], end)
        return match, _Cue(match.start(), match.end(), (match.start(), stop), (phrase[0], stop), True)

    def _noun(self, match: re.Match[str], floor: int) -> tuple[re.Match[str], _Cue] | None:
        """Read "X's claim that …" and "a report that …"."""
        window = self.masked[max(floor, match.start() - 80) : match.start()]
        owner = re.search(r"(?P<owner>(?:(?:the|a|an|The|A|An)\s+)?(?:[A-Z][\w.-]*\s)*?[A-Z]?[\w-]+)['’]s?\s+(?:[a-z-]+\s+)?$|\b(?P<pronoun>his|her|their|its|His|Her|Their|Its)\s+(?:[a-z-]+\s+)?$", window)
        offset = match.start() - len(window)
        if owner is None or owner.group("owner") is None:
            return None
        subject = (offset + owner.start("owner"), offset + owner.end("owner"))
        return match, _Cue(match.start(), match.end(), (subject[0], match.end()), subject, False)

    def _contents(
        self, match: re.Match[str], cue: _Cue, floor: int, following: int, end: int, inside: list[Quoted]
    ) -> list[tuple[int, int, str, str]]:
        """Return the content spans (start, end, kind, form) that belong to a cue."""
        inverted = cue.subject is not None and cue.subject[0] >= cue.end
        if match.group("according"):
            if not self.masked[floor : cue.start].strip(" ,—“\""):
                return self._clause(self._after_comma(cue.region[1]), following)
            return self._before(cue, floor) + self._remainder(cue.region[1], following, end)
        if inverted:
            return self._before(cue, floor) + self._second_quote(cue.region[1], end, inside)
        if match.group("noun"):
            that = self.masked.find("that", cue.end)
            return self._clause(that + 5, following)
        classes = self.speech.forms[match.group("verb").lower()]
        return self._after(match, cue, floor, following, end, classes, inside)

    def _after(self, match, cue, floor, following, end, classes, inside) -> list[tuple[int, int, str, str]]:  # type: ignore[no-untyped-def]
        masked, at = self.masked, cue.end
        form = match.group("verb").lower()
        if form.split()[0] in ("tell", "tells", "told", "telling"):
            addressee = _ADDRESSEE.match(masked, at, end)
            if addressee:
                at = addressee.end()
            elif masked[at : at + 1] not in (",", ".", ":"):
                return []
        lead = re.compile(r"\s*(?P<mark>[,:]?)\s*(?:that\s+)?(?=\x01)").match(masked, at, end)
        if lead:
            one = next((q for q in inside if q.outer_start == lead.end()), None)
            if one is not None:
                rest = masked[one.outer_end : end].strip(" .,")
                if lead.group("mark") or not rest or "phrase" not in classes:
                    if not rest or lead.group("mark") == ":" or (lead.group("mark") and masked[one.outer_end : end].lstrip()[:1] in ".,"):
                        return [(one.start, one.end, "direct", "quotation")]
                    return self._clause(one.outer_start, following)
                return self._clause(one.outer_start, following)
        if classes & {"say", "that"}:
            that = _THAT.match(masked, at, following)
            if that and not self.speech.cues.search(masked, at, that.start() + 1) and that.end() < following:
                inner = masked[at : that.end() - 5]
                if not is_clause(masked, at, that.end() - 5) or len(inner) < 3:
                    return self._clause(that.end(), following)
        skip = _SKIP.match(masked, at, end)
        here = skip.end() if skip else at
        word = re.compile(r"[^\s,;:.\x01]+").match(masked, here, end)
        low = word.group().lower() if word else ""
        if low == "to" and "infinitive" in classes:
            return self._phrase(here, following)
        if not word or low in _NO_CLAUSE or masked[here : here + 1] in ",.;:":
            if classes & {"say", "that"} and (cue.beside and floor < cue.region[0]) and self._is_trailing(here, end):
                return self._before(cue, floor) + self._second_quote(cue.end, end, inside) + self._remainder(cue.end, following, end)
            if masked[here : here + 1] == ":" and "say" in classes:
                return self._clause(here + 1, end)
            return []
        if "say" in classes and not low.endswith(("ly",)) or low in PRONOUNS and classes & {"that"}:
            comma = masked.find(",", here, following)
            if "phrase" in classes and comma > 0 and _CUT_PHRASE.match(masked, comma) and not is_clause(masked, here, comma):
                return self._phrase(here, following)
            return self._clause(here, following)
        if "phrase" in classes and masked[at : at + 1] not in ",.;:":
            return self._phrase(here, following)
        return []

    def _is_trailing(self, at: int, end: int) -> bool:
        """Tell whether only an adjunct ("on Monday", "in a statement") follows, up to a comma or the end."""
        return bool(re.compile(r"[^,;:\x01]{0,80}?(?:[,;.!?\x01]|$)").match(self.masked, at, end))

    def _before(self, cue: _Cue, floor: int) -> list[tuple[int, int, str, str]]:
        stop = cue.region[0]
        start = floor
        while start < stop and (self.masked[start].isspace() or self.masked[start] in ",;—–-"):
            start += 1
        if len(self.text[start:stop].split()) < 3 and _MASK not in self.masked[start:stop]:
            return []
        kind = self._kind(start, len(self.masked[:stop].rstrip(" ,\xa0")))
        if kind == "mixed":
            passages = [one for one in self.quoted if start <= one.outer_start and one.outer_end <= stop + 1]
            outside = self.masked[start:stop].replace(_MASK, "").strip(" ,.—–-\xa0")
            if not outside:
                return [(one.start, one.end, "direct", "quotation") for one in passages]
        return [(start, stop, kind, "quotation" if kind == "direct" else "clause")]

    def _second_quote(self, at: int, end: int, inside: list[Quoted]) -> list[tuple[int, int, str, str]]:
        one = next((q for q in inside if q.outer_start >= at), None)
        if one is None or self.speech.cues.search(self.masked, at, one.outer_start) or len(self.text[one.start : one.end].split()) < 2:
            return []
        between = self.masked[at : one.outer_start].rstrip()
        if not between.endswith((",", ".", ":", "—", " but", " and")):
            return []
        return [(one.start, one.end, "direct", "quotation")]

    def _remainder(self, at: int, following: int, end: int) -> list[tuple[int, int, str, str]]:
        """Return what goes on after a floating attribution (", X said, has grown")."""
        comma = re.compile(r"[^,;:\x01.]{0,60}?,\s+").match(self.masked, at, end)
        if not comma or _REMAINDER_STOP.match(self.masked, comma.end()) or self.masked[comma.end() : comma.end() + 1] == _MASK:
            return []
        if following < end and following <= comma.end() + 1:
            return []
        return self._clause(comma.end(), following)

    def _after_comma(self, at: int) -> int:
        while at < len(self.masked) and self.masked[at] in ", \xa0":
            at += 1
        return at

    def _clause(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        cut = _CUT_CLAUSE.search(self.masked, start, end)
        stop = cut.start() if cut else end
        if len(self.text[start:stop].split()) < 2:
            return []
        return [(start, stop, self._kind(*self._bare(start, stop)), "clause")]

    def _phrase(self, start: int, end: int) -> list[tuple[int, int, str, str]]:
        cut = _CUT_PHRASE.search(self.masked, start, end)
        stop = cut.start() if cut else end
        if len(self.text[start:stop].split()) < 2:
            return []
        return [(start, stop, self._kind(*self._bare(start, stop)), "phrase")]

    def _bare(self, start: int, end: int) -> tuple[int, int]:
        while end > start and self.text[end - 1] in " .,;\xa0":
            end -= 1
        return start, end


FORBIDDEN = frozenset("the a an of to in on at for by with from and or his her their its our my your very most more as be been there".split())
