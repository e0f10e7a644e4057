"""Reuse between documents: its kinds, its direction, and candidates that an inverted index gives."""

import random
from itertools import combinations

import pytest

from stancebook.sources.assemble import clean_document
from stancebook.sources.readers import Decoded
from stancebook.sources.reuse import MIN_PAIRS, direction, find_reuse
from stancebook.sources.shingles import Index
from stancebook.study import Source

NOUNS = """minister harbour quota trawler island village patrol treaty lighthouse ferry cannery herring season inspector baker bridge canal
    cathedral doctor elephant factory garden hospital journal kitchen library market notary orchard pilot quarry railway school teacher university
    valley widow castle engine violin window pepper carpet museum""".split()
VERBS = "praised rejected measured repaired followed visited counted doubled".split()


def text(seed, sentences=12):
    draw = random.Random(seed)
    made = []
    for _ in range(sentences):
        one, two, three, four, five = draw.sample(NOUNS, 5)
        made.append(f"The {one} of the {two} {draw.choice(VERBS)} the {three} with the {four} and the {five}.")
    return made


def document(name, sentences, published=""):
    return clean_document(Source(file=f"{name}.txt", line=2, published=published), Decoded("\n\n".join(sentences), "utf-8"), document_id=name)


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda lines: lines, "copy"),
        (lambda lines: lines[:8], "edited"),
        (lambda lines: lines[:6] + text(99, 4), "edited"),
        (lambda lines: ["Late on Friday the news was this."] + [line.replace("The", "A", 1) for line in lines], "copy"),
    ],
)
def test_the_kind_tells_how_near_two_documents_are(change, kind):
    lines = text(1)
    pairs = find_reuse([document("a", lines), document("b", change(lines)), document("c", text(2))])
    assert [(pair.document_a, pair.document_b, pair.kind) for pair in pairs] == [("a", "b", kind)]


def test_documents_on_one_subject_are_no_reuse():
    assert find_reuse([document(f"d{seed}", text(seed)) for seed in range(12)]) == []


@pytest.mark.parametrize(
    ("published", "lengths", "derived", "source"),
    [
        (("2025-05-03", "2025-05-04"), (12, 12), {}, ("a", "date")),
        (("2025-05-03", "2025-05-02"), (12, 8), {}, ("b", "date")),
        (("", "2025-05-02"), (12, 8), {}, ("a", "length")),
        (("2025-05-03", "2025-05-03"), (8, 12), {}, ("b", "length")),
        (("2025-05-03", "2025-05-04"), (12, 8), {"a": "b"}, ("b", "stated")),
    ],
)
def test_the_source_is_the_stated_the_earlier_or_the_longer_one(published, lengths, derived, source):
    lines = text(1)
    a, b = (document(name, lines[:length], date) for name, length, date in zip("ab", lengths, published, strict=True))
    assert direction(a, b, derived) == direction(b, a, derived) == source
    pair = find_reuse([b, a], derived)[0]
    assert (pair.row()["source"], pair.row()["source_by"]) == source


def test_the_index_gives_the_pairs_that_a_comparison_of_all_gives():
    documents = [document(f"d{seed:02}", text(seed % 17, 10) + text(seed + 100, 3)) for seed in range(40)]
    index = Index(documents)
    found = list(index.candidates(MIN_PAIRS))
    assert found == sorted(set(found)) and all(a < b for a, b in found)
    sets = [set(pairs.tolist()) for pairs in index.pairs]
    holders = {pair: sum(pair in found for found in sets) for found in sets for pair in found}
    rare = {(a, b) for a, b in combinations(range(40), 2) if sum(holders[pair] <= 3 for pair in sets[a] & sets[b]) >= MIN_PAIRS}
    assert rare and rare <= set(found)
    assert index.share(0, 17) == len(sets[0] & sets[17]) / min(len(sets[0]), len(sets[17]))


@pytest.mark.parametrize("documents", [[], [("a", [])], [("a", ["Short."]), ("b", ["Short."])]])
def test_next_to_nothing_gives_nothing(documents):
    assert find_reuse([document(name, lines) for name, lines in documents]) == []
