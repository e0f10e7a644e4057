"""Krippendorff's alpha from a matrix of coincidences, for nominal, ordinal and interval values.

Source: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (University of Pennsylvania, 2011).
Coincidences of documents add up, so a bootstrap over documents is a weighted sum of their matrices.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np


def coincidences(units: Iterable[Sequence[Hashable]], values: Sequence[Hashable]) -> np.ndarray:
    """Count the pairable values of all units: `units` holds the values the coders gave to each, missing ones left out.

    Return a symmetric matrix over `values`; a unit with m ≥ 2 values adds m to its sum, a unit with fewer adds nothing.
    """
    place = {value: i for i, value in enumerate(values)}
    matrix = np.zeros((len(values), len(values)))
    for unit in units:
        if len(unit) < 2:
            continue
        counts = np.bincount([place[value] for value in unit], minlength=len(values)).astype(float)
        matrix += (np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)
    return matrix


def nominal(values: Sequence[Hashable], marginals: np.ndarray) -> np.ndarray:
    """Return squared distances that only tell equal from unequal values."""
    return 1.0 - np.eye(len(values))


def interval(values: Sequence[float], marginals: np.ndarray) -> np.ndarray:
    """Return squared differences of numbers."""
    numbers = np.asarray(values, dtype=float)
    return (numbers[:, None] - numbers[None, :]) ** 2


def ordinal(values: Sequence[float], marginals: np.ndarray) -> np.ndarray:
    """Return squared distances of ranks: how many codings lie from one value to the other, half of those at both ends."""
    ends = np.cumsum(marginals) - marginals / 2
    return (ends[:, None] - ends[None, :]) ** 2


def alpha(matrix: np.ndarray, values: Sequence[Hashable], distance: Callable = nominal) -> float:
    """Return alpha = 1 − observed / expected disagreement; `values` must be in order for `ordinal`.

    Without any pairable value it is nan; if one value alone was used it is 1 by convention, as in NLTK's AnnotationTask.

    >>> values = [1, 2]
    >>> alpha(coincidences([(1, 1), (2, 2), (1, 1), (2, 2)], values), values)
    1.0
    """
    marginals = matrix.sum(axis=1)
    n = marginals.sum()
    if n < 2:
        return float("nan")
    distances = distance(values, marginals)
    expected = float((np.outer(marginals, marginals) * distances).sum())
    if expected == 0:
        return 1.0
    return 1.0 - float(n - 1) * float((matrix * distances).sum()) / expected
