"""Read the auxiliaries and adverbs that stand before a word of saying, and what they make of it."""

from __future__ import annotations

import re
from functools import lru_cache

from stancebook.coding.quotations.quote import Paragraph

_ADVERB = (
    r"also|kept|keeps?|well|ever|indeed|perhaps|at times|in turn|later|recently|repeatedly|then|even|once|now|still|often|previously|earlier|already|again|first|just|long|always|once again|sometimes|both|all|have|has|had|been|is|are"
    r"|(?:appear|seem)(?:s|ed)? to|(?:continue|start|use)[sd]? to|start(?:s|ed)(?= \w+ing\b)|(?:begins?|began)(?= \w+ing\b)|(?:began|begins|begin|went on|goes on|came|come|comes|managed|likes?|liked|loves?|loved|tends?|tended|had|has|have|tried|tries|sought|seeks|rushed) to|was|were|be|being|do|does|did|will|would|could|should|can|may|might|must|to|not|never|cannot|since|finally|reportedly|only|simply|instead|on \w+day|(?:last|this) (?:week|month|year)|\w+n['’]t|neither|nor|further|(?!(?:family|ally|rally|supply|reply|assembly|anomaly|monopoly|bully|fly)\b)(?-i:[a-z]\w{2,}ly)"
)
_GROUP = re.compile(rf"(?:(?:(?<=\s)(?:{_ADVERB})|(?<=\w)['’](?:s|ve|d|re|ll))\s+)+$", re.IGNORECASE)
#: the last word before a verb that has auxiliaries or adverbs: a quick look, before `_GROUP` reads all of them
_ENDS_GROUP = re.compile(rf"(?i:^(?:{_ADVERB})$|['’](?:s|ve|d|re|ll|t)$|^(?:to|again|week|month|year)$|day$)")
#: the end of a name, not a short "is" or "has": "IHS Jane's have written"
_OWNER = re.compile(r"['’]s\s+(?=(?:has|have|had|is|are|was|were|will|would|could|can|may|might|must|should|do|does|did)\b)")
_CLITIC = re.compile(r"(?<=\w)['’](?:s|ve|d|re|ll)\s+$")
IRREAL = re.compile(r"\b(?:would|could|should|may|might|must|not|never|neither|nor|cannot|to|can|will)\b|n['’]t\b|['’]ll\b", re.IGNORECASE)
BE = re.compile(r"\b(?:is|are|was|were|been|be|being)\b|['’](?:s|re)\b", re.IGNORECASE)
KEEPS = re.compile(r"\b(?:kept|keeps?|start(?:s|ed)|begins?|began|continue[sd]?)\b")
SEEMING = re.compile(r"\b(?:(?:appear|seem|continu|start|use|beg[aiu]n|tri|try|sought|seek|rush|manag|like|love|tend)\w*|had|has|have|went on|goes on|c[ao]mes?) to\b|\b(?:do|does|did)\b")
PASSIVE = re.compile(r"\b(?:is|are|was|were)\b")

#: how many characters the longest verb group has before its verb
_LONGEST = 60
#: how the words of `_ADVERB` begin, and those of two letters
_BEGINNINGS = tuple(sorted({word[:3] for word in re.findall(r"[a-z]{3,}", _ADVERB)}))
_SHORT = frozenset(re.findall(r"(?<![a-z])[a-z]{2}(?![a-z])", _ADVERB))


@lru_cache(maxsize=8192)
def _ends_group(word: str) -> bool:
    """Tell whether a word may be the last of a verb group before its verb."""
    return _ENDS_GROUP.search(word) is not None


@lru_cache(maxsize=8192)
def _may_belong(word: str) -> bool:
    """Tell whether a word may be any of a verb group: at least it begins like one, or ends one."""
    return _ends_group(word) or word.lower() in _SHORT or word.lower().startswith(_BEGINNINGS)


def auxiliaries(p: Paragraph, match: re.Match[str], floor: int) -> tuple[int, str]:
    """Return where the verb group begins, and its words before the verb."""
    first = max(floor, match.start() - _LONGEST)
    before = p.masked[first : match.start()].split()
    if not before or not _ends_group(before[-1]):
        return match.start(), ""
    begin = match.start()
    for word in reversed(before):
        if not _may_belong(word):
            break
        begin = p.masked.rfind(word, first, begin)
    group = _GROUP.search(p.masked, begin, match.start())
    begin = group.start() if group else match.start()
    owner = _OWNER.match(p.masked, begin, match.start())
    begin = owner.end() if owner else begin
    clitic = _CLITIC.search(p.masked, floor, begin) if begin > floor and not owner else None
    words = p.masked[begin : match.start()] + (clitic.group() if clitic else "")
    return (clitic.start() if clitic else begin), words
