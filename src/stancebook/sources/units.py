"""Read a text as units: a line, or the lines of one wrapped paragraph, each with the features that its label depends on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from stancebook.sources.cues import cue, function_words
from stancebook.sources.repair import CHARACTER_REPAIRS, repair_line

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CUT = re.compile(r"(?:\.\.\.|…|\[…\]|»|>>|→)\W*$")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।、：:][\"'”’»)\]“」』）]*$")
#: What somebody says, whose name stands in the next line.
_SPEECH = re.compile(r"[\"“«„‟].*,[\"”»“]$")
_LIST_MARK = re.compile(r"(?:[-–—•*·▪◦‣]\s*|\(?\d{1,3}[.)]\s*|\(?[a-z]\)\s+)(?=\S*[^\W\d_])")


#: "HARBOUR TOWN (AP) —", "LONDON, May 3 –": where a report was filed.
_DATELINE = re.compile(r"(?=[A-Z]{3})[A-Z][A-Z .'’-]{2,30}(?:,? [A-Z][\w.]*(?: \d{1,2})?)?(?:,? \d{1,2}(?: [A-Z][a-z]+)?)?(?: ?\([A-Za-z. /-]{2,20}\))? ?(?:[—–]|--|-(?= ))\s*[\"“A-Z]")
#: A headline in title case that runs into the sentence of its summary without a space.
_GLUED = re.compile(r"[a-z\d.?!](?=[A-Z][a-z]+ [a-z])")
#: Characters that a headline has at least.
_HEADLINE = 20


@dataclass
class Unit:
    """A line (or the lines of one wrapped paragraph) with its features; `key` is its text without case and signs."""

    lines: list[int]
    text: str
    words: int = 0
    stop: float = 0.0
    ends: bool = False
    cut: bool = False
    listed: bool = False
    dateline: bool = False
    cue: str = ""
    why: str = ""
    key: str = field(default="", repr=False)
    stems: frozenset[str] = field(default=frozenset(), repr=False)
    label: str = ""
    reason: str = ""

    def measure(self) -> None:
        """Fill in the features of the text."""
        words = WORD.findall(self.text.lower())
        self.key = " ".join(words).replace("’", "'")
        self.words = len(words) + (0 if self.text.isascii() else len(_CJK.findall(self.text)) // 2)
        stops = function_words()
        self.stop = len([word for word in words if word in stops]) / len(words) if words else 0.0
        self.ends = bool(_SENTENCE_END.search(self.text) or _SPEECH.match(self.text))
        self.cut = bool(_CUT.search(self.text[-60:]))
        self.listed = bool(_LIST_MARK.match(self.text))
        self.stems = frozenset(word[:6] for word in words if len(word) > 3 and word not in stops)
        self.dateline = bool(_DATELINE.match(self.text))
        self.cue, self.why = cue(self.text)
        if not self.cue and _is_glued_teaser(self.text):
            self.cue, self.why = "boilerplate", "a headline and its summary without a space between"

    @property
    def prose(self) -> bool:
        """Running text: a sentence of some length with function words."""
        return not self.cue and not self.cut and ((self.ends and self.words >= 7) or (self.words >= 22 and self.stop >= 0.2))

def _is_glued_teaser(text: str) -> bool:
    """Tell whether a headline in title case runs into a sentence, as teasers do ("Bank Raises Rates AgainThe central bank").

    >>> _is_glued_teaser("Bank Raises Its Rates AgainThe central bank raised rates."), _is_glued_teaser("The bank of McAdam raised its rates.")
    (True, False)
    """
    match = _GLUED.search(text, _HEADLINE)
    if match is None or match[0] == ".":
        return False
    words = [word for word in WORD.findall(text[: match.end()]) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def spans(text: str) -> dict[int, tuple[int, int]]:
    r"""Return {line number: (start, end)} of the lines that hold a sign; lines end at "\n" only, a "\r" before it stays outside."""
    found, at = {}, 0
    for number, line in enumerate(text.split("\n"), 1):
        end = at + len(line)
        stop = end - 1 if line.endswith("\r") else end
        if text[at:stop].strip():
            found[number] = (at, stop)
        at = end + 1
    return found


def units_of(text: str, places: dict[int, tuple[int, int]]) -> list[Unit]:
    """Return the measured units of the lines at the places."""
    units: list[Unit] = []
    before = ""
    for number, (start, end) in places.items():
        line = legible(text[start:end].strip())
        if units and units[-1].lines[-1] == number - 1 and wraps(before, line):
            units[-1].lines.append(number)
            glue = "" if before.endswith("-") else " "
            units[-1].text += glue + line
        else:
            units.append(Unit([number], line))
        before = line
    for unit in units:
        unit.measure()
    return units


def legible(line: str) -> str:
    """Return the line as a reader would see it, for its features only: mojibake mended, invisible signs gone."""
    if line.isascii():
        return line
    return repair_line(line, repairs=CHARACTER_REPAIRS).text.strip() or line


def wraps(before: str, after: str) -> bool:
    """Tell whether a line goes on in the next: it is long, ends inside a sentence, and the next begins in lower case.

    >>> wraps("the two ministers met again in the harbour town to discuss the", "quotas for herring.")
    True
    >>> wraps("the ministers met again in the harbour town to discuss the quota.", "quotas for herring.")
    False
    """
    return 45 <= len(before) <= 130 and not _SENTENCE_END.search(before) and after[:1].islower()
