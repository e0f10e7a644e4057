"""Make an SVG drawing of matplotlib small: nothing that a reader sees is changed."""

from __future__ import annotations

import re

#: the font of the drawing, then one of like widths, then any; written once rather than on every text
FONT, INK = "'DejaVu Sans', Verdana, sans-serif", "#1a1a1a"

_TAG = re.compile(r"<[^>]+>")
_UNSEEN = re.compile(r"<!--.*?-->|<!DOCTYPE.*?>|<metadata>.*?</metadata>", re.DOTALL)


def smaller(drawn: str) -> str:
    """Leave out of an SVG what nobody sees: comments, metadata, unused names, repeated fonts, blanks, digits below a tenth of a point.

    >>> print(smaller('<svg><style>*{}</style><g id="text_1"><text style="font-size: 8px; font-family: X, Y; fill: #1a1a1a" x="1.2345">1.2345</text></g></svg>'))
    <svg><style>*{} text{font-family:'DejaVu Sans', Verdana, sans-serif;fill:#1a1a1a}</style><g><text style="font-size: 8px" x="1.23">1.2345</text></g></svg>
    """
    drawn = _TAG.sub(lambda tag: _shorter(tag[0]), _UNSEEN.sub("", drawn))
    drawn = drawn.replace("</style>", f" text{{font-family:{FONT};fill:{INK}}}</style>", 1)
    return re.sub(r"<g/>|<g></g>", "", re.sub(r">\s+<", "><", drawn))


def _shorter(tag: str) -> str:
    tag = re.sub(r"(\.\d\d)\d+", r"\1", re.sub(r"\s+", " ", tag))
    if tag.startswith("<text"):
        tag = re.sub(rf"; (?:font-family: [^;\"]*|fill: {INK})(?=[;\"])", "", tag)
        return re.sub(r' transform="rotate\(-?0 [^"]*"', "", tag)
    if tag.startswith("<path"):
        return re.sub(r'(?<= d=")[^"]*', lambda line: re.sub(r"(\.\d)\d", r"\1", line[0]).strip(), tag)
    return re.sub(r'^<g id="[^"]*"', "<g", tag)
