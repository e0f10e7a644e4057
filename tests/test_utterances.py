"""Which passages make one utterance: texts with the rows (speaker, content, kind) of the table of quotations."""

from __future__ import annotations

import pytest

from stancebook.coding.quotations.utterances import asides, utterances
from test_quotes import read

EXAMPLES = [
    ('"It is over," Anna Lind said. "Nobody will come back."', [("Anna Lind", 'It is over," Anna Lind said. "Nobody will come back.', "direct")]),
    ("The long dispute, Anna Lind said, has led to arrests.", [("Anna Lind", "The long dispute, Anna Lind said, has led to arrests", "indirect")]),
    (
        "“They came at night.\n“They took the boats,” Karim Safi said.",
        [("Karim Safi", "They came at night.\n“They took the boats,", "direct")],
    ),
    ("Anna Lind said that the crew claimed the boat was theirs.", [("Anna Lind", "the crew claimed the boat was theirs", "indirect")]),
    (
        '"It is over," Anna Lind said. "We stay," Karim Safi said.',
        [("Anna Lind", "It is over,", "direct"), ("Karim Safi", "We stay,", "direct")],
    ),
    (
        "Anna Lind argued that the ban had failed, adding that women paid the price.",
        [("Anna Lind", "the ban had failed", "indirect"), ("Anna Lind", "women paid the price", "indirect")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[row[0] for row in EXAMPLES])
def test_one_row_an_attribution(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.speaker, text[one.start : one.end].rstrip(), one.kind) for one in utterances(read(text))] == expected


ASIDES = [
    ("“The army,” Anna Lind said, “has left the port.”", ["” Anna Lind said, “"]),
    ("The long dispute, Anna Lind said, has led to arrests.", [", Anna Lind said, "]),
    ("“The army has left,” Anna Lind said.", []),
    ("Anna Lind said the army had left.", []),
]


@pytest.mark.parametrize(("text", "expected"), ASIDES)
def test_an_attribution_in_the_middle_is_an_aside(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in asides(read(text), 0, len(text))] == expected
