"""Nouns, adjectives, roles and appraisals: sentences, the statements they give, and near-misses that give nothing."""

import pytest

from test_probes import coded

ROLES = [
    ("Arland and Borduria are allies.", "arland > borduria 1 actual; borduria > arland 1 actual"),
    ("Arland and its ally Borduria left.", "arland > borduria 1 actual; borduria > arland 1 actual"),
    ("Arland's enemy is Borduria.", "arland > borduria -1 actual; borduria > arland -1 actual"),
    ("Arland's main backer is Borduria.", "borduria > arland 1 actual"),
    ("Arland is a sponsor of the Red Front.", "arland > red_front 1 actual"),
    ("Arland is no friend of Borduria.", "arland > borduria 1 negated; borduria > arland 1 negated"),
    ("Arland and Borduria are no longer allies.", "arland > borduria 1 negated; borduria > arland 1 negated"),
    ("Arland and Borduria face a common enemy in the Red Front.", "arland > red_front -1 actual; borduria > red_front -1 actual; red_front > arland -1 actual; red_front > borduria -1 actual"),
    ("Arland killed the Red Front's enemies.", "nothing"),
    ("Arland met Borduria's rivals.", "nothing"),
    ("Arland praised Borduria's critics.", "nothing"),
]

APPRAISALS = [
    ("Arland regards the Red Front as a threat.", "arland > red_front -1 actual"),
    ("Arland considers the Red Front a terrorist group.", "arland > red_front -1 actual"),
    ("Arland views Borduria as a partner.", "arland > borduria 1 actual"),
    ("Borduria is seen by Arland as a rival.", "arland > borduria -1 actual"),
    ("Arland does not regard Borduria as a threat.", "arland > borduria -1 negated"),
    ("Arland sees Borduria as a large country.", "nothing"),
]

COMPOUNDS = [
    ("The Arland-backed Green Guard left.", "arland > green_guard 1 actual"),
    ("The Arland-funded Green Guard left.", "arland > green_guard 2 actual"),
    ("The Red Front-linked Green Guard left.", "green_guard > red_front 1 actual"),
    ("Arland leads the anti-Red Front coalition.", "arland > red_front -2 actual"),
    ("Arland's anti-Borduria rhetoric grew.", "arland > borduria -1 actual"),
    ("Arland-backed fighters attacked Borduria.", "nothing"),
    ("Anti-Arland forces attacked Borduria.", "nothing"),
    ("Pro-Arland fighters attacked Borduria.", "nothing"),
    ("The Arland-led coalition bombed the Red Front.", "arland > red_front -2 actual"),
]


@pytest.mark.parametrize(("sentence", "expected"), ROLES + APPRAISALS + COMPOUNDS)
def test_noun_stances(sentence, expected):
    assert coded(sentence) == (set() if expected == "nothing" else set(expected.split("; ")))
