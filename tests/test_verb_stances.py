"""What verbs, phrases and their frames give (see verb_stances.txt), and that the lexicon of verbs is in order."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from stancebook.coding.inflect import verb_forms
from test_probes import coded

LEXICON = Path(__file__).resolve().parents[1] / "src" / "stancebook" / "coding" / "lexicon"
WORDS = LEXICON.parent / "words"
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
#: stances that each class of events may have: words of cooperation +1, deeds +2, words of conflict -1, deeds -2
STANCES = {event: -2 for event in ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")} | {event: -1 for event in ("REQUEST", "ACCUSE", "REJECT", "THREATEN")}
STANCES |= {event: 2 for event in ("COOPERATE", "AID", "CONCEDE", "RETREAT")} | {event: 1 for event in ("AGREE", "CONSULT", "SUPPORT")}


def listed(name: str) -> list[dict]:
    return yaml.load((LEXICON / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def rows() -> list[tuple[str, frozenset[str]]]:
    lines = (Path(__file__).parent / "verb_stances.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("|") for line in lines if line.strip() and not line.startswith("#")]
    return [(sentence.strip(), frozenset() if expected.strip() == "nothing" else frozenset(e.strip() for e in expected.split(";"))) for sentence, expected in pairs]


@pytest.mark.parametrize(("sentence", "expected"), rows())
def test_verb_stances(sentence, expected):
    assert coded(sentence) == expected


@pytest.mark.parametrize("name", ["verbs.yml", "phrases.yml"])
def test_each_group_names_a_plover_class_with_its_stance(name):
    wrong = [(group["event"], group["stance"]) for group in listed(name) if group["event"] not in PLOVER or int(group["stance"]) != STANCES[group["event"]]]
    assert not wrong


def test_each_verb_is_listed_once():
    counts = Counter(word for group in listed("verbs.yml") for word in group["words"])
    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", sorted(path.name for path in WORDS.glob("*.yml")))
def test_each_word_list_has_a_name_of_its_own(name):
    keys = Counter(line.split(":")[0] for line in (WORDS / name).read_text(encoding="utf-8").splitlines() if line[:1].isalpha())
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    ("base", "past", "participle", "continuous"),
    [
        ("kidnap", "kidnapped", "kidnapped", "kidnapping"),
        ("travel", "travelled", "traveled", "travelling"),
        ("acquit", "acquitted", "acquitted", "acquitting"),
        ("traffic", "trafficked", "trafficked", "trafficking"),
        ("shoot", "shot", "shot", "shooting"),
        ("withdraw", "withdrew", "withdrawn", "withdrawing"),
        ("overthrow", "overthrew", "overthrown", "overthrowing"),
        ("target", "targeted", "targeted", "targeting"),
        ("deny", "denied", "denied", "denying"),
    ],
)
def test_inflection(base, past, participle, continuous):
    assert {past, participle, continuous} <= set(verb_forms(base))
