"""Repair the text of one line; every changed character keeps its way back to the raw one."""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import ftfy

from stancebook.document import Repair
from stancebook.sources import spelling
from stancebook.sources.words import data

#: An edit of the text at hand: text[start:end] becomes `after`, for a reason.
Edit = tuple[int, int, str, str]

_HIGH_RUN = re.compile(r"[\u00c2-\u00f4][\u0080-\uffff]+")
_ENTITY = re.compile(r"&(?:amp|quot|apos|nbsp|lt|gt|[lr][sd]quo|[mn]dash|hellip|eacute|#\d{2,5}|#x[0-9a-fA-F]{2,4});")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[‘‛`´](?=(?:s|t|d|m|re|ve|ll)\b)")
_CLOSING = re.compile(r"(?<=[\w.,!?…;:)])“(?=$|[\s.,;:!?)\]—–])")
_OPENING = re.compile(r"(?:(?<=^)|(?<=[\s(\[—–]))”(?=\w)")


@dataclass
class Mended:
    """A line under repair: its text, and for each character the raw range it came from and why it changed."""

    raw: str
    text: str
    changed: bool = False
    gone: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, raw: str) -> Mended:
        return cls(raw, raw)

    @cached_property
    def starts(self) -> list[int]:
        """Where in the raw line each character begins."""
        return list(range(len(self.raw)))

    @cached_property
    def ends(self) -> list[int]:
        """Where in the raw line each character ends."""
        return list(range(1, len(self.raw) + 1))

    @cached_property
    def why(self) -> list[str]:
        """Why each character stands there, "" where it is the raw one."""
        return [""] * len(self.raw)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Apply edits (not overlapping) in one pass; equal beginnings and endings of before and after stay unchanged."""
        text, starts, ends, why, gone, at = [], [], [], [], [], 0
        for start, end, after, reason in sorted(edits):
            while start < end and after and self.text[start] == after[0]:
                start, after = start + 1, after[1:]
            while end > start and after and self.text[end - 1] == after[-1]:
                end, after = end - 1, after[:-1]
            if start < at or (start == end and not after):
                continue
            first, last = self._place(start, end)
            gone.append([(first, last, reason)] if not after else [(first, last, old) for old in self.why[start:end] if old])
            text += [self.text[at:start], after]
            starts += self.starts[at:start] + [first] * len(after)
            ends += self.ends[at:start] + [last] * len(after)
            why += self.why[at:start] + [reason] * len(after)
            at = end
        self.changed = self.changed or bool(text)
        self.text = "".join(text) + self.text[at:]
        self.starts, self.ends, self.why = starts + self.starts[at:], ends + self.ends[at:], why + self.why[at:]
        self.gone += [old for olds in reversed(gone) for old in olds]

    def _place(self, start: int, end: int) -> tuple[int, int]:
        """Return the raw range of text[start:end]; an empty one lies behind the character before it."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.ends[start - 1] if 0 < start < len(self.text) else self.starts[start] if start < len(self.text) else len(self.raw)
        return at, at

    def repairs(self, *, line: int = 1, offset: int = 0) -> list[Repair]:
        """Return what changed as repairs, each between two unchanged characters; `offset` is the line's place in the raw text."""
        found: list[Repair] = []
        if not self.changed:
            return found
        gone = sorted((first, number, end, why) for number, (first, end, why) in enumerate(self.gone))
        at, after, reasons = 0, [], []
        starts, ends, whys, size = self.starts, self.ends, self.why, len(self.text)
        for i in range(size + 1):
            if i < size and starts[i] == at and not whys[i] and not after:  # the common case: a character that stands as it stood
                at = ends[i]
                continue
            last = i == size
            if not last and self.why[i]:
                after.append(self.text[i])
                reasons.append(self.why[i])
                continue
            stop = len(self.raw) if last else self.starts[i]
            if stop > at or after:
                near = gone[bisect_left(gone, (at,)) : bisect_left(gone, (stop + 1,))]
                reasons += [why for _, end, why in sorted(item[1:] for item in near) if end <= stop]
                found.append(Repair(line, offset + at, offset + stop, self.raw[at:stop], "".join(after), "; ".join(dict.fromkeys(reasons))))
            after, reasons = [], []
            if not last:
                at = self.ends[i]
        return found


def entities(text: str, known: spelling.Vocabulary) -> list[Edit]:
    """Resolve HTML entities that were left in plain text."""
    return [(m.start(), m.end(), html.unescape(m[0]), "HTML entity") for m in _ENTITY.finditer(text)] if "&" in text else []


def mojibake(text: str, known: spelling.Vocabulary) -> list[Edit]:
    """Decode again what was UTF-8 read as Windows-1252, run by run, where ftfy finds it safe (Speer 2019, ftfy)."""
    edits = []
    for match in _HIGH_RUN.finditer(text):
        fixed = ftfy.fix_encoding(match[0])
        if fixed != match[0] and len(fixed) < len(match[0]):
            edits.append((match.start(), match.end(), fixed, "mojibake"))
    return edits


def characters(text: str, known: spelling.Vocabulary) -> list[Edit]:
    """Remove invisible characters; make odd spaces, hyphens and ligatures plain."""
    if text.isascii() and text.isprintable():
        return []
    table = _characters()
    return [(match.start(), match.end(), *table.get(match[0], ("", "control character"))) for match in _odd().finditer(text)]


@lru_cache(maxsize=1)
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_characters()))}\\x00-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f]")


@lru_cache(maxsize=1)
def _characters() -> dict[str, tuple[str, str]]:
    table = {chr(int(code, 16)): ("", "invisible character") for code in data("repairs.yml")["invisible"]}
    for code, plain in data("repairs.yml")["replaced"].items():
        reason = {" ": "odd space", "-": "odd hyphen"}.get(plain, "ligature")
        table[chr(int(code, 16))] = (plain, reason)
    return table


def quotation_marks(text: str, known: spelling.Vocabulary) -> list[Edit]:
    """Turn apostrophes and quotation marks that face the wrong way (texts with „ are left: there “ closes)."""
    if text.isascii() and "`" not in text:
        return []
    apostrophes = _APOSTROPHE.finditer(text) if any(sign in text for sign in "‘‛`´") else ()
    edits = [(m.start(), m.end(), "’", "apostrophe facing the wrong way") for m in apostrophes]
    if "„" in text:
        return edits
    closing, opening = _CLOSING.finditer(text) if "“" in text else (), _OPENING.finditer(text) if "”" in text else ()
    edits += [(m.start(), m.end(), "”", "quotation mark facing the wrong way") for m in closing]
    edits += [(m.start(), m.end(), "“", "quotation mark facing the wrong way") for m in opening]
    return edits


#: Repairs of single characters, for which no vocabulary is needed.
CHARACTER_REPAIRS = (entities, mojibake, characters)
#: The repairs in their order; each returns edits of the text that the earlier ones left.
REPAIRS: tuple[Callable[[str, spelling.Vocabulary], list[Edit]], ...] = (
    entities, mojibake, characters, quotation_marks, spelling.lost_spaces, spelling.sentence_spaces,
)


def repair_line(raw: str, known: spelling.Vocabulary | None = None, *, repairs: tuple = REPAIRS) -> Mended:
    """Return the line with all repairs (or those given) made.

    >>> repair_line("a highranking envoy‘s trip").text
    'a high-ranking envoy’s trip'
    """
    known = known or spelling.Vocabulary()
    mended = Mended.of(raw)
    for repair in repairs:
        edits = repair(mended.text, known)
        if edits:
            mended.apply(edits)
    return mended
