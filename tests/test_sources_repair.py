"""Repairs of one line, with the right words that must stay, and the map back to the raw text."""

import os
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from stancebook.sources.assemble import clean_document
from stancebook.sources.readers import Decoded
from stancebook.sources.repair import repair_line
from stancebook.sources.spelling import Vocabulary
from stancebook.study import Source


def mend(raw, text="", names=()):
    return repair_line(raw, Vocabulary(raw + "\n" + text, frozenset(names))).text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("the islandâ€™s fleet", "the island’s fleet"),
        ("a cafÃ© in the harbour", "a café in the harbour"),
        ("ship\u00adping lanes", "shipping lanes"),
        ("the\u200b fleet\ufeff", "the fleet"),
        ("10\u00a0boats", "10 boats"),
        ("ship\u2011owner", "ship-owner"),
        ("Norway &amp; Iceland", "Norway & Iceland"),
        ("the island‘s fleet", "the island’s fleet"),
        ("a highranking envoy", "a high-ranking envoy"),
        ("a doubleedged sword", "a double-edged sword"),
        ("the head ofnational fisheries", "the head of national fisheries"),
        ("playing thesuspicious card", "playing the suspicious card"),
        ("theCoalition of the Sea", "the Coalition of the Sea"),
        ("an EUbacked plan", "an EU-backed plan"),
        ("in the name ofnational honour“, he said", "in the name of “national honour”, he said"),
        ("the TehreekeMahi fishers", "the Tehreek-e-Mahi fishers"),
        ("the boats openlyand quietly left", "the boats openly and quietly left"),
        ("sincearrested fishers", "since arrested fishers"),
        ("a highlevel visit of likeminded states", "a high-level visit of like-minded states"),
        ("the Commission(CFC) met", "the Commission (CFC) met"),
        ("They left.Then it rained", "They left. Then it rained"),
        ("to guaranteesecurity on the islandwaters", "to guarantee security on the islandwaters"),
        ("the terrorlist and the royalistgroups", "the terror list and the royalist groups"),
        ("theyare said to fish", "they are said to fish"),
    ],
)
def test_defects_are_repaired(raw, clean):
    assert mend(raw) == clean


@pytest.mark.parametrize(
    "raw",
    [
        "the counterterrorism offset of the theologian",
        "Anderson and Withers met McAdam and DeSouza on YouTube",
        "the café, the naïve façade and Erdoğan",
        "“We agree,” he said. ‘So do we,’ she said.",
        "Er sagte: „Wir kommen“, und ging.",
        "mail ofnational@example.org or www.thesuspicious.org",
        "U.S.-led forces at example.Com paid £3.5 to J.R.Smith",
        "ISSK, USMCA and NATO",
        "inshallah, said the mullah",
        "Thessaloniki and Ofoten, Helmand and Samarkand",
        "Blackwater, Greenpeace and Goldman had livestreamed the crowdfunding",
        "the warfighter and the chatbot; atoll, aftershock and inbuilt",
        "a voiceover, a spokesperson’s playthrough, streetwear and the powertrain of a timeshare boat",
        "peacebuilding and peacekeeping, wargaming and warmongering, statewide and industrywide",
        "cybersecurity, biosecurity, cyberattacks, counterattacks and antigovernment supergroups",
        "Dearborn, Buckinghamshire, Rolland and Howland, Springsteen, Headingley and Westminster",
        "WhatsApp, WikiLeaks, BuzzFeed, AstraZeneca, SpaceX, iPhone, eBay, PayPal, HuffPost and TikTok",
        "#HandsOffOurHarbour and @IslandNewsDesk, ada.north@harbourdaily.example, harbourdaily.example/fishersagree",
        "Tehreek, Mujahideen, Jamaat, Hezbollah, Shabaab, Nusra, Peshmerga, Bundeswehr, Rassemblement and Komsomolskaya",
        "unlockable, paywalled, doomscrolling, crowdsourced, rebranded, onboarding and greenwashing",
        "Zarqawi, Akhundzada, Stanekzai, Mirziyoyev, Berdimuhamedow, Lukashenko, Zelenskyy and Netanyahu",
    ],
)
def test_right_words_stay(raw):
    assert mend(raw) == raw


@pytest.mark.parametrize(
    ("raw", "text", "clean"),
    [
        ("Zubaracontrolled waters", "Zubara said so.", "Zubara-controlled waters"),
        ("Zubaracontrolled waters", "", "Zubaracontrolled waters"),
        ("a StateNorden group", "The State of Norden met.", "a State-Norden group"),
        ("the quotalist grew", "A quota is on the list.", "the quota list grew"),
        ("the quotalist grew", "", "the quotalist grew"),
        ("Norsefishers said", "The Norse fleet met Norse traders.", "Norse fishers said"),
        ("Greenville and Wargaming", "The Green party has a villa in Green Ville; war gaming", "Greenville and Wargaming"),
        ("LiNorth said", "Later Li North spoke.", "Li North said"),
        ("AdamNorth said", "North said so.", "Adam North said"),
        ("RedaNorth said", "Reda said that North had left.", "RedaNorth said"),
        ("the RedaNorth border", "Reda said that North had left.", "the Reda-North border"),
        ("NordenLine and LineNorden", "Norden took the Line.", "NordenLine and LineNorden"),
        ("the codfishing fleet", "The cod-fishing fleet sailed.", "the cod-fishing fleet"),
    ],
)
def test_words_of_the_same_text_help(raw, text, clean):
    assert mend(raw, text) == clean


RAW = st.text(alphabet=st.sampled_from("ab thè ofnational\u00ad\u200b\u00a0\u2011‘s“”.“Ã©â€™&amp;\r\n"), max_size=80) | st.text(max_size=80)


#: How many random texts are tried; STANCEBOOK_EXAMPLES=100000 tries as many as the requirement names.
EXAMPLES = int(os.environ.get("STANCEBOOK_EXAMPLES", "150"))


@settings(max_examples=EXAMPLES, deadline=None)
@given(RAW)
def test_every_clean_character_keeps_its_way_back(raw):
    mended = repair_line(raw.replace("\n", " "))
    check_map(mended.raw, mended.text, mended.starts, mended.ends, mended.repairs())


WRAPPED = st.lists(st.sampled_from("the ministers of na- theCoalition quota‘s fishers­ ofnational peace- keeping har- bour, said. Menu Home".split()), max_size=60).map(
    lambda words: re.sub(r"(.{46,60}) ", "\\1\n", " ".join(words))
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(RAW | WRAPPED)
def test_the_map_of_a_document_holds(raw):
    document = clean_document(Source(file="a.txt", line=2), Decoded(raw, "utf-8"))
    assert len(document.clean) == len(document.starts) == len(document.ends)
    joints = {end for _, end, _ in document.blocks[:-1]}
    for i, char in enumerate(document.clean):
        if i in joints:
            assert (char, document.starts[i]) == ("\n", document.ends[i])
    assert list(document.starts) == sorted(document.starts)
    changed = [(repair.start, repair.end) for repair in document.repairs]
    for repair in document.repairs:
        assert raw[repair.start : repair.end] == repair.before != repair.after and repair.reason
    for i, char in enumerate(document.clean):
        start, end = document.starts[i], document.ends[i]
        if not any(first <= start and end <= last for first, last in changed):
            assert raw[start:end] == char or (char in " \n" and "\n" in raw[start:end]) or (char == "\n" and start == end)
    for start, end, label in document.blocks:
        assert label in ("title", "body", "heading") and start < end
        first, last = document.raw_span(start, end)
        assert 0 <= first <= last <= len(raw)


def check_map(raw, text, starts, ends, repairs):
    assert len(text) == len(starts) == len(ends)
    assert starts == sorted(starts) and ends == sorted(ends)
    changed = [(repair.start, repair.end) for repair in repairs]
    rebuilt, at = "", 0
    for repair in repairs:
        assert raw[repair.start : repair.end] == repair.before and repair.before != repair.after
        assert repair.reason
        rebuilt += raw[at : repair.start] + repair.after
        at = repair.end
    assert rebuilt + raw[at:] == text
    for char, start, end in zip(text, starts, ends, strict=True):
        if not any(first <= start and end <= last for first, last in changed):
            assert raw[start:end] == char


def test_a_wrapped_paragraph_is_joined_and_its_split_word_mended():
    raw = "The ministers of the two coastal states met to discuss the fish-\neries dispute in the harbour town. They agreed on the quota that the\nisland had asked for.\n"
    document = clean_document(Source(file="a.txt", line=2), Decoded(raw, "utf-8"))
    assert "the fisheries dispute" in document.clean and "that the island" in document.clean
    start = document.clean.index("fisheries")
    first, last = document.raw_span(start, start + len("fisheries"))
    assert raw[first:last] == "fish-\neries"


def right_words():
    """Return 181,000 English words and forms of the dictionary, in lower case and as they stand at the head of a sentence."""
    words = (word for word in DefaultDictionaryFactory().get_dictionary("en") if re.fullmatch(r"[^\W\d_]{2,}", word))
    return [form for word in words for form in (word, word[0].upper() + word[1:])]


def test_no_word_of_the_dictionary_is_changed():
    words = right_words()
    assert len(words) > 250_000
    for at in range(0, len(words), 500):
        line = " ".join(words[at : at + 500])
        assert repair_line(line, Vocabulary(line)).repairs() == []


COMPOUNDS = "home news world power word wind head play time after business school work land air fire foot hand heart life light moon snow".split()
SECOND = "land field house side town wood stone port gate man woman work line way time day room book ship head board ball maker keeper".split()


def test_no_compound_of_two_common_words_is_split():
    """Closed compounds are coined freely; a word and another word make one word unless the text says otherwise."""
    for first in COMPOUNDS:
        line = " ".join(first + second for second in SECOND)
        assert repair_line(line, Vocabulary(f"{line} {' '.join(COMPOUNDS)} {' '.join(SECOND)}")).repairs() == []


def test_names_of_the_shipped_study_stay():
    names = re.findall(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*", (Path(__file__).parents[1] / "data" / "taliban-isk" / "codebook.yml").read_text(encoding="utf-8"))
    assert len(names) > 200
    for name in sorted(set(names)):
        line = f"They met {name} and left."
        assert repair_line(line, Vocabulary(line)).repairs() == []
