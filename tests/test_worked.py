"""Worked sentences: each mention, slot and governing word is marked where it stands, and text cannot become HTML."""

from __future__ import annotations

import re

import pytest

from stancebook import tables
from stancebook.coding import code_document
from stancebook.coding.worked import uncoded_sentences, worked_sentences
from test_probes import CODEBOOK, document


def coded(text: str) -> tuple:
    found = code_document(document(text), CODEBOOK)
    return {name: tables.frame(name, getattr(found, name)) for name in ("mentions", "quotes", "statements", "uncoded")}, [document(text)]


MARKED = [
    ("Arland may attack Borduria.", [("actor", "Arland", "actor: arland"), ("governor", "may", "modality"), ("cue", "attack", "cue"), ("target", "Borduria", "target: borduria")]),
    ("Near Dorne, Arland attacked Borduria.", [("mention", "Dorne", "dorne"), ("actor", "Arland", "actor: arland"), ("cue", "attacked", "cue"), ("target", "Borduria", "target: borduria")]),
    ("Anna Lind said Arland attacked Borduria.", [("speaker", "Anna Lind", "speaker"), ("actor", "Arland", "actor: arland"), ("cue", "attacked", "cue"), ("target", "Borduria", "target: borduria")]),
]


@pytest.mark.parametrize(("text", "marks"), MARKED, ids=[row[0] for row in MARKED])
def test_slots_and_mentions_are_marked(text: str, marks: list[tuple[str, str, str]]) -> None:
    page = str(worked_sentences(*coded(text)))
    assert re.findall(r'<mark class="([^"]+)">([^<]+)<sub>([^<]+)</sub>', page) == marks


def test_the_clause_reaches_from_the_first_slot_to_the_last() -> None:
    page = str(worked_sentences(*coded("Near Dorne, Arland attacked Borduria on Monday.")))
    inside = re.search(r'<span class="clause">(.*?)</span>', page)[1]
    assert re.sub(r"<sub>.*?</sub>|<[^>]+>", "", inside) == "Arland attacked Borduria"


def test_each_frame_has_its_line_and_codes() -> None:
    page = str(worked_sentences(*coded("Arland attacked Borduria and praised Cestria.")))
    assert page.count("<blockquote>") == 2
    assert "arland → borduria: −2, actual" in page and "arland → cestria: +1, actual" in page


def test_text_is_escaped() -> None:
    page = str(worked_sentences(*coded("<b>Arland</b> attacked Borduria.")))
    assert "&lt;b&gt;" in page and "<b>" not in page


def test_sentences_without_a_statement_show_their_mentions_and_the_reason() -> None:
    page = str(uncoded_sentences(*coded("Arland and Borduria lie on the same river.")))
    assert page.count('<mark class="mention">') == 2 and "no cue links the actors" in page
