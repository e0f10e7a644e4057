"""Find the attribution around a word of saying: its subject, before or after it, and how far it reaches."""

from __future__ import annotations

import re

from stancebook.coding.quotations.quote import MASK, Cue, Paragraph
from stancebook.coding.quotations.speaker_phrases import DETERMINERS, FINITE, PREPOSITIONS, PRONOUNS, is_clause, phrase_after, phrase_before
from stancebook.coding.quotations.speech import load_speech

_ADVERB = (
    r"also|kept|keeps?|well|ever|indeed|perhaps|at times|in turn|later|recently|repeatedly|then|even|once|now|still|often|previously|earlier|already|again|first|just|long|always|once again|sometimes|both|all|have|has|had|been|is|are"
    r"|(?:appear|seem)(?:s|ed)? to|(?:continue|start|use)[sd]? to|start(?:s|ed)(?= \w+ing\b)|(?:begins?|began)(?= \w+ing\b)|(?:began|begins|begin|went on|goes on|came|come|comes|managed|likes?|liked|loves?|loved|tends?|tended|had|has|have|tried|tries|sought|seeks|rushed) to|was|were|be|being|do|does|did|will|would|could|should|can|may|might|must|to|not|never|cannot|since|finally|reportedly|only|simply|instead|on \w+day|(?:last|this) (?:week|month|year)|\w+n['’]t|neither|nor|further|(?!(?:family|ally|rally|supply|reply|assembly|anomaly|monopoly|bully|fly)\b)(?-i:[a-z]\w{2,}ly)"
)
_GROUP = re.compile(rf"(?:(?:(?<=\s)(?:{_ADVERB})|(?<=\w)['’](?:s|ve|d|re|ll))\s+)+$", re.IGNORECASE)
#: the last word before a verb that has auxiliaries or adverbs: a quick look, before `_GROUP` reads all of them
_ENDS_GROUP = re.compile(rf"(?i:^(?:{_ADVERB})$|['’](?:s|ve|d|re|ll|t)$|^(?:to|again|week|month|year)$|day$)")
_CLITIC = re.compile(r"(?<=\w)['’](?:s|ve|d|re|ll)\s+$")
_IRREAL = re.compile(r"\b(?:would|could|should|may|might|must|not|never|neither|nor|cannot|to|can|will)\b|n['’]t\b|['’]ll\b", re.IGNORECASE)
_BE = re.compile(r"\b(?:is|are|was|were|been|be|being)\b|['’](?:s|re)\b", re.IGNORECASE)
_QUOTED_AS = re.compile(
    r"\b(?:(?:has|have|had)\s+been|is|are|was|were)\s+(?:\w+\s+)?(?:quoted|cited|reported|heard|overheard)\s+(?:(?:by|in|on)\s[^,;:\x01.]{1,50}\s)?as\s+$", re.IGNORECASE
)
_KEEPS = re.compile(r"\b(?:kept|keeps?|start(?:s|ed)|begins?|began|continue[sd]?)\b")
_SEEMING = re.compile(r"\b(?:(?:appear|seem|continu|start|use|beg[aiu]n|tri|try|sought|seek|rush|manag|like|love|tend)\w*|had|has|have|went on|goes on|c[ao]mes?) to\b|\b(?:do|does|did)\b")
_PLURAL_NOUN = re.compile(r"^(?:[a-z-]+(?<![sui])s|\d[\d,.]*)$(?<!news)")
_TITLE_CASE = re.compile(r"(?:^|[\s“‘\"'])[A-Z][\w.’'-]*\s$")
_FINITE_NEXT = re.compile(rf"\s+(?:{'|'.join(sorted(FINITE))})\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were)\b")
_COMPLEMENT = re.compile(r",?:?\s+(?:that|how|why|whether|what|the|an?|his|her|its|their|our|this|these|those|he|she|it|they|we|there|for|to|two|three|four|five|several|many|some|no|any|all|both|more|most|\d+|[A-Z]\w+['’]s)\b|,?:?\s*\x01|,\s")
#: "rules that could …": no clause of saying but a relative one
_RELATIVE = re.compile(r"\s+that\s+(?:is|are|was|were|has|have|had|would|could|should|will|can|may|might|must|does|did|do)\b")
_NAME_AND_MORE = re.compile(r"\s*(?P<name>(?:[A-Z][\w.’'-]*\s?){1,7}(?:\([^()]{1,30}\))?)(?P<more>,\s[^;:\n]{1,260}),\s*")
_EVERYONE = re.compile(r"\s*(?:all|both|neither)\s+")
#: "has spent weeks telling": the time is no subject
_SPENT = re.compile(r"\bspen[dt](?:s|ing)?\s+(?:\w+\s+){1,4}$")
_NEVER_SUBJECT = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|April|June|July|August|September|October|November|December|Shortly|Neither|[Yy]ou|Yup")
_LAST_WORD = re.compile(r"[\w’'.-]+$")
OWNER = re.compile(
    r"(?P<owner>(?:(?:the|a|an|The|A|An)\s+)?(?:[A-Z][\w.-]*\s)*?[A-Z]?[\w-]+)['’]s?\s+(?:[a-z-]+\s+)?$|\b(?P<pronoun>his|her|their|its|His|Her|Their|Its)\s+(?:[a-z-]+\s+)?$"
)
#: "a Harbour Times report that"
_PAPER = re.compile(r"(?P<owner>\b(?:(?:a|an|the)\s+)?(?:[A-Z][\w.&-]*\s+){0,4}[A-Z][\w.&-]*)\s+$(?P<pronoun>)")
_APPOSITION = re.compile(
    r",\s+(?:an?|the|who|whose|which|one of|head|director|chief|president|chairman|deputy|former)\b[^;:\x01]*?(?=,\s|[.!?]?\s*$|[.!?]\s|\x01)"
)
_OPENING_SUBJECT = re.compile(
    r"(?:(?:But|And|Yet|Meanwhile|However|Still|Later|Then),?\s+)?(?:(?:In|On|At|During|After|Before|Amid|Since)\b[^,\x01]{1,60},\s+)?(?:(?:however|though|meanwhile|too),\s+)?"
    r"(?P<subject>(?:He|She|They|It|We|I)\b|(?:(?:The|A|An|His|Her|Their|Its|Some|Several|Many)\s+)?(?:(?!(?:The|An?|In|On|At|But|And|This|These|That|Those|One|Earlier|Recently"
    r"|After|Before|Speaking|For|If|When|As|With|By|From|To|Of)\b)[A-Z][\w.’'-]*\s?){1,6}|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ss]ome|[Ss]everal|[Mm]any)\s+(?:[\w-]+\s?){1,2}|[A-Z][a-z]+s\b)"
)
#: words after which a participle of saying has the clause's subject ("and saying", "in a statement saying")
_BEFORE_PARTICIPLE = frozenset("and while by in for from after before tweet tweets statement as letter letters interview speech report reports rally rallies protest protests march petition petitions campaign ad ads"
    " advert adverts paper video videos conference editorial editorials post posts message messages memo memos motion motions resolution resolutions brief lawsuit complaint note email emails banners"
    " placards leaflets article articles essay essays book books column columns".split())
_NO_SUBJECT = DETERMINERS - {"that", "this", "one", "some", "many", "several", "most", "all", "both"} | PREPOSITIONS
_INVERTED_SUBJECTS = DETERMINERS | {"he", "she", "analysts", "officials", "sources", "observers", "experts"}
_PLURAL_SUBJECTS = frozenset("they we i you people police some who many others all both few most third thirds half quarter percent majority minority number dozen".split())
_NO_LAST_WORD = frozenset("the a an of to in on at for by with from and or his her their its our my your very most more as be been there such".split())


def attribution(p: Paragraph, match: re.Match[str], *, floor: int, end: int, first: int) -> Cue | None:
    """Return the cue of a matched word of saying, or None where it reports nothing.

    `floor` is where the cue before it ends, `first` and `end` the limits of the sentence.
    """
    if p.masked[match.start() - 1 : match.start()] == "-" or p.masked[match.end() : match.end() + 1] == "-":
        return None  # "a well-known port"
    if match.group("according"):
        return _according(p, match, first, end)
    if match.group("noun"):
        return _noun(p, match, floor)
    if p.masked.startswith(" that", match.end()) and match.group().lower().removesuffix("s") in load_speech().nouns:
        owned = _noun(p, match, floor)
        if owned:
            return owned
    return _verb(p, match, floor, end, first)


def opening_subject(p: Paragraph, start: int, limit: int) -> tuple[int, int] | None:
    """Return the noun phrase that opens the sentence: the subject of an elided or participial verb of saying."""
    match = _OPENING_SUBJECT.match(p.masked, start, limit)
    if not match:
        return None
    left, right = match.span("subject")
    while right > left and p.text[right - 1].isspace():
        right -= 1
    words = p.text[left:right].split()
    role = _ROLE.match(p.text, right, limit)
    if role and len(words) > 1 and words[0].lower() in DETERMINERS and role.group().strip() in load_speech().official | load_speech().unofficial | load_speech().bodies:
        return left, role.end()
    if len(words) > 2 and words[-1].lower() in FINITE:
        right -= len(words.pop()) + 1  # "the mayor has"
    behind = p.masked[right : right + 20].split()
    if len(words) == 3 and words[0].lower() in DETERMINERS and words[-1].islower() and behind and behind[0].lower() in DETERMINERS | PREPOSITIONS:
        right -= len(words[-1]) + 1  # "several unions left the port": the third word is the verb
    return left, right


def _verb(p: Paragraph, match: re.Match[str], floor: int, end: int, first: int) -> Cue | None:
    speech = load_speech()
    form = match.group("verb").lower()
    classes, shape = speech.forms[form], speech.shapes[form]
    if p.text[match.start()].isupper() and match.start() > floor + 1 and not (shape == "third" and _TITLE_CASE.search(p.masked, max(floor, match.start() - 40), match.start()) and _is_headline(p, first, end)):
        return None
    begin, auxiliary = auxiliaries(p, match, floor)
    everyone = _EVERYONE.match(p.masked, begin, match.start())
    if everyone and p.mark_before(begin) in ("", ",", ";", "“"):
        begin = everyone.end()
    cited = _QUOTED_AS.search(p.masked, max(floor, begin - 90), begin) if p.masked.endswith("as ", 0, begin) else None
    if cited:
        return subject_before(p, match, cited.start(), floor, first, "past")
    if auxiliary:
        auxiliary, seems = _SEEMING.subn("", auxiliary)
        shape = "past" if seems and shape == "base" else shape
        if _IRREAL.search(auxiliary) or (shape != "ing" and form != "said" and _BE.search(auxiliary)) or (form == "said" and _PASSIVE.search(auxiliary)):
            return None
    previous = p.masked[floor:begin].rstrip()
    before = previous[-1:]
    if classes & {"say", "voice"} and shape in ("past", "third", "base") and before in ("", ",", MASK, "”", '"', "—"):
        inverted = _inverted(p, match, floor, begin, before, end) if "say" in classes or MASK in p.masked[max(floor, begin - 3) : begin] else None
        if inverted:
            return inverted
    if before == "" and shape != "ing":
        return None
    closes = MASK in p.masked[floor:begin] and not p.masked[match.end() : end].strip(" .")  # "“…,” their report states."
    if form in speech.nounlike and not closes and not auxiliary.strip() and (not _COMPLEMENT.match(p.masked, match.end(), end) or _RELATIVE.match(p.masked, match.end(), end)):
        return None
    last = _LAST_WORD.search(previous[-30:])
    word = last.group().lower() if last else ""
    if word in ("who", "that", "which") and shape != "ing":
        at = floor + len(previous) - len(word)
        return Cue(match.start(), match.end(), (at, match.end()), (at, at + len(word)), False) if p.masked[floor:at].strip(", ") else None
    if word == "without":
        return None
    participle = shape == "ing" and not (auxiliary and (_BE.search(auxiliary) or _KEEPS.search(auxiliary)))
    if participle and _SPENT.search(p.masked, max(floor, begin - 40), begin):
        return Cue(match.start(), match.end(), (match.start(), match.end()), None, False)
    if participle and "say" in classes and word in ("him", "her", "them"):
        at = floor + len(previous) - len(word)
        return Cue(match.start(), match.end(), (at, match.end()), (at, at + len(word)), False)
    if participle and before.isalnum() and word not in _BEFORE_PARTICIPLE:
        told = subject_before(p, match, begin, floor, first, "past") if "say" in classes else None
        words = p.text[slice(*told.subject)].lower().split() if told and told.subject else []
        if words[:1] in (["a"], ["an"]) and _BEFORE_PARTICIPLE & set(words):
            return Cue(match.start(), match.end(), (match.start(), match.end()), None, False)  # "sent a letter on Friday saying"
        return told
    if participle or word in ("and", "but", "or", "then"):
        return _elided(match, floor + len(previous), word, before, participle=participle, shape=shape)
    if (word in _NO_SUBJECT and (word != "her" or form in speech.nounlike)) or word.endswith(("'s", "’s", "s’")):
        return None
    return subject_before(p, match, begin, floor, first, shape)


def subject_before(p: Paragraph, match: re.Match[str], begin: int, floor: int, first: int, shape: str) -> Cue | None:
    """Read "X said": the noun phrase that ends where the verb group begins."""
    subject = _behind_quotation(p, floor, begin) or phrase_before(p.masked, floor, begin)
    if subject is None or not can_be_subject(p, subject, shape, nounlike=match.group().lower() in load_speech().nounlike):
        return None
    ahead = p.masked[first : subject[0]].rstrip()
    beside = not ahead or ahead[-1] in ",;:—–―" + MASK or ahead.endswith((" and", " but", " while", " whereas", " as", " after"))
    word = ahead.rpartition(" ")[2]
    start = first + len(ahead) - (len(word) if word in ("and", "but", "as", "while", "whereas", "after") else 0)
    return Cue(match.start(), match.end(), (start, match.end()), subject, beside)


def _is_headline(p: Paragraph, start: int, end: int) -> bool:
    """Tell whether most of the sentence's longer words are capitalised."""
    words = [word for word in p.masked[start:end].split() if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) * 4 > len(words) * 3


def _behind_quotation(p: Paragraph, floor: int, begin: int) -> tuple[int, int] | None:
    """Return the name with its long apposition between a quotation and its verb: "“…,” X, the head of A and whose B was C, said"."""
    start = p.masked.rfind(MASK, floor, begin) + 1
    found = _NAME_AND_MORE.fullmatch(p.masked[start:begin]) if start > 0 else None
    return (start + found.start("name"), start + found.end("more")) if found else None


def auxiliaries(p: Paragraph, match: re.Match[str], floor: int) -> tuple[int, str]:
    """Return where the verb group begins, and its words before the verb."""
    tail = p.masked[max(floor, match.start() - 25) : match.start()].split()
    if not tail or not _ENDS_GROUP.search(tail[-1]):
        return match.start(), ""
    group = _GROUP.search(p.masked, max(floor, match.start() - 60), match.start())
    begin = group.start() if group else match.start()
    clitic = _CLITIC.search(p.masked, floor, begin) if begin > floor else None
    words = p.masked[begin : match.start()] + (clitic.group() if clitic else "")
    return (clitic.start() if clitic else begin), words


def _elided(match: re.Match[str], at: int, word: str, before: str, *, participle: bool, shape: str) -> Cue | None:
    """Read "and said" and "…, saying": the subject is that of an earlier verb, or of the sentence."""
    if not participle and shape == "base":
        return None
    if participle and before not in (",", MASK) and word not in _BEFORE_PARTICIPLE:
        return None
    at -= len(word) if word in ("and", "but", "or") else 0
    inside = participle and before not in (",", MASK) and word not in ("and", "while")
    return Cue(match.start(), match.end(), (at, match.end()), None, not inside)


def can_be_subject(p: Paragraph, subject: tuple[int, int], shape: str, *, nounlike: bool = False) -> bool:
    """Tell whether the words can be the subject of a verb of this shape; `nounlike`: of one that may be a noun."""
    words = p.text[subject[0] : subject[1]].split()
    if not words or subject[1] - subject[0] > 250:
        return False
    first, last = words[0], words[-1].lower().strip(",.")
    if len(words) > 1 and first.lower() in PRONOUNS and first.lower() != "who":
        return False  # "it pays back"
    if any(word.lower() in FINITE for word in words) and not {"who", "which", "that", "whose"} & set(words):
        return False
    if len(words) == 1 and _NEVER_SUBJECT.fullmatch(words[0]):
        return False
    head = _head_noun(p.text[subject[0] : subject[1]]).lower()
    plural = last in _PLURAL_SUBJECTS or head in _PLURAL_SUBJECTS or any(word.endswith("s") and not word.endswith("ss") for word in (last, head)) or "and" in words
    if shape == "third" and _PLURAL_NOUN.search(last if nounlike else _head_noun(p.text[subject[0] : subject[1]])):
        return False
    if (shape == "base" and not plural) or (shape == "third" and last in ("they", "we", "i", "to")) or (last in _NO_LAST_WORD and not (last == "her" and len(words) > 1 and words[-2].lower() in PREPOSITIONS)):
        return False
    return first[0].isupper() or first[0].isdigit() or first.lower() in PRONOUNS | DETERMINERS or plural or any(word[0].isupper() for word in words)


_TRAILERS = frozenset("here there alike today now themselves himself herself itself everywhere nearby too abroad elsewhere".split())
_ROLE = re.compile(r"\s[a-z-]+")
_AGENT = (["by"], ["through"], ["from"])


def _head_noun(phrase: str) -> str:
    """Return the last word of a noun phrase before its first comma or preposition."""
    words = [word for word in phrase.split(",")[0].split() if word.lower() not in _TRAILERS] or [""]
    stop = next((number for number, word in enumerate(words) if number and (word.lower() in PREPOSITIONS or words[number + 1 : number + 2] in _AGENT)), len(words))
    return words[stop - 1]


def _inverted(p: Paragraph, match: re.Match[str], floor: int, begin: int, before: str, end: int) -> Cue | None:
    """Read ", said X": the verb first, then a noun phrase that ends in a comma or a stop."""
    phrase = phrase_after(p.masked, match.end(), end)
    if phrase is None or before == "" or _FINITE_NEXT.match(p.masked, phrase[1]):
        return None
    words = p.text[phrase[0] : phrase[1]].split()
    if not (words[0][0].isupper() or words[0].lower() in _INVERTED_SUBJECTS or _is_role(words)):
        return None
    if is_clause(p.masked, *phrase) or words[0] == "that" or words[0].endswith("day") or len(words) > 14:
        return None
    if before == ",":
        comma = p.masked.rfind(",", floor, begin - 1 if begin > floor else begin)
        inner = p.masked.rfind(",", floor, comma) if comma > floor else -1
        if (inner >= 0 and not is_clause(p.masked, inner + 1, comma)) or phrase_before(p.masked, floor, begin):
            return None
    stop = _apposition_end(p, phrase[1], end)
    return Cue(match.start(), match.end(), (begin, stop), (phrase[0], stop), True)


def _is_role(words: list[str]) -> bool:
    """Tell whether the words are a role with a name, or a bare plural: "lead author Mira Osk", "union leaders"."""
    speech = load_speech()
    named = next((number for number, word in enumerate(words) if word[0].isupper()), 0)
    known = speech.official | speech.unofficial | speech.titles
    return 0 < named < 6 and words[named - 1].lower() not in _NO_LAST_WORD | PREPOSITIONS or any(word.lower().strip(",") in known for word in words[:4]) and len(words) < 7


def _apposition_end(p: Paragraph, at: int, end: int) -> int:
    """Extend a noun phrase over ", a professor at X" when a comma or the end of the sentence closes it."""
    match = _APPOSITION.match(p.masked, at, end)
    if not match or (match.group().split()[1] == "the" and is_clause(p.masked, match.start() + 5, match.end())):
        return at
    return match.end()


def _according(p: Paragraph, match: re.Match[str], first: int, end: int) -> Cue | None:
    phrase = phrase_after(p.masked, match.end(), end)
    if phrase is None:
        return None
    stop = _apposition_end(p, phrase[1], end)
    if first == match.start() and p.masked[stop : stop + 1] != ",":
        stop = phrase[1]  # what runs to the end of the sentence is what was said
    return Cue(match.start(), match.end(), (match.start(), stop), (phrase[0], stop), True)


def _noun(p: Paragraph, match: re.Match[str], floor: int) -> Cue | None:
    """Read "X's claim that …"."""
    at = max(floor, match.start() - 80)
    owner = OWNER.search(p.masked[at : match.start()])
    if owner is None and match.group().lower().rstrip("s") in load_speech().bodies:
        owner = _PAPER.search(p.masked[at : match.start()])
    if owner is None or _RELATIVE.match(p.masked, match.end()):
        return None
    name = "owner" if owner.group("owner") else "pronoun"
    subject = at + owner.start(name), at + owner.end(name)
    return Cue(match.start(), match.end(), (subject[0], match.end()), subject, False)
