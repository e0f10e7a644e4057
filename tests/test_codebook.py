"""The codebook is read strictly: every fault names its line and a remedy."""

import pytest

from stancebook.coding.codebook import load_codebook
from stancebook.errors import StudyError

GOOD = """codebook: {id: cod, version: 1.0.0, language: en, title: Cod, authors: [A. Author], licence: CC-BY-4.0}
actors:
  - id: norway
    label: Norway
    kind: state
    aliases: [Norway, Norwegian]
    metonyms: [Oslo]
    not: [Norway Street]
  - {id: us, label: United States, aliases: [US]}
  - {id: us_dots, label: U.S., aliases: [U.S.], part_of: us}
issues:
  - {id: quota, label: Quotas, definition: Shares of the catch, terms: [quota]}
cues: [{cue: net, event: AID}]
"""

FAULTS = [
    ("actors:\n  - {label: X, aliases: [X]}\n", "id of actor 1 is missing", 2),
    ("actors:\n  - {id: x, aliases: [X]}\n", "label of actor 'x' is missing", 2),
    ("actors:\n  - {id: x, label: X}\n", "aliases of actor 'x' are missing", 2),
    ("actors:\n  - {id: x, label: X, aliases: X}\n", "must be a list, not text", 2),
    ("actors:\n  - {id: x, label: X, aliases: [no]}\n", "must be text, not true or false", 2),
    ("actors:\n  - {id: x, label: X, aliases: [X], colour: red}\n", "unknown key 'colour'", 2),
    ("actors:\n  - {id: x, label: X, aliases: [X]}\n  - {id: x, label: Y, aliases: [Y]}\n", "id 'x' stands twice", 3),
    ("actors:\n  - {id: x, label: X, aliases: [X]}\n  - {id: y, label: Y, aliases: [Y, X]}\n", "'X' stands on two actors", 3),
    ("actors:\n  - {id: x, label: X, aliases: [X]}\n  - {id: y, label: Y, aliases: [Y], metonyms: [X]}\n", "'X' stands on two actors", 3),
    ("actors:\n  - {id: x, label: X, aliases: [X], part_of: z}\n", "part_of names 'z'", 2),
    ("actors: []\n", "has no actors", 1),
    ("actors: {id: x}\n", "must be a list", 1),
    ("actors:\n  - just text\n", "key: value", 2),
    ("actor: []\n", "unknown key 'actor'", 1),
    ("actors:\n  - {id: x, id: y}\n", "stands twice", 2),
]


def test_everything_is_read(tmp_path):
    path = tmp_path / "codebook.yml"
    path.write_text(GOOD, encoding="utf-8")
    codebook = load_codebook(path)
    assert [actor.id for actor in codebook.actors] == ["norway", "us", "us_dots"]
    assert codebook.actors[0].not_ == ("Norway Street",)
    assert (codebook.id, codebook.authors, codebook.issues[0].terms) == ("cod", ("A. Author",), ("quota",))
    assert codebook == load_codebook(path) and hash(codebook) == hash(load_codebook(path))


@pytest.mark.parametrize(("text", "problem", "line"), FAULTS)
def test_faults(tmp_path, text, problem, line):
    path = tmp_path / "codebook.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StudyError) as caught:
        load_codebook(path)
    assert problem in str(caught.value) and caught.value.line == line and caught.value.remedy
