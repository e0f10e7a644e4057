"""Find quoted passages: straight, curly and single marks, unclosed ones, and passages carried over paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„«»]|''|``")
_SINGLE_OPEN = re.compile(r"['‘](?=[A-Za-z0-9])(?<![^\s(—–\[]['‘])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,?!…])['’](?!\w)")
_ELISION = re.compile(r"['‘’](?:em|til|tis|twas|cause|n|\d\ds)\b", re.IGNORECASE)


@dataclass(slots=True)
class Quoted:
    """A quoted passage: text[start:end] without its marks; `outer_*` with them. `carried`: its end is in a later paragraph."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    carried: bool = False


def find_quoted(text: str, start: int, end: int, *, carried: bool = False) -> list[Quoted]:
    """Return the quoted passages of one paragraph text[start:end], sorted, not nested.

    `carried` tells that the paragraph before left a quotation open: it goes on where the first mark here closes one.
    """
    closing = _MARK.search(text, start, end) if carried else None
    if closing and closing.group() in "”\"»" and not text[closing.start() - 1].isspace() and closing.start() > start:
        return [Quoted(start, closing.start(), start, closing.end()), *find_quoted(text, closing.end(), end)]
    found: list[Quoted] = []
    opened: re.Match[str] | None = None
    nested = 0
    for mark in _MARK.finditer(text, start, end):
        sign = mark.group()
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        opens = sign in "“„«``" if sign not in "\"''" else (before.isspace() or before in "([—–-/") and not after.isspace()
        if opened is None:
            if opens and not (sign == "''" and before.isalnum()):
                opened, nested = mark, 0
        elif opened.group() == '"' and opened.start() == start and sign in "“”" and (sign == "“" and not after.isspace() or nested):
            nested += 1 if sign == "“" else -1  # curly marks within straight ones that open the paragraph
        elif not opens or (after.isspace() and not before.isspace()) or (sign in "“«" and after.isspace()):
            found.append(Quoted(opened.end(), mark.start(), opened.start(), mark.end()))
            opened = None
        elif sign in "“«" and opened.start() != start:
            opened = mark  # the earlier mark was never closed: it stands alone
    if opened is not None and _is_stray(text, opened.end(), end):
        return sorted([one for one in found if one.end <= opened.start()] + find_quoted(text, opened.end(), end), key=lambda quoted: quoted.start)
    if opened is not None:
        found.append(Quoted(opened.end(), end, opened.start(), end, carried=True))
    return sorted(found + _singles(text, start, end, found), key=lambda quoted: quoted.start)


def _is_stray(text: str, start: int, end: int) -> bool:
    """Tell whether a mark that nothing closes opens no passage: others follow it, and the next paragraph does not take the quotation up."""
    return bool(_MARK.search(text, start, end)) and text[end : end + 20].lstrip()[:1] not in ("", '"', "“", "‘", "'")


def _singles(text: str, start: int, end: int, doubles: list[Quoted]) -> list[Quoted]:
    found: list[Quoted] = []
    position = start
    while opening := _SINGLE_OPEN.search(text, position, end):
        position = opening.end()
        if _ELISION.match(text, opening.start()) or any(d.outer_start <= opening.start() < d.outer_end for d in doubles):
            continue
        limit = min([d.outer_start for d in doubles if d.outer_start > opening.start()], default=end)
        closing = _single_end(text, opening.end(), limit)
        if closing is not None:
            found.append(Quoted(opening.end(), closing, opening.start(), closing + 1))
            position = closing + 1
    return found


def _single_end(text: str, start: int, end: int) -> int | None:
    """Choose the closing single mark: one after punctuation first, then one that is no plural possessive, then any."""
    after_s: int | None = None
    for closing in _SINGLE_CLOSE.finditer(text, start, min(end, start + 1500)):
        if text[closing.start() - 1] not in "sS":
            return closing.start()
        if after_s is None:
            after_s = closing.start()
    return after_s
