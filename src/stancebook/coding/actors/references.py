"""References: descriptions ("the group"), lists ("both countries") and pronouns resolved to actors named before."""

from __future__ import annotations

from collections.abc import Sequence

from stancebook.coding.actors.bearers import Bearers, names_thing
from stancebook.coding.actors.descriptions import again, office, one, opposite, own, several
from stancebook.coding.actors.folding import lowered
from stancebook.coding.actors.judged_acts import act
from stancebook.coding.actors.known import BY_START, Heard, Known, listed, modifiers, named
from stancebook.coding.actors.officials import Offices, overlaps
from stancebook.coding.actors.organs import organ
from stancebook.coding.actors.possessives import possessive_end
from stancebook.coding.actors.pronouns import pronoun
from stancebook.coding.actors.reference_words import Words, load_words
from stancebook.coding.words.places import Places

#: A longer "sentence" is no prose: no reference in it is resolved.
LONGEST = 3000
#: (start, end, actor, kind, possessive)
Reference = tuple[int, int, str, str, bool]
#: how many actors a list of that kind stands for; 0 is any number
#: for how many sentences whoever was called "the rebels" may be called so again
_CHAIN = 6
_SIZES = {"several": 0, "two": 2, "three": 3}


def resolve(text: str, sentences: Sequence, found: Sequence[list], open_forms: Sequence[list], kind_of: dict[str, str], offices: Offices) -> list[Reference]:
    """Resolve, sentence by sentence from left to right, the open forms and the pronouns; what stays unsure gives nothing.

    A reference looks first in its own sentence, then in the one before (a description farther back), and prefers the first
    actor there that no preposition governs: the salience of Lappin and Leass (1994), much simplified.
    """
    lists, low = load_words(), lowered(text)
    alone, opponents = Places(text, lists.lone), Places(text, lists.opponents)
    references: list[Reference] = []
    history: list[Heard] = []
    called: dict[str, tuple[int, str]] = {}
    bearers = Bearers(text)
    for at, sentence in enumerate(sentences):
        heard = Heard(sentence.start, sentence.end)
        if sentence.end - sentence.start > LONGEST:
            history.append(heard)
            continue
        heard.known = [named(text, m, sentence.end, kind_of, lists, offices) for m in found[at] if m.text.lower() not in lists.pronouns]
        modifiers(text, heard.known, lists)
        bearers.see(at, heard.known, sentence.end)
        done = -1
        for start, end, kind, actors in _todo(text, low, sentence, heard.known, open_forms[at], bearers, at, kind_of, lists, alone, opponents):
            if start < done:
                continue
            here = sorted([k for k in heard.known if k.start < start], key=BY_START)
            if kind == "bearer":
                meant, possessive = bearers.bearer(start, actors[0], at) or bearers.alike(start, actors[0], at), possessive_end(text, end)
            else:
                start, end, meant, possessive = _meant(text, start, end, kind, actors, sentence, here, heard.known, history, called, at, kind_of, lists)
            if kind == "bearer" and meant:
                bearers.note(actors[0], end, at, meant[0])
            elif len(meant) == 1 and possessive:
                bearers.owned(start, end, at, meant[0], sentence.end)
            done = end if meant else done
            kind = "pronoun" if kind == "pronoun" else "description"
            for actor in meant:
                references.append((start, end, actor, kind, possessive))
                heard.known.append(_known(text, start, end, actor, kind, len(meant), kind_of, lists))
                if kind == "pronoun" and possessive and heard.known[-1].person and kind_of.get(actor) == "state" and (country := lists.own_country.match(text, end)):
                    heard.known.append(Known(start, country.end(), actor, "description"))  # "he said his country would defend its coast"
        heard.known.sort(key=BY_START)
        heard.lists = listed(text, heard.known, sentence.end, lists) if len(heard.known) > 1 else []
        history.append(heard)
    return references


def _todo(text: str, low: str, sentence, known: list[Known], forms: list, bearers: Bearers, at: int, kind_of: dict[str, str], lists: Words, alone: Places, opponents: Places) -> list[tuple[int, int, str, tuple]]:
    """Return what is to be resolved in a sentence, from left to right: open forms with no name right behind them, and pronouns."""
    borne = [(start, end, noun) for start, end, noun in bearers.bare(sentence.start, sentence.end, at) if not any(k.start < end and start < k.end for k in known)]
    sure = [(start, end) for start, end, noun in borne if bearers.bearer(start, noun, at)]
    forms = [f for f in forms if not any(start < f.end and f.start < end for start, end in sure) and not (f.form.kind == "organ" and names_thing(text, f.end) or text[f.end:f.end + 1] == "-")]
    spans = sorted([(k.start, k.end) for k in known] + [(f.start, f.end) for f in forms])
    todo = [
        (f.start, f.end, f.form.kind, f.form.actors) for f in forms
        if not any(0 < k.start - f.end < 3 and "," not in text[f.end:k.start] for k in known)
    ]
    for match in lists.pronoun.finditer(low, sentence.start, sentence.end):
        start, end = match.span()
        if not overlaps(spans, start, end) and text[start:end] != "IT":
            todo.append((start, end, "pronoun", ()))
    lone = alone.any_in(sentence.start, sentence.end)
    for match in lists.alone.finditer(text, sentence.start, sentence.end) if lone else ():
        if match.group().lower() == "neither" and " nor " in text[sentence.start:sentence.end]:
            continue  # "A neither confirmed nor denied it"
        if not any(start < match.end() and match.start() < end for start, end in spans):
            todo.append((match.start(), match.end(), "three" if match.group().lower().endswith("three") else "two", tuple(kind_of)))
    for match in lists.numbered.finditer(text, sentence.start, sentence.end) if lone else ():
        if not any(start < match.end() and match.start() < end for start, end, *_ in (*todo, *((k.start, k.end) for k in known if not match.start() < k.start < match.end()))):
            todo.append((match.start(), match.end(), "three" if match["size"].lower() == "the three" else "two", tuple(i for i, kind in kind_of.items() if kind in ("state", "armed"))))
    for match in lists.opposed.finditer(text, sentence.start, sentence.end) if opponents.any_in(sentence.start, sentence.end) else ():
        if not overlaps(spans, *match.span()) and not any(0 < k.start - match.end() < 3 for k in known):
            todo.append((*match.span(), "two", tuple(i for i, kind in kind_of.items() if kind in ("state", "armed", "bloc"))))
    return sorted([*todo, *((start, end, "bearer", (noun,)) for start, end, noun in borne)], key=lambda one: (one[0], one[2] == "bearer"))


def _meant(text: str, start: int, end: int, kind: str, actors: tuple, sentence, here: list[Known], known: list[Known], history: list[Heard], called: dict[str, tuple[int, str]], at: int, kind_of: dict, lists: Words):
    """Return (start, end, actors, possessive) of one reference; of "its rival" only "its" stands if nobody is the rival."""
    if kind == "pronoun":
        groups = listed(text, here, sentence.end, lists) if "plural" in lists.pronouns[text[start:end].lower()][0] else []
        later = [k for k in known if k.start > start]
        return start, end, pronoun(text, start, end, sentence, here, groups, history, later, kind_of, lists), lists.pronouns[text[start:end].lower()][1] == "possessive"
    possessive = possessive_end(text, end)
    if kind == "other":
        its = text[start:end].split()[0]
        owned = its.lower() in lists.pronouns
        owner = pronoun(text, start, start + len(its), sentence, here, [], history, [], kind_of, lists) if owned else []
        meant = opposite(text, start, sentence.start, owner, here, history, actors, kind_of, lists)
        if not meant and owned:
            return start, start + len(its), owner, True
    elif kind == "description":
        word, later = text[start:end].lower(), [k for k in known if k.start > end]
        before, actor = called.get(word, (-9, ""))
        meant = again(text, start, end, sentence, here, later, history, actor, kind_of, lists) if at - before <= _CHAIN else []
        meant = meant or one(text, start, end, sentence, here, later, history, actors, kind_of, lists)
        if len(meant) == 1:
            called[word] = at, meant[0]
    elif kind == "own":
        meant = own(text, start, end, sentence, here, history, actors, kind_of, lists)
    elif kind == "office":
        meant = office(text, start, end, sentence, here, history, actors, _titled(text, history, lists), lists)
    elif kind == "act":
        meant = act(text, start, end, sentence, here, [k for k in known if k.start > end], history, actors, lists)
    elif kind == "organ":
        meant = organ(text, start, end, sentence, here, history, actors, lists)
    elif text[start : start + 4].lower() == "the " and lists.restricted.match(text, end, sentence.end):
        meant = []  # "the countries of A and B"
    else:
        meant = several(text, start, end, sentence, here, [k for k in known if k.start > end], history, actors, _SIZES[kind], kind_of, lists)
    return start, end, meant, possessive


def _titled(text: str, history: list[Heard], lists: Words) -> dict[str, str]:
    """Return for each office the actor of the last person named with it: "Mayor Roe", "Roe, the Danish premier"."""
    titled: dict[str, str] = {}
    for heard in history[-12:]:
        for k in heard.known:
            if k.person and k.kind in ("person", "alias"):
                before = text[max(heard.start, k.start - 25):k.start].lower().split()[-2:]
                behind = text[k.end:min(heard.end, k.end + 60)].lower().split(",")[1:2] if text[k.end:k.end + 1] == "," else []
                after = [word.strip(",.;:") for word in text[k.end:min(heard.end, k.end + 30)].lower().split()[:3]] if text[k.end:k.end + 1] == " " else []
                near = {*before, *after, *text[k.start:k.end].lower().split(), *(behind[0].split() if behind else ())}
                titled.update(dict.fromkeys(sorted(near & lists.offices), k.actor))
    return titled


def _known(text: str, start: int, end: int, actor: str, kind: str, actors: int, kind_of: dict[str, str], lists: Words) -> Known:
    """Return a resolved reference as known: plural or not by its pronoun, its number or its last letter."""
    word = text[start:end].lower()
    if kind == "pronoun":
        fits = lists.pronouns[word][0]
        person = "person" in fits
        either = person or lists.pronouns[word][1] == "possessive"  # "their service … it"
        return Known(start, end, actor, "person" if person else kind, None if either else "plural" in fits, person)
    plural = True if actors > 1 or word.endswith("s") and kind_of.get(actor) not in ("armed", "people") else None
    return Known(start, end, actor, kind, plural, word.split()[-1] in lists.offices)
