"""Find where a few plain words stand in a text, once for all its sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Places:
    """The (start, end) of each of the words in a text, by place; a word is any run of characters, whole or not."""

    def __init__(self, text: str, words: Iterable[str]) -> None:
        self.spans = sorted(span for word in words for span in _spans(text, word))
        self.starts = [start for start, _ in self.spans]

    def any_in(self, start: int, end: int) -> bool:
        """Tell whether one of the words stands in text[start:end].

        >>> Places("both sides met", ["both", "side"]).any_in(1, 9)
        True
        """
        at = bisect_left(self.starts, start)
        while at < len(self.spans) and self.starts[at] < end:
            if self.spans[at][1] <= end:
                return True
            at += 1
        return False


def _spans(text: str, word: str) -> Iterable[tuple[int, int]]:
    at = text.find(word)
    while at >= 0:
        yield at, at + len(word)
        at = text.find(word, at + 1)
