"""References: which actors descriptions, lists and pronouns stand for, within a sentence and across, and where they stand for nobody."""

import pytest

from stancebook.coding.actors.mentions import find_mentions
from stancebook.coding.sentences import split_sentences
from test_mentions import FISH, document

#: (text, the references found and what they stand for; all other mentions are names)
DESCRIPTIONS = [
    ("The Sea Wolves struck. The rebels fled.", "The rebels = sea_wolves"),
    ("The Sea Wolves, a band of raiders, struck. The militant group fled.", "The militant group = sea_wolves"),
    ("The EU met Norway. The bloc agreed.", "The bloc = eu"),
    ("Norway voted. The kingdom has a king.", "The kingdom = norway"),
    ("The Sea Wolves fight the Net Cutters. Both groups rob ships.", "Both groups = net_cutters sea_wolves"),
    ("Norway and Iceland signed a treaty. The two neighbours fish.", "The two neighbours = iceland norway"),
    ("Norway, Iceland and Greenland met. These countries fish.", "These countries = greenland iceland norway"),
    ("Norway, Iceland and Greenland met. Both sides left.", "Both sides = greenland iceland"),
    ("The Sea Wolves struck. The militant group fled. Fires burned. Two raiders of the Net Cutters robbed a ship. Crowds wept. The militant group was blamed.", "The militant group = sea_wolves; The militant group = net_cutters"),
    ("The Sea Wolves are raiders. Most of the Sea Wolves left the Net Cutters. The militant group fled.", "The militant group = sea_wolves"),
    ("The group met Norway.", ""),
    ("Norway left. Both countries agreed.", ""),
    ("Norway was cold. The group known as Seals came.", ""),
    ("Sea Wolves were seen across the country.", ""),
]

OPPOSITES = [
    ("The Net Cutters are strong. The Sea Wolves mocked its rival.", "its rival = net_cutters"),
    ("Iceland grew rich. Norway envied its neighbour.", "its neighbour = iceland"),
    ("Iceland and Greenland grew rich. Norway envied its neighbour.", "its = norway"),
    ("Norway mocked Iceland and then its rival.", "its = norway"),
    ("The Net Cutters are strong. Norway mocked its rival.", "its = norway"),
]

PRONOUNS = [
    ("Norway said it would sell its boats to Iceland.", "it = norway; its = norway"),
    ("Norway told Iceland that it must pay.", "it = norway"),
    ("The Sea Wolves are glad as the Net Cutters show they are weak.", "they = net_cutters"),
    ("The Norwegian tanks came. Norway has the military and political power.", ""),
    ("The Sea Wolves came. They left.", "They = sea_wolves"),
    ("Norwegian officials said they agreed.", "they = norway"),
    ("When it joined the club, Norway cheered.", "it = norway"),
    ("Norway sees a rival in Iceland and fears it.", "it = iceland"),
    ("The Sea Wolves killed ten people. Their deadliest attacks were far away.", "Their = sea_wolves"),
    ("The Sea Wolves killed ten people. Their families wept.", ""),
    ("Norway came. They left.", ""),
    ("Norway left. It is clear that nobody stayed.", ""),
    ("Norway finds it hard to stay.", ""),
    ("Norway said: “It needs us.”", ""),
]

PERSONS = [
    ("Ola Berg spoke. He left.", "He = norway"),
    ("The Norwegian prime minister spoke. She left.", "She = norway"),
    ("Ola Berg met Per Hansen. He left.", ""),
    ("Norway spoke. He left.", ""),
    ("When he arrived, Ola Berg of Norway laughed.", "he = norway"),
    ("Jane Roe met Iceland. He said Ola Berg was late.", "He = us"),
    ("Ola Berg met Jane Roe. He left.", "He = norway"),
    ("Ola Berg spoke. The hall was full. He left.", "He = norway"),
    ("Ola Berg spoke. A spokesman was there. Iceland met. He left.", ""),
    ("Ola Berg spoke. The hall in New York was full. He left.", "He = norway"),
    ("Ola Berg spoke. “Jane Roe is late,” he said.", "he = norway"),
    ("Ola Berg spoke. Jane Roe warned Iceland. “He is late,” said a guest.", "He = norway"),
]


LISTS = [
    ("Norway and Iceland signed a treaty. Greenland was angry. The two neighbours fish.", "The two neighbours = iceland norway"),
    ("Norway and Iceland signed a treaty. Greenland heard of it late. Both leaders smiled.", "Both leaders = iceland norway"),
    ("Norway spoke. Iceland listened. Greenland slept. The three countries fish.", "The three countries = greenland iceland norway"),
    ("Norway spoke. Iceland listened. The three countries fish.", ""),
    ("Norway and Iceland recalled their envoys.", "their = iceland norway"),
    ("Norway and Iceland met. They agreed.", "They = iceland norway"),
    ("Norway and Iceland met with many diplomats. They agreed.", ""),
    ("Norwegian and Icelandic boats met. They agreed.", ""),
    ("Norway and Iceland envied them.", ""),
    ("The EU thanked the Danes. They agreed.", ""),
    ("Norway and Iceland removed the Sea Wolves from their lists of raiders.", "their = iceland norway"),
    ("Norway and Iceland drove the Sea Wolves from their hideouts.", "their = sea_wolves"),
    ("Norway fought the Sea Wolves and the Net Cutters, while Iceland slept. Both sides recalled their envoys.", "Both sides = iceland norway; their = iceland norway"),
    ("They suspended both Norway and Iceland. Their talks go on.", ""),
]

VOICES = [
    ("“Iceland is weak,” said Ola Berg of Norway. Its ships left.", "Its = norway"),
    ("Ola Berg says that, while this is good, Iceland has to keep its word.", "its = iceland"),
    ("Norway spoke to Greenland. A Danish guest left. Iceland came. The Governor-General was asleep.", ""),
    ("Norway condemned Iceland. “It is weak,” said Ola Berg. Iceland left.", ""),
    ("Norway lent Iceland money and will train with it.", "it = iceland"),
    ("The Sea Wolves fled. The rebels fight the Sea Wolves.", ""),
    ("The Net Cutters struck. The rebels fight the Sea Wolves.", "The rebels = net_cutters"),
    ("Norway and Iceland met. Neither recognises Greenland.", "Neither = iceland norway"),
    ("Norway and Iceland met. Both have left.", "Both = iceland norway"),
    ("Norway and Iceland met. Both boats left.", ""),
    ("Norway and Iceland met. Greenland has neither confirmed nor denied it.", ""),
    ("Norway and Iceland fish. The EU praised the two neighbours.", "the two neighbours = iceland norway"),
    ("Norway and Iceland fish. Greenland praised its giant neighbour.", "its = greenland"),
    ("Iceland fishes. Norway praised its tiny neighbour.", "its tiny neighbour = iceland"),
]

ACTS = [
    ("Norway closed a port. Iceland condemned the move.", "the move = norway"),
    ("Norway closed a port. Iceland condemned the move by Greenland.", ""),
    ("Norway closed a port. Iceland saw the move.", ""),
    ("Norwegian ships rammed a boat. The EU met. Iceland condemned the attack.", "the attack = norway"),
    ("A boat was rammed. The EU met. Iceland condemned the attack.", ""),
    ("Ola Berg was killed by the Sea Wolves. Iceland condemned the killing.", "the killing = sea_wolves"),
]

CHAINS = [
    ("The Sea Wolves struck. The rebels fled. Norway sent aid to the Net Cutters. The rebels left.", "The rebels = sea_wolves; The rebels = sea_wolves"),
    ("The Sea Wolves struck. The rebels fled. The Net Cutters came. The rebels left.", "The rebels = sea_wolves; The rebels = net_cutters"),
    ("The two northern rivals have not met since Norway closed its border with Iceland.", "The two northern rivals = iceland norway; its = norway"),
    ("Norway and Iceland met. Each side blamed the other.", "Each side = iceland norway"),
    ("Iceland thanked the Norwegian prime minister, but the EU closed a port. The prime minister condemned the move.", "The prime minister = norway"),
    ("Norway warned Iceland, but the EU dismissed the warning.", ""),
    ("Norway warned of war, but the EU dismissed the warning.", "the warning = norway"),
]

MEDIATORS = [
    ("Norway and Iceland quarrel. The EU met. Greenland brokered a truce between the two sides.", "the two sides = iceland norway"),
    ("Norway quarrels with Iceland. Greenland brokered a truce between the two sides.", "the two sides = iceland norway"),
]

OFFICES = [
    ("Ola Berg spoke. The prime minister was angry.", "The prime minister = norway"),
    ("Ola Berg spoke. The prime minister, Per Hansen, was angry.", ""),
    ("Ola Berg spoke. The prime minister of Greenland was angry.", ""),
    ("Norway spoke. The prime minister was angry.", ""),
    ("Norway voted. Norway lost. The government fell.", "The government = norway"),
    ("Norway voted. Norway met Iceland. The government fell.", ""),
    ("Norway voted. Norway lost. The government of Greenland fell.", ""),
]

BEARERS = [
    ("Norwegian soldiers came ashore. A boy threw a stone at the soldiers.", "the soldiers = norway"),
    ("Gunmen from the Sea Wolves struck. A boat was hit by the three gunmen.", "the three gunmen = sea_wolves"),
    ("Norwegian troops came. Icelandic fishermen watched as the troops left.", "the troops = norway"),
    ("Norwegian and Icelandic officials met. The officials were glad.", ""),
    ("Net Cutters fighters met Norway. Norway bombed the fighters.", "the fighters = net_cutters"),
    ("Norway sent its navy. Iceland saw the navy.", "its = norway; the navy = norway"),
    ("Norwegian rebels struck. Iceland met the EU. A ship shelled the gunmen.", "the gunmen = norway"),
    ("Norwegian warships came. The military courts were closed.", ""),
    ("The Norwegian army came. The army base was closed.", ""),
    ("Norway killed rebels. The rebels fled.", ""),
    ("Norwegian helicopters came. On Monday, helicopters shelled a village. Gunships also hit a ship.", "helicopters = norway; Gunships = norway"),
    ("Norwegian tanks came. Iceland left, and tanks rolled into the port.", "tanks = norway"),
    ("Norwegian and Icelandic helicopters came. Gunships also hit a ship.", ""),
    ("Norwegian helicopters came. The market for helicopters is small.", ""),
    ("Norwegian helicopters and Iceland's jets came. Gunships also hit a ship.", ""),
    ("Gunmen from the Sea Wolves shot at a Norwegian army convoy. The convoy drove on.", "The convoy = norway"),
    ("Anti-Norwegian protesters came. The protesters shouted.", ""),
]

MODIFIERS = [
    ("The Norwegian group Sea Wolves widened its war.", "its = sea_wolves"),
    ("Anti-Norway groups met because they are weak.", ""),
    ("Norway sells its fish online with the help of IT firms.", "its = norway"),
    ("Norway met Iceland. It is a good sign.", ""),
    ("Norway met Iceland. It’s very cold there.", ""),
]

RIVALS = [
    ("Norway met Iceland. Local captains said they would fish.", ""),
    ("Norway met Iceland. The company said it would fish.", ""),
    ("Norwegian officials said they would fish.", "they = norway"),
    ("Norway bought the ship because its crew was good.", ""),
    ("Norway bought the fish because its crew was hungry.", "its = norway"),
    ("The plan was made by Norway. It failed.", ""),
    ("Norway met the EU. It said Norwegian boats were late.", "It = eu"),
    ("The Norwegian navy and its boats left. Iceland wrote to Greenland and its king.", "its = norway; its = greenland"),
    ("People go to Norway and like it.", ""),
    ("The Sea Wolves caught 12 prisoners, but are not getting much from them.", ""),
    ("Norway fought the Sea Wolves and the smaller Net Cutters. It hated them.", "It = norway; them = net_cutters sea_wolves"),
]


AHEAD = [
    ("The Sea Wolves struck. In its statement Norway said little.", "its = norway"),
    ("Since winning their war against the EU, the Sea Wolves have rested.", "their = sea_wolves"),
    ("Since its war with Norway, Iceland and Greenland, the EU has rested.", "its = eu"),
    ("The EU was cold. In its harbour, boats from Norway sank.", "its = eu"),
    ("In the eyes of the Net Cutters, the Sea Wolves are weak. Its targets include the Sea Wolves.", "Its = net_cutters"),
    ("Norway met Iceland. Its navy thanked Norway.", "Its = iceland"),
]

HEADS = [
    ("Norway hunts Sea Wolves fighters who fled after losing their boats.", "their = sea_wolves"),
    ("Norway thanked Icelandic officials who said their boats were late.", ""),
    ("Norway hunts Sea Wolves fighters who fled, and its boats are late.", "its = norway"),
    ("The Sea Wolves struck. Norwegian warplanes suspended their raids.", "their = norway"),
]

STRANGERS = [
    ("Norwegian officials met. The tourists had lost their way.", ""),
    ("Norwegian officials met. The tourists saw them and the officials were glad about their boats.", "the officials = norway; their = norway"),
    ("A boy who fled from Ola Berg’s ship came home. He was glad.", ""),
    ("Ola Berg spoke. A wanted man shot at the boat as he fled.", ""),
    ("Ola Berg spoke to a reporter when he arrived.", "he = norway"),
    ("In a letter to a lawmaker, Ola Berg wrote that he was late.", "he = norway"),
    ("Ola Berg spoke. “We asked a soldier why he left,” he said.", "he = norway"),
]


SIDES = [
    ("Norway and Iceland quarrel. The EU met. The warring parties begin talks today.", "The warring parties = iceland norway"),
    ("Norway and Iceland quarrel. The EU urged the rivals to talk.", "the rivals = iceland norway"),
    ("Norway and Iceland quarrel. The fishermen wept. Greenland called on both sides to talk.", "both sides = iceland norway"),
    ("Norway met Iceland. Despite Greenland, EU and American mediation, clashes went on between the two sides.", "the two sides = iceland norway"),
    ("Norway met Iceland. The warring tribes rested.", ""),
]

OTHERS = [
    ("The Net Cutters are strong. The Sea Wolves warned of the group's plans.", "the group = net_cutters"),
    ("The Net Cutters are strong. The Sea Wolves warned that the militants would return.", "the militants = net_cutters"),
    ("The Net Cutters, though close to the Sea Wolves, have a quarrel with them.", "them = sea_wolves"),
    ("The Net Cutters fight Norway, of whom the Sea Wolves call themselves the shield.", "themselves = sea_wolves"),
    ("Norway thanked Iceland. The EU sent help for the country.", ""),
    ("Iceland was cold. The EU sent help for the country.", "the country = iceland"),
    ("Iceland was cold. The EU flew to the country.", ""),
]


STRUCK = [
    ("Norwegian soldiers came. The Sea Wolves threw stones, wounding three soldiers.", "soldiers = norway"),
    ("Norwegian and Icelandic soldiers came. The Sea Wolves shot at soldiers.", ""),
    ("Norwegian soldiers came. The Sea Wolves killed two soldiers from Iceland.", ""),
    ("Norwegian soldiers came. The Sea Wolves looked like soldiers.", ""),
    ("Norway voted. Norway lost. Norway is poor. Iceland met the EU. The Sea Wolves fight the government.", "the government = norway"),
    ("Norway voted. Norway lost. Norway is poor. Iceland met the EU. Iceland helps the government.", "the government = norway"),
    ("Norway voted. Norway lost. Norway is poor. Iceland met the EU. Iceland wrote to the government.", "the government = norway"),
    ("Norway voted. Iceland lost. Greenland is poor. The Sea Wolves fight the government.", ""),
]


COUNTRIES = [
    ("Norway sent troops to Iceland to help the country.", "the country = iceland"),
    ("Norway sent troops to Iceland and Greenland to help the country.", ""),
    ("Ola Berg said his country would defend its coast.", "his = norway; its = norway"),
    ("Norwegian security services and their allies met.", "their = norway"),
    ("Norwegian boats and their owners met.", ""),
    ("A note said the Sea Wolves, known as SW-N, “should withdraw their boats at once”.", "their = sea_wolves"),
    ("Ola Berg told Iceland “it has lost its way”.", ""),
]


def references(text):
    doc = document(text)
    found: dict[tuple[int, str], list[str]] = {}
    for mention in find_mentions(doc, split_sentences(doc), FISH):
        if mention.kind in ("description", "pronoun") or mention.text in ("He", "he", "She", "she"):
            found.setdefault((mention.start, mention.text), []).append(mention.actor)
    return "; ".join(f"{name} = {' '.join(sorted(actors))}" for (_, name), actors in sorted(found.items()))


@pytest.mark.parametrize(("text", "expected"), DESCRIPTIONS + OPPOSITES + PRONOUNS + PERSONS + LISTS + MEDIATORS + CHAINS + VOICES + ACTS + OFFICES + BEARERS + MODIFIERS + RIVALS + AHEAD + HEADS + STRANGERS + SIDES + OTHERS + STRUCK + COUNTRIES)
def test_references(text, expected):
    assert references(text) == expected
