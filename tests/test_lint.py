"""The lint names what is doubtful in a codebook, by line."""

import pytest

from stancebook.coding.codebook import Actor, Codebook
from stancebook.coding.lint import clashes, lint, strange_characters, uncovered, unused
from stancebook.document import Document
from stancebook.study import Study


def book(*actors):
    return Codebook(actors=tuple(Actor(id=name.lower(), label=name, aliases=aliases) for name, aliases in actors))


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [("US", "U.S.", True), ("Sea Wolves", "SeaWolves", True), ("Sea-Wolves", "sea wolves", True), ("the Sea Wolves", "Sea Wolves", True), ("Norway", "Norwegian", False)],
)
def test_near_clashes(first, second, told):
    items = clashes(book(("A", (first,)), ("B", (second,))))
    assert [item[:2] for item in items] == ([(("actors", 1, "aliases", 0), "warning")] if told else [])


@pytest.mark.parametrize(
    ("name", "part"),
    [("N\u043erway", "cyrillic small letter o"), ("\u0391ker", "greek capital letter alpha"), ("Nor\u200bway", "U+200B"), ("Nor\u00adway", "U+00AD"),
     ("Норвегия", ""), ("Tromsø", ""), ("Bob Норвегия", "")],
)
def test_strange_characters(name, part):
    items = strange_characters(book(("A", (name,))))
    assert [part in item[2] for item in items] == ([True] if part else [])


def test_unused():
    items = unused(book(("A", ("Norway", "Norge")), ("B", ("Iceland",))), ["Norway left."])
    assert [(item[0], item[1]) for item in items] == [(("actors", 1), "warning"), (("actors", 0, "aliases"), "note")]
    assert "'Norge'" in items[1][2] and "'Norway'" not in items[1][2]


def test_uncovered_names_are_counted():
    text = "The Faroe Islands fish. But the Faroe Islands and Norway sell. Selling pays the Faroe Islands. Selling is hard. Selling ends."
    items = uncovered(book(("A", ("Norway",))), [text])
    assert [item[2] for item in items] == ["'Faroe Islands' stands 3 times in the texts and no actor covers it"]


def test_lint_gives_file_line_and_hint(tmp_path):
    (tmp_path / "codebook.yml").write_text("actors:\n  - {id: a, label: A, aliases: [US]}\n  - id: b\n    label: B\n    aliases: [U.S.]\n", encoding="utf-8")
    text = "The US and the U.S. agree."
    document = Document("d", text, (), text, tuple(range(len(text))), tuple(range(1, len(text) + 1)), blocks=((0, len(text), "body"),))
    findings = lint(Study(folder=tmp_path, title="t", question="q"), [document])
    assert [(finding.line, finding.severity) for finding in findings] == [(5, "warning")]
    assert str(findings[0]).startswith("warning: ") and findings[0].hint and findings[0].level == "warning"


def test_a_pronoun_is_no_name():
    items = clashes(book(("A", ("Norway", "They"))))
    assert [item[:2] for item in items] == [(("actors", 0, "aliases", 1), "warning")] and "pronoun" in items[0][2]
