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
        ("farmers", "people", ("farmers",), ()),
    )
)  # fmt: skip
CODEBOOK = Codebook(id="probes", version="1", language="en", title="", authors=(), licence="", actors=ACTORS, issues=(), cues=())


def document(text: str) -> Document:
    """A document of one body line that needed no repair."""
    at = tuple(range(len(text)))
    return Document("d", text, (), text, at, tuple(i + 1 for i in at), blocks=((0, len(text), "body"),))


def coded(text: str) -> set[str]:
    return {f"{s['actor']} > {s['target']} {s['stance']} {s['modality']}" for s in code_document(document(text), CODEBOOK).statements}


def probes() -> list[tuple[str, frozenset[str]]]:
    rows = []
    for line in (Path(__file__).parent / "probes.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            sentence, expected = (part.strip() for part in line.split("|"))
            rows.append((sentence, frozenset() if expected == "nothing" else frozenset(e.strip() for e in expected.split(";"))))
    return rows


@pytest.mark.parametrize(("sentence", "expected"), probes())
def test_probe(sentence, expected):
    assert coded(sentence) == expected


@pytest.mark.parametrize("sentence", [sentence for sentence, _ in probes() if "Ms Ilva" not in sentence and "armers" not in sentence])
def test_swapping_two_actors_swaps_them_in_the_statements(sentence):
    """Names carry no knowledge: exchanging two of them changes nothing but the names (a metamorphic test)."""
    swapped = sentence.replace("Arland", "\0").replace("Borduria", "Arland").replace("\0", "Borduria")
    swap = {s.replace("arland", "\0").replace("borduria", "arland").replace("\0", "borduria") for s in coded(sentence)}
    assert coded(swapped) == swap


def test_actors_without_a_relation_are_listed_as_uncoded():
    rows = code_document(document("Arland and Borduria lie on the same river."), CODEBOOK).uncoded
    assert [row["actors"] for row in rows] == ["arland;borduria"] and rows[0]["reason"]
