"""Find what a word of saying introduces: the clause, phrase or quotation after it, before it, or on both sides."""

from __future__ import annotations

import re

from stancebook.coding.quotations.borders import CUT_CLAUSE, CUT_PHRASE, Piece, clause, cut_at, next_stop, phrase
from stancebook.coding.quotations.clause_words import PREPOSITIONS, PRONOUNS, RELATIVES, is_clause
from stancebook.coding.quotations.quote import MASK, Cue, Paragraph
from stancebook.coding.quotations.speech import load_speech

_TIME = r"(?:(?:late|early|on|last|this|earlier)\s+)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|recently|night|evening|morning|afternoon|week|month|year|later|earlier|also)\b"
_ASIDE = r"(?:however|though|too|instead|meanwhile|moreover|also|for example|for instance|(?:as|like|along with|in|on|at|during|after|without|with)\s[^,;:\x01.]{1,60})"
_THAT = re.compile(
    rf"(?P<aside>,\s+{_ASIDE},|\s*(?:—|–|--)\s*[^—–;:\x01.]{{1,60}}(?:—|–|--))?\s+(?:(?!that\b)(?:(?!--)[^,;:\x01.—–]){{1,90}}?\s+|(?:at|in|on|during|to|after)\s[^;:\x01.]{{1,90}}?,\s+|{_TIME},?\s+)?that\b\s*", re.IGNORECASE
)
_WHETHER = re.compile(r"\s+(?P<content>(?:whether|if|how|why|what|who|where)\b|when\s(?=[^,]*\b(?:would|will|could|can|might)\b))", re.IGNORECASE)
_AS_MUCH = re.compile(r"\s+(?P<content>as much|so)(?=\s*[,.;]|\s+(?:in|on|at|during|too|himself|herself)\b|$)")
_SKIP = re.compile(rf"(?:\s+{_TIME}(?:\s+(?:morning|night|evening|afternoon))?)?\s*", re.IGNORECASE)
_ADDRESSEE = re.compile(
    r"\s+(?:(?:him|her|them|me|us|it|you|reporters|journalists|lawmakers|supporters|voters|parliament|people)\b|[a-z]{3,}s(?=\s+(?:that|to|he|she|it|they|the|how|why)\b)"
    r"|(?:(?:the|a|an|his|her|their|its|our|this|that)\s+)?(?:[A-Z][\w.’'/-]*\s?){1,5}(?<!\s)|(?:the|a|an|his|her|their|its|our|my|this|that|these|both|some|many|several|most|other|fellow|local|state)\s+(?:of\s+(?:the|his|her|their|its)\s+)?[\w-]+)"
    r"(?:\s+(?:on|in|at|during|by)\s+[^,;:\x01.]{1,50}?(?=\s+that\b|,|\.|$))?"
)
#: whom someone complains to, before what about
_MATTER = re.compile(r"\s+(?:to|with)\s+(?:[\w’'.-]+\s+){1,6}?(?:about|over|for|against)\b")
_TELL = frozenset(("tell", "tells", "told", "telling"))
_NO_CLAUSE = frozenset("and or but in on at by during after before as with from to of for about against when while if because until since without nothing little much more so".split())
_NEXT_QUOTED = re.compile(r"(?:\s+(?:later|again|then|too|also|once more|afterwards)(?=[,:]))?(?:\s+(?:of|about|on|in|at|after|during|through|via|by|to)\s[^,;:\x01.]{1,60}(?=[,:]))?\s*(?P<mark>[,:]?)\s*(?:that\s+)?(?=\x01)")
_COLON_QUOTED = re.compile(r"(?:\s+[\w’'-]+){1,8}(?P<mark>:)\s*(?=\x01)")
#: after a comma within the marks: the quotation is over
_ENDS = re.compile(r"\s+(?:when|while|as|after|before|in|at|on|during|with|referring|adding|according|a|an|the)\b")
#: words before the subject of an attribution that goes on from the last and does not follow what is said
_CONNECTIVES = (["and"], ["but"], ["while"], ["whereas"], ["after"])
_NEXT_WORD = re.compile(r"[^\s,;:.\x01]+")
_TRAILING = re.compile(r"[^,;:\x01]{0,80}?(?:[,;.!?\x01]|$)")
_GOES_ON = re.compile(r"[^,;:\x01.]{0,60}?,\s+")
_REMAINDER_STOP = re.compile(
    r"\s*(?:\w+ing\b|who\b|which\b|and\b|while\b|as\b|after\b|when\b|citing\b|referring\b|according\b|where\b|with\b)", re.IGNORECASE
)


def contents(p: Paragraph, match: re.Match[str], cue: Cue, *, floor: int, following: int, end: int) -> list[Piece]:
    """Return the content spans that belong to a cue.

    `floor` is where the attribution before this one ends, `following` where the next one begins, `end` the end of the sentence.
    """
    if match.group("according"):
        if not p.masked[floor : cue.start].strip(" ,—“\""):
            return clause(p, _after_comma(p, cue.region[1]), following)
        return before(p, cue, floor) + _remainder(p, cue.region[1], following, end)
    if cue.subject is not None and cue.subject[0] >= cue.end:
        return before(p, cue, floor) + _second_quote(p, cue.region[1], end)
    if match.group("noun") or (cue.subject is not None and not cue.beside and p.masked.startswith(" that", cue.end)):
        return clause(p, p.masked.find("that", cue.end) + 5, following)
    form = match.group("verb").lower()
    matter = _MATTER.match(p.masked, cue.end, following) if "addressed" in load_speech().forms[form] else None
    if matter:
        return phrase(p, matter.end(), following)
    at = past_addressee(p, form, cue.end, end)
    if at is None:
        return []
    if at > cue.end and form in _TELL and p.masked.startswith(", ", at) and not p.masked[floor : cue.region[0]].strip(" ,") and _opens_clause(p, at + 2, following):
        return clause(p, at + 2, following)  # "told the radio, crews will leave"
    return after(p, cue, load_speech().forms[form], floor, at, following, end)


def _opens_clause(p: Paragraph, start: int, end: int) -> bool:
    """Tell whether a clause with a subject of its own begins here, and no aside ("after …", "adding …", "who …")."""
    word = _NEXT_WORD.match(p.masked, start, end)
    low = word.group().lower() if word else ""
    return bool(low) and not low.endswith("ing") and low not in _NO_CLAUSE and low not in RELATIVES and is_clause(p.masked, start, next_stop(p, start, end))


def past_addressee(p: Paragraph, form: str, at: int, end: int) -> int | None:
    """Return where the content of "told reporters …" may begin; None where "told" has neither addressee nor mark."""
    if form.split()[0] not in _TELL:
        return at
    addressee = _ADDRESSEE.match(p.masked, at, end)
    if addressee:
        return addressee.end()
    return at if p.masked[at : at + 1] in (",", ".", ":") else None


def after(p: Paragraph, cue: Cue, classes: frozenset[str], floor: int, at: int, following: int, end: int) -> list[Piece]:
    """Read what follows a verb of the given classes, or what stands before a verb that ends its sentence."""
    masked = p.masked
    floats = cue.beside and cue.subject is not None and floor < cue.region[0] and masked[cue.region[0] : cue.region[0] + 12].split()[:1] not in _CONNECTIVES
    if floats and p.mark_before(cue.region[0]) == MASK and not is_clause(masked, at, next_stop(p, at, end)):
        return before(p, cue, floor) + _second_quote(p, cue.end, end) + _remainder(p, cue.end, following, end)
    quoted = _next_quoted(p, classes, at, following, end)
    if quoted is not None:
        return quoted
    if classes & {"say", "that"}:
        whether = _WHETHER.match(masked, at, following)
        if whether:
            return clause(p, whether.start("content"), following)
        little = _AS_MUCH.match(masked, at, following)
        if little:
            return [(*little.span("content"), "indirect", "phrase")]
        that = _THAT.match(masked, at, following)
        if that and that.end() < following and not p.sayings.within(at, that.start() + 1):
            if not is_clause(masked, that.end("aside") if that.group("aside") else at, that.end() - 5) or that.end() - 5 - at < 3:
                return clause(p, that.end(), following)
    skip = _SKIP.match(masked, at, end)
    here = skip.end() if skip else at
    word = _NEXT_WORD.match(masked, here, end)
    low = word.group().lower() if word else ""
    if low in ("nothing", "little", "much", "more") and classes & {"say", "that"} and is_clause(masked, here, next_stop(p, here, following)):
        return clause(p, here, following)  # "said nothing would change"
    if low in ("nothing", "little", "much", "more") and "phrase" in classes and masked[here + len(low) : here + len(low) + 1] != ",":
        return phrase(p, here, following)  # "expected more rain"
    if low == "as" and "phrase" in classes and "say" not in classes:
        return phrase(p, here + 3, following)  # "which she described as a failure"
    if low == "to" and "infinitive" in classes:
        return phrase(p, here, following)
    if not word or low in _NO_CLAUSE or masked[here : here + 1] in ",.;:":
        if classes & {"say", "that"} and floats and _TRAILING.match(masked, here, end):
            return before(p, cue, floor) + _second_quote(p, cue.end, end) + _remainder(p, cue.end, following, end)
        return clause(p, here + 1, end) if masked[here : here + 1] == ":" and "say" in classes else []
    if ("say" in classes and not low.endswith("ly")) or (low in PRONOUNS and "that" in classes):
        comma = masked.find(",", here, following)
        if "phrase" in classes and comma > 0 and CUT_PHRASE.match(masked, comma) and not is_clause(masked, here, comma):
            return phrase(p, here, following)
        stop = next_stop(p, here, following)
        if "phrase" not in classes or is_clause(masked, here, stop):
            return clause(p, here, following) or phrase(p, here, following)
        ends = stop < following and is_clause(masked, stop, following)  # "threatened the port, and the army left"
        return cut_at(p, here, stop if ends else following, CUT_CLAUSE, "phrase")
    if "that" in classes and "explicit" not in classes and low not in PREPOSITIONS and not low.endswith(("ly", "ing")) and is_clause(masked, here, next_stop(p, here, following)):
        return clause(p, here, following)  # "found the army was …"
    if "phrase" in classes and masked[at : at + 1] not in ",.;:":
        return phrase(p, here, following)
    return []


def _next_quoted(p: Paragraph, classes: frozenset[str], at: int, following: int, end: int) -> list[Piece] | None:
    """Read a quoted passage that follows the verb at once; None where none does."""
    lead = _NEXT_QUOTED.match(p.masked, at, end) or _COLON_QUOTED.match(p.masked, at, end)
    one = next((quoted for quoted in p.quoted if lead and quoted.outer_start == lead.end()), None)
    if one is None:
        return None
    if "phrase" in classes and "say" not in classes and p.masked[at : one.outer_start].strip(" :,"):
        return [*phrase(p, at, p.masked.rfind(":", at, one.outer_start)), (one.start, one.end, "direct", "quotation")] if p.masked.rfind(":", at, one.outer_start) > 0 else None
    rest = p.masked[one.outer_end : end].strip(" .,")
    mark = lead.group("mark") if lead else ""
    if mark or not rest or "phrase" not in classes:
        if not rest or mark == ":" or (mark and p.masked[one.outer_end : end].lstrip()[:1] in ".,"):
            return [(one.start, one.end, "direct", "quotation")]
    if p.text[one.end - 1] == "," and p.words(one.start, one.end) > 2 and _ENDS.match(p.masked, one.outer_end):
        return [(one.start, one.end, "direct", "quotation")]
    found = clause(p, one.outer_start, following)
    return found if classes & {"say", "that"} else [(left, right, kind, "phrase") for left, right, kind, _ in found]


def before(p: Paragraph, cue: Cue, floor: int) -> list[Piece]:
    """Return what stands before an attribution that closes or interrupts its sentence."""
    stop, start = cue.region[0], floor
    while start < stop and (p.masked[start].isspace() or p.masked[start] in ",;—–-"):
        start += 1
    if p.words(start, stop) < 2 and MASK not in p.masked[start:stop]:
        return []
    kind = p.kind(start, start + len(p.masked[start:stop].rstrip(" ,\xa0")))
    if kind == "mixed" and not p.masked[start:stop].replace(MASK, "").strip(" ,.—–-\xa0"):
        passages = [one for one in p.quoted if start <= one.outer_start and one.outer_end <= stop + 1]
        return [(one.start, one.end, "direct", "quotation") for one in passages]
    return [(start, stop, kind, "quotation" if kind == "direct" else "clause")]


def _second_quote(p: Paragraph, at: int, end: int) -> list[Piece]:
    """Return the quotation that goes on after its attribution (", said X, "and …")."""
    one = next((quoted for quoted in p.quoted if quoted.outer_start >= at and quoted.outer_end <= end + 2), None)
    if one is None or p.words(one.start, one.end) < 2 or _reports(p, at, one.outer_start):
        return []
    between = p.masked[at : one.outer_start].rstrip()
    return [(one.start, one.end, "direct", "quotation")] if between.endswith((",", ".", ":", "—", " but", " and")) else []


def _reports(p: Paragraph, start: int, end: int) -> bool:
    """Tell whether another word of saying stands in the stretch; "call" or "report" may be nouns there."""
    nounlike = load_speech().nounlike
    return any(match.group() not in nounlike for match in p.sayings.within(start, end))


def _remainder(p: Paragraph, at: int, following: int, end: int) -> list[Piece]:
    """Return what goes on after a floating attribution (", X said, has grown")."""
    comma = _GOES_ON.match(p.masked, at, end)
    if not comma or _REMAINDER_STOP.match(p.masked, comma.end()) or p.masked[comma.end() : comma.end() + 1] == MASK:
        return []
    if following < end and following <= comma.end() + 1:
        following = end  # a cue that opens the rest belongs to what is said
    return clause(p, comma.end(), following)


def _after_comma(p: Paragraph, at: int) -> int:
    while at < len(p.masked) and p.masked[at] in ", \xa0":
        at += 1
    return at
