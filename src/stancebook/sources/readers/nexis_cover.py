"""Read the cover of a Nexis download: how many articles it states, which it lists, and where the first one begins."""

from __future__ import annotations

import re

_COUNT = re.compile(r"^\s*(?:(?:Number of )?Documents?\s*(?:\((\d{1,5})\)|: (\d{1,5}))|(\d{1,5}) Documents?)\s*$", re.I)
_ITEM = re.compile(r"^\(?(\d{1,5})[.)]\s*(.*)$")
_COVER = re.compile(
    r"^(?:(?:User Name|Date and Time|Job Number|Client/Matter|Search Terms|Search Type|Narrowed by|Content Type|Sources?|Timeline|Language|Location|Publication Type|Subject|Industry)\s*(?::|$|Narrowed)"
    r"|-None-|\|? ?About LexisNexis|Bibliography$|News$)",
    re.I,
)
#: What ends the search for the cover: the first article's body, or its end.
_ARTICLE = re.compile(r"^\s*(?:Body:?|End of Document)\s*$", re.I)


def cover(found: list[str]) -> tuple[int | None, list[str], int]:
    """Return (stated number of documents, listed headlines, index of the first line of the first article)."""
    end = next((i for i, line in enumerate(found) if _ARTICLE.match(line)), len(found))
    top = next((i for i in range(end) if _COUNT.match(found[i])), None)
    stated = int(next(filter(None, _COUNT.match(found[top]).groups()))) if top is not None else None
    listed, last = _numbered(found, -1 if top is None else top, end)
    if top is None and len(listed) < 2:
        listed, last = [], -1
    for same in (_equal, _alike):
        again = next((i for i in range(last + 1, end) if listed and same(found[i], listed[0])), None)
        if again is not None:
            return stated, listed, again
    if top is None and not listed and not any(_is_cover(line) for line in found[: min(end, 4)]):
        return stated, listed, 0
    if top is not None and not listed:
        listed, again = _unnumbered(found, top, end)
        if again:
            return stated, listed, again
    start = last + 1
    while start < end and (not found[start].strip() or _is_cover(found[start])):
        start += 1
    return stated, listed, start


def _is_cover(line: str) -> bool:
    """Tell a line of the cover that is no headline; the rows of its tables stand behind a tab."""
    return "\t" in line or bool(_COVER.match(line.strip()))


def _numbered(found: list[str], top: int, end: int) -> tuple[list[str], int]:
    """Return the headlines numbered one after the other below `top`, and the line of the last."""
    listed: list[str] = []
    last = top
    for i in range(top + 1, end):
        item = _ITEM.match(found[i].strip())
        if item and int(item[1]) == len(listed) + 1 and item[2].strip():
            listed.append(" ".join(item[2].split()))
            last = i
    return listed, last


def _unnumbered(found: list[str], top: int, end: int) -> tuple[list[str], int]:
    """Return a list whose numbers are no text (a numbered style), and where its first headline that is here stands again; 0 if none does."""
    places = [i for i in range(top + 1, end) if found[i].strip() and not _is_cover(found[i])]
    later: dict[str, list[int]] = {}
    for place in places:
        later.setdefault(_plain(found[place]), []).append(place)
    again = next((later[key][1] for place in places if len(later[key := _plain(found[place])]) > 1 and key), 0)
    return [" ".join(found[i].split()) for i in places if i < again], again


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
