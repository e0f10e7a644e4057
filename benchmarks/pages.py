"""Make news articles and pages for the measurements: sentences of the shipped study with their words drawn anew."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cached_property

from stancebook.sources import read_documents
from stancebook.sources.cues import function_words
from stancebook.study import load_study

_WORD = re.compile(r"[A-Za-z]{4,}")
_SENTENCE = re.compile(r"[A-Z“][^.!?\n]{40,260}[.!?]”?(?=\s)")
MENU = "Home World Politics Business Sport Culture Weather Opinion Video Podcasts Travel Science".split()
FOOT = ("Share this article", "Related articles", "Leave a Reply", "Your email address will not be published.", "All rights reserved")


@dataclass
class Maker:
    """Makes articles from the sentences of a few documents; the same seed gives the same articles."""

    texts: tuple[str, ...]
    seed: int = 7

    @classmethod
    def of_study(cls, folder: str) -> Maker:
        """Take the sentences from the plain-text files of a study."""
        study = load_study(folder)
        found = [read_documents((study.raw / source.file).read_bytes(), source.file)[0] for source in study.sources if source.file.endswith(".txt")]
        return cls(tuple(decoded.text for decoded in found))

    @cached_property
    def patterns(self) -> list[str]:
        return sorted({match for text in self.texts for match in _SENTENCE.findall(text)})

    @cached_property
    def words(self) -> list[str]:
        found = {word for text in self.texts for word in _WORD.findall(text) if word.islower()}
        return sorted(found - function_words())

    def sentence(self, draw: random.Random, pattern: str, share: float) -> str:
        """Return the pattern with a share of its words drawn anew."""
        return _WORD.sub(lambda match: draw.choice(self.words) if match[0].islower() and draw.random() < share else match[0], pattern)

    def article(self, number: int, *, sentences: int = 24) -> list[str]:
        """Return the paragraphs of an article; one in ten takes its text from another: a copy, an edited one or a paraphrase."""
        draw = random.Random(self.seed * 1_000_003 + number)
        if number % 10 == 9:
            taken = self.article(number - 1 - draw.randrange(min(number, 8)), sentences=sentences) if number > 9 else self.article(0)
            change = (0.0, 0.08, 0.3)[number // 10 % 3]
            return [self.sentence(draw, paragraph, change) for paragraph in taken[draw.randrange(3) :]]
        made = [self.sentence(draw, draw.choice(self.patterns), 0.8) for _ in range(sentences)]
        return [" ".join(made[i : i + 2]) for i in range(0, sentences, 2)]

    def page(self, number: int) -> tuple[str, str]:
        """Return one page as HTML and as the text that a reader copies from it."""
        draw = random.Random(number)
        title = self.sentence(draw, draw.choice(self.patterns), 0.8)[:70].rsplit(" ", 1)[0]
        body = self.article(number)
        teasers = [self.sentence(draw, draw.choice(self.patterns), 0.9)[:60].rsplit(" ", 1)[0].title() for _ in range(12)]
        text = "\n".join([*MENU, title, "By Ada North", "3 May 2025", *(f"{paragraph}\n" for paragraph in body), *FOOT[:2], *teasers, *FOOT[2:]])
        items = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in MENU)
        more = "".join(f'<li><a href="/{i}">{teaser}</a></li>' for i, teaser in enumerate(teasers))
        paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in body)
        html = (
            f"<!DOCTYPE html><html><head><title>{title}</title><script>var a = 1;</script></head><body><nav><ul>{items}</ul></nav>"
            f"<article><h1>{title}</h1><p class='byline'>By Ada North</p><time>3 May 2025</time>\n{paragraphs}</article>"
            f"<aside><h2>{FOOT[1]}</h2><ul>{more}</ul></aside><footer><p>{FOOT[-1]}</p></footer></body></html>"
        )
        return html, text
