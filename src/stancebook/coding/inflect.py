"""Inflect English verbs and nouns by rule, so that the lexicon lists each word once."""

from __future__ import annotations

VOWELS = "aeiou"

#: base: (past, past participle); the -s and -ing forms are regular
IRREGULAR = {
    line.split()[0]: tuple(line.split()[1:])
    for line in """
be was been|beat beat beaten|become became become|begin began begun|bind bound bound|bite bit bitten|bleed bled bled|break broke broken|bring brought brought
build built built|burn burned burned|buy bought bought|cast cast cast|catch caught caught|choose chose chosen|come came come|cut cut cut|deal dealt dealt|do did done
draw drew drawn|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fly flew flown
forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|free freed freed|freeze froze frozen|get got got|give gave given|go went gone|grow grew grown
hang hanged hanged|have had had|hear heard heard|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|know knew known|lay laid laid|lead led led
leave left left|lend lent lent|let let let|lie lied lied|lose lost lost|make made made|mean meant meant|meet met met|mislead misled misled|overcome overcame overcome
oversee oversaw overseen|overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|read read read|rebuild rebuilt rebuilt|retake retook retaken|ride rode ridden|rise rose risen
run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shoot shot shot|shut shut shut
side sided sided|sink sank sunk|sit sat sat|speak spoke spoken|spend spent spent|split split split|spread spread spread|stand stood stood|steal stole stolen|stick stuck stuck
strike struck struck|swear swore sworn|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|throw threw thrown|understand understood understood
undertake undertook undertaken|uphold upheld upheld|win won won|withdraw withdrew withdrawn|withhold withheld withheld|write wrote written|rewrite rewrote rewritten|offset offset offset
ban banned banned|expel expelled expelled|blow blew blown|bear bore borne|shoot-down shot-down shot-down|befriend befriended befriended|undercut undercut undercut|cede ceded ceded
""".replace("\n", "|").split("|")
    if line.strip()
}
#: prefixes that leave a verb irregular ("overrun", "rebuild")
PREFIXES = ("over", "under", "out", "re", "mis", "fore", "up")
#: longer verbs whose last consonant doubles although their last syllable may be weak
DOUBLING = {
    "admit", "permit", "commit", "compel", "expel", "propel", "repel", "rebel", "regret", "occur", "refer", "prefer", "deter", "concur", "defer", "confer", "transfer", "submit",
    "omit", "patrol", "control", "quarrel", "counsel", "abet", "rebut", "spur", "cancel", "signal", "dispel", "embed",
}


def _doubles(base: str) -> bool:
    if base in DOUBLING:
        return True
    short = len(base) >= 3 and base[-1] not in VOWELS + "wxy" and base[-2] in VOWELS and base[-3] not in VOWELS
    return short and sum(c in VOWELS for c in base) == 1


def third_person(base: str) -> str:
    """Return the -s form of a verb, or the plural of a noun.

    >>> [third_person(w) for w in ("attack", "carry", "punish", "ally", "deploy")]
    ['attacks', 'carries', 'punishes', 'allies', 'deploys']
    """
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def verb_forms(base: str) -> dict[str, str]:
    """Map each form of a verb to its kind: base, s, past, pp, ed (past and participle alike) or ing.

    >>> verb_forms("take")
    {'take': 'base', 'takes': 's', 'taking': 'ing', 'took': 'past', 'taken': 'pp'}
    >>> verb_forms("ban")["banning"], verb_forms("deny")["denied"]
    ('ing', 'ed')
    """
    forms = {base: "base", third_person(base): "s"}
    if base.endswith("ie"):
        forms[base[:-2] + "ying"] = "ing"
    elif base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        forms[base[:-1] + "ing"] = "ing"
    else:
        forms[base + (base[-1] if _doubles(base) else "") + "ing"] = "ing"
    stem = next((base[len(p) :] for p in PREFIXES if base.startswith(p) and base[len(p) :] in IRREGULAR), "")
    if base in IRREGULAR or stem:
        past, participle = IRREGULAR.get(base) or tuple(base[: -len(stem)] + form for form in IRREGULAR[stem])
        if past == participle:
            forms.setdefault(past, "ed")
        else:
            forms.setdefault(past, "past")
            forms.setdefault(participle, "pp")
    elif base.endswith("e"):
        forms[base + "d"] = "ed"
    elif base.endswith("y") and base[-2:-1] not in VOWELS:
        forms[base[:-1] + "ied"] = "ed"
    else:
        forms[base + (base[-1] if _doubles(base) else "") + "ed"] = "ed"
    if base in DOUBLING:  # British and American spelling
        forms.setdefault(base + "ed", "ed")
        forms.setdefault(base + "ing", "ing")
    return forms
