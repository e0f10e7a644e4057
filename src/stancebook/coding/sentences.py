"""Sentences of a document's kept lines, by Punkt with our own abbreviations and no trained model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from nltk.tokenize.punkt import PunktLanguageVars, PunktParameters, PunktSentenceTokenizer

from stancebook.coding import words
from stancebook.document import Document

CLOSING = "\"'”’»›)\\]}"
_CONTINUES = re.compile(r"[“‘«\"'”’»)\]}—–-]*\s*[a-z]")


@dataclass(slots=True)
class Sentence:
    """One sentence: clean[start:end], without white space around it; `paragraph` counts the document's blocks from 0."""

    start: int
    end: int
    label: str
    paragraph: int


class _News(PunktLanguageVars):
    """Punkt's marks, with typographic quotation marks among the closing ones."""

    re_boundary_realignment = re.compile(rf"[{CLOSING}]+?(?:\s+|(?=--)|$)", re.MULTILINE)
    _re_word_start = r"[^\(\"\`{\[:;&\#\*@\)}\]\-,“‘«„”’»]"
    _re_non_word_chars = r"(?:[)\";}\]\*:@\'\({\[”’»›“‘«‹?!…])"


@cache
def _punkt() -> PunktSentenceTokenizer:
    data = words.load("sentences")
    parameters = PunktParameters()
    parameters.abbrev_types = set(data["abbreviations"])
    parameters.sent_starters = set(data["starters"])
    parameters.collocations = {(a, b) for a, b in data["together"]}
    return PunktSentenceTokenizer(parameters, lang_vars=_News())


def split_spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence in one line of text.

    Kiss and Strunk (2006), Unsupervised multilingual sentence boundary detection. A piece that goes on in lower case
    (`"Why?" he asked.`) stays with the one before.

    >>> text = "He met Lt. Gen. Roe on Jan. 5. The U.S. troops left."
    >>> [text[a:b] for a, b in split_spans(text)]
    ['He met Lt. Gen. Roe on Jan. 5.', 'The U.S. troops left.']
    """
    spans: list[tuple[int, int]] = []
    for start, end in _punkt().span_tokenize(text):
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if end <= start:
            continue
        if spans and _CONTINUES.match(text, start, end):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def split_sentences(document: Document) -> list[Sentence]:
    """Split every block of the document (title, body, heading) into sentences; none crosses a block."""
    return [
        Sentence(first + start, first + end, label, paragraph)
        for paragraph, (first, last, label) in enumerate(document.blocks)
        for start, end in split_spans(document.clean[first:last])
    ]
