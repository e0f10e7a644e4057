"""Read the cover of a Nexis download: how many articles it states, which it lists, and where the first one begins."""

from __future__ import annotations

import re

_COUNT = re.compile(r"^\s*Documents? \((\d{1,5})\)\s*$")
_ITEM = re.compile(r"^(\d{1,5})\.\s*(.*)$")
_COVER = re.compile(r"^(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by|Content Type|Sources?|Timeline|Language|Location|Publication Type|Subject|Industry|-None-|\|? ?About LexisNexis|Bibliography)\b", re.I)
#: What ends the search for the cover: the first article's body, or its end.
_ARTICLE = re.compile(r"^\s*(?:Body:?|End of Document)\s*$", re.I)


def cover(found: list[str]) -> tuple[int | None, list[str], int]:
    """Return (stated number of documents, listed headlines, index of the first line of the first article)."""
    end = next((i for i, line in enumerate(found) if _ARTICLE.match(line)), len(found))
    top = [i for i in range(end) if _COUNT.match(found[i])]
    stated = int(_COUNT.match(found[top[0]])[1]) if top else None
    listed: list[str] = []
    last = top[0] if top else -1
    for i in range(last + 1, end):
        item = _ITEM.match(found[i].strip())
        if item and int(item[1]) == len(listed) + 1 and item[2].strip():
            listed.append(" ".join(item[2].split()))
            last = i
    if not top and len(listed) < 2:
        listed, last = [], -1
    for same in (_equal, _alike):
        again = next((i for i in range(last + 1, end) if listed and same(found[i], listed[0])), None)
        if again is not None:
            return stated, listed, again
    if not top and not listed and not any(_COVER.match(line.strip()) for line in found[: min(end, 4)]):
        return stated, listed, 0
    start = last + 1
    while start < end and (not found[start].strip() or _COVER.match(found[start].strip()) or "\t" in found[start]):
        start += 1
    return stated, listed, start


def count_note(stated: int | None, listed: list[str], titles: list[str]) -> str:
    """Compare the cover's number and list with the articles found; "" where they agree.

    >>> count_note(3, ["One", "Two", "Three"], ["One", "Three"])
    'the cover lists 3 articles, the file holds 2; not here: 2. Two'
    """
    stated = stated or len(listed) or None
    if stated is None or stated == len(titles):
        return ""
    left, absent = list(titles), dict(enumerate(listed, 1))
    for same in (_equal, _alike):
        for number, title in list(absent.items()):
            found = next((other for other in left if same(other, title)), None)
            if found is not None:
                left.remove(found)
                del absent[number]
    told = "; not here: " + "; ".join(f"{number}. {title[:80]}" for number, title in list(absent.items())[:5]) if absent and len(titles) < stated else ""
    return f"the cover lists {stated} articles, the file holds {len(titles)}{told}"


def _plain(text: str) -> str:
    return "".join(re.findall(r"\w+", text.lower()))


def _equal(line: str, title: str) -> bool:
    return bool(_plain(title)) and _plain(line) == _plain(title)


def _alike(line: str, title: str) -> bool:
    """Tell whether one is the other cut short."""
    short, long = sorted((_plain(line), _plain(title)), key=len)
    return len(short) >= 20 and long.startswith(short)
