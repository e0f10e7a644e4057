"""Take JSON lines or a JSON array apart into rows of text under dotted keys; a bad line is told and the others go on."""

from __future__ import annotations

import json

from stancebook.sources.readers.rows import Grid, Row

#: Characters from which an item of a list is a paragraph, not a name.
LIST_CHARS = 60


def json_rows(text: str) -> Grid | None:
    """Return the objects of JSON lines, or of a JSON array (alone, or the one list of objects inside an object), as rows.

    >>> json_rows('{"a": {"b": 1}}\\n{"a": \\n{"a": {"b": 2}}').rows[1].problem[:20]
    'is not JSON: Expecti'
    """
    whole = _array(text)
    found: list[tuple[int, dict | None, str]] = []
    if whole is not None:
        found = [(i, item, "") if isinstance(item, dict) else (i, None, "is not an object") for i, item in enumerate(whole, 1)]
    else:
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip(" \t\r\ufeff"):
                found.append(_json_line(number, line))
    if not any(item for _, item, _ in found):
        return None
    flat = [(number, flatten(item) if item is not None else {}, problem) for number, item, problem in found]
    header = tuple(dict.fromkeys(key for _, item, _ in flat for key in item))
    rows = [Row(number, () if problem else tuple(item.get(key, "") for key in header), problem) for number, item, problem in flat]
    return Grid(rows, header=header, unit="line" if whole is None else "item")


def _json_line(number: int, line: str) -> tuple[int, dict | None, str]:
    try:
        item = json.loads(line.strip(" \t\r\ufeff"))
    except (json.JSONDecodeError, RecursionError) as error:
        return number, None, f"is not JSON: {getattr(error, 'msg', 'too deep')}"
    return (number, item, "") if isinstance(item, dict) else (number, None, "is not a JSON object")


def _array(text: str) -> list | None:
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start not in ("[", "{") or not text.rstrip().endswith("]" if start == "[" else "}"):
        return None
    try:
        whole = json.loads(text.strip("\ufeff \t\r\n"))
    except (json.JSONDecodeError, RecursionError):
        return None
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)]
        return lists[0] if len(lists) == 1 else [whole]
    return whole


def flatten(item: dict, prefix: str = "") -> dict[str, str]:
    """Return the object's values as text under dotted keys; a list of names is joined by commas, of texts by blank lines.

    >>> flatten({"a": {"b": 1, "c": ["x", "y"]}, "d": None})
    {'a.b': '1', 'a.c': 'x, y', 'd': ''}
    """
    flat: dict[str, str] = {}
    for key, value in item.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            flat |= flatten(value, f"{name}.") if prefix.count(".") < 20 else {}
        elif isinstance(value, list):
            parts = [_words(part) for part in value]
            flat[name] = ("\n\n" if any(len(part) > LIST_CHARS for part in parts) else ", ").join(parts)
        else:
            flat[name] = _words(value)
    return flat


def _words(value: object) -> str:
    if isinstance(value, dict):
        inner = flatten(value)
        return next((inner[key] for key in ("text", "content", "value", "name") if key in inner), " ".join(inner.values()))
    if isinstance(value, list):
        return "\n".join(map(_words, value))
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
