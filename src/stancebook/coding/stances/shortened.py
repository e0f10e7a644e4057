"""Read a sentence without what is inserted between its commas, dashes and brackets: "gave a loan, the third this year, to B"."""

from __future__ import annotations

from stancebook.coding.stances.reading.tokens import Token

#: marks that open an insertion, with those that close it
_CLOSING = {",": ",", "(": ")", "—": "—"}
#: how long an insertion may be, in tokens
_LONGEST = 24
#: words behind a closing comma that go on with a list or another clause
_GOING_ON = frozenset({"and", "or", "but", "nor", "yet", "as", "including"})
_ATTRIBUTION = 9


def without_insertions(tokens: list[Token]) -> list[Token]:
    """Return the tokens less the insertions that hold no verb of the main clause; the same list where there are none."""
    kept: list[Token] = []
    m = 0
    while m < len(tokens):
        end = _end(tokens, m) if m and tokens[m].tag in _CLOSING else m
        if end > m:
            m = end
        else:
            kept.append(tokens[m])
            m += 1
    return kept if len(kept) < len(tokens) else tokens


def _end(tokens: list[Token], at: int) -> int:
    """Return the token behind the insertion that opens at `at`, or `at` where none does."""
    closing = _CLOSING[tokens[at].tag]
    close = next((m for m in range(at + 2, min(len(tokens) - 1, at + _LONGEST)) if tokens[m].tag == closing), at)
    while closing == "," and close > at and close + 1 < len(tokens) and _lists_on(tokens, at, close):
        close = next((m for m in range(close + 1, min(len(tokens) - 1, at + _LONGEST)) if tokens[m].tag == closing), at)
    inside = tokens[at + 1 : close]
    if not inside or any(t.tag in ";:\"“”" for t in inside):
        return at
    return close + 1 if closing != "," or _is_aside(inside) else at


def _lists_on(tokens: list[Token], at: int, close: int) -> bool:
    """Tell whether the comma at `close` stands inside a list of the insertion itself: ", among them Lind, Berg and others,"."""
    after = tokens[close + 1]
    return after.low in _GOING_ON or tokens[at + 1].tag in "R" and after.tag in "X" and not after.verbs


def _is_aside(inside: list[Token]) -> bool:
    """Tell whether what stands between two commas is no part of the main clause: a relative clause, a phrase, an apposition, who said it."""
    first = inside[0]
    if first.low in _GOING_ON:
        return False
    finite = any(t.tag in "BHM" or t.tag == "V" and t.verbs and t.verbs[0][1] in ("past", "s", "ed") for t in inside[1:])
    clause = next((n for n, t in enumerate(inside) if t.tag in "RS"), len(inside))
    if finite and clause and any(t.tag in "BHMV" for t in inside[clause:]) and not any(t.tag in "BHM" or t.tag == "V" and t.verbs and t.verbs[0][1] in ("past", "s", "ed") for t in inside[1:clause]):
        return True
    if first.tag in "RS" or first.low in ("which", "who", "whose", "whom", "where", "when"):
        return True
    if first.tag in "PA" or first.tag == "V" and any(kind in ("ing", "pp", "ed") for _, kind in first.verbs):
        return True
    return not finite or len(inside) <= _ATTRIBUTION
