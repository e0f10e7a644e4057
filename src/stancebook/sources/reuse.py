"""Find what one document takes from another, sentence by sentence: copies, edited copies and paraphrases."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import networkx

from stancebook.document import Document
from stancebook.sources.cues import function_words

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|(?=\n)|\Z)")
_WORD = re.compile(r"[^\W_]+")
#: Thresholds of a pair of documents: matching sentences, their share of the shorter one, shared pairs of stems, and those of a candidate.
MIN_SENTENCES, MIN_SHARE, MIN_COMMON, MIN_PAIRS = 5, 0.22, 0.11, 5


@dataclass(frozen=True)
class Pair:
    """Two documents that share sentences; `matches` holds raw spans ((start, end) in a, (start, end) in b)."""

    document_a: str
    document_b: str
    kind: str
    matches: tuple[tuple[tuple[int, int], tuple[int, int]], ...]

    def row(self) -> dict[str, object]:
        """Return the row of table `reuse`; evidence is `start-end~start-end` in a and b, joined by ";"."""
        evidence = ";".join(f"{a[0]}-{a[1]}~{b[0]}-{b[1]}" for a, b in self.matches)
        return {"document_a": self.document_a, "document_b": self.document_b, "shared": len(self.matches), "kind": self.kind, "evidence": evidence}


@dataclass(frozen=True)
class _Sentence:
    start: int
    end: int
    pairs: frozenset[tuple[str, str]]


def _sentences(document: Document) -> list[_Sentence]:
    """Return the body sentences with at least four content words, with the unordered pairs of stems at most two apart."""
    stops = function_words()
    found = []
    for start, end, label in document.blocks:
        if label != "body":
            continue
        for match in _SENTENCE.finditer(document.clean[start:end]):
            stems = [_stem(word) for word in _WORD.findall(match[0].lower()) if word not in stops and len(word) > 1]
            if len(stems) >= 4:
                near = [*zip(stems, stems[1:], strict=False), *zip(stems, stems[2:], strict=False)]
                pairs = frozenset((a, b) if a < b else (b, a) for a, b in near if a != b)
                found.append(_Sentence(start + match.start(), start + match.end(), pairs))
    return found


def _stem(word: str) -> str:
    return word[:6] if len(word) > 6 else word.removesuffix("s") if len(word) > 3 else word


def find_reuse(documents: Sequence[Document]) -> list[Pair]:
    """Return the pairs of documents that share text, sorted by their ids.

    A sentence is a set of near-by pairs of content stems, which survive a change of words between them. Two sentences
    match when they share at least three pairs and 15 % of the smaller set; they are near-identical at 75 % of the larger
    set. Two documents are reported when at least five sentences and 22 % of the shorter one's match and the documents share
    11 % of the smaller one's pairs: a rewrite keeps its source's sequence of facts, so its matches run through the whole
    text, while independent reports on one subject share names and a quotation or two (on five articles about one subject
    the rewrite had 28 % and 14 %, the next pair 8 % and 6 %). A document nine tenths of which are near-identical is found
    at any length, and a short reprint by three near-identical sentences that make up 60 % of it.
    Kinds: copy (nine tenths of the longer one near-identical), edited (two fifths of the shorter one), paraphrase.

    Candidates come from an inverted index over rare pairs, never from comparing all with all; very common pairs link only
    neighbours in the list, which keeps a widely printed text in one group.
    """
    ordered = sorted(documents, key=lambda document: document.document_id)
    sentences = [_sentences(document) for document in ordered]
    everything = [frozenset().union(*(sentence.pairs for sentence in found)) for found in sentences]
    pairs = []
    for a, b in _candidates(everything):
        matches, near, shorter = _align(sentences[a], sentences[b])
        common = len(everything[a] & everything[b]) / max(1, min(len(everything[a]), len(everything[b])))
        whole = near >= 0.9 * shorter and common >= 0.6 or near >= 3 and near >= 0.6 * shorter
        if whole or (len(matches) >= MIN_SENTENCES and len(matches) >= MIN_SHARE * shorter and common >= MIN_COMMON):
            longer = max(len(sentences[a]), len(sentences[b]))
            kind = "copy" if near >= 0.9 * longer else "edited" if near >= 0.4 * shorter else "paraphrase"
            spans = tuple((ordered[a].raw_span(x.start, x.end), ordered[b].raw_span(y.start, y.end)) for x, y in matches)
            pairs.append(Pair(ordered[a].document_id, ordered[b].document_id, kind, spans))
    return pairs


def _candidates(everything: Sequence[frozenset]) -> list[tuple[int, int]]:
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, found in enumerate(everything):
        for pair in found:
            index[pair].append(number)
    rare = max(3, min(len(everything) // 50, 10))
    count: Counter = Counter()
    for numbers in index.values():
        if 1 < len(numbers) <= rare:
            count.update(combinations(numbers, 2))
        elif len(numbers) <= 200:
            count.update(pairwise(numbers))
    return sorted(pair for pair, shared in count.items() if shared >= MIN_PAIRS)


def _align(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> tuple[list[tuple[_Sentence, _Sentence]], int, int]:
    """Return the matching sentences, how many are near-identical, and the sentences of the shorter document."""
    turned = len(left) > len(right)
    if turned:
        left, right = right, left
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, sentence in enumerate(right):
        for pair in sentence.pairs:
            index[pair].append(number)
    matches, near = [], 0
    for sentence in left:
        shared = Counter(number for pair in sentence.pairs for number in index.get(pair, ()))
        if not shared:
            continue
        number, count = min(shared.items(), key=lambda item: (-item[1], item[0]))
        other = right[number]
        if count >= 3 and count >= 0.15 * min(len(sentence.pairs), len(other.pairs)):
            matches.append((other, sentence) if turned else (sentence, other))
            near += count >= 0.75 * max(len(sentence.pairs), len(other.pairs))
    return sorted(matches, key=lambda match: (match[0].start, match[1].start)), near, len(left)


def group(documents: Sequence[Document], pairs: Sequence[Pair], derived: Mapping[str, str]) -> dict[str, tuple[str, bool]]:
    """Return {document_id: (reuse_group, independent)}; the group is named after its one independent document.

    That is the one which the others are said to derive from (`derived`), else the earliest published, else the longest.
    """
    graph = networkx.Graph()
    graph.add_nodes_from(document.document_id for document in documents)
    graph.add_edges_from((pair.document_a, pair.document_b) for pair in pairs)
    graph.add_edges_from(derived.items())
    by_id = {document.document_id: document for document in documents}
    origins = Counter(derived.values())
    result = {}
    for members in networkx.connected_components(graph):
        if len(members) == 1:
            result[next(iter(members))] = ("", True)
            continue
        first = min(members, key=lambda name: (name in derived, -origins[name], by_id[name].published or "9999", -len(by_id[name].clean), name))
        for name in members:
            result[name] = (first, name == first)
    return result
