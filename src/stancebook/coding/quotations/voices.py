"""Tell in whose words a statement stands: the speaker of the passage around it, or the author."""

from __future__ import annotations

from stancebook.coding.quotations.quote import Quote
from stancebook.coding.quotations.speakers import AUTHOR
from stancebook.coding.quotations.speech import load_speech

#: rules of what a name in passing tells, in the reporter's words: "A said B-backed troops had left"
_EPITHETS = "name-compound"
#: rules of acts that are nothing but the words in which somebody says them: "A said B must leave", "A called B a clown"
_UTTERED = ("say-", "appraisal", "urged-act")


def voice_of(quotes: list[Quote], cue: tuple[int, int], sides: list[tuple[int, int]], actor: str, *, rule: str = "") -> Quote | None:
    """Return the quote that tells of an act, or None where the author does.

    `cue` and `sides` are the (start, end) of the word that names the act and of its two sides, actor first, in characters. The innermost quote
    counts; where the author vouches for what it holds, the next one around it. `rule` is the rule that found the act: that A says so of B is told by
    the author, but for A's own words in quotation marks.
    """
    around = [quote for quote in quotes if quote.start <= cue[0] and cue[1] <= quote.end]
    around.sort(key=lambda quote: quote.end - quote.start)
    if len(around) > 1:  # "the minister says the tape shows …": the minister tells it
        around = [quote for quote in around if not _is_shown(quote)] or around
    for quote in around or _saying(quotes, *cue):
        if quote.speaker == AUTHOR:
            return None
        if quote.kind == "indirect" and rule.startswith(_EPITHETS):
            return None
        if rule.startswith(_UTTERED) and quote.speaker_actor == actor and quote.kind != "direct":
            continue
        if not _is_the_authors(quote, actor) and not _is_a_word(quote, sides):
            return quote
    return None


def _is_the_authors(quote: Quote, actor: str) -> bool:
    """Tell whether the author tells of the object of a verb too: "praised its ties with …", "condemned the raid on …", what an actor expects of others."""
    if quote.form != "phrase":
        return False
    speech = load_speech()
    return quote.speaker_actor == actor or quote.cue in speech.factive or bool(quote.speaker_actor) and quote.cue in speech.wishes


def _is_a_word(quote: Quote, sides: list[tuple[int, int]]) -> bool:
    """Tell whether a quotation holds neither side: the author says who does what and quotes a word of it ("expressed “sympathy” with B")."""
    return quote.form == "quotation" and all(end <= quote.start or start >= quote.end for start, end in sides)


def _is_shown(quote: Quote) -> bool:
    """Tell whether a thing shows something, in another's words: "the mayor says the tape proves …"."""
    speech = load_speech()
    return quote.speaker.rpartition(" ")[2].lower() in speech.showing or not quote.speaker_actor and quote.cue in speech.shown


def _saying(quotes: list[Quote], start: int, end: int) -> list[Quote]:
    """Return the quotes whose word of saying is the cue itself ("warned that …"), unless their content is a mere object ("condemned it") or they ask somebody ("urged him to …")."""
    requests = load_speech().requests
    return [quote for quote in quotes if quote.form != "phrase" and quote.cue not in requests and quote.cue_start <= start and end <= quote.cue_end]
