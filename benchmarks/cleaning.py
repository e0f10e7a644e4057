"""Measure cleaning beside trafilatura and jusText on the same made pages, on one core: MB and documents a second, and how right they are."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import justext
import trafilatura
from pages import Maker

from stancebook.sources import clean_document, read_documents
from stancebook.sources.readers import Decoded
from stancebook.study import Source

PAGES, ROUNDS = 200, 3


def seconds(step: Callable[[], object]) -> float:
    """Return the shortest of a few timings in seconds of processor time."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        step()
        times.append(time.process_time() - start)
    return min(times)


def measure(maker: Maker, pages: int = PAGES) -> list[str]:
    """Return one line a tool: MB/s, documents/s, and F1 of the kept words against the words of the articles."""
    made = [maker.page(number) for number in range(pages)]
    html, text = [page.encode("utf-8") for page, _ in made], [plain for _, plain in made]
    articles = [set(" ".join(maker.article(number)).split()) for number in range(pages)]
    stops = justext.get_stoplist("English")
    tools: dict[str, tuple[list, Callable[[object], str]]] = {
        "stancebook (text)": (text, lambda page: clean_document(Source("a.txt", 2), Decoded(page, "utf-8")).clean),
        "stancebook (html)": (html, lambda page: clean_document(Source("a.html", 2), read_documents(page, "a.html")[0]).clean),
        "trafilatura (html)": (html, lambda page: trafilatura.extract(page.decode("utf-8")) or ""),
        "jusText (html)": (html, lambda page: "\n".join(part.text for part in justext.justext(page, stops) if not part.is_boilerplate)),
    }
    lines = []
    for name, (given, clean) in tools.items():
        taken = seconds(lambda given=given, clean=clean: [clean(page) for page in given])
        size = sum(len(page if isinstance(page, bytes) else page.encode("utf-8")) for page in given) / 1e6
        lines.append(f"{name:20} {size / taken:8.3f} MB/s {pages / taken:8.1f} documents/s   F1 {_f1([set(clean(page).split()) for page in given], articles):.3f}")
    return lines


def _f1(found: list[set[str]], expected: list[set[str]]) -> float:
    right = sum(len(a & b) for a, b in zip(found, expected, strict=True))
    return 2 * right / (sum(map(len, found)) + sum(map(len, expected)))


if __name__ == "__main__":
    sys.stdout.write("\n".join(measure(Maker.of_study(sys.argv[1] if len(sys.argv) > 1 else "data/taliban-isk"))) + "\n")
