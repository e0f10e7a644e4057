"""Find what one document takes from another, sentence by sentence: copies, edited copies and paraphrases."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx

from stancebook.document import Document
from stancebook.sources.shingles import Index, Sentence

#: Thresholds of a pair of documents: matching sentences, their share of the shorter one, shared pairs of stems, and those of a candidate.
MIN_SENTENCES, MIN_SHARE, MIN_COMMON, MIN_PAIRS = 5, 0.22, 0.11, 5


@dataclass(frozen=True)
class Pair:
    """Two documents that share sentences; `matches` holds raw spans ((start, end) in a, (start, end) in b)."""

    document_a: str
    document_b: str
    kind: str
    matches: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    #: the share of the shorter document's sentences that match, and the document that the other one seems to take from, with the sign of it
    share: float = 0.0
    source: str = ""
    source_by: str = ""

    def row(self) -> dict[str, object]:
        """Return the row of table `reuse`; evidence is `start-end~start-end` in a and b, joined by ";"."""
        evidence = ";".join(f"{a[0]}-{a[1]}~{b[0]}-{b[1]}" for a, b in self.matches)
        row = {"document_a": self.document_a, "document_b": self.document_b, "shared": len(self.matches), "kind": self.kind, "evidence": evidence}
        return row | {"share": f"{self.share:.2f}", "source": self.source, "source_by": self.source_by}


def find_reuse(documents: Sequence[Document], derived: Mapping[str, str] | None = None) -> list[Pair]:
    """Return the pairs of documents that share text, sorted by their ids; `derived` maps a document to its stated source.

    A sentence is a set of near-by pairs of content stems, which survive a change of words between them. Two sentences
    match when they share at least three pairs and 15 % of the smaller set; they are near-identical at 75 % of the larger
    set. Two documents are reported when at least five sentences and 22 % of the shorter one's match and the documents share
    11 % of the smaller one's pairs: a rewrite keeps its source's sequence of facts, so its matches run through the whole
    text, while independent reports on one subject share names and a quotation or two (on five articles about one subject
    the rewrite had 28 % and 14 %, the next pair 8 % and 6 %). A document nine tenths of which are near-identical is found
    at any length, and a short reprint by three near-identical sentences that make up 60 % of it.
    Kinds: copy (nine tenths of the longer one near-identical), edited (two fifths of the shorter one), paraphrase.

    Candidates come from an inverted index over rare pairs, never from comparing all with all.
    """
    ordered = sorted(documents, key=lambda document: document.document_id)
    index = Index(ordered)
    pairs = []
    for a, b in index.candidates(MIN_PAIRS):
        common = index.share(a, b)
        if common < MIN_COMMON:
            continue
        left, right = index.sentences(a), index.sentences(b)
        matches, near, shorter = _align(left, right)
        whole = near >= 0.9 * shorter and common >= 0.6 or near >= 3 and near >= 0.6 * shorter
        if whole or (len(matches) >= MIN_SENTENCES and len(matches) >= MIN_SHARE * shorter):
            kind = "copy" if near >= 0.9 * max(len(left), len(right)) else "edited" if near >= 0.4 * shorter else "paraphrase"
            spans = tuple((ordered[a].raw_span(x.start, x.end), ordered[b].raw_span(y.start, y.end)) for x, y in matches)
            source = direction(ordered[a], ordered[b], derived or {})
            pairs.append(Pair(ordered[a].document_id, ordered[b].document_id, kind, spans, len(matches) / shorter, *source))
    return pairs


def direction(a: Document, b: Document, derived: Mapping[str, str]) -> tuple[str, str]:
    """Return (document_id of the likelier source, by what): as stated, else the earlier published, else the longer one."""
    for one, other in ((a, b), (b, a)):
        if derived.get(one.document_id) == other.document_id:
            return other.document_id, "stated"
    if a.published and b.published and a.published != b.published:
        return min(a, b, key=lambda document: document.published).document_id, "date"
    return min(a, b, key=lambda document: (-len(document.clean), document.document_id)).document_id, "length"


def _align(left: Sequence[Sentence], right: Sequence[Sentence]) -> tuple[list[tuple[Sentence, Sentence]], int, int]:
    """Return the matching sentences, how many are near-identical, and the sentences of the shorter document."""
    turned = len(left) > len(right)
    if turned:
        left, right = right, left
    index: dict[int, list[int]] = defaultdict(list)
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
