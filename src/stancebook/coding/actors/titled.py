"""Officials who are actors themselves: "the Danish premier", once Jane Roe has been called so, stands for her; "the Roe government" for her state."""

from __future__ import annotations

import re
from functools import cache

from stancebook.coding import words

#: sentences for which whoever was called by an office may be called so again
_MEMORY = 40
_RULING = ("president", "prime minister", "premier", "chancellor", "leader", "king", "queen", "emir", "sultan")
_BODY = re.compile(r"(?:['’]s?)? (?:[a-z-]+ )?(?:administration|government|cabinet|regime|junta)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|his|her) $", re.IGNORECASE)


@cache
def _patterns() -> tuple[re.Pattern, re.Pattern]:
    heads = words.factored(sorted({head.lower() for head in words.load("references")["offices"]["heads"]}))
    lead = r"(?:['’]s?)?(?: (?!and\b|or\b)[\w’-]+){0,3}?"
    return re.compile(rf"{lead} +(?P<office>{heads}),? (?:(?:Mr|Ms|Mrs|Dr|General|Sheikh)\.? )?$", re.IGNORECASE), re.compile(rf"{lead} +(?P<office>(?i:{heads}))(?P<own>['’]s?)?(?![\w-]|,? [A-Z])")


def retitle(text: str, named: list[list], kind_of: dict[str, str]) -> None:
    """Give the mentions that name a state and an office to the person so called before, where that person is an actor, in place."""
    persons = {actor for row in named for actor in (m.actor for m in row) if kind_of[actor] == "person"}
    if not persons:
        return
    introduced, bare = _patterns()
    bearers: dict[tuple[str, str], tuple[int, str]] = {}
    ruled: dict[str, str] = {}
    for at, row in enumerate(named):
        for i, mention in enumerate(row):
            after = row[i + 1] if i + 1 < len(row) else None
            gap = text[mention.end:after.start] if after is not None and after.start - mention.end < 70 else ""
            if gap and after.actor in persons and mention.actor != after.actor and (match := introduced.fullmatch(gap)):
                bearers[mention.actor, match["office"].split()[-1].lower()] = at, after.actor
                if match["office"].lower() in _RULING and kind_of[mention.actor] in ("state", "government"):
                    ruled.setdefault(after.actor, mention.actor)
            elif bearers and mention.kind == "alias" and (match := bare.match(text, mention.end)) and (after is None or after.start >= match.end()):
                told, actor = bearers.get((mention.actor, match["office"].split()[-1].lower()), (-_MEMORY, ""))
                if at - told < _MEMORY and (mention.possessive or _ARTICLE.search(text, max(0, mention.start - 5), mention.start)):
                    mention.actor, mention.kind, mention.possessive, mention.end = actor, "person", match["own"] is not None, match.end("office")
                    mention.text = text[mention.start:mention.end]
    for mention in (mention for row in named for mention in row if mention.actor in ruled):
        if _BODY.match(text, mention.end):
            mention.actor, mention.kind = ruled[mention.actor], "alias"
