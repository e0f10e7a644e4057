"""Cut very long lines into blocks of readable length: a whole article, or megabytes, may stand on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

#: Characters of the longest block. Longer lines are cut at the end of a sentence, else at a space, else where they are.
LONGEST = 5000
_SENTENCE = re.compile(r"[.!?][\"'”’)\]]*(?=\s)")
Block = tuple[int, int, str]


def bounded(blocks: Iterable[Block], text: str) -> tuple[Block, ...]:
    """Return the blocks with those beyond LONGEST cut; white space at a cut is in none.

    >>> bounded([(0, 3, "title"), (4, 9, "body")], "Fish\\nCod.")
    ((0, 3, 'title'), (4, 9, 'body'))
    """
    return tuple(part for block in blocks for part in _cut(block, text))


def _cut(block: Block, text: str) -> Iterator[Block]:
    start, end, label = block
    while end - start > LONGEST:
        stops = [match.end() for match in _SENTENCE.finditer(text, start + LONGEST // 2, start + LONGEST)]
        at = stops[-1] if stops else text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        at = at if at > 0 else start + LONGEST
        yield start, at, label
        start = at
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end, label
