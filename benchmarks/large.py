"""Write a large invented study (200 actors, 500 documents, 10,000 statements) and measure its pages in Chromium."""

from __future__ import annotations

import csv
import itertools
import random
import sys
import time
from pathlib import Path

import yaml

SYLLABLES = ("ba", "do", "fe", "ga", "hu", "ki", "lo", "me", "nu", "po", "ra", "si", "tu", "ve", "wo", "zi")
ENDINGS = ("rland", "stan", "mark", "via", "ria", "nesia", "burg", "lia")
ACTS = (
    "praised {} for its new {}", "accused {} of hiding the {}", "attacked {} over the {}", "sent aid to {} after the {}", "could sanction {} because of the {}",
    "refused to support {} in the {}", "signed an agreement with {} on the {}", "condemned {} for the {}", "held talks with {} about the {}", "plans to arm {} against the {}",
)  # fmt: skip
THINGS = ("harbour", "railway", "canal", "ministry", "dam", "pipeline", "school", "airport", "market", "border post", "bridge", "archive", "mine", "festival")
DAYS = ("on Monday", "on Tuesday", "last week", "on Friday morning", "late in the evening", "after a long debate", "before the vote")


def names(count: int) -> list[str]:
    """Return invented names of countries."""
    made = ("".join(parts).capitalize() for parts in itertools.product(SYLLABLES, SYLLABLES, ENDINGS))
    return sorted(random.Random(1).sample(list(made), count))


def word(draw: random.Random) -> str:
    """Return an invented word, so that no two texts are taken for versions of one."""
    return "".join(draw.choice(SYLLABLES) for _ in range(4))


def write_study(folder: Path, *, actors: int = 200, documents: int = 500, statements: int = 10_000) -> None:
    """Write the study's folder; the same numbers give the same bytes."""
    draw = random.Random(7)
    people = names(actors)
    (folder / "raw").mkdir(parents=True, exist_ok=True)
    weights = [1 / (at + 3) for at in range(actors)]
    rows = []
    for number in range(documents):
        file = f"text-{number:04d}.txt"
        lines = []
        for _ in range(statements // documents):
            first, second = draw.choices(people, weights, k=2)
            while second == first:
                second = draw.choices(people, weights)[0]
            act = draw.choice(ACTS).format(second, draw.choice(THINGS))
            sentence = f"{first} {act} at {word(draw)} {draw.choice(DAYS)}"
            told = f", said Speaker {draw.choice(SYLLABLES).capitalize()}{draw.choice(ENDINGS)}" if draw.random() < 0.3 else ""
            lines.append(f"{sentence}{told}, while {word(draw)} and {word(draw)} waited with {word(draw)} for {word(draw)}.")
        paragraphs = [" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4)]
        (folder / "raw" / file).write_text("\n\n".join(paragraphs) + "\n", "utf-8")
        day = f"20{draw.randint(20, 24)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        rows.append([file, f"Invented report {number}", f"Paper {draw.randint(1, 30)}", "", day, "", "CC0-1.0", ""])
    with open(folder / "sources.csv", "w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["file", "title", "outlet", "author", "published", "url", "licence", "derived_from"], *rows])
    codebook = {"codebook": {"id": "large"}, "actors": [{"id": name.lower(), "label": name, "kind": "state", "aliases": [name]} for name in people]}
    (folder / "codebook.yml").write_text(yaml.safe_dump(codebook, sort_keys=False), "utf-8")
    (folder / "study.yml").write_text("title: A large invented study\nquestion: Do the pages stay quick?\nlimits: [All names and texts are invented.]\n", "utf-8")


def measure(report: Path) -> None:
    """Print the size of each page, how long it takes to open, and how long a filter takes."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for path in sorted(report.glob("*.html")):
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            start = time.perf_counter()
            page.goto(path.resolve().as_uri(), wait_until="load")
            page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
            opened = time.perf_counter() - start
            told = ""
            if path.name == "evidence.html":
                took = page.evaluate(FILTER)
                told = f", filters {', '.join(f'{name} {value:.0f} ms' for name, value in took.items())}, {page.locator('output').inner_text()}"
            sys.stdout.write(f"{path.name:16} {path.stat().st_size / 1e6:6.2f} MB, open {opened:5.2f} s{told}\n")
            page.close()
        browser.close()


FILTER = """async () => {
  const field = (name) => document.querySelector(`#browser [name=${name}]`), took = {}, begin = performance.now();
  field("actor").focus();
  took["first touch"] = performance.now() - begin;
  for (const [name, value] of [["actor", field("actor").options[5].value], ["text", "harbour"], ["actor", ""], ["sort", "-date"], ["text", ""], ["sort", "confidence"]]) {
    const start = performance.now();
    field(name).value = value;
    field(name).dispatchEvent(new Event("input", { bubbles: true }));
    document.body.getBoundingClientRect();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    took[`${name}=${value}`] = performance.now() - start;
  }
  return took;
}"""

if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "large-study")
    if not (target / "report").is_dir():
        from stancebook import run

        write_study(target)
        run.make_report(target)
    measure(target / "report")
