"""Inflect English verbs and nouns by rule, so that the lexicon lists each word once."""

from __future__ import annotations

from importlib.resources import files

from stancebook.coding import words

VOWELS = "aeiou"

_FORMS = words.read(files("stancebook.coding") / "lexicon" / "inflection.yml")
#: base: (past, past participle)
IRREGULAR = {base: tuple(forms) for base, forms in _FORMS["irregular"].items()}
PREFIXES = tuple(_FORMS["prefixes"])
DOUBLING = frozenset(_FORMS["doubling"])


def _doubles(base: str) -> bool:
    if base in DOUBLING:
        return True
    short = len(base) >= 3 and base[-1] not in VOWELS + "wxy" and base[-2] in VOWELS and base[-3] not in VOWELS
    return short and sum(c in VOWELS for c in base) == 1


def _extra(base: str) -> str:
    """Return the letter that comes before -ed and -ing ("banned", "trafficked"), or ""."""
    return "k" if base.endswith("ic") else base[-1] if _doubles(base) else ""


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


def is_invariable(base: str) -> bool:
    """Tell whether the past of a verb is its base form ("cut", "hit").

    >>> is_invariable("cut"), is_invariable("take"), is_invariable("attack")
    (True, False, False)
    """
    return base == IRREGULAR.get(base, ("",))[0]


def has_base_participle(base: str) -> bool:
    """Tell whether only the participle of a verb is its base form ("come", "overrun").

    >>> has_base_participle("overrun"), has_base_participle("cut"), has_base_participle("take")
    (True, False, False)
    """
    past, participle = IRREGULAR.get(base) or next((IRREGULAR[base[len(p) :]] for p in PREFIXES if base.startswith(p) and base[len(p) :] in IRREGULAR), ("", ""))
    return bool(participle) and base.endswith(participle) and not base.endswith(past)


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
        forms[base + _extra(base) + "ing"] = "ing"
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
        forms[base + _extra(base) + "ed"] = "ed"
    if base in DOUBLING:  # British and American spelling
        forms.setdefault(base + "ed", "ed")
        forms.setdefault(base + "ing", "ing")
    return forms
