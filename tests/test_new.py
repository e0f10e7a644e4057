"""`stancebook new FOLDER --from PATH`: any files become a study that runs at once, or nothing is written."""

from __future__ import annotations

import csv
import os
import subprocess
import sys

import pytest
import yaml

from export_examples import SENTENCES, day, nexis_docx, title
from stancebook import gather, tables
from stancebook.coding.actors.candidates import candidates
from stancebook.coding.codebook import load_codebook
from stancebook.errors import StudyError
from stancebook.new import study_from
from stancebook.run import make_tables
from stancebook.study import load_study
from test_readers_tables import ROWS, as_csv, as_xlsx

PAGE = f"<html><head><title>The dam</title><meta property='og:site_name' content='Harbour Post'></head><body><h1>The dam</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></body></html>"


def made_of(folder, files: dict[str, bytes]):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def listed(study) -> dict[str, dict]:
    with open(study / "sources.csv", encoding="utf-8", newline="") as stream:
        return {row["file"]: row for row in csv.DictReader(stream)}


def test_a_folder_becomes_a_study_that_runs_at_once(tmp_path):
    files = {"a/Nexis download.docx": nexis_docx(3), "a/b/page.html": PAGE.encode(), "stories.xlsx": as_xlsx(ROWS), "note.txt": SENTENCES[0].encode("utf-16")}
    origin = made_of(tmp_path / "in", files)
    made = study_from(tmp_path / "study", origin)
    study = tmp_path / "study"
    assert {file.relative_to(study / "raw").as_posix() for file in (study / "raw").rglob("*.*")} == {"a/Nexis-download.docx", "a/b/page.html", "stories.xlsx", "note.txt"}
    for name, data in files.items():
        assert (study / "raw" / name.replace(" ", "-")).read_bytes() == data
    assert (made.files, made.coded, made.aside, made.passed) == (4, 7, (), ())
    assert listed(study)["a/b/page.html"]["title"] == "The dam" and listed(study)["a/b/page.html"]["outlet"] == "Harbour Post"
    assert not any(listed(study)["a/Nexis-download.docx"][key] for key in ("title", "published"))
    assert sorted(path.name for path in study.iterdir()) == ["codebook.yml", "codings", "raw", "sources.csv", "study.yml"]
    done = make_tables(study)
    documents = tables.read(study / "tables", "documents")
    assert (documents["status"] == "coded").all() and len(documents) == 7
    assert documents.set_index("document_id").loc["nexis-download-2", ["title", "published"]].tolist() == [title(2), day(2)[1]]
    assert len(done.remarks) == 1 and "none of its actors is named" in done.remarks[0]


def test_the_candidates_can_be_taken_out_of_their_comment(tmp_path):
    study_from(tmp_path / "study", made_of(tmp_path / "in", {"a.docx": nexis_docx(3)}) / "a.docx")
    path = tmp_path / "study/codebook.yml"
    text = path.read_text("utf-8")
    assert '# - {id: southland, label: "Southland", aliases: ["Southland"]}  # 3 times in 3 documents' in text
    assert load_codebook(path).actors[0].id == "placeholder"
    path.write_text(text.replace("  # - {id: south", "  - {id: south").replace("  # - {id: river", "  - {id: river"), "utf-8")
    assert [actor.id for actor in load_codebook(path).actors] == ["placeholder", "river_commission", "southland"]
    done = make_tables(tmp_path / "study")
    assert done.remarks == () and len(tables.read(tmp_path / "study/tables", "mentions")) >= 4


def test_the_study_file_tells_dates_and_guessed_columns(tmp_path):
    rows = [["Head: line", "Story, long", "When"], *ROWS[1:]]
    rows = [[head, f"{body} {body} {body}" if i else body, date] for i, (head, body, date) in enumerate(rows)]
    study_from(tmp_path / "my_first-study", made_of(tmp_path / "in", {"a#: b.csv": as_csv(rows)}))
    text = (tmp_path / "my_first-study/study.yml").read_text("utf-8")
    settings = yaml.safe_load(text)
    assert (settings["title"], len(settings["limits"])) == ("my first study", 1)
    assert "# published_after: 2021-05-03" in text and "# published_before: 2021-05-04" in text
    wanted = next(line for line in text.split("\n") if line.startswith("# columns"))
    (tmp_path / "my_first-study/study.yml").write_text(text.replace(wanted, wanted[2:]), "utf-8")
    assert load_study(tmp_path / "my_first-study").columns == {"text": "Story, long", "title": "Head: line", "published": "When"}


LISTS = {
    "metadata.csv": b"Filename,Headline,Newspaper,Date\na.txt,One,Harbour Post,25/04/2021\nsub/b.html,Two,Valley Times,03/05/2021\nlost.txt,Three,,\n",
    "list.tsv": b"file\ttitle\toutlet\tpublished\na\tOne\tHarbour Post\t2021-04-25\nB\tTwo\tValley Times\t2021-05-03\n",
    "sources.csv": b"file,title,outlet,published,derived_from\nraw/a.txt,One,Harbour Post,2021-04-25,\nraw/sub/b.html,Two,Valley Times,2021-05-03,raw/a.txt\n",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_beside_the_texts_fills_sources(tmp_path, name):
    origin = made_of(tmp_path / "in", {"a.txt": SENTENCES[0].encode(), "sub/b.html": PAGE.encode(), name: LISTS[name]})
    made = study_from(tmp_path / "study", origin)
    rows = listed(tmp_path / "study")
    assert sorted(rows) == ["a.txt", "sub/b.html"] and made.passed == (f"{name} lists 2 files: what it says went into sources.csv",)
    assert [[row[key] for key in ("title", "outlet", "published")] for row in rows.values()] == [["One", "Harbour Post", "2021-04-25"], ["Two", "Valley Times", "2021-05-03"]]
    assert rows["sub/b.html"]["derived_from"] == ("a.txt" if name == "sources.csv" else "")


def test_a_table_of_stories_is_no_list_of_files(tmp_path):
    origin = made_of(tmp_path / "in", {"a.txt": SENTENCES[0].encode(), "stories.csv": as_csv([["name", "text"], ["Ada", SENTENCES[0]], ["a.txt", ""], ["Li", SENTENCES[1]]])})
    study_from(tmp_path / "study", origin)
    assert sorted(listed(tmp_path / "study")) == ["a.txt", "stories.csv"]


@pytest.mark.parametrize(
    ("names", "raw"),
    [
        (["a b.txt", "a?b.txt", "A-B.txt"], ["A-B.txt", "a-b-2.txt", "a-b-3.txt"]),
        (["line\nbreak.txt"], ["line-break.txt"]),
        (["right\u202eleft.txt", "zero\u200bwidth.txt"], ["rightleft.txt", "zerowidth.txt"]),
        (["cafe\u0301.txt"], ["café.txt"]),
        (["x" * 250 + ".txt"], ["x" * 116 + ".txt"]),
        (["é" * 120 + ".txt"], ["é" * 58 + ".txt"]),
        (["CON.txt", "=cmd.csv", "-.txt"], ["text.txt", "_=cmd.csv", "_CON.txt"]),
        (["no-suffix", "two.dots.txt", "trailing. .txt"], ["no-suffix", "trailing.txt", "two.dots.txt"]),
    ],
)
def test_names_in_raw_are_safe(tmp_path, names, raw):
    found = gather.gather(made_of(tmp_path / "in", {name: b"Talks began." for name in names}))
    assert sorted(name for _, name in found.files) == sorted(raw)


def test_hidden_files_links_and_what_is_no_file_are_passed_over_and_told(tmp_path):
    origin = made_of(tmp_path / "in", {"a.txt": b"Talks began.", ".hidden.txt": b"x", ".git/config": b"x", "~$a.docx": b"x", "Thumbs.db": b"x"})
    (origin / "loop").symlink_to(origin, target_is_directory=True)
    (origin / "away.txt").symlink_to("/etc/hostname")
    os.mkfifo(origin / "pipe.txt")
    found = gather.gather(origin)
    assert [name for _, name in found.files] == ["a.txt"]
    assert sorted(found.passed) == [".git is hidden", ".hidden.txt is hidden", "Thumbs.db is hidden", "away.txt is a link", "loop is a link", "pipe.txt is no file", "~$a.docx is hidden"]


def nothing_there(path):
    return path / "nothing"


def empty(path):
    return made_of(path / "in", {".hidden": b"x"})


def broken_link(path):
    (path / "link").symlink_to(path / "nothing")
    return path / "link"


def pipe(path):
    os.mkfifo(path / "pipe")
    return path / "pipe"


def too_large(path):
    origin = made_of(path / "in", {"a.txt": b"Talks began."})
    with open(origin / "b.txt", "wb") as stream:
        stream.truncate(100_000_001)
    return origin


@pytest.mark.parametrize(
    ("origin", "problem"),
    [
        (nothing_there, "is not there"),
        (empty, "holds no file to read .*hidden"),
        (broken_link, "is a broken link"),
        (pipe, "neither a file nor a folder"),
        (lambda path: made_of(path, {"a.zip": b"PK"}) / "a.zip", "unpack it"),
        (too_large, "b.txt: is larger than 100 MB"),
        (lambda path: path, "inside each other"),
    ],
)
def test_what_cannot_be_taken_is_an_error_and_leaves_nothing(tmp_path, origin, problem):
    source = origin(tmp_path)
    if source == tmp_path:
        made_of(tmp_path, {"a.txt": b"Talks began."})
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StudyError, match=problem):
        study_from(tmp_path / "study", source)
    assert sorted(tmp_path.iterdir()) == before


def test_too_many_files_are_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(gather, "MOST_FILES", 3)
    origin = made_of(tmp_path / "in", {f"{n}.txt": b"Talks began." for n in range(4)})
    with pytest.raises(StudyError, match="holds more than 3 files"):
        gather.gather(origin)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_an_error(tmp_path):
    origin = made_of(tmp_path / "in", {"a.txt": b"Talks began."})
    (origin / "a.txt").chmod(0)
    with pytest.raises(StudyError, match="cannot be read"):
        study_from(tmp_path / "study", origin)


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    made_of(tmp_path / "study", {"mine.txt": b"x"})
    with pytest.raises(StudyError, match="is not empty"):
        study_from(tmp_path / "study", made_of(tmp_path / "in", {"a.txt": b"Talks began."}))
    assert [path.name for path in (tmp_path / "study").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Then Northland spoke. Talks with Northland and with Northland.", [("Northland", 3)]),
        ("Northland spoke. Northland waits. Northland acts.", []),
        ("Northland spoke. Northland waits. They met Northland.", [("Northland", 3)]),
        ("On Monday, in May and on Monday, in May and on Monday in May they met.", []),
        ("They met the River Commission. The River Commission and the River Commission’s head left.", [("River Commission", 3)]),
        ("they met. they left. they waited.", []),
    ],
)
def test_candidates_are_the_frequent_capitalised_names(text, names):
    assert [(found.name, found.count) for found in candidates([text])] == names


def test_the_command_tells_what_it_made_and_what_is_wrong(tmp_path):
    origin = made_of(tmp_path / "in", {"a.docx": nexis_docx(3), "b.csv": b"title,text\nA,\nB,Talks began in the harbour.\n", ".hidden": b"x"})

    def command(*arguments):
        return subprocess.run([sys.executable, "-m", "stancebook.cli", "new", *map(str, arguments)], capture_output=True, text=True, timeout=120)

    done = command(tmp_path / "study", "--from", origin)
    assert done.returncode == 0 and "2 files, 4 documents to code" in done.stdout and "River Commission (3)" in done.stdout
    assert "1 passed over: .hidden is hidden" in done.stderr and "1 set aside: b.csv: 2: line 2 has no text" in done.stderr
    wrong = command(tmp_path / "other", "--from", tmp_path / "nothing")
    assert wrong.returncode == 2 and "is not there → name a file or a folder of texts" in wrong.stderr and not (tmp_path / "other").exists()
