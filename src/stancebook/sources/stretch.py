"""Find the stretches of a page that are its article."""

from __future__ import annotations

from collections.abc import Sequence, Set

from stancebook.sources.units import Unit

#: What a line of each kind adds to or takes from the stretch that is taken for the article.
WEIGHTS = {"word": 0.15, "longest": 25, "sentence": 0.2, "phrase": 1.0, "scrap": 2.5, "cue": 2.5, "end": 8.0, "dateline": 3.0, "further": 2.0, "interruption": 0.5}
#: A further stretch belongs to the article when this share of its content words stands in the article already found.
LIKE = 0.5
#: The same for a single line, which has few words.
LIKE_LINE = 0.3
#: A headline that stands again within so many lines belongs to the page above the article.
NEAR = 5
#: An article goes on behind an interruption of no more lines than this.
INTERRUPTION = 2


def stretches(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return the (first, last) index of each stretch of article lines in order; all units as one where none speaks for an article.

    The first found is the stretch with the greatest sum of line scores (Pasternack & Roth 2009, WWW). A page that breaks its
    article by pictures or boxes leaves it in several: a further stretch is taken when it speaks the article's words and
    no heading of a section after the article stands between.
    """
    scores, seen = [], {}
    for i, unit in enumerate(units):
        again = not unit.prose and unit.words >= 4 and i - seen.get(unit.key, -NEAR) < NEAR
        seen[unit.key] = i
        scores.append(min(score(unit), -WEIGHTS["scrap"]) if again else score(unit))
    for i in range(1, len(units) - 1):
        if _interrupts(units[i - 1], units[i], units[i + 1]):
            scores[i] *= WEIGHTS["interruption"]
    main = _best(scores, 0, len(units))
    if main is None:
        return [(0, len(units) - 1)]
    found = [main]
    words = _stems(units[main[0] : main[1] + 1])
    while (more := _next(units, scores, found[-1][1], words)) is not None:
        found.append(more)
        words |= _stems(units[more[0] : more[1] + 1])
    for backward in (False, True):
        while (more := _further(units, scores, found, words, backward=backward)) is not None:
            found = [more, *found] if backward else [*found, more]
    return found


def _interrupts(before: Unit, unit: Unit, after: Unit) -> bool:
    """Tell whether a caption or a line of the site stands between two sentences: it interrupts an article and does not end it."""
    return (unit.cue == "caption" or unit.why == "site wording") and all(other.ends and not other.cue and not other.cut for other in (before, after))


def _next(units: Sequence[Unit], scores: Sequence[float], last: int, words: Set[str]) -> tuple[int, int] | None:
    """Return the sentences that follow an interruption of a few lines, such as an advertisement, where they speak the article's words."""
    start = next((i for i in range(last + 1, min(last + 2 + INTERRUPTION, len(units))) if scores[i] > 0 or units[i].cue == "end"), None)
    if start is None or units[start].cue == "end":
        return None
    end = start
    while end + 1 < len(units) and (scores[end + 1] > 0 or units[end + 1].listed):
        end += 1
    part = units[start : end + 1]
    return (start, end) if any(unit.prose for unit in part) and _share(_stems(part), words) >= LIKE_LINE else None


def _further(units: Sequence[Unit], scores: Sequence[float], found: list[tuple[int, int]], words: Set[str], *, backward: bool) -> tuple[int, int] | None:
    low, high = (0, found[0][0]) if backward else (found[-1][1] + 1, len(units))
    order = range(high - 1, low - 1, -1) if backward else range(low, high)
    stop = next((i for i in order if units[i].cue == "end"), None)
    if stop is not None:
        low, high = (stop + 1, high) if backward else (low, stop)
    span = _best(scores, low, high)
    while span is not None:
        part = units[span[0] : span[1] + 1]
        if _share(_stems(part), words) >= LIKE and any(unit.prose for unit in part) and sum(scores[span[0] : span[1] + 1]) >= WEIGHTS["further"]:
            return span
        low, high = (span[1] + 1, high) if backward else (low, span[0])
        span = _best(scores, low, high)
    return None


def score(unit: Unit) -> float:
    """Return how much the line speaks for the article (positive) or for debris."""
    if not unit.words and unit.cue != "end":
        return 0.0
    if unit.cue:
        return -WEIGHTS["end"] if unit.cue == "end" else -WEIGHTS["cue"]
    if unit.prose:
        running = 1.0 if unit.stop >= 0.2 or not unit.text.isascii() else 0.5
        return min(unit.words, WEIGHTS["longest"]) * WEIGHTS["word"] * running + WEIGHTS["dateline"] * unit.dateline
    if unit.ends and not unit.cut:
        return WEIGHTS["sentence"]
    if unit.listed:
        return 0.0
    return -WEIGHTS["phrase" if unit.words >= 5 else "scrap"]


def alike(unit: Unit, article: Sequence[Unit]) -> bool:
    """Tell whether the line speaks the article's words."""
    return _share(unit.stems, _stems(article)) >= LIKE_LINE


def _share(stems: Set[str], words: Set[str]) -> float:
    return len(stems & words) / len(stems) if stems else 0.0


def _stems(units: Sequence[Unit]) -> set[str]:
    return set().union(*(unit.stems for unit in units if not unit.cue))


def _best(scores: Sequence[float], low: int, high: int) -> tuple[int, int] | None:
    best, best_span, total, start = 0.0, None, 0.0, low
    for i in range(low, high):
        if total <= 0:
            total, start = 0.0, i
        total += scores[i]
        if total > best:
            best, best_span = total, (start, i)
    return best_span
