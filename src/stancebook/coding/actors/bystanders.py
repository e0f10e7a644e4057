"""Tell where a name stands for no actor, as it only says whose bystander, border, visitor or envoy somebody is."""

from __future__ import annotations


def is_bystander(lists: dict, before: list[str], after: list[str]) -> bool:
    for word in after[:3]:
        low = word.lower()
        if low in lists["bystanders"]:
            return True
        if low not in lists["modifiers"] and "-based" not in low:
            break
    if len(before) > 1 and before[-1] in ("in", "from", "at", "on", "of", "across", "within", "inside"):
        head = before[-3] if before[-2] in ("based", "working", "living") and len(before) > 2 else before[-2]
        return head in lists["bystanders"]
    return False


def is_accredited(lists: dict, before: list[str]) -> bool:
    """Tell whether a name only says where somebody holds office: "the envoy to A", but not "sent an envoy to A"."""
    if not before or before[-1] not in ("to", "for") or lists["offices"].isdisjoint(before[-3:-1]):
        return False
    return lists["office_acts"].isdisjoint(before[-7:-2])


def is_border(lists: dict, before: list[str], after: list[str]) -> bool:
    if after and after[0].lower() in lists["borders"]:
        return (len(after) < 2 or after[1].lower() not in lists["border_actors"]) and not is_done_at_border(lists, before)
    if not before:
        return False
    if before[-1] in ("bordering", "border", "borders", "bordered"):
        return True
    if len(before) < 2 or before[-1] not in ("with", "of") or before[-2] not in lists["borders"]:
        return False
    return not is_done_at_border(lists, before[:-2])


def is_done_at_border(lists: dict, before: list[str]) -> bool:
    """Tell whether what is done at a border is done to whoever lies beyond: "closed its border with A", "massed troops along …"."""
    if not lists["border_acts"].isdisjoint(before[-6:]):
        return True
    return not lists["deploying"].isdisjoint(before) and not lists["deployed"].isdisjoint(before)


def is_visited(lists: dict, before: list[str], official: bool) -> bool:
    """Tell whether an official or delegation travels to the place: "the minister flew to Lima", not "tourists visited Lima"."""
    if before[-1:] != ["to"] and (not before or before[-1] not in lists["visiting"]):
        return False
    return not lists["visiting"].isdisjoint(before[-4:]) and (official or not lists["visitors"].isdisjoint(before))


def is_traveller(lists: dict, after: list[str]) -> bool:
    """Tell whether a name only says where somebody private comes from: "a Norwegian tourist", "young Norwegian medical students"."""
    for word in after[:3]:
        if word.lower() in lists["travellers"]:
            return True
        if word.lower() not in lists["modifiers"]:
            return False
    return False
