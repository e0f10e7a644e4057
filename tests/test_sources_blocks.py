"""Very long lines are cut into blocks, and nothing but white space falls between them."""

import pytest

from stancebook.sources import Decoded, clean_document
from stancebook.sources.blocks import LONGEST, bounded
from stancebook.study import Source

SENTENCE = "The ministers met “in the harbour.” They agreed to share what they know about herring, and then they left. "


@pytest.mark.parametrize(
    ("text", "blocks", "ends"),
    [
        ("Talks began.", 1, "."),
        ("a" * LONGEST, 1, "a"),  # just short enough
        ("a" * (LONGEST + 1), 2, "a"),
        (SENTENCE * 200, 5, ".”"),  # at the end of a sentence
        ("word " * 3000, 3, "d"),  # at a space
        ("。" * 12_000, 3, "。"),
    ],
)
def test_a_long_line_is_cut_where_a_reader_would_cut_it(text, blocks, ends):
    found = bounded([(0, len(text.rstrip()), "body")], text)
    assert len(found) == blocks and {label for *_, label in found} == {"body"}
    assert all(0 < end - start <= LONGEST and text[end - 1] in ends for start, end, _ in found)
    assert "".join(text[start:end] for start, end, _ in found).replace(" ", "") == text.replace(" ", "")


def test_other_blocks_stay_as_they_are():
    blocks = [(0, 3, "title"), (4, 9, "body")]
    assert bounded(blocks, "Fish\nCod.") == tuple(blocks)


@pytest.mark.parametrize("text", ["“a " * 3000, "&amp;" * 5000, "a\u200b" * 9000, "Talibancontrolled" * 900, "a@b." * 4000, "." * 9000 + "x"])
def test_offsets_hold_on_one_long_odd_line(text):
    document = clean_document(Source("a.txt", 2), Decoded(text, "utf-8"))
    assert len(document.starts) == len(document.ends) == len(document.clean)
    assert all(a <= b for a, b in zip(document.starts, document.starts[1:], strict=False))
    for repair in document.repairs:
        assert text[repair.start : repair.end] == repair.before
    for start, end, _ in document.blocks:
        first, last = document.raw_span(start, end)
        assert 0 <= first <= last <= len(text)
