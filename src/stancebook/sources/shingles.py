"""Describe documents by the pairs of content words that stand close together, and find which documents share rare ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import numpy as np

from stancebook.document import Document
from stancebook.sources.cues import function_words

_STOP = re.compile(r"[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|(?=\n)")
_WORD = re.compile(r"[^\W_]+")
#: A pair that more documents hold than this links none of them.
COMMON = 200


@dataclass(frozen=True)
class Sentence:
    """A sentence of a clean text with its pairs of stems."""

    start: int
    end: int
    pairs: frozenset[int]


class _StemOf(dict[str, str]):
    """The stem of each word in lower case, made when first asked for; "" for a function word and a single sign."""

    def __missing__(self, word: str) -> str:
        stem = "" if word in function_words() or len(word) < 2 else word[:6] if len(word) > 6 else word.removesuffix("s") if len(word) > 3 else word
        self[word] = stem
        return stem


@dataclass
class Stems:
    """Numbers for the stems of a collection, in order of appearance; a pair of stems is one number of 64 bits."""

    numbers: dict[str, int] = field(default_factory=dict)
    stems: _StemOf = field(default_factory=_StemOf)

    def sentences(self, document: Document) -> list[Sentence]:
        """Return the body sentences with at least four content words, with the unordered pairs of stems at most two apart."""
        stems, numbers = self.stems, self.numbers
        found = []
        for start, end, label in document.blocks:
            if label != "body":
                continue
            cuts = [start, *(match.end() for match in _STOP.finditer(document.clean, start, end)), end]
            for first, last in pairwise(cuts):
                first += document.clean.startswith("\n", first)
                content = [stem for word in _WORD.findall(document.clean[first:last].lower()) if (stem := stems[word])]
                if len(content) >= 4:
                    own = [numbers.setdefault(stem, len(numbers)) for stem in content]
                    near = [*zip(own, own[1:], strict=False), *zip(own, own[2:], strict=False)]
                    pairs = frozenset((a << 32) | b if a < b else (b << 32) | a for a, b in near if a != b)
                    found.append(Sentence(first, last, pairs))
        return found


class Index:
    """An inverted index over the pairs that two documents or more share: 8 bytes a pair and document, and no table of all with all."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents, self._stems = documents, Stems()
        self.sentences = lru_cache(maxsize=500)(self._sentences)
        self.pairs = [_array(self.sentences(number)) for number in range(len(documents))]

    def _sentences(self, number: int) -> list[Sentence]:
        return self._stems.sentences(self._documents[number])

    def share(self, a: int, b: int) -> float:
        """Return the share of the smaller document's pairs that the other holds too."""
        left, right = self.pairs[a], self.pairs[b]
        smaller = min(len(left), len(right))
        return len(np.intersect1d(left, right, assume_unique=True)) / smaller if smaller else 0.0

    def candidates(self, least: int) -> Iterator[tuple[int, int]]:
        """Yield (a, b), a < b, in order, for documents that share `least` rare pairs.

        A pair is rare in up to ten documents (three in a small collection). A more common one links only neighbours in the list,
        which keeps a widely printed text in one group; one in more than 200 documents links nothing.
        """
        if not self.pairs:
            return
        values = np.concatenate(self.pairs)
        owners = np.repeat(np.arange(len(self.pairs)), [len(pairs) for pairs in self.pairs])
        order = np.argsort(values, kind="stable")
        values, owners = values[order], owners[order]
        first = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else np.empty(0, dtype=np.int64)
        size = np.diff(np.r_[first, len(values)])
        keep = (size > 1) & (size <= COMMON)
        rare = max(3, min(len(self.pairs) // 50, 10))
        keys, first, size = values[first[keep]], first[keep], size[keep]
        for a, pairs in enumerate(self.pairs):
            at = np.searchsorted(keys, pairs)
            known = at < len(keys)
            at = at[known][keys[at[known]] == pairs[known]]
            others = _later(a, owners, first[at], size[at], rare)
            found, counts = np.unique(others, return_counts=True)
            for b in found[counts >= least]:
                yield a, int(b)


def _array(sentences: Sequence[Sentence]) -> np.ndarray:
    """Return the pairs of all sentences, sorted, each once."""
    pairs = np.fromiter(frozenset().union(*(sentence.pairs for sentence in sentences)), dtype=np.uint64)
    pairs.sort()
    return pairs


def _later(a: int, owners: np.ndarray, first: np.ndarray, size: np.ndarray, rare: int) -> np.ndarray:
    """Return the documents after `a` that it meets in each posting list: all of a rare one, the next of a more common one."""
    if not len(first):
        return np.empty(0, dtype=np.int64)
    places = np.repeat(first - np.r_[0, np.cumsum(size)[:-1]], size) + np.arange(size.sum())
    lists, members = np.repeat(np.arange(len(size)), size), owners[places]
    later = members > a
    lists, members = lists[later], members[later]
    next_one = np.r_[True, lists[1:] != lists[:-1]] if len(lists) else np.empty(0, dtype=bool)
    return members[next_one | (size[lists] <= rare)]
