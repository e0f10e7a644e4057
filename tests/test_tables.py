"""Tables are written the one way, and every column is in the data dictionary."""

import re
from pathlib import Path

import pytest

from stancebook import tables
from stancebook.errors import DiskError, StudyError

DICTIONARY = Path(__file__).parents[1] / "data" / "README.md"


def described():
    found, name = {}, None
    for line in DICTIONARY.read_text("utf-8").splitlines():
        if match := re.fullmatch(r"### (\w+)", line):
            name = match[1]
            found[name] = []
        elif line.startswith("## "):
            name = None
        elif name and (match := re.fullmatch(r"\| `(\w+)` \| (.+?) \| (.+?) \|", line)):
            found[name].append(match[1])
    return found


def test_the_dictionary_describes_every_table():
    assert list(described()) == list(tables.COLUMNS)


@pytest.mark.parametrize("name", tables.COLUMNS)
def test_the_dictionary_describes_every_column(name):
    assert described()[name] == list(tables.COLUMNS[name])


@pytest.mark.parametrize(
    "value, written",
    [(None, ""), (True, "true"), (False, "false"), (1, "1"), (0.5, "0.5"), (2.0, "2"), (1 / 3, "0.333"), (float("nan"), ""), ("NA", "NA"), ("", "")],
)
def test_as_text(value, written):
    assert tables.as_text(value) == written


@pytest.mark.parametrize("text", ["NA", "null", "a,b", 'say "no"', "two\nlines", "bare\rreturn", " spaces ", "=1+1", "üñ–"])
def test_a_value_comes_back_as_it_was(tmp_path, text):
    frame = tables.frame("uncoded", [{"document_id": "d", "text": text}])
    path = tables.write(tmp_path, "uncoded", frame)
    first = path.read_bytes()
    assert tables.read(tmp_path, "uncoded")["text"].tolist() == [text]
    assert tables.write(tmp_path, "uncoded", tables.read(tmp_path, "uncoded")).read_bytes() == first


def test_a_missing_table_names_the_remedy(tmp_path):
    with pytest.raises(StudyError, match="stancebook code"):
        tables.read(tmp_path, "statements")


def test_a_lacking_column_is_refused(tmp_path):
    with pytest.raises(ValueError, match="actors"):
        tables.write(tmp_path, "uncoded", tables.frame("uncoded", []).drop(columns="actors"))


def test_a_place_that_cannot_be_written_is_a_disk_error(tmp_path):
    (tmp_path / "tables").write_text("a file stands here")
    with pytest.raises(DiskError, match="cannot be written"):
        tables.write(tmp_path / "tables", "uncoded", tables.frame("uncoded", []))
