"""Short sentences and the statements that must come of them, readable without knowing Python (see probes.txt)."""

from pathlib import Path

import pytest

from stancebook.coding import code_document
from stancebook.coding.codebook import Actor, Codebook
from stancebook.document import Document

ACTORS = tuple(
    Actor(id=name.lower().replace(" ", "_"), label=name, kind=kind, aliases=aliases, people=people)
    for name, kind, aliases, people in (
        ("Arland", "state", ("Arland",), ("Ms Ilva",)), ("Borduria", "state", ("Borduria",), ()), ("Cestria", "state", ("Cestria",), ()),
        ("Dorne", "state", ("Dorne",), ()), ("Red Front", "armed group", ("Red Front",), ()), ("Green Guard", "armed group", ("Green Guard",), ()),
        ("Harbour Union", "union", ("Harbour Union",), ("Mr Rask",)), ("Football League", "association", ("Football League",), ()),
        ("Old Church", "church", ("Old Church",), ("Bishop Osk",)), ("High Court", "court", ("High Court",), ()),
        ("Ocean Fund", "bank", ("Ocean Fund",), ()), ("farmers", "people", ("farmers",), ()),
    )
)  # fmt: skip
CODEBOOK = Codebook(id="probes", version="1", language="en", title="", authors=(), licence="", actors=ACTORS, issues=(), cues=())


#: words that belong to one actor alone: sentences with them are not swapped
OWN = {"Ilva", "farmers", "Farmers", "we", "We", "us", "us,”", "Our"}


def document(text: str) -> Document:
    """A document of one body line that needed no repair."""
    at = tuple(range(len(text)))
    return Document("d", text, (), text, at, tuple(i + 1 for i in at), blocks=((0, len(text), "body"),))


def coded(text: str) -> set[str]:
    return {f"{s['actor']} > {s['target']} {s['stance']} {s['modality']}" for s in code_document(document(text), CODEBOOK).statements}


def told(text: str) -> set[str]:
    """As `coded`, with the speaker where it is not the author."""
    rows = code_document(document(text), CODEBOOK).statements
    return {f"{s['actor']} > {s['target']} {s['stance']} {s['modality']}" + ("" if s["speaker"] == "author" else f" says {s['speaker']}") for s in rows}


def probes() -> list[tuple[str, frozenset[str], bool]]:
    """The sentences of probes.txt with what must come out, and whether the line is marked as a known failure."""
    rows = []
    for line in (Path(__file__).parent / "probes.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            sentence, expected = (part.strip() for part in line.removeprefix("? ").rsplit("|", 1))
            rows.append((sentence, frozenset() if expected == "nothing" else frozenset(e.strip() for e in expected.split(";")), line.startswith("? ")))
    return rows


@pytest.mark.parametrize(("sentence", "expected"), [(sentence, expected) for sentence, expected, known in probes() if not known])
def test_probe(sentence, expected):
    assert told(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), [(sentence, expected) for sentence, expected, known in probes() if known])
def test_known_failure_still_fails(sentence, expected):
    """A marked probe that comes out right has lost its reason for the mark: take the mark away."""
    assert told(sentence) != expected


def test_at_least_95_of_100_probes_pass():
    rows = probes()
    assert len(rows) >= 300 and len({sentence for sentence, *_ in rows}) == len(rows)
    assert sum(not known for *_, known in rows) / len(rows) >= 0.95


@pytest.mark.parametrize("sentence", [sentence for sentence, *_ in probes() if not set(sentence.replace("’", " ").replace("'", " ").split()) & OWN])
def test_swapping_two_actors_swaps_them_in_the_statements(sentence):
    """Names carry no knowledge: exchanging two of them changes nothing but the names (a metamorphic test)."""
    swapped = sentence.replace("Arland", "\0").replace("Borduria", "Arland").replace("\0", "Borduria")
    swap = {s.replace("arland", "\0").replace("borduria", "arland").replace("\0", "borduria") for s in coded(sentence)}
    assert coded(swapped) == swap


def test_actors_without_a_relation_are_listed_as_uncoded():
    rows = code_document(document("Arland and Borduria lie on the same river."), CODEBOOK).uncoded
    assert [row["actors"] for row in rows] == ["arland;borduria"] and rows[0]["reason"]
