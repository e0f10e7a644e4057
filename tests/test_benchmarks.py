"""The made articles of the measurements: the same each time, and reuse is found where they were made from one another."""

import sys
from pathlib import Path

import pytest

from stancebook.sources import clean_document
from stancebook.sources.readers import Decoded
from stancebook.sources.reuse import find_reuse
from stancebook.study import Source

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def maker():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from pages import Maker
    finally:
        sys.path.pop(0)
    return Maker.of_study(str(ROOT / "data" / "taliban-isk"))


def test_the_same_number_gives_the_same_page(maker):
    assert maker.page(3) == maker.page(3) != maker.page(4)
    html, text = maker.page(3)
    assert all(paragraph in html and paragraph in text for paragraph in maker.article(3))


def test_one_article_in_ten_is_taken_from_another(maker):
    documents = [clean_document(Source(f"{i:03}.txt", 2), Decoded("\n\n".join(maker.article(i)), "utf-8")) for i in range(60)]
    pairs = find_reuse(documents)
    assert {pair.document_b for pair in pairs} == {"009", "019", "029", "039", "049", "059"}
    assert {pair.kind for pair in pairs} == {"copy", "edited", "paraphrase"}
