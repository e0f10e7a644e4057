"""Find lines that recur across a collection: what many documents of one outlet share is the site's, not the article's."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from stancebook.document import Document
from stancebook.sources.assemble import KEPT
from stancebook.sources.units import WORD

#: How many documents of an outlet, and which share of them, must hold a line: at an article's edge, and in the flow of its text.
EDGE, FLOW = (3, 0.02), (5, 0.3)
#: The same for documents of any outlet, and of documents whose outlet is not known.
ANYWHERE, UNKNOWN = (4, 0.3), (4, 0.05)
#: A document of whose text a larger share stands in another document is a reprint: its lines recur because the article does.
REPRINT = 0.3

#: "Ms North said.": who spoke the words of the line before.
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]* ){1,5}(?:said|says|added|told [\w ]{2,30})\.$")


def debris(documents: Sequence[Document]) -> dict[str, dict[int, tuple[str, str]]]:
    """Return {document_id: {line: ("boilerplate", reason)}} of kept lines that recur; memory is 8 bytes a line beside the documents.

    A line in the flow of the text needs far more company than one at its edge, since agencies repeat paragraphs of
    background; reprints of one article do not count as company.
    """
    keys = [_keys(document) for document in documents]
    held = Counter(key for found in keys for key in set(found))
    own = [_reprinted(document, found, held) < REPRINT for document, found in zip(documents, keys, strict=True)]
    everywhere: Counter[int] = Counter()
    by_outlet: dict[str, Counter[int]] = {}
    size: Counter[str] = Counter()
    for document, found, counts in zip(documents, keys, own, strict=True):
        if counts:
            size[document.outlet] += 1
            everywhere.update(set(found))
            by_outlet.setdefault(document.outlet, Counter()).update(set(found))
    result: dict[str, dict[int, tuple[str, str]]] = {}
    for document, found in zip(documents, keys, strict=True):
        near, known = by_outlet.get(document.outlet, Counter()), bool(document.outlet)
        kept = [i for i, line in enumerate(document.lines) if line.label in KEPT]
        for place, i in enumerate(kept):
            line, key = document.lines[i], found[i]
            if not key or held[key] < EDGE[0]:
                continue
            flow = line.label == "title" or (line.label == "body" and 2 <= place < len(kept) - 2)
            limit = FLOW if flow else EDGE if known else UNKNOWN
            if _enough(near[key], size[document.outlet], limit) or (not flow and _enough(everywhere[key], size.total(), ANYWHERE)):
                reason = f"stands in {max(near[key], everywhere[key])} documents of the collection"
                result.setdefault(document.document_id, {})[line.line] = ("boilerplate", reason)
    return result


def _enough(count: int, size: int, limit: tuple[int, float]) -> bool:
    return count >= limit[0] and count >= limit[1] * size


def _keys(document: Document) -> array:
    """Return a 64-bit key for each line without its case and signs; 0 for a line of less than two words and for one that only names who spoke."""
    keys = array("Q")
    for line in document.lines:
        text = document.raw[line.start : line.end]
        words = [] if len(text) < 60 and _SPEAKER.match(text) else WORD.findall(text.lower())
        keys.append(int.from_bytes(blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest(), "big") if len(words) > 1 else 0)
    return keys


def _reprinted(document: Document, keys: array, held: Counter[int]) -> float:
    """Return the share of the body's characters in lines that another document holds too."""
    body = [(line.end - line.start, held[key] > 1) for line, key in zip(document.lines, keys, strict=True) if line.label == "body"]
    total = sum(length for length, _ in body)
    return sum(length for length, shared in body if shared) / total if total else 0.0
