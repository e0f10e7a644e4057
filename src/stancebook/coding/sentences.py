"""Sentences of a document's kept lines, by Punkt with our own abbreviations and no trained model."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property

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
    """Punkt's marks, with typographic quotation marks among the closing ones; its own patterns, being known, need no time limit."""

    re_boundary_realignment = re.compile(rf"[{CLOSING}]+?(?:\s+|(?=--)|$)", re.MULTILINE)
    _re_word_start = r"[^\(\"\`{\[:;&\#\*@\)}\]\-,“‘«„”’»]"
    _re_non_word_chars = r"(?:[)\";}\]\*:@\'\({\[”’»›“‘«‹?!…])"

    def __init__(self) -> None:
        self._re_period_context = re.compile(self._period_context_fmt % {"NonWord": self._re_non_word_chars, "SentEndChars": self._re_sent_end_chars}, re.VERBOSE)


class _Splitter(PunktSentenceTokenizer):
    """Punkt's tokenizer, which knows at sight that a full stop ends a sentence behind a plain word."""

    def text_contains_sentbreak(self, text: str) -> bool:
        """Tell whether a sentence ends in "word. Next"; only a word that may be abbreviated or joined to the next needs Punkt's rules."""
        word, _, following = text.partition(". ")
        if following and len(word) > 1 and word.isalpha() and (low := word.lower()) not in self._params.abbrev_types and low not in self.first_of_two:
            return True
        return super().text_contains_sentbreak(text)

    @cached_property
    def first_of_two(self) -> frozenset[str]:
        """Return the words that with some next word make a unit."""
        return frozenset(first for first, _ in self._params.collocations)


@cache
def _punkt() -> _Splitter:
    data = words.load("sentences")
    parameters = PunktParameters()
    parameters.abbrev_types = set(data["abbreviations"])
    parameters.sent_starters = set(data["starters"])
    parameters.collocations = {(a, b) for a, b in data["together"]}
    return _Splitter(parameters, lang_vars=_News())


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
