"""Who says what: texts with the (speaker, content, kind) that must come out, and passages that are no quotation."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from stancebook.coding.quotations.quotemarks import find_quoted
from stancebook.coding.quotations.quotes import find_quotes
from stancebook.coding.quotations.speech import load_speech

ABBREVIATION = re.compile(r"\b(?:Mr|Dr|Gen|[A-Z])\.$")


def sentences(text: str) -> list[SimpleNamespace]:
    """Split lines into sentences at a stop before a capital, as plainly as the examples need."""
    found = []
    for line in re.finditer(r"[^\n]+", text):
        start = line.start()
        for stop in re.finditer(r"[.!?][\"”’']?(?=\s+[\"“‘']?[A-Z])", line.group()):
            end = line.start() + stop.end()
            if not ABBREVIATION.search(text[start:end]):
                found.append(SimpleNamespace(start=start, end=end))
                start = end + 1
        found.append(SimpleNamespace(start=start, end=line.end()))
    return found


def read(text: str, mentions: tuple[tuple[str, str, str], ...] = (), *, names: dict[str, str] | None = None, persons: frozenset[str] = frozenset()) -> list:
    """Find quotes in a text whose mentions are given as (words, actor, kind)."""
    marked = [
        SimpleNamespace(start=at.start(), end=at.end(), text=words, actor=actor, kind=kind, possessive=text[at.end() : at.end() + 2] == "'s")
        for words, actor, kind in mentions
        for at in re.finditer(re.escape(words), text)
    ]
    return find_quotes(text, sentences(text), marked, names=names, persons=persons)


EXAMPLES = [
    ('"We will not fish there," Maria Bertina said.', [("Maria Bertina", "We will not fish there,", "direct")]),
    ("“We will not fish there,” said Anna Lind, a professor at Umeå.", [("Anna Lind", "We will not fish there,", "direct")]),
    ("'Our boats' crews are safe,' the spokesman said.", [("the spokesman", "Our boats' crews are safe,", "direct")]),
    ('She said: "We shall see it."', [("She", "We shall see it", "direct")]),
    (
        '"It is over," Anna Lind said. "Nobody will come back."',
        [("Anna Lind", "It is over,", "direct"), ("Anna Lind", "Nobody will come back.", "direct")],
    ),
    (
        "“They came at night.\n“They took the boats,” Karim Safi said.",
        [("Karim Safi", "They came at night.", "direct"), ("Karim Safi", "They took the boats,", "direct")],
    ),
    ("Anna Lind said that the treaty had failed.", [("Anna Lind", "the treaty had failed", "indirect")]),
    ("Anna Lind said the treaty had failed.", [("Anna Lind", "the treaty had failed", "indirect")]),
    ("Secretary of State Anna Lind said the treaty had failed.", [("Anna Lind", "the treaty had failed", "indirect")]),
    ("Chairman of the Joint Chiefs General Anna Lind said the treaty had failed.", [("Anna Lind", "the treaty had failed", "indirect")]),
    ("“They took the boats,”\nharbour envoy Anna Lind warned.", [("Anna Lind", "They took the boats,", "direct")]),
    (
        "Norland leader Otto Brand left. The Norland leader said the treaty had failed.",
        [("Otto Brand", "the treaty had failed", "indirect")],
    ),
    (
        "President Otto Brand met President Anna Lind. The president said the treaty had failed.",
        [("the president", "the treaty had failed", "indirect")],
    ),
    ("Dmitry Petrov told AFP that Norland would leave the pact.", [("Dmitry Petrov", "Norland would leave the pact", "indirect")]),
    ("John Reed, the director of the Sea Council, warned that stocks could fall.", [("John Reed", "stocks could fall", "indirect")]),
    (
        "Norland's ambassador to Sudria, Dmitry Petrov, said the two had a common enemy.",
        [("Dmitry Petrov", "the two had a common enemy", "indirect")],
    ),
    ("According to Graeme Jones of the Sea Institute, the fleet has 40 boats.", [("Graeme Jones", "the fleet has 40 boats", "indirect")]),
    ("The fleet has 40 boats, according to a UN report.", [("a UN report", "The fleet has 40 boats", "indirect")]),
    ("A UN fisheries official said the stock was low.", [("a UN fisheries official", "the stock was low", "indirect")]),
    ("A UN report said that the stock was low.", [("a UN report", "the stock was low", "indirect")]),
    ("The rivalry could deepen, analysts say.", [("analysts", "The rivalry could deepen", "indirect")]),
    (
        "The long dispute, Anna Lind said, has led to arrests.",
        [("Anna Lind", "The long dispute", "indirect"), ("Anna Lind", "has led to arrests", "indirect")],
    ),
    ("Anna Lind said the ban was “a very bad idea” for all.", [("Anna Lind", "the ban was “a very bad idea” for all", "mixed")]),
    (
        "Anna Lind argued that the ban had failed, adding that women paid the price.",
        [("Anna Lind", "the ban had failed", "indirect"), ("Anna Lind", "women paid the price", "indirect")],
    ),
    ('"We left," Ms Lind, 42, told AFP.', [("Ms Lind", "We left,", "direct")]),
    ('"The ban is odd," Anna Lind said in a call, "but it will stay."', [("Anna Lind", "The ban is odd,", "direct"), ("Anna Lind", "but it will stay", "direct")]),
    (
        "“It is not only our view,” Anna Lind, the director of the bank and whose work was praised in the film, told us.",
        [("Anna Lind", "It is not only our view,", "direct")],
    ),
    ('"I trust you," Anna Lind told some of the crews.', [("Anna Lind", "I trust you,", "direct")]),
    ("The port “is the only one that is safe,” retired Air Force general Karl Lind said.", [("Karl Lind", "The port “is the only one that is safe,”", "mixed")]),
    ("A panel found the army was in breach of the treaty.", [("a panel", "the army was in breach of the treaty", "indirect")]),
    ("The union hoped boats would be counted.", [("the union", "boats would be counted", "indirect")]),
    ("The bank estimates that the top tenth -- those with two boats -- would pay.", [("the bank", "the top tenth -- those with two boats -- would pay", "indirect")]),
    ("In May, several unions left the port, saying the quay was unsafe.", [("several unions", "the quay was unsafe", "indirect")]),
    ('The minister said of Mr Lind, "He must go."', [("the minister", "He must go", "direct")]),
    ("The minister was quoted by Tass as saying that the ban would stay.", [("the minister", "the ban would stay", "indirect")]),
    ("The bishop asked whether the ban would stay.", [("the bishop", "whether the ban would stay", "indirect")]),
    ("The minister has since said the ban would stay.", [("the minister", "the ban would stay", "indirect")]),
    ("The minister is claiming that the ban will stay.", [("the minister", "the ban will stay", "indirect")]),
    ("He believes, however, that the ban will stay.", [("He", "the ban will stay", "indirect")]),
    ("The minister appeared to suggest that the ban would stay.", [("the minister", "the ban would stay", "indirect")]),
    ("Anna Lind, who said the ban would stay, left.", [("Anna Lind", "the ban would stay", "indirect")]),
    ("He sent the union a letter that said the ban would stay.", [("a letter", "the ban would stay", "indirect")]),
    ("The fleet attacked the port, Anna Lind said.", [("Anna Lind", "The fleet attacked the port", "indirect"), ("the fleet", "the port", "indirect")]),
    ("According to Anna Lind, the fleet attacked the port.", [("Anna Lind", "the fleet attacked the port", "indirect"), ("the fleet", "the port", "indirect")]),
    ("“The ban will go.” ― Anna Lind", [("Anna Lind", "The ban will go", "direct")]),
    ("Norland Defies Court, Union Says", [("union", "Norland Defies Court", "indirect")]),
    (
        "The union declared the day a success and pledged boats bought by the state would be returned.",
        [("the union", "the day a success", "indirect"), ("the union", "boats bought by the state would be returned", "indirect")],
    ),
    ("More than 2,000 fishers said the ban had failed.", [("2,000 fishers", "the ban had failed", "indirect")]),
    ("Machado promised the ban would stay.", [("Machado", "the ban would stay", "indirect")]),
    ("So I said the ban would stay.", [("author", "the ban would stay", "indirect")]),
    ("Prime Minister Anna Lind this week said the ban would stay.", [("Anna Lind", "the ban would stay", "indirect")]),
    ("The pastor sees value in a longer ban.", [("the pastor", "a longer ban", "indirect")]),
    (
        "Anna Lind was pleased, she said. Crews would have “no boats at all left to sail”.",
        [("Anna Lind", "Anna Lind was pleased", "indirect"), ("Anna Lind", "Crews would have “no boats at all left to sail”.", "mixed")],
    ),
    ("“Why now?” Anna Lind asked. “Why here?”", [("Anna Lind", "Why now?", "direct"), ("Anna Lind", "Why here?", "direct")]),
    ("“Never!” thundered the bishop.", [("the bishop", "Never!", "direct")]),
    ("The union said nothing would change.", [("the union", "nothing would change", "indirect")]),
    ("According to the union, the ban cost them dear.", [("the union", "the ban cost them dear", "indirect")]),
    ("The crews who left the port said the ban had failed.", [("the crews", "the ban had failed", "indirect")]),
    ("Crews interviewed on the quay said the ban had failed.", [("Crews", "the ban had failed", "indirect")]),
    ("Some crews, including those of Anna Lind, said the ban had failed.", [("Some crews", "the ban had failed", "indirect")]),
    ("The union came to believe that the ban had failed.", [("the union", "the ban had failed", "indirect")]),
    ("The union documents how crews live.", [("the union", "how crews live", "indirect")]),
    ("The mayor said as much in May.", [("the mayor", "as much", "indirect")]),
    ("Anna Lind, who has criticised the ban, said crews were angry.", [("Anna Lind", "the ban", "indirect"), ("Anna Lind", "crews were angry", "indirect")]),
    ("The family said the ban would stay.", [("the family", "the ban would stay", "indirect")]),
    ("Crews would leave, as Anna Lind put it.", [("Anna Lind", "Crews would leave", "indirect")]),
    ("Anna Lind put it this way: “No boats.”", [("Anna Lind", "No boats.", "direct")]),
    ("Anna Lind: “Crews will leave.”", [("Anna Lind", "Crews will leave", "direct")]),
    ("The union complained to the mayor about the quay.", [("the union", "the quay", "indirect")]),
    ("Crews held a rally demanding a new quay.", [("Crews", "a new quay", "indirect")]),
    ("The union said the ban had failed, but the mayor is critical of the boats.", [("the union", "the ban had failed", "indirect"), ("the mayor", "the boats", "indirect")]),
    ("The union said crews were angry, while the mayor praised the ban.", [("the union", "crews were angry", "indirect"), ("the mayor", "the ban", "indirect")]),
    ("The union argued, as did Anna Lind, that the ban had failed.", [("the union", "the ban had failed", "indirect")]),
    ("In the view of the union, the ban cost them dear.", [("the union", "the ban cost them dear", "indirect")]),
    ('"PRIEST: I saw “The Boat.” It was long."', [("PRIEST", "PRIEST: I saw “The Boat.” It was long.", "direct")]),
    ("The mayor in a televised interview said the ban had failed.", [("the mayor", "the ban had failed", "indirect")]),
    ("In fact, some crews, including those of Anna Lind of Umeå, said the ban had failed.", [("some crews", "the ban had failed", "indirect")]),
    ("The mayor sent a letter on Friday saying that the ban would stay.", [("the mayor", "the ban would stay", "indirect")]),
    ("The mayor has spent weeks telling crews that the ban would stay.", [("the mayor", "the ban would stay", "indirect")]),
    ("The mayor said — without giving a date — that the ban would go.", [("the mayor", "the ban would go", "indirect")]),
    ("The mayor, speaking to a crowd in Umeå, said the ban would go.", [("the mayor", "the ban would go", "indirect")]),
    ("The mayor said the boats “were never safe” and asked for calm.", [("the mayor", "the boats “were never safe”", "mixed"), ("the mayor", "calm", "indirect")]),
    ("A Harbour Post report that boats were lost angered crews.", [("Harbour Post", "boats were lost angered crews", "indirect")]),
    ("Only a third think the ban will stay.", [("a third", "the ban will stay", "indirect")]),
    ("“No boats,” he likes to say, “no crews.”", [("he", "No boats,", "direct"), ("he", "no crews", "direct")]),
    ("The company declared bankruptcy.", [("the company", "bankruptcy", "indirect")]),
    ("In her view, the ban has failed.", [("her", "the ban has failed", "indirect")]),
    ("The ban cost them dear, by one estimate.", [("one estimate", "The ban cost them dear", "indirect")]),
    ("Anna Lind’s hope is that the ban will go.", [("Anna Lind", "the ban will go", "indirect")]),
    ("Citing the ban, Anna Lind left.", [("Anna Lind", "the ban", "indirect")]),
    ("When crews ask for help, the bank lends them money.", [("crews", "help", "indirect")]),
    ("While the union called for talks, the mayor left.", [("the union", "talks", "indirect")]),
    ("She says she came alone, but she knows that crews follow.", [("She", "she came alone, but she knows that crews follow", "indirect"), ("She", "crews follow", "indirect")]),
    ("He said crews were mocked for admitting that boats sank.", [("He", "crews were mocked for admitting that boats sank", "indirect"), ("He", "boats sank", "indirect")]),
    ("The mayor praised the boats, and a new quay.", [("the mayor", "the boats, and a new quay", "indirect")]),
    ("The mayor praised the boats, and the crews were glad.", [("the mayor", "the boats", "indirect")]),
    ("Three men were arrested, police said last night.", [("police", "Three men were arrested", "indirect")]),
    ("“There is no proof,” their report states.", [("their report", "There is no proof,", "direct")]),
    ("The firm that runs the dam denied theft.", [("the firm", "theft", "indirect")]),
    ("Sailors expect more rain.", [("Sailors", "more rain", "indirect")]),
    ("The bank will close, a move critics say will cost jobs.", [("critics", "will cost jobs", "indirect")]),
    ("The bank, which its director says is safe, will close.", [("its director", "is safe", "indirect")]),
    ("The data show that prices fall.", [("the data", "prices fall", "indirect")]),
    ("“Why now?” a narrator in the film asks.", [("a narrator", "Why now?", "direct")]),
    ("The mayor calls him “our last sailor”.", [("the mayor", "him “our last sailor”", "mixed")]),
    ("The mayor welcomed the ban: “Crews must rest.”", [("the mayor", "the ban", "indirect"), ("the mayor", "Crews must rest", "direct")]),
    ("As Anna Lind put it, the ban has failed.", [("Anna Lind", "the ban has failed", "indirect")]),
    ("Lind: Norland must leave the bay\nAnna Lind, a lawyer, was not at home. Lind left.", [("Anna Lind", "Norland must leave the bay", "indirect")]),
    (
        "Anna Lind said the ban failed.\nLind said that boats were lost. She added that crews were angry.",
        [("Anna Lind", "the ban failed", "indirect"), ("Anna Lind", "boats were lost", "indirect"), ("Anna Lind", "crews were angry", "indirect")],
    ),
    ("The Prime Minister, Karl Lind, said the crews left.", [("Karl Lind", "the crews left", "indirect")]),
    ("Norland's Prime Minister, Karl Lind, said the crews left.", [("Karl Lind", "the crews left", "indirect")]),
    ('"Crews left," the Treasurer, Karl Lind, said.', [("Karl Lind", "Crews left,", "direct")]),
    ("The Foreign Minister, speaking on Norland Radio, said crews left.", [("the Foreign Minister", "crews left", "indirect")]),
    ('"Crews left," harbour spokesman Aziz Ahmed Khan said.', [("Aziz Ahmed Khan", "Crews left,", "direct")]),
    ('"Crews left,"\nAnna Lind, an adviser to Mr Brand said.', [("Anna Lind", "Crews left,", "direct")]),
    ("On Monday, a spokesman for the port said crews left.", [("a spokesman for the port", "crews left", "indirect")]),
    ('"Crews left," a statement from Prime Minister Otto Brand\'s office said.', [("Otto Brand", "Crews left,", "direct")]),
    ("The Prime Minister's office said crews left.", [("the Prime Minister's office", "crews left", "indirect")]),
    ("Karl Lind told Channel Nine, theft is not going to help.", [("Karl Lind", "theft is not going to help", "indirect")]),
    ('"We cannot," Karl Lind said, adding later, "Boats cost us a fortune."', [("Karl Lind", "We cannot,", "direct"), ("Karl Lind", "Boats cost us a fortune", "direct")]),
    (
        "A speech by Otto Brand, in which he said that crews were angry, was printed at once.",
        [("Otto Brand", "crews were angry", "indirect")],
    ),
    ("Crews left, according to a statement by the army.", [("the army", "Crews left", "indirect")]),
    ("The Harbour Union statement said crews left.", [("Harbour Union", "crews left", "indirect")]),
    ("A statement from the office of President Karl Lind said crews left.", [("Karl Lind", "crews left", "indirect")]),
    ("A statement by Karl Lind's brother said crews left.", [("Karl Lind's brother", "crews left", "indirect")]),
    ("Crews left, said Norland’s Joint Chiefs of Staff (JCS).", [("Joint Chiefs of Staff", "Crews left", "indirect")]),
    ("Karl Lind of the Ministry of Defence said crews left.", [("Karl Lind", "crews left", "indirect")]),
    ("Analysts at IHS Jane’s have written that crews left.", [("analysts", "crews left", "indirect")]),
    ("Karl Lind said on May 29 that Norland will stay.", [("Karl Lind", "Norland will stay", "indirect")]),
    ("Inexplicably, Karl Lind, Norland’s Adviser on Security and Foreign Policy said that crews left.", [("Karl Lind", "crews left", "indirect")]),
    ("Analysts: Norland Tries To Harm Ties", [("analysts", "Norland Tries To Harm Ties", "indirect")]),
    ("Norland sees union as threat - ministry", [("ministry", "Norland sees union as threat", "indirect")]),
    ("Kim Jong Un came. Kim said crews left.", [("Kim Jong Un", "crews left", "indirect")]),
    ("Crews fear the ban will stay, as fears grow of a strike.", [("Crews", "the ban will stay", "indirect")]),
    ("The Harbour Post quoted the mayor as saying crews had left.", [("the mayor", "crews had left", "indirect")]),
    ("Crews left, state-run Harbour agency quoted mayor Karl Lind as saying on Wednesday.", [("Karl Lind", "Crews left", "indirect")]),
    ('The raid, described by the mayor as "a great evil", came on Monday.', [("the mayor", "a great evil", "direct")]),
    ('The raid, which the mayor described as "a great evil", came on Monday.', [("the mayor", "a great evil", "direct")]),
    ("The mayor was blunt: “Leave now, all of you.”", [("the mayor", "Leave now, all of you", "direct")]),
    ('Anna Lind shook her head: "Leave now."', [("Anna Lind", "Leave now", "direct")]),
    ("The mayor has been dogged by charges that he lied.", [("unspecified", "he lied", "indirect")]),
    ("The mayor issued a stern warning that crews would leave.", [("the mayor", "crews would leave", "indirect")]),
    ("Amid reports that crews had left, the mayor called for calm.", [("unspecified", "crews had left", "indirect"), ("the mayor", "calm", "indirect")]),
    ("A top Norland general said crews left.\nIt rained.\nGeneral Karl Lind was angry.", [("Karl Lind", "crews left", "indirect")]),
    ("A Norland general said crews left.\nGeneral Karl Lind met General Anna Osk.", [("a Norland general", "crews left", "indirect")]),
    (
        "“Boats left the port and crews stayed.\nSo the crews are angry”, explains Anna Osk, a teacher.",
        [("Anna Osk", "Boats left the port and crews stayed.", "direct"), ("Anna Osk", "So the crews are angry", "direct")],
    ),
]

SILENT = [
    'There was one answer: "Leave now."',
    "Kabul: A new round of talks opened in the port on Wednesday, and in Kabul nobody stayed at home.",
    "The police are continuing investigations into the boats.",
    "Helicopters blasted the harbour on Monday.",
    "F-16s blasted the harbour on Monday.",
    "‘The Bay Of Boats.’",
    "The catch declined slightly from May.",
    "A well-known crew left the port.",
    "The bank backed out.",
    "The crew demonstrated outside the bank.",
    "The union allowed its case to be heard.",
    "The United States has no boats there.",
    "The new rules that could help crews are late.",
    "The debates are long.",
    'The plan was a "no-brainer" for both sides.',
    "The boats' owners and the crews' families met.",
    "He would say nothing about the treaty.",
    "It was the third report of the year.",
    "Update: the ferry is running again.",
    "The 18 states, cities and unions met.",
    "It goes without saying that boats need harbours.",
    "The union neither said nor showed that the ban had failed.",
    "Crews planning new routes need harbours.",
    "The crew found the man who was lost.",
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_speaker_content_and_kind(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.speaker, text[one.start : one.end].rstrip(), one.kind) for one in read(text)] == expected


@pytest.mark.parametrize("text", SILENT)
def test_near_miss_is_no_quotation(text: str) -> None:
    assert read(text) == []


ACTORS = [
    ("Norland's ambassador to Sudria, Dmitry Petrov, said the pact was dead.", (("Norland", "norland", "alias"), ("Sudria", "sudria", "alias")), "norland"),
    ("Norland said the pact was dead.", (("Norland", "norland", "alias"),), "norland"),
    ("A Norland official said the pact was dead.", (("Norland", "norland", "alias"),), "norland"),
    ("Anna Lind, a professor in Norland, said the pact was dead.", (("Norland", "norland", "alias"),), ""),
    ("Graeme Jones of the Norland Institute, an analyst, said the pact was dead.", (("Norland", "norland", "alias"),), ""),
    ("Dmitry Petrov said the pact was dead.", (("Dmitry Petrov", "norland", "person"),), "norland"),
]


@pytest.mark.parametrize(("text", "mentions", "actor"), ACTORS, ids=[row[0] for row in ACTORS])
def test_speaker_speaks_for_an_actor(text: str, mentions: tuple[tuple[str, str, str], ...], actor: str) -> None:
    assert [one.speaker_actor for one in read(text, mentions)] == [actor]


NAMES = [
    ("The Kremlin said the pact was dead.", (("Kremlin", "norland", "metonym"),), "Norland"),
    ("The Norland government said the pact was dead.", (("Norland government", "norland", "alias"),), "Norland"),
    ("The group said the pact was dead.", (("The group", "norland", "description"),), "Norland"),
    ("A Norland official said the pact was dead.", (("Norland", "norland", "alias"),), "a Norland official"),
    ("The Norland Foreign Ministry said the pact was dead.", (("Norland Foreign Ministry", "norland", "alias"),), "the Norland Foreign Ministry"),
    ("Norland sent ships. It said the pact was dead.", (("Norland", "norland", "alias"), ("It", "norland", "pronoun")), "Norland"),
    ("Norland's envoy said the pact was dead.", (("Norland", "norland", "alias"),), "Norland's envoy"),
]


@pytest.mark.parametrize(("text", "mentions", "name"), NAMES, ids=[row[0] for row in NAMES])
def test_an_actor_that_speaks_has_one_name(text: str, mentions: tuple[tuple[str, str, str], ...], name: str) -> None:
    assert [one.speaker for one in read(text, mentions, names={"norland": "Norland"})] == [name]


def test_he_may_be_a_person_whom_the_codebook_names() -> None:
    text = "Mira Osk left. Otto Brand says the treaty has failed. “We will see,” he said."
    found = read(text, (("Otto Brand", "brand", "alias"),), names={"brand": "Otto Brand", "norland": "Norland"}, persons=frozenset({"Otto Brand"}))
    assert [quote.speaker for quote in found] == ["Otto Brand", "Otto Brand"]


def test_a_transcript_names_its_speakers() -> None:
    text = '"PRIEST: They closed the church.\n\n"MAYOR: It was never open to anyone.\n\n"PRIEST: Then who lit the candles?"'
    assert [one.speaker for one in read(text)] == ["PRIEST", "MAYOR", "PRIEST"]


def test_later_mention_keeps_the_actor() -> None:
    text = "Norland's ambassador, Dmitry Petrov, said the pact was dead. Petrov said that boats would come."
    assert [one.speaker_actor for one in read(text, (("Norland", "norland", "alias"),))] == ["norland", "norland"]


MARKS = [
    ('He said "yes" and "no".', ["yes", "no"]),
    ("He said “yes, “ and left", ["yes, "]),
    ("An 'odd' word, rock 'n' roll, the boys' own.", ["odd"]),
    ('An open "mark runs on', ["mark runs on"]),
    ("It's the men's hall; don't.", []),
]


@pytest.mark.parametrize(("text", "inner"), MARKS)
def test_quotation_marks_pair(text: str, inner: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_quoted(text, 0, len(text))] == inner


def test_quotes_are_sorted_and_inside_the_text() -> None:
    text = "\n".join(row[0] for row in EXAMPLES)
    found = read(text)
    assert len(found) > len(EXAMPLES)
    assert [one.start for one in found] == sorted(one.start for one in found)
    assert all(0 <= one.start < one.end <= len(text) and (text[one.speaker_start : one.speaker_end] or one.speaker == "unspecified") for one in found)


def test_lexicon_inflects_regular_verbs() -> None:
    assert {"deny", "denies", "denied", "denying", "admitted", "vowing", "said"} <= set(load_speech().forms)
