"""Find what one document takes from another, sentence by sentence: copies, edited copies and paraphrases."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx

from stancebook.document import Document
from stancebook.sources.cues import function_words

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9])|(?=\n)|\Z)")
_WORD = re.compile(r"[^\W_]+")


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
    document: int
    start: int
    end: int
    stems: tuple[str, ...]


def _sentences(number: int, document: Document) -> list[_Sentence]:
    stops = function_words()
    found = []
    for start, end, label in document.blocks:
        if label != "body":
            continue
        for match in _SENTENCE.finditer(document.clean[start:end]):
            words = _WORD.findall(match[0].lower())
            stems = tuple(_stem(word) for word in words if word not in stops and len(word) > 1)
            if len(stems) >= 4:
                found.append(_Sentence(number, start + match.start(), start + match.end(), stems))
    return found


def _stem(word: str) -> str:
    return word[:6] if len(word) > 6 else word.removesuffix("s") if len(word) > 3 else word


def find_reuse(documents: Sequence[Document]) -> list[Pair]:
    """Return the pairs of documents that share text, sorted."""
    return []


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
