"""Nouns, adjectives, roles and appraisals: sentences, the statements they give, and near-misses that give nothing."""

import pytest

from test_probes import coded

LISTS_AND_ATTITUDES = [
    ("The Red Front is on Arland's terror list.", "arland > red_front -2 actual"),
    ("The deal between Arland and Borduria was signed in May.", "arland > borduria 1 actual; borduria > arland 1 actual"),
    ("Arland and Borduria share an enemy: the Red Front.", "arland > red_front -1 actual; borduria > red_front -1 actual; red_front > arland -1 actual; red_front > borduria -1 actual"),
    ("Arland called for talks with Borduria.", "arland > borduria 1 potential"),
    ("Arland called Borduria on Monday.", "arland > borduria 1 actual"),
    ("Arland won praise from Borduria.", "borduria > arland 1 actual"),
    ("Arland received Borduria's support.", "borduria > arland 2 actual"),
    ("Arland wants Borduria's support.", "arland > borduria 2 potential"),
    ("Arland's demand that Borduria leave was ignored.", "arland > borduria -1 actual"),
    ("Arland is neutral toward Borduria.", "arland > borduria 0 actual"),
    ("Arland's attitude toward Borduria is ambivalent.", "arland > borduria 0 actual"),
    ("Arland supports the fight against the Red Front.", "arland > red_front -2 actual"),
    ("Arland's policy toward Borduria was discussed.", "nothing"),
    ("Arland keeps a list of rivers in Borduria.", "nothing"),
]

JUDGED = [
    ("The Red Front, Arland's oldest enemy, left.", "arland > red_front -1 actual; red_front > arland -1 actual"),
    ("Arland guards and Borduria fighters shot at each other.", "arland > borduria -2 actual; borduria > arland -2 actual"),

    ("Arland praised Borduria for helping Dorne.", "arland > borduria 1 actual; borduria > dorne 2 actual"),
    ("Arland criticised Borduria for attacking Dorne.", "arland > borduria -1 actual; borduria > dorne -2 actual"),
    ("Arland sees Borduria as a bad neighbour.", "arland > borduria -1 actual"),
    ("No Arland minister has recognised Borduria.", "arland > borduria 1 negated"),
    ("Arland wants to be recognised by Borduria.", "arland > borduria 1 actual"),
    ("Arland may be recognised by Borduria.", "borduria > arland 1 potential"),
]

MUTUAL = [
    ("Arland and Borduria are at odds.", "arland > borduria -1 actual; borduria > arland -1 actual"),
    ("Arland and Borduria are not close.", "arland > borduria 1 negated; borduria > arland 1 negated"),
    ("Arland and Borduria are hostile to one another.", "arland > borduria -1 actual; borduria > arland -1 actual"),
    ("Arland and Borduria have close ties with each other.", "arland > borduria 1 actual; borduria > arland 1 actual"),
    ("Arland and Borduria attacked each other.", "arland > borduria -2 actual; borduria > arland -2 actual"),
    ("Arland and Borduria voiced support for one another.", "arland > borduria 1 actual; borduria > arland 1 actual"),
    ("Arland and Borduria are close to the sea.", "nothing"),
    ("Arland and Borduria each left another club.", "nothing"),
    ("Arland's ties to Borduria – a small country – as well as Dorne hold.", "arland > borduria 1 actual; arland > dorne 1 actual"),
]

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


NOUNS = [
    ("Arland's attack on Borduria lasted hours.", "arland > borduria -2 actual"),
    ("Arland's hostility toward Borduria is well known.", "arland > borduria -1 actual"),
    ("The enmity between the Red Front and the Green Guard is old.", "green_guard > red_front -2 actual; red_front > green_guard -2 actual"),
    ("There is deep distrust between Arland and Borduria.", "arland > borduria -1 actual; borduria > arland -1 actual"),
    ("Arland-Borduria talks ended on Monday.", "arland > borduria 1 actual; borduria > arland 1 actual"),
    ("Arland–Borduria relations are tense.", "arland > borduria -1 actual; borduria > arland -1 actual"),
    ("Relations between Arland and Borduria are complex.", "arland > borduria 0 actual; borduria > arland 0 actual"),
    ("Arland's relations with Borduria are under review.", "arland > borduria 0 actual"),
    ("Arland's ties with Borduria have improved.", "arland > borduria 1 actual"),
    ("Arland's friendship with Borduria is over.", "arland > borduria 1 negated"),
    ("The alliance between Arland and Borduria collapsed.", "arland > borduria 1 negated; borduria > arland 1 negated"),
    ("Arland said that talks with Borduria would resume.", "arland > borduria 1 potential"),
    ("Arland outreach and concessions to Borduria continue.", "arland > borduria 1 actual"),
    ("Arland's designation of the Red Front was welcome.", "arland > red_front -2 actual"),
    ("Cooperation between Arland and Borduria against the Red Front goes on.",
     "arland > borduria 2 actual; borduria > arland 2 actual; arland > red_front -2 actual; borduria > red_front -2 actual"),
    ("Arland's alliance with Borduria to fight the Red Front holds.", "arland > borduria 1 actual; arland > red_front -2 actual; borduria > red_front -2 actual"),
    ("Borduria's attacks, mainly on Arland, continue.", "borduria > arland -2 actual"),
    ("Borduria said the attack on Arland was a mistake.", "nothing"),
    ("The attacks, while Borduria watched, shook Arland.", "nothing"),
    ("Arland conducted strikes in support of Borduria.", "arland > borduria 1 actual"),
    ("In support of Borduria, Arland sent doctors.", "arland > borduria 1 actual"),
    ("Arland joined the war against the Red Front in support of Borduria.",
     "arland > red_front -2 actual; arland > borduria 1 actual"),
    ("Arland attacked a town, Borduria said.", "nothing"),
    ("Arland closed the Red Front's supply routes in Borduria.", "nothing"),
    ("Relations between Arland and its farmers are on the agenda.", "arland > farmers 1 actual; farmers > arland 1 actual"),
]


@pytest.mark.parametrize(("sentence", "expected"), NOUNS + LISTS_AND_ATTITUDES + JUDGED + MUTUAL + ROLES + APPRAISALS + COMPOUNDS)
def test_noun_stances(sentence, expected):
    assert coded(sentence) == (set() if expected == "nothing" else set(expected.split("; ")))
