"""Say how likely a statement is right: how often its rule is, moved by how surely the slots were filled here."""

from __future__ import annotations

from functools import cache

from stancebook.coding import words


def confidence_of(rule: str, score: float) -> float:
    """Return the confidence of a statement: the measured share of its rule, plus or minus what its score says.

    `score` is what the frame gives: lower the farther a filler stands and the more fillers come into question. A rule that was
    not measured takes the share of the rule that it refines ("verb-object-mutual": "verb-object"), else the default.

    >>> confidence_of("verb-object", 0.8) > confidence_of("verb-object", 0.6) > confidence_of("verb-reach", 0.6)
    True
    """
    table = _table()
    name = rule
    while name not in table and "-" in name:
        name = name.rsplit("-", 1)[0]
    right, usual = table.get(name, table["default"])
    slope, least, most = table["scale"]
    return min(most, max(least, right + slope * (score - usual)))


@cache
def _table() -> dict[str, tuple[float, ...]]:
    data = words.load("confidence")
    rules = {rule: (float(row["right"]), float(row["score"])) for rule, row in data["rules"].items()}
    default = float(data["default"]["right"]), float(data["default"]["score"])
    return {**rules, "default": default, "scale": (float(data["slope"]), float(data["least"]), float(data["most"]))}
