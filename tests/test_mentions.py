"""Mentions: which names, descriptions and pronouns stand for an actor, and the near-misses that must not."""

import pickle

import pytest

from stancebook.coding.actors.mentions import find_mentions
from stancebook.coding.codebook import Actor, Codebook
from stancebook.coding.sentences import split_sentences
from stancebook.document import Document

FISH = Codebook(
    id="fish",
    actors=(
        Actor("us", "United States", "state", ("US", "United States", "American"), ("Washington",), ("Jane Roe",)),
        Actor("norway", "Norway", "state", ("Norway", "Norwegian", "Norwegians"), ("Oslo",), ("Ola Berg",), not_=("Norway rat",)),
        Actor("iceland", "Iceland", "state", ("Iceland",), ("Reykjavik",)),
        Actor("greenland", "Greenland", "state", ("Greenland",)),
        Actor("eu", "European Union", "bloc", ("EU", "European Union"), ("Brussels",)),
        Actor("sea_wolves", "Sea Wolves", "armed group", ("Sea Wolves", "SW-N"), (), (), ("the wolves",)),
        Actor("net_cutters", "Net Cutters", "armed group", ("Net Cutters", "Cutters")),
        Actor("new_cutters", "New Net Cutters", "armed group", ("New Net Cutters",)),
        Actor("fishers", "Fishers", "people", ("fishermen", "Greenland fishers")),
        Actor("pirates", "Pirates", "armed groups", ("pirates",)),
    ),
)


def document(text):
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append((at, at + len(line), "body"))
        at += len(line) + 1
    return Document("d", text, (), text, tuple(range(len(text))), tuple(range(1, len(text) + 1)), blocks=tuple(blocks))


def found(text, codebook=FISH):
    doc = document(text)
    mentions = find_mentions(doc, split_sentences(doc), codebook)
    assert all(text[m.start:m.end] == m.text for m in mentions)
    return [f"{m.text}={m.actor}" for m in mentions]


NAMES = [
    ("The US told us that nothing was left to us.", ["US=us"]),
    ("U.S. boats and U.S boats left.", ["U.S.=us", "U.S=us"]),
    ("SW-N, SW N, SWN, SW\u2011N and SW\u00ad-N met.", ["SW-N=sea_wolves", "SW N=sea_wolves", "SWN=sea_wolves", "SW\u2011N=sea_wolves", "SW\u00ad-N=sea_wolves"]),
    ("Vin-e-Norway is no name.", []),
    ("Swnorth is no name.", []),
    ("SeaWolves and sea wolves differ.", ["SeaWolves=sea_wolves"]),
    ("Norway's boats, Norway’s nets, the Norwegians' ships.", ["Norway=norway", "Norway=norway", "Norwegians=norway"]),
    ("A Norway rat is no Norwayan.", []),
    ("New Net Cutters left the Net Cutters.", ["New Net Cutters=new_cutters", "Net Cutters=net_cutters"]),
    ("Greenland fishers met Greenland.", ["Greenland fishers=fishers", "Greenland=greenland"]),
    ("theEuropean Union and Norwaycontrolled waters", ["European Union=eu", "Norway=norway"]),
    ("The AmericanDream of the Americano.", []),
]

GUARDS = [
    ("American experts and a Norwegian security analyst spoke.", []),
    ("Experts in the United States doubt it.", []),
    ("A US-based group met a US-backed one.", ["US=us"]),
    ("Norwegian troops met Norwegian officials.", ["Norwegian=norway", "Norwegian=norway"]),
    ("The American University met the Institute of Norwegian Studies.", []),
    ("Norway's ambassador to Iceland left.", ["Norway=norway"]),
    ("They met on the Norway border.", []),
    ("Iceland closed its border with Norway.", ["Iceland=iceland", "its=iceland", "Norway=norway"]),
    ("They met near the border with Norway.", []),
    ("Iceland deployed thousands of additional troops along the border with Norway.", ["Iceland=iceland", "Norway=norway"]),
    ("Iceland moved tanks to the Norwegian border.", ["Iceland=iceland", "Norwegian=norway"]),
    ("Iceland sent tents to camps near the border with Norway.", ["Iceland=iceland"]),
    ("Iceland's troops rested near the Norwegian border.", ["Iceland=iceland"]),
    ("Iceland sent a special envoy to Norway.", ["Iceland=iceland", "Norway=norway"]),
    ("Iceland recalled its ambassador to Norway.", ["Iceland=iceland", "its=iceland", "Norway=norway"]),
    ("Iceland praised its ambassador to Norway.", ["Iceland=iceland", "its=iceland"]),
    ("Norwegian border guards came.", ["Norwegian=norway"]),
    ("They met in Oslo near Oslo airport.", []),
    ("Oslo said no to Brussels.", ["Oslo=norway", "Brussels=eu"]),
    ("The government in Oslo agreed.", ["Oslo=norway"]),
    ("They met in the Norwegian town of Bergen.", []),
    ("Raiders shelled the Norwegian town of Bergen.", ["Norwegian=norway"]),
    ("The Norwegian city government and Norwegian fishing boats met.", ["Norwegian=norway", "Norwegian=norway"]),
    ("She flew to Oslo. Ties to Oslo grew.", ["Oslo=norway"]),
    ("The pirates killed three in Oslo.", ["pirates=pirates", "Oslo=norway"]),
    ("OSLO, Aug 3 (Wire) — Iceland agreed.", ["Iceland=iceland"]),
    ("Iceland's Sea Wolves fought.", ["Sea Wolves=sea_wolves"]),
]

PEOPLE = [
    ("Jane Roe spoke. Then Roe left. She will return.", ["Jane Roe=us", "Roe=us", "She=us"]),
    ("Roe left. A roe deer came.", []),
    ("Secretary Roe left.", ["Roe=us"]),
    ("Jane Roe spoke. Peter Roe did not.", ["Jane Roe=us"]),
    ("Jane A. Roe spoke to Ms. Roe, not to Ann B. Roe.", ["Roe=us", "Roe=us"]),
    ("Jane Roe spoke. Analyst Eva Moe agreed, and she left.", ["Jane Roe=us"]),
]

OFFICIALS = [
    ("Norway's ambassador to Iceland, Per Hansen, left. Hansen was angry. He will return.", ["Norway=norway", "Per Hansen=norway", "Hansen=norway", "He=norway"]),
    ("Norwegian Foreign Minister Kari Dahl met Iceland's president. Dahl said she would return.", ["Norwegian=norway", "Kari Dahl=norway", "Iceland=iceland", "Dahl=norway", "she=norway"]),
    ("Per Hansen, Norway's ambassador, spoke. Hansen left. Analyst Ida Hansen left.", ["Per Hansen=norway", "Norway=norway", "Hansen=norway"]),
    ("Per Hansen, Norway's ambassador, spoke. On Friday Iceland met Mr Hansen and Dr. Hansen.", ["Per Hansen=norway", "Norway=norway", "Iceland=iceland", "Hansen=norway", "Hansen=norway"]),
    ("Per Hansen, a spokesman for Norway, spoke.", ["Per Hansen=norway", "Norway=norway"]),
    ("The Prime Minister of Norway, Per Hansen, spoke.", ["Norway=norway", "Per Hansen=norway"]),
    ("The Norwegian foreign minister said he would leave.", ["Norwegian=norway", "he=norway"]),
    ("Former Norwegian Foreign Minister Kari Dahl spoke. Dahl left.", []),
    ("Norwegian analyst Kari Dahl spoke. Dahl left.", []),
    ("Norway's Per Hansen scored. Hansen rests.", ["Norway=norway"]),
    ("Eva Moe, an expert on Norway, left.", []),
    ("Ola Berg told Jane Roe he was angry.", ["Ola Berg=norway", "Jane Roe=us", "he=norway"]),
    ("Ola Berg met Per Hansen before he left.", ["Ola Berg=norway"]),
]

REFERENCES = [
    ("The Sea Wolves struck. The group left.", ["Sea Wolves=sea_wolves", "The group=sea_wolves"]),
    ("The Net Cutters fight the Sea Wolves. The wolves lost.", ["Net Cutters=net_cutters", "Sea Wolves=sea_wolves", "The wolves=sea_wolves"]),
    ("Norway left. The group met.", ["Norway=norway"]),
    ("The Sea Wolves rose. The Net Cutters fear the group.", ["Sea Wolves=sea_wolves", "Net Cutters=net_cutters", "the group=sea_wolves"]),
    ("Norway met Iceland. Both countries agreed.", ["Norway=norway", "Iceland=iceland", "Both countries=iceland", "Both countries=norway"]),
    ("Norway left. Both countries agreed.", ["Norway=norway"]),
    ("Norway said it would sell its boats to Iceland.", ["Norway=norway", "it=norway", "its=norway", "Iceland=iceland"]),
    ("Norway left. It is clear that nobody stayed.", ["Norway=norway"]),
    ("Norway came. They left.", ["Norway=norway"]),
    ("The Sea Wolves came. They left.", ["Sea Wolves=sea_wolves", "They=sea_wolves"]),
    ("When it joined the bloc, Norway cheered.", ["it=norway", "Norway=norway"]),
    ("Norwegian officials said they agreed.", ["Norwegian=norway", "they=norway"]),
    ("Norway said: “It needs us.”", ["Norway=norway"]),
    ("Norway sees a rival in Iceland and fears it.", ["Norway=norway", "Iceland=iceland", "it=iceland"]),
    ("Norway finds it hard to stay.", ["Norway=norway"]),
    ("Norway met the group Sea Wolves.", ["Norway=norway", "Sea Wolves=sea_wolves"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES + GUARDS + PEOPLE + OFFICIALS + REFERENCES)
def test_mentions(text, expected):
    assert found(text) == expected


def test_exact_form_wins_at_a_clash():
    book = Codebook(actors=(Actor("plain", "US", aliases=("US",)), Actor("dots", "U.S.", aliases=("U.S.",)), Actor("many", "USs", aliases=("Nets",)), Actor("one", "Net", aliases=("Net",))))
    assert found("The US met the U.S. there. Nets and a Net.", book) == ["US=plain", "U.S.=dots", "Nets=many", "Net=one"]


def test_names_that_differ_by_an_article():
    book = Codebook(actors=(Actor("gu", "GU", aliases=("GU",)), Actor("dots", "G.U.", aliases=("G.U.",)), Actor("led", "the GU", aliases=("the GU",))))
    assert found("The GU met the G.U. here. GU left.", book) == ["The GU=gu", "The GU=led", "G.U.=dots", "GU=gu"]


def test_the_longer_of_two_crossing_names_wins():
    book = Codebook(actors=(Actor("north", "North", aliases=("the North",)), Actor("board", "Board", aliases=("North Sea Fishing Board",))))
    assert found("The North Sea Fishing Board met. The North agreed.", book) == ["North Sea Fishing Board=board", "The North=north"]


ROYALS = Codebook(actors=(Actor("norway", "Norway", "state", ("Norwegian",)), Actor("iceland", "Iceland", "state", ("Iceland",)), Actor("berg", "Ola Berg", "person", ("Ola Berg", "Berg"))))

TITLED = [
    ("Norwegian premier Ola Berg spoke. The Norwegian premier left.", ["Norwegian=norway", "Ola Berg=berg", "Norwegian premier=berg"]),
    ("Norwegian premier Ola Berg spoke. The Norwegian premier's boat left.", ["Norwegian=norway", "Ola Berg=berg", "Norwegian premier=berg"]),
    ("Norwegian premier Ola Berg spoke. The Norwegian minister left.", ["Norwegian=norway", "Ola Berg=berg", "Norwegian=norway"]),
    ("Norwegian premier Ola Berg spoke. The Norwegian premier Per Hansen left.", ["Norwegian=norway", "Ola Berg=berg", "Norwegian=norway", "Per Hansen=norway"]),
    ("Norwegian premier Ola Berg spoke. The Berg government left.", ["Norwegian=norway", "Ola Berg=berg", "Berg=norway"]),
    ("Norwegian premier Ola Berg spoke. Mr Berg's government left.", ["Norwegian=norway", "Ola Berg=berg", "Berg=norway"]),
    ("Norwegian premier Ola Berg spoke. Berg told the government.", ["Norwegian=norway", "Ola Berg=berg", "Berg=berg"]),
    ("Norwegian negotiator Ola Berg spoke. The Berg government left.", ["Norwegian=norway", "Ola Berg=berg", "Berg=berg"]),
    ("Norwegian premier Ola Berg spoke. A Norwegian premier left.", ["Norwegian=norway", "Ola Berg=berg", "Norwegian=norway"]),
]


@pytest.mark.parametrize(("text", "expected"), TITLED)
def test_an_official_who_is_an_actor_keeps_the_title(text, expected):
    assert found(text, ROYALS) == expected


def test_possessive_and_kind():
    doc = document("Oslo’s plan and Norwegians' boats.")
    mentions = find_mentions(doc, split_sentences(doc), FISH)
    assert [(m.text, m.kind, m.possessive) for m in mentions] == [("Oslo", "metonym", True), ("Norwegians", "alias", True)]


def test_same_mentions_after_pickling():
    doc = document("The Sea Wolves struck Norway. The group fled.")
    assert find_mentions(doc, split_sentences(doc), pickle.loads(pickle.dumps(FISH))) == find_mentions(doc, split_sentences(doc), FISH)
