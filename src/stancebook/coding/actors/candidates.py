"""Find the capitalised names that stand most often in texts: candidates for actors."""

from __future__ import annotations

import calendar
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from stancebook.coding import words
from stancebook.coding.actors.names import compile_names
from stancebook.coding.codebook import Codebook

_NAME = re.compile(r"\b[A-Z][\w’'-]+(?: (?:of |the |al-|bin )?[A-Z][\w’'-]+){0,3}")
_OPENERS = ("", "\n", ".", "!", "?", ":")


@dataclass(frozen=True)
class Candidate:
    """A name, how often it stands in the texts and in how many of them."""

    name: str
    count: int
    documents: int


def candidates(texts: Iterable[str], *, codebook: Codebook | None = None, often: int = 3, most: int = 25) -> list[Candidate]:
    """Return the names that stand at least `often` times and that no actor of the codebook covers, the most frequent first.

    A lone word that opens a sentence counts only if it stands as a name elsewhere.

    >>> [(found.name, found.count) for found in candidates(["Northland spoke. Talks with Northland failed in May. Talks, then, with Northland."])]
    [('Northland', 3)]
    """
    known = compile_names(codebook) if codebook else None
    small = _small()
    counts: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    sure: set[str] = set()
    for text in texts:
        covered = bytearray(len(text))
        for found in known.find(text) if known else ():
            covered[found.start : found.end] = b"\1" * (found.end - found.start)
        here = list(_names(text, covered, small))
        counts.update(name for name, _ in here)
        spread.update({name for name, _ in here})
        sure.update(name for name, opens in here if not opens)
    ranked = sorted((-n, name) for name, n in counts.items() if n >= often and name in sure)[:most]
    return [Candidate(name, -n, spread[name]) for n, name in ranked]


def _small() -> set[str]:
    guards = words.load("guards")
    dates = [*calendar.month_name, *calendar.month_abbr, *calendar.day_name, *calendar.day_abbr]
    return {*words.load("sentences")["starters"], *guards["not_first_names"], *guards["titles"], *(name.lower() for name in dates if name)}


def _names(text: str, covered: bytearray, small: set[str]) -> Iterable[tuple[str, bool]]:
    """Yield (name without everyday words before it, whether it is a lone word that opens a sentence) for what is not covered."""
    for match in _NAME.finditer(text):
        if any(covered[match.start() : match.end()]):
            continue
        whole = re.sub(r"['’]s?$", "", match.group()).split()
        pieces = list(whole)
        while pieces and pieces[0].lower() in small:
            pieces.pop(0)
        if pieces and len(pieces[0]) > 1:
            before = text[max(0, match.start() - 40) : match.start()].rstrip(" \"“‘'(")[-1:]
            yield " ".join(pieces), len(pieces) == 1 == len(whole) and before in _OPENERS
