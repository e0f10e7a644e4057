"""A person who holds an office of a body takes no kind stance toward it as toward another."""

import pytest

from stancebook.coding import code_document
from stancebook.coding.codebook import Actor, Codebook
from test_probes import document


def actor(key: str, kind: str, *names: str) -> Actor:
    return Actor(id=key, label=names[0], kind=kind, aliases=names)


CODEBOOK = Codebook(
    id="homes", version="1", language="en", title="", authors=(), licence="", issues=(), cues=(),
    actors=(actor("norway", "state", "Norway", "Norwegian"), actor("denmark", "state", "Denmark", "Danish"), actor("labour", "party", "Labour"), actor("berg", "person", "Ola Berg", "Berg")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norwegian premier Ola Berg praised Norway.", set()),
        ("Danish premier Ola Berg praised Norway.", {("berg", "norway", 1)}),
        ("Ola Berg praised Norway.", {("berg", "norway", 1)}),
        ("The Labour leader, Ola Berg, praised Labour.", set()),
        ("Norwegian premier Ola Berg visited Denmark. Berg said Norway was a great ally.", {("berg", "denmark", 1)}),
        ("Norwegian premier Ola Berg criticised Norway.", {("berg", "norway", -1)}),
    ],
)
def test_an_office_holder_is_not_kind_to_his_own_side(text, expected):
    assert {(row["actor"], row["target"], row["stance"]) for row in code_document(document(text), CODEBOOK).statements} == expected
