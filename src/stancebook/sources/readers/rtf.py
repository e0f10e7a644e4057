"""Read Rich Text Format: its text, with page headers and footers labelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from stancebook.errors import SourceError
from stancebook.sources.readers.decoded import Decoded

_MARGIN = re.compile(r"\{\\(header|footer|footnote)[lrf]?\b")
_TITLE = re.compile(r"\{\\title ([^{}]{1,300})\}")
_FIELD = re.compile(r"\\(?:field|fldrslt)(?:\b ?|(?=\W))")
_CODEPAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def matches(data: bytes, name: str) -> bool:
    r"""Tell RTF by its opening.

    >>> matches(b"{\\rtf1\\ansi Talks}", "a.txt"), matches(b"rtf", "a.rtf")
    (True, False)
    """
    return data[:64].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf")


def read(data: bytes, name: str, *, columns: Mapping[str, str]) -> list[Decoded]:
    """Return the one document of an RTF file; SourceError where it holds no text."""
    from striprtf.striprtf import rtf_to_text

    source, encoding = data.decode("latin-1"), rtf_encoding(data)

    def plain(rtf: str) -> list[str]:
        lines = rtf_to_text(unlinked(rtf), encoding=encoding, errors="replace").split("\n")
        return [line for line in (" ".join(line.replace("|", " | ").split()) for line in lines) if line.strip(" |")]

    margins = [(line, ("boilerplate", f"page {kind}" if kind != "footnote" else kind)) for kind, group in _groups(source) for line in plain("{\\rtf1 " + group + "}")]
    before = [line for line in margins if line[1][1] == "page header"]
    after = [line for line in margins if line not in before]
    body = [(line, ("boilerplate", "row of a table") if line.count(" | ") and len(line.split()) < 20 else None) for line in plain(source)]
    lines = [*before, *body, *after]
    if not any(re.search(r"\w", line) for line, _ in lines):
        raise SourceError(name, "is an RTF file without text; it may hold pictures only", "save the article's text as .txt or .docx")
    title = _TITLE.search(source)
    tells = {"title": " ".join(plain("{\\rtf1 " + title[1] + "}"))} if title else {}
    hints = {number: hint for number, (_, hint) in enumerate(lines, 1) if hint}
    return [Decoded("\n".join(line for line, _ in lines) + "\n", f"rtf {encoding}", kind="rtf", hints=hints, tells=tells)]


def unlinked(source: str) -> str:
    r"""Return RTF in which a link is its words alone; else its address would be read as a part of the sentence.

    >>> unlinked(r'{\field{\*\fldinst{HYPERLINK "https://a.example"}}{\fldrslt{\b Talks}}}')
    '{{\\*\\fldinst{HYPERLINK "https://a.example"}}{{\\b Talks}}}'
    """
    return _FIELD.sub("", source)


def rtf_encoding(data: bytes) -> str:
    """Return the code page that the file declares, cp1252 where it declares none."""
    codepage = _CODEPAGE.search(data[:10_000])
    return f"cp{codepage[1].decode()}" if codepage else "cp1252"


def _groups(source: str) -> Iterator[tuple[str, str]]:
    """Yield (kind, content) of page headers, footers and footnotes, whose braces balance."""
    at = 0
    while match := _MARGIN.search(source, at):
        depth, end = 1, match.end()
        for brace in re.finditer(r"\\.|[{}]", source[match.end() : match.end() + 50_000]):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            end = match.end() + brace.end()
            if depth == 0:
                break
        yield match[1], source[match.end() : end - 1]
        at = end
