"""Tell how far what someone says reaches: up to another's word, the author's return, or the end of its clause."""

from __future__ import annotations

import re

from stancebook.coding.quotations.attitudes import attitude
from stancebook.coding.quotations.clause_words import DETERMINERS, FINITE, is_clause, is_past, words_of
from stancebook.coding.quotations.contents import contents
from stancebook.coding.quotations.quote import Cue, Paragraph
from stancebook.coding.quotations.speech import load_speech
from stancebook.coding.quotations.unspoken import unspoken

RELATIVE_PRONOUNS = frozenset(("who", "which", "that"))
#: what sets another's word beside what was said before
_CONTRAST = re.compile(r"(?:,\s+(?:while|whereas)|;|,?\s+after)\s+$")
_BESIDE = re.compile(r"(?:,\s+(?:but|while|and|though|although|whereas)|;)\s+$")
_IN_WHICH = re.compile(r",\s+(?:(?:in|at|during|on|after|before|by|from|for|with)\s+which|where)\s+$")
_MAIN_VERB = re.compile(rf",\s+(?:{'|'.join(sorted(FINITE))})\b")
_PRESENT = re.compile(r"\b(?:is|are|has|have|remains?)\b|['’](?:s|re)\s")
_NEGATED = re.compile(r"\b(?:would|did|does|do|has|have)(?:\s+not\s+|n['’]t\s+)(?:\w+ly\s+)?$")
_HIMSELF = re.compile(r"\s+(?:that\s+)?(?:he|she|it|they)\b")
#: how a sentence opens with a clause that is not its main one, and what after its comma is not the main one either
_SUBORDINATE = re.compile(r"(?:(?:But|And|So|Yet|Still),?\s+)?(?:Although|Though|While|If|When|As|Because|After|Before|Since|Until|Once|Even though|Even as|Even if|Unless|Whereas)\b")
_NO_MAIN = re.compile(r",\s*(?:who|which|where|and|but|or|\w+ing)\b")


def is_bound(p: Paragraph, match: re.Match[str], cue: Cue, floor: int, end: int) -> bool:
    """Tell whether a cue bounds what others say: a verb with a mere object and a subject of its own ("A attacked the port") does not, but after "while"."""
    pieces = contents(p, match, cue, floor=floor, following=end, end=end)
    if cue.subject is None or any(form != "phrase" for *_, form in pieces):
        return bool(pieces)
    return bool(pieces) and _CONTRAST.search(p.masked, max(floor, cue.subject[0] - 20), cue.subject[0]) is not None


def authors_return(p: Paragraph, start: int, end: int) -> list[int]:
    """Return where the author speaks again after reported speech: ", but X is sceptical of", ", while X would not say"."""
    found = []
    for match in p.sayings.attitudes(start, end):
        told = attitude(p, match, floor=start, end=end)
        if told and told[0].subject and _PRESENT.search(p.masked, told[0].subject[1], match.start()):
            found.append(told[0].region[0])
    for match in p.sayings.within(start, end):
        if _NEGATED.search(p.masked, max(start, match.start() - 40), match.start()):
            told = unspoken(p, match, floor=start, end=end)
            if told:
                found.append(told[0].region[0])
    ends = ((at, _BESIDE.search(p.masked, max(start, at - 20), at)) for at in found)
    return sorted(beside.start() for _, beside in ends if beside)


def goes_with(p: Paragraph, before: Cue, match: re.Match[str], cue: Cue) -> bool:
    """Tell whether a verb of thinking belongs to what someone says of themselves: "she says she came, but she knows that", "he said he came and talked about"."""
    masked = p.masked
    if not match.group("verb") or "say" in load_speech().forms[match.group("verb")] or not _HIMSELF.match(masked, before.end):
        return False
    if cue.subject is None:
        return masked.startswith(("and", "or"), cue.region[0]) and p.mark_before(cue.region[0]) != ","
    return masked[slice(*cue.subject)].lower() in ("he", "she", "it", "they")


def relative_end(p: Paragraph, cue: Cue, end: int) -> int:
    """Return where a relative clause between commas (", who said it had failed,") ends."""
    if cue.subject is None:
        return end
    if p.masked[max(0, cue.subject[0] - 12) : cue.subject[0]].rstrip().endswith((", which", ", who", ", whom")):
        comma = p.masked.find(",", cue.end, end)  # ", which its director says is bankrupt,"
        return comma if comma > 0 else end
    if _IN_WHICH.search(p.masked, max(0, cue.subject[0] - 20), cue.subject[0]):
        goes_on = _MAIN_VERB.search(p.masked, cue.end, end)  # ", in which she said crews were angry, was praised"
        return goes_on.start() if goes_on else end
    if cue.region[0] != cue.subject[0] or p.mark_before(cue.subject[0]) != ",":
        return end
    comma = p.masked.find(",", cue.end, end)
    return comma if comma > 0 and p.text[slice(*cue.subject)].lower() in RELATIVE_PRONOUNS else end


def subordinate_end(p: Paragraph, start: int, cue: Cue, end: int) -> int:
    """Return where the clause ends that opens the sentence ("When crews ask for help, …"), if the cue stands in it."""
    opening = _SUBORDINATE.match(p.masked, start, end)
    if not opening or "," in p.masked[opening.end() : cue.start]:
        return end
    comma = p.masked.find(",", cue.end, end)
    while comma > 0:
        following = p.masked.find(",", comma + 1, end)
        if not _NO_MAIN.match(p.masked, comma, end) and _is_main(p, comma + 1, following if following > 0 else end):
            return comma
        comma = following
    return end


def _is_main(p: Paragraph, start: int, end: int) -> bool:
    """Tell whether the stretch opens with a subject and its verb ("the bank lends …", "she left")."""
    names = [word.rstrip(".") for _, _, word in words_of(p.masked, start, end)]
    words = [word.lower() for word in names]
    if is_clause(p.masked, start, end) or any(is_past(word) for word in names[1:5]):
        return True
    return len(words) > 2 and words[0] in DETERMINERS and not words[1].endswith("s") and words[2].endswith("s")
