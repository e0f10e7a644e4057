"""Find the title line, its copies and the outlet that stands at its end."""

from __future__ import annotations

import re

from stancebook.sources.cues import function_words

_WORD = re.compile(r"[^\W_]+")
_ARTICLES = frozenset("the la le el los der die das al il".split())
_SUFFIX = re.compile(r"^(?P<title>.{12,}?)\s+[–—|»\-]\s+(?P<outlet>[A-Z0-9][^–—|»]{1,60})$")


def split_outlet(line: str) -> tuple[str, str]:
    """Split "Headline – Outlet" into its two parts; the outlet is empty where none is clear.

    >>> split_outlet("Ministers agree on herring quotas – Harbour Daily")
    ('Ministers agree on herring quotas', 'Harbour Daily')
    >>> split_outlet("Ministers agree on herring quotas - but fishers do not")
    ('Ministers agree on herring quotas - but fishers do not', '')
    """
    match = _SUFFIX.match(line.strip())
    if not match:
        return line.strip(), ""
    outlet = match["outlet"].strip()
    words = outlet.split()
    if len(words) > 8 or len(words) >= len(match["title"].split()) + 1:
        return line.strip(), ""
    stops = function_words()
    if words[0].lower() in stops and words[0].lower() not in _ARTICLES:
        return line.strip(), ""
    if outlet.endswith((".", "?", "!")) or not all(word[:1].isupper() or not word[:1].isalpha() or word in stops for word in words):
        return line.strip(), ""
    return match["title"].strip(), outlet


def title_names(title: str) -> frozenset[str]:
    """Return the plain forms of a title, with and without the outlet at its end."""
    return frozenset((_plain(split_outlet(title)[0]), _plain(title)))


def same_title(line: str, names: frozenset[str]) -> bool:
    """Tell whether a line is the title again, with or without the outlet at its end; `names` are the title's."""
    plain = _plain(line)
    return bool(plain) and (plain in names or _plain(split_outlet(line)[0]) in names)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower().replace("’", "").replace("'", "").replace("‘", "")))


def find_title(units: list[tuple[str, int, bool, str, str]], first: int) -> int | None:
    """Return the index of the title among (text, words, ends as a sentence, cue, key), or None.

    Candidates stand above the article's first line; vocabulary shared with the article, repetition and nearness count.
    """
    candidates = [i for i, unit in enumerate(units[:first]) if _may_be_title(*unit[:4])]
    if not candidates:
        return None
    stops = function_words()
    body = set()
    for text, *_ in units[first : first + 60]:
        body.update([word[:6] for word in _WORD.findall(text.lower()) if word not in stops])
    initials = {units[i][4][:1] for i in candidates}
    plain = [_plain(split_outlet(text)[0]) if key[:1] in initials else "" for text, _, _, _, key in units]
    best, chosen = 0.0, None
    for i in candidates:
        text, words, *_ = units[i]
        content = [word for word in plain[i].split() if word not in stops]
        if not content:
            continue
        likeness = sum(word[:6] in body for word in content) / len(content)
        repeated = plain.count(plain[i]) > 1 and words >= 4
        stopped = text.rstrip("\"'”’").endswith(".")
        score = likeness * min(words, 8) / 8 + 0.35 * repeated + 0.25 * (i == 0 and words >= 4) + 0.2 / (first - i) + (0.1 if words >= 4 else -0.2) - 0.5 * stopped
        if score > best + 1e-9 and score > 0.3:
            best, chosen = score, i
    return chosen if chosen is None else plain.index(plain[chosen])


def _may_be_title(text: str, words: int, ends: bool, cue: str) -> bool:
    """Tell whether a line has the length of a title and no cue speaks against it."""
    return not cue and 2 <= words <= 30 and not (ends and words > 12 and not text.rstrip("\"'”’").endswith(("?", "!", ":")))
