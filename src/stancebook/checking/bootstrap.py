"""Intervals by drawing documents again with replacement.

Source: B. Efron & R. Tibshirani, An Introduction to the Bootstrap (1993), percentile intervals; the unit drawn is the document,
because statements of one document are not independent of each other.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

RESAMPLES = 1000
SEED = 2011
FEW_DOCUMENTS = 15


def interval(counts: np.ndarray, statistic: Callable[[np.ndarray], float], *, resamples: int = RESAMPLES) -> tuple[float, float]:
    """Return the 95 % interval of `statistic(sum of counts)`; `counts` has one first-axis entry a document.

    With fewer than two documents, or nothing but undefined draws, both ends are nan.
    """
    documents = len(counts)
    if documents < 2:
        return float("nan"), float("nan")
    draws = np.random.default_rng(SEED).multinomial(documents, [1 / documents] * documents, size=resamples)
    sums = np.tensordot(draws.astype(float), counts, axes=1)
    values = np.array([statistic(one) for one in sums])
    values = values[~np.isnan(values)]
    if not len(values):
        return float("nan"), float("nan")
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def warning(documents: int) -> str:
    """Return the note that belongs to a figure from few documents, or an empty text."""
    if documents >= FEW_DOCUMENTS:
        return ""
    return f"only {documents} document{'s' if documents != 1 else ''}: with fewer than {FEW_DOCUMENTS} the interval is too narrow to rely on"
