"""Names carry no knowledge: renaming or swapping actors changes names and nothing else; labels and ids change nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from stancebook.coding import code_document
from stancebook.coding.actors.name_forms import NAMED
from stancebook.coding.actors.names import compile_names
from stancebook.coding.codebook import load_codebook
from stancebook.sources import clean_study
from stancebook.study import load_study
from test_noun_stances import APPRAISALS, COMPOUNDS, MUTUAL, NOUNS, ROLES
from test_probes import ACTORS, CODEBOOK, document, probes

STUDY = Path(__file__).parents[1] / "data" / "taliban-isk"
SENTENCES = sorted({row[0] for row in [*probes(), *NOUNS, *MUTUAL, *ROLES, *APPRAISALS, *COMPOUNDS]})
#: Names of one and of several words, with hyphens, full stops, particles and capitals.
INVENTED = [
    {"Arland": "New Valmark", "Borduria": "Ost-Toria", "Cestria": "the Free Isles", "Dorne": "Quor", "Red Front": "Lashkar-e-Nuz", "Green Guard": "GG-K"},
    {"Arland": "V.K.", "Borduria": "Zan", "Cestria": "Eastern Republic of Zan", "Dorne": "Al-Tarim", "Red Front": "Red Front of Zan", "Green Guard": "Order of the Nine"},
]
SMALL = {"the", "a", "an", "of", "and"}
VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprtvz"


def key(row):
    return row["start"], row["actor"], row["target"], row["stance"], row["modality"], row["rule"]


def coded(text, codebook):
    return sorted((row["actor"], row["target"], row["stance"], row["modality"]) for row in code_document(document(text), codebook).statements)


def renamed(actors, names):
    return replace(CODEBOOK, id="renamed", actors=tuple(replace(actor, aliases=tuple(names.get(alias, alias) for alias in actor.aliases)) for actor in actors))


@pytest.mark.parametrize("names", INVENTED, ids=["one", "two"])
def test_invented_names_change_nothing(names):
    book = renamed(ACTORS, names)
    changed = []
    for sentence in SENTENCES:
        text = sentence
        for i, name in enumerate(names):
            text = text.replace(name, f"\0{i}\0")
        for i, name in enumerate(names.values()):
            text = text.replace(f"the \0{i}\0", f"\0{i}\0").replace(f"The \0{i}\0", f"\0{i}\0") if name.startswith("the ") else text
            text = text.replace(f"\0{i}\0", name)
        text = (text[0].upper() + text[1:]).replace(". the ", ". The ")
        if coded(text, book) != coded(sentence, CODEBOOK):
            changed.append((text, coded(text, book), coded(sentence, CODEBOOK)))
    assert not changed


@pytest.mark.parametrize(("first", "second"), [("Arland", "Borduria"), ("Cestria", "Dorne"), ("Arland", "Dorne"), ("Red Front", "Green Guard")])
def test_swapping_two_names_swaps_them_in_the_statements(first, second):
    one, other = first.lower().replace(" ", "_"), second.lower().replace(" ", "_")
    swap = {one: other, other: one}
    for sentence in SENTENCES:
        if "Ms Ilva" in sentence:
            continue
        swapped = sentence.replace(first, "\0").replace(second, first).replace("\0", second)
        expected = sorted((swap.get(a, a), swap.get(t, t), stance, modality) for a, t, stance, modality in coded(sentence, CODEBOOK))
        assert coded(swapped, CODEBOOK) == expected, swapped


def invented(name):
    """Another name of the same shape: each vowel and consonant gives way to the next one, small words and a last s stay."""

    def step(char):
        for letters in (VOWELS, CONSONANTS):
            if char.lower() in letters:
                other = letters[(letters.index(char.lower()) + 1) % len(letters)]
                return other.upper() if char.isupper() else other
        return char

    return " ".join(word if word.islower() or word.lower() in SMALL else "".join(map(step, word)) for word in name.split(" "))


def is_name(text):
    return any(word[:1].isupper() for word in text.split())


def test_renaming_all_actors_of_the_shipped_study_changes_nothing():
    study = load_study(STUDY)
    codebook = load_codebook(study.codebook_file)
    names = compile_names(codebook)

    def other(forms):
        return tuple(invented(form) if is_name(form) else form for form in forms)

    actors = tuple(
        replace(actor, aliases=other(actor.aliases), metonyms=other(actor.metonyms), people=other(actor.people), not_=other(actor.not_)) for actor in codebook.actors
    )
    book = replace(codebook, id="renamed", actors=actors)
    seen = 0
    for text in clean_study(study).documents:
        clean = list(text.clean)
        for found in names.find(text.clean):
            if found.form.kind in NAMED and is_name(found.form.text):
                clean[found.start : found.end] = invented(text.clean[found.start : found.end])
        before, after = code_document(text, codebook).statements, code_document(replace(text, clean="".join(clean)), book).statements
        assert sorted(map(key, after)) == sorted(map(key, before)), text.document_id
        seen += len(before)
    assert seen > 100


def test_labels_change_nothing():
    actors = tuple(replace(actor, label=f"The people we call {actor.label}, so to speak") for actor in ACTORS)
    book = replace(CODEBOOK, id="labels", actors=actors)
    for sentence in SENTENCES:
        assert coded(sentence, book) == coded(sentence, CODEBOOK)
