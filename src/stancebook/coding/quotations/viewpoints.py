"""Read viewpoints without a verb of saying: "in her view", "by one estimate", "Anna Lind's hope is that", and "Citing the ban, she left"."""

from __future__ import annotations

import re

from stancebook.coding.quotations.attributions import OWNER
from stancebook.coding.quotations.borders import Piece, clause
from stancebook.coding.quotations.contents import after, before, past_addressee
from stancebook.coding.quotations.quote import Cue, Paragraph
from stancebook.coding.quotations.speaker_subjects import opening_subject
from stancebook.coding.quotations.speech import load_speech

_STANDPOINT = re.compile(
    r"(?P<region>\b(?:in|by|to|under)\s+(?P<whose>(?:(?:the|a|an)\s+)?[^,;:.\x01\n]{1,50}?['’]s?|his|her|their|its|one|some|most|all|many|several)\s+(?:own\s+|best\s+|latest\s+)?"
    r"(?P<cue>views?|opinion|words|eyes|estimates?|accounts?|telling|reckoning|judge?ment|mind|estimation|assessment|calculations?|plan|proposal)),?(?=\s|$|\.)",
    re.IGNORECASE,
)
_IS_THAT = re.compile(r"\s+(?:is|was|remains)\s+(?=that\b)")
_NOBODY = frozenset(("one", "some", "most", "all", "many", "several"))


def standpoint(p: Paragraph, start: int, end: int) -> tuple[Cue, list[Piece]] | None:
    """Read "In her view, …" at the head of a sentence and "…, by one estimate" at its end."""
    match = _STANDPOINT.search(p.masked, start, end) if p.sayings.standpoints.any_in(start, end) else None
    if not match:
        return None
    whose = match.span("whose")
    owner = (whose[0], match.end("cue")) if p.text[slice(*whose)].lower() in _NOBODY else _bare(p, *whose)
    cue = Cue(*match.span("cue"), match.span("region"), owner, True)
    if match.start() == start and p.masked[match.end() - 1] == ",":
        return cue, clause(p, match.end(), end)
    if p.masked[match.end() : end].strip(" .") or p.mark_before(match.start()) != ",":
        return None
    return cue, before(p, cue, start)


def _bare(p: Paragraph, start: int, end: int) -> tuple[int, int]:
    """Return the span of an owner without its possessive ending."""
    while p.text[end - 1] in "'’s" and ("'" in p.text[start:end][-2:] or "’" in p.text[start:end][-2:]):
        end -= 1
    return start, end


def held_view(p: Paragraph, match: re.Match[str], *, floor: int, end: int) -> tuple[Cue, list[Piece]] | None:
    """Read "Anna Lind's hope is that …", where the match is a noun of speech or opinion."""
    that = _IS_THAT.match(p.masked, match.end(), end)
    at = max(floor, match.start() - 80)
    owner = OWNER.search(p.masked[at : match.start()]) if that else None
    if that is None or owner is None:
        return None
    name = "owner" if owner.group("owner") else "pronoun"
    subject = at + owner.start(name), at + owner.end(name)
    return Cue(match.start(), match.end(), (subject[0], that.end()), subject, False), clause(p, that.end() + 5, end)


def opening_participle(p: Paragraph, start: int, end: int) -> tuple[Cue, list[Piece]] | None:
    """Read "Citing the ban, Anna Lind left": the subject follows the comma."""
    match = next(iter(p.sayings.within(start, min(end, start + 40))), None)
    if match is None or match.start() != start or not match.group("verb") or load_speech().shapes[match.group("verb")] != "ing":
        return None
    comma = p.masked.find(",", match.end(), end)
    subject = opening_subject(p, comma + 2, end) if comma > 0 else None
    if subject is None:
        return None
    form = match.group("verb")
    cue = Cue(*match.span(), match.span(), subject, False)
    at = past_addressee(p, form, match.end(), comma)
    return (cue, after(p, cue, load_speech().forms[form], start, at, comma, comma)) if at is not None else None
