"""Read attributions without a verb beside them: "Speaker: content", "As X put it, content", "“Content” — Speaker" and lines of a transcript."""

from __future__ import annotations

import re

from stancebook.coding.quotations.clause_words import DETERMINERS, PREPOSITIONS, PRONOUNS, is_clause, is_past
from stancebook.coding.quotations.quote import MASK, Cue, Paragraph
from stancebook.coding.quotations.quotemarks import Quoted
from stancebook.coding.quotations.speaker_phrases import trimmed
from stancebook.coding.quotations.speaker_subjects import opening_subject
from stancebook.coding.quotations.speech import load_speech

_DUMMY = frozenset(("there", "it", "this", "that", "these", "those", "here"))
_OPENING = DETERMINERS | PRONOUNS
_LABEL = re.compile(r"(?P<label>[QA]|[A-Z][^:\n\x01.]{1,60}?)(?P<colon>:)\s+(?=\S)")
_PUT_IT = re.compile(
    r"As\s+(?P<subject>[^,;:\x01\n]{1,60}?)\s+(?:(?:has|have|had|once|also|often|repeatedly|long|always|later|recently|himself|herself)\s+)*(?P<cue>puts? it|said|says?|noted|argued|explained|observed|pointed out)(?:[,:]|\s+(?:in|on|at|during)\s[^,;:\x01\n]{1,70}[,:](?:\s+in [A-Z]\w+,)?|\s+[^,;:\x01\n]{1,60}:)\s+"
    r"|(?P<who>(?-i:[A-Z])[^,;:\x01\n]{1,60}?)\s+(?:has\s+|have\s+|once\s+|also\s+)*(?P<way>puts? it)\s+[^,;:\x01\n]{1,40}:\s+"
)
_SO_SAYS = re.compile(r",\s+(?:or so|or as|as|so)\s+(?P<subject>[^,;:\x01\n]{1,60}?)\s+(?:has\s+|have\s+|once\s+|later\s+)*(?P<cue>puts? it|says?|claims?|claimed|thinks?|believes?|sees? it|tells? it|told it)\b[^,;:\x01]{0,40}$")
_SIGNATURE = re.compile(r"\s*(?P<dash>[―—–]|--)\s*(?P<name>(?:[A-Z][\w.’'-]*\s?){1,6})(?:,[^\x01\n]{0,60})?\.?\s*$")
_SIGNED = re.compile(r"\x01" + _SIGNATURE.pattern)
_BEHIND_DASH = re.compile(r"\s+(?P<dash>[-―—–])\s+(?P<name>(?:[A-Za-z][\w.’'-]*\s){0,3}?(?P<role>[a-z]+))\s*$")
_SPOKEN = re.compile(r"\s*(?P<label>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})\s?:\s")


def speaker_label(p: Paragraph, start: int, end: int) -> Cue | None:
    """Read "Speaker: content" at the head of a paragraph; the cue is the colon, its region ends where the content begins.

    A label that no later text repeats, or that the lexicon lists ("Photo:"), names no speaker.
    """
    match = _LABEL.match(p.masked, start, min(end, start + 80))
    speech = load_speech()
    if not match or match.group("label").lower() in speech.labels or is_clause(p.masked, match.start(), match.end("label")):
        return None
    label = match.group("label")
    words = label.split()
    if any(is_past(word) for word in words[1:]):
        return None  # "Anna Lind shook her head: …"
    if len(words) > 6 or words[0].lower() in speech.labels or words[0].lower().endswith("ing") or speech.cues.search(label.lower()):
        return None
    quoted = p.masked[match.end() : match.end() + 1] == MASK and not label.isupper() and (len(words) > 1 or words[0].lower() in PRONOUNS or words[0].lower() in speech.roles)
    if label.lower() in speech.unofficial | speech.official and p.text[end - 1] not in ".!?”\"":
        return Cue(match.start("colon"), match.end("colon"), match.span(), match.span("label"), False)  # "Analysts: Norland Tries …", a headline
    known = _is_repeated(p.text, label) if label.isupper() else p.text.find(words[-1], match.end()) > 0
    if not quoted and (not known or _is_place(p, label, end)):
        return None
    return Cue(match.start("colon"), match.end("colon"), match.span(), match.span("label"), False)


def _is_repeated(text: str, label: str) -> bool:
    """Tell whether capitals before a colon name a speaker: they recur as a label, or as a name or "Q" elsewhere."""
    return text.count(f"{label}:") > 1 or len(label) > 2 and label.split()[-1].title() in text or label in ("Q", "A")


def _is_place(p: Paragraph, label: str, end: int) -> bool:
    """Tell whether one word before a whole sentence is where it was written ("RIYADH: The army said …"), and nobody's name."""
    if " " in label or p.text[end - 1] not in ".”\"" or label in ("Q", "A") or p.text.count(f"{label}:") > 1:
        return False
    named = re.finditer(rf"\b(?P<first>[A-Z][\w.’'-]*)\s{re.escape(label.title())}\b", p.text)
    return all(match.group("first").lower() in PREPOSITIONS for match in named)


def as_someone_put_it(p: Paragraph, start: int, end: int) -> Cue | None:
    """Read "As X put it, …" and "As X said, …" at the head of a sentence."""
    match = _PUT_IT.match(p.masked, start, end) if p.masked.startswith("As ", start) or p.masked.find(" put", start, end) > 0 else None
    found = ("subject", "cue") if match and match.group("cue") else ("who", "way")
    subject = trimmed(p.masked, *match.span(found[0])) if match else None
    if match is None or subject is None:
        return None
    words = p.text[subject[0] : subject[1]]
    if not (words[0].isupper() or words.split()[0].lower() in _OPENING):
        return None
    return Cue(*match.span(found[1]), match.span(), subject, True)


def so_says(p: Paragraph, start: int, end: int) -> Cue | None:
    """Read ", as X put it" and ", or so X says" at the end of a sentence."""
    match = _SO_SAYS.search(p.masked, start, end)
    subject = trimmed(p.masked, *match.span("subject")) if match else None
    if match is None or subject is None or is_clause(p.masked, *subject):
        return None
    return Cue(*match.span("cue"), match.span(), subject, True)


def signed_quotation(p: Paragraph, start: int, end: int) -> Cue | None:
    """Read "“…” — Anna Lind" at the end of a sentence; the cue is the dash."""
    return _signed(_SIGNED.search(p.masked, start, end))


def blunt_quotation(p: Paragraph, start: int, end: int) -> Cue | None:
    """Read "The mayor was blunt: “No.”": a quotation behind a colon is the word of the sentence's subject; the cue is the colon."""
    colon = p.masked.find(": " + MASK, start, end)
    subject = opening_subject(p, start, colon) if colon > 0 else None
    said = is_clause(p.masked, start, colon) or any(is_past(word) for word in p.text[start:colon].split()[1:])
    if subject is None or not said or p.text[slice(*subject)].split()[0].lower() in _DUMMY or not (p.text[subject[0]].isupper() or set(p.text[slice(*subject)].lower().split()) & load_speech().speaking):
        return None
    return Cue(colon, colon + 1, (subject[0], colon + 1), subject, True)


def said_behind_dash(p: Paragraph, start: int, end: int) -> Cue | None:
    """Read a headline that ends in who says so: "Norland to leave the bay - ministry"."""
    found = _BEHIND_DASH.search(p.masked, max(start, end - 60), end)
    if found is None or found.group("role") not in load_speech().speaking or (start > 0 and p.text[start - 1] != "\n") or p.masked[end : end + 1] not in ("", "\n"):
        return None
    return Cue(*found.span("dash"), found.span(), found.span("name"), True)


def signature(p: Paragraph, start: int, end: int) -> Cue | None:
    """Read "— Anna Lind" as a whole sentence."""
    return _signed(_SIGNATURE.match(p.masked, start, end))


def _signed(match: re.Match[str] | None) -> Cue | None:
    if not match:
        return None
    left, right = match.span("name")
    return Cue(*match.span("dash"), (match.start("dash"), match.end()), (left, left + len(match.group("name").rstrip(" .\xa0"))), True)


def transcript_label(p: Paragraph, one: Quoted) -> tuple[int, int] | None:
    """Return the span of the capitals that name the speaker at the head of a transcript's line ("PRIEST: …")."""
    match = _SPOKEN.match(p.text, one.start, one.end)
    return match.span("label") if match else None
