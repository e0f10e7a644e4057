"""Word-list cues of a line: what its wording alone says about its place on a page."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from stancebook.sources.words import data

_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
DATE = re.compile(
    rf"(?:(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\.?,? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})",
    re.I,
)
_DATE_FILL = re.compile(
    rf"\b(?:{_WEEKDAYS}|published|updated|last|modified|posted|on|at|date|first|issued|created|a\.?m|p\.?m|gmt|utc|e[sd]?t|cst|pst|bst|ist|cet|hrs?|t|z|of|ago|local time)\b|[\d:.,|/()+\-–—•·\s]",
    re.I,
)
_READING = re.compile(r"^(?:reading time:?\s*)?(?:\d+|a|one|two|three|four|five)[ -]?(?:min(?:ute)?s?)\b[\s,]*(?:\d+ sec(?:ond)?s?)?\s*(?:read|reading|to read)?\b\W*$", re.I)
_DIGIT = re.compile(r"\d")
_COUNTER = re.compile(r"^[\W\d_]*(?:[kKmM]\b)?[\W\d_]*$")
_COUNTED = re.compile(r"^[\d.,]+[kKmM]? (?:shares?|views?|comments?|likes?|replies|reads?|votes?|hours? ago|days? ago|mins? ago|minutes? ago|weeks? ago|months? ago)\b.{0,20}$", re.I)
_ADDRESS = re.compile(r"(?:https?://|www\.|//)\S+$|\S+@\S+\.\w+$", re.I)
_CODE = re.compile(r"<(?:script|iframe|img|div)\b", re.I)
_BYLINE = re.compile(r"^(?:By|BY|By:|Written by|Author:|Posted by|Story by)\s*:?\s*(?:[A-Z][\w.’'-]*|[A-Z]{2,})(?:[ ,]+(?:and|[A-Z][\w.’'-]*|of|for|in|the|de|van|bin|al-\w+|\|)|\s*[|,/–—-]\s*\S+)*\W*$")
_BYLINE_DESK = re.compile(
    r"^(?:by|prepared by|compiled by|written by|from)\b.{0,60}\b(?:desk|staff|team|newsroom|editors?|editorial board|reporters?|correspondents?|columnist|contributors?|writers?|agencies|agency|partners|wire)\W*$",
    re.I,
)
#: Dates that a machine writes where it knows none.
_PLACEHOLDER = re.compile(r"\b(?:0?1[./]0?1[./](?:1970|1900|2000)|(?:1970|1900|2000)-01-01|jan(?:uary)?\.? 1,? (?:1970|1900|2000)|1 jan(?:uary)?\.? (?:1970|1900|2000))\b", re.I)


#: "(Harbour Company Ltd.)": the credit of a picture, alone in its line.
_CREDIT = re.compile(r"^\([A-Z][^()\[\].!?]{2,60}(?:Ltd\.|Inc\.|Co\.)?\)$")
_FOLLOW = re.compile(r"^(?:please )?(?:follow|like|find|join|watch|listen to|connect with|contact|e-?mail) .{0,80}\b(?:facebook|twitter|instagram|youtube|linkedin|telegram|whatsapp|tiktok|flipboard|spotify|podcasts)\b", re.I)
#: A line that opens so is somebody's words, whatever agency they name.
_QUOTATION = "\"“«„"
#: "» Boats return", "RELATED HEADLINE OF EIGHT WORDS OR MORE IN CAPITALS".
_TEASER = re.compile(r"^[»›→▶►⟶]\s*\S|^(?=(?:\S+\s+){7})[^a-z]*[A-Z]{3}[^a-z]*[^a-z.!?\"”’]$")
_GALLERY = re.compile(r"^(?:image|photo|picture|slide|page|gallery) \d+ (?:of|/) \d+\W*$|^\d+ ?(?:/|of) ?\d+ (?:images?|photos?|pictures?|slides?)$", re.I)
#: "Ada North is a reporter for the Harbour Daily."
_ABOUT_AUTHOR = re.compile(
    r"^(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}|I|He|She|The (?:author|writer)) (?:is|am|was) (?:an?|the|our) (?:[^\s,]+ ){0,6}?"
    r"(?i:reporter|correspondent|journalist|editor|writer|columnist|contributor|author|blogger|producer|freelancer)\b(?=.{0,60}\b(?:for|at|of|with|based|and)\b|\W*$)"
)


class _Phrases:
    """The phrases of one label that are a whole line or its beginning."""

    def __init__(self, kinds: dict) -> None:
        self.whole = frozenset(str(item).lower() for item in kinds.get("whole", ()))
        self.starts = tuple(str(item).lower() for item in kinds.get("starts", ()))
        self.short_starts = tuple(str(item).lower() for item in kinds.get("short_starts", ()))


class _Within:
    """The phrases of all labels that may stand anywhere in a line, as one pattern."""

    def __init__(self, labels: dict) -> None:
        pairs = sorted((str(item).lower(), label) for label, kinds in labels.items() if isinstance(kinds, dict) for item in kinds.get("contains", ()))
        self._labels = [label for _, label in pairs]
        self._phrases = AhoCorasick([phrase for phrase, _ in pairs])

    def labels(self, low: str) -> set[str]:
        """Return the labels of the phrases that the text holds as whole words."""
        return {self._labels[number] for number, start, end in self._phrases.find_matches_as_indexes(low, overlapping=True) if _whole(low, start, end)}


def _whole(text: str, start: int, end: int) -> bool:
    inside_left = start > 0 and text[start].isalnum() and text[start - 1].isalnum()
    inside_right = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not inside_left and not inside_right


#: Characters of a line beyond which its wording says nothing of its place.
_LONG = 4000


@lru_cache(maxsize=1)
def _lists() -> dict[str, _Phrases]:
    return {label: _Phrases(kinds) for label, kinds in data("labels.yml").items() if isinstance(kinds, dict)}


@lru_cache(maxsize=1)
def _within() -> _Within:
    return _Within(data("labels.yml"))


def about_author(text: str) -> bool:
    """Tell whether a line introduces its writer, as one stands below an article.

    >>> about_author("Ada North is a reporter for the Harbour Daily."), about_author("The minister is an ally of the reporter.")
    (True, False)
    """
    return bool(_ABOUT_AUTHOR.match(text))


def desk(text: str) -> bool:
    """Tell whether a byline names a desk or a role, such as "By a staff reporter"."""
    return bool(_BYLINE_DESK.match(text))


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return the words that mark running text."""
    return frozenset(map(str, data("labels.yml")["function_words"]))


def _is_code(text: str) -> bool:
    return _ADDRESS.match(text) is not None or "<" in text and _CODE.search(text) is not None


def cue(text: str) -> tuple[str, str]:
    """Return (label, reason) that the wording of a stripped line suggests, or ("", "").

    Label `end` marks a line after which a page seldom returns to its article.

    >>> cue("4 minutes, 45 seconds read")[0], cue("Leave a Reply")[0], cue("The envoy left on 3 May 2021.")[0]
    ('boilerplate', 'end', '')
    """
    if len(text) > _LONG:
        if not any(map(str.isalpha, text)):
            return "boilerplate", "signs and numbers only"
        return ("boilerplate", "address or code") if _is_code(text[:_LONG]) else ("", "")
    low = " ".join(text.lower().split())
    bare = low.strip(" .:;,!?|»«›‹>→←*-–—•·…()[]")
    words = low.count(" ") + 1
    lists = _lists()
    if not bare or _COUNTER.match(text):
        return "boilerplate", "signs and numbers only"
    if _READING.match(low) or _COUNTED.match(low):
        return "boilerplate", "counter or reading time"
    if _is_code(text):
        return "boilerplate", "address or code"
    if bare in lists["ends"].whole or (words <= 10 and low.startswith(lists["ends"].starts)):
        return "end", "opens a section after the article"
    if bare in lists["boilerplate"].whole:
        return "boilerplate", "site wording"
    dated = words <= 25 and _DIGIT.search(low) is not None
    if dated and words <= 14 and _PLACEHOLDER.search(low) and not low.endswith("."):
        return "boilerplate", "placeholder date"
    if dated and DATE.search(low) and len(_DATE_FILL.sub("", DATE.sub("", low))) <= 3:
        return "date", "a date alone"
    if words <= 16 and _BYLINE.match(text) and not low.startswith("by the "):
        return "byline", "names an author"
    if words <= 10 and not text.endswith(".") and (desk(text) or low.startswith(lists["byline"].starts[3:])):
        return "byline", "names a desk or a role"
    if dated and words <= 14 and low.startswith(lists["date"].starts) and DATE.search(low):
        return "date", "a publication date"
    within = _within().labels(low) if words <= 60 else ()
    if words <= 60 and (low.startswith(lists["caption"].starts) or text[0] not in _QUOTATION and "caption" in within):
        return "caption", "picture wording"
    if _CREDIT.match(text) and not low.startswith(("(the ", "(see ")):
        return "caption", "a credit alone in its line"
    if words <= 30 and "byline" in within:
        return "byline", "credits a contributor"
    if words <= 30 and _TEASER.match(text):
        return "boilerplate", "a link to another story"
    if _GALLERY.match(low) or (words <= 40 and _FOLLOW.match(low)):
        return "boilerplate", "site wording"
    if words <= 45 and low.startswith(lists["boilerplate"].starts) or words <= 10 and low.startswith(lists["boilerplate"].short_starts):
        return "boilerplate", "site wording"
    if "boilerplate" in within:
        return "boilerplate", "site wording"
    return "", ""
