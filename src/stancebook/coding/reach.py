"""Search the likeliest filler of an empty slot nearby, at a price for all that stands between (a fall-back of low confidence)."""

from __future__ import annotations

from stancebook.coding.slots import NOBODY, Clause, Filler, coordinated, without

#: what each kind of word between verb and mention takes from the sureness of a filler
PRICES = {"P": 0.08, "T": 0.1, "V": 0.1, ",": 0.12, "C": 0.08, "B": 0.25, "H": 0.25, "M": 0.3, "O": 0.25, "S": 0.25, "R": 0.3, '"': 0.1, "“": 0.1, "”": 0.1, "—": 0.25}
WORD = 0.012
START = 0.6
FLOOR = 0.15


def to_the_right(clause: Clause, k: int, begin: int, subject: Filler, *, start: float = START) -> Filler:
    """Return the first mention behind token `begin` that is not the subject, as sure as the words between allow."""
    tokens = clause.tokens
    sure = start
    for at in range(begin, len(tokens)):
        token = tokens[at]
        if token.tag == "E":
            filler = without(Filler(coordinated(tokens, at, len(tokens)), sure), subject)
            if filler and not _opens_clause(clause, at):
                return filler
            sure -= 0.15
            continue
        if token.tag in ";:":
            break
        sure -= PRICES.get(token.tag, WORD)
        if sure < FLOOR:
            break
    return NOBODY


def _opens_clause(clause: Clause, at: int) -> bool:
    """Tell whether the mention is the subject of a finite verb right behind it."""
    return any(group.finite and at < group.first <= at + 2 for group in clause.groups)
