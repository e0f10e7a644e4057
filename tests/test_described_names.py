"""Names that only say what the next name is ("the Arlandish group Red Front", "Arland's leader Otto Kern"), where both are actors."""

import pytest

from stancebook.coding import code_document
from stancebook.coding.codebook import Actor, Codebook
from stancebook.document import Document

ACTORS = tuple(
    Actor(id=name.lower().replace(" ", "_"), label=name, kind=kind, aliases=aliases, people=())
    for name, kind, aliases in (
        ("Arland", "state", ("Arland", "Arlandish")), ("Borduria", "state", ("Borduria", "Bordurian")), ("Cestria", "state", ("Cestria", "Cestrian")),
        ("Kern", "person", ("Otto Kern", "Kern")), ("Mold", "person", ("Ada Mold", "Mold")), ("Red Front", "armed group", ("Red Front",)),
    )
)  # fmt: skip
CODEBOOK = Codebook(id="names", version="1", language="en", title="", authors=(), licence="", actors=ACTORS, issues=(), cues=())

SENTENCES = [
    ("Arlandish Prime Minister Otto Kern and Bordurian leader Ada Mold criticised Cestria.", "kern > cestria -1; mold > cestria -1"),
    ("Cestria praised Arland's Prime Minister Otto Kern and Bordurian leader Ada Mold.", "cestria > kern 1; cestria > mold 1"),
    ("Cestria rejected a call by Arlandish leader Otto Kern for talks.", "cestria > kern -1"),
    ("Talks between Arlandish leader Otto Kern and Bordurian leader Ada Mold went on.", "kern > mold 1; mold > kern 1"),
    ("Borduria bombed the Arlandish group Red Front.", "borduria > red_front -2"),
    ("The Arlandish movement Red Front attacked Borduria.", "red_front > borduria -2"),
    ("Cestria bombed a camp of Ada Mold's Red Front movement.", "cestria > red_front -2"),
    ("Arlandish troops and Bordurian tanks attacked the Red Front.", "arland > red_front -2; borduria > red_front -2"),
    ("Arland's ally Borduria attacked the Red Front.", "arland > borduria 1; borduria > arland 1; borduria > red_front -2"),
    ("Arland told Borduria's leader Cestria was wrong.", "arland > cestria -1"),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_names_that_describe(sentence, expected):
    at = tuple(range(len(sentence)))
    document = Document("d", sentence, (), sentence, at, tuple(i + 1 for i in at), blocks=((0, len(sentence), "body"),))
    assert {f"{s['actor']} > {s['target']} {s['stance']}" for s in code_document(document, CODEBOOK).statements} == set(expected.split("; "))
