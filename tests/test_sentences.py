"""Sentences: what ends one and what does not."""

import pytest

from stancebook.coding.sentences import split_sentences, split_spans
from stancebook.document import Document

CASES = [
    ("The U.S. troops left. They were tired.", ["The U.S. troops left.", "They were tired."]),
    ("They left the U.S. The end came.", ["They left the U.S.", "The end came."]),
    ("Lt. Gen. Anna Roe met Mr. Poe.", ["Lt. Gen. Anna Roe met Mr. Poe."]),
    ("He came on Jan. 5. Then he left.", ["He came on Jan. 5.", "Then he left."]),
    ("Aaron Y. Doe wrote it. Readers did not care.", ["Aaron Y. Doe wrote it.", "Readers did not care."]),
    ("Rule No. 5 is short. He said no. Nothing followed.", ["Rule No. 5 is short.", "He said no.", "Nothing followed."]),
    ("She said “No. 5 wins.” They clapped.", ["She said “No. 5 wins.”", "They clapped."]),
    ("It rose by 3.5 percent. Prices fell.", ["It rose by 3.5 percent.", "Prices fell."]),
    ("“We stay.” The crowd left.", ["“We stay.”", "The crowd left."]),
    ('"Will you go?" he asked. "Yes!" she said.', ['"Will you go?" he asked.', '"Yes!" she said.']),
    ("(It was late.) Nobody spoke.", ["(It was late.)", "Nobody spoke."]),
    ("", []),
    ("   ", []),
    ("No stop at the end", ["No stop at the end"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_split(text, expected):
    assert [text[a:b] for a, b in split_spans(text)] == expected


def test_sentences_stay_within_blocks():
    clean = "A title without stop\nOne line. Two lines."
    document = Document("d", clean, (), clean, tuple(range(len(clean))), tuple(range(1, len(clean) + 1)),
                        blocks=((0, 20, "title"), (21, len(clean), "body")))
    found = [(clean[s.start:s.end], s.label, s.paragraph) for s in split_sentences(document)]
    assert found == [("A title without stop", "title", 0), ("One line.", "body", 1), ("Two lines.", "body", 1)]
