"""Every wrong input ends with the exit code of the design and a message that names place, problem and remedy."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import filelock
import pytest

FISHERIES = Path(__file__).parent / "studies" / "fisheries"


@pytest.fixture
def study(tmp_path):
    folder = tmp_path / "fisheries"
    shutil.copytree(FISHERIES, folder)
    return folder


def stancebook(*words, cwd=None):
    return subprocess.run([sys.executable, "-m", "stancebook.cli", *map(str, words)], capture_output=True, text=True, cwd=cwd, timeout=240)


def edit(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


WRONG = {
    "a row without its file": (lambda f: (f / "raw/01-harbour.txt").unlink(), "sources.csv, line 2", "raw/01-harbour.txt is not there"),
    "a file without its row": (lambda f: (f / "raw/more.txt").write_text("More."), "sources.csv", "has no row for raw/more.txt"),
    "a file listed twice": (lambda f: edit(f, "sources.csv", "02-council.txt,", "01-harbour.txt,"), "sources.csv, line 3", "twice"),
    "no sources.csv": (lambda f: (f / "sources.csv").unlink(), "sources.csv", "is missing"),
    "no study.yml": (lambda f: (f / "study.yml").unlink(), "study.yml", "is missing"),
    "a YAML key twice": (lambda f: edit(f, "study.yml", "language: en", "language: en\nlanguage: en"), "study.yml, line 4", "stands twice"),
    "an unknown key": (lambda f: edit(f, "study.yml", "question:", "qestion:"), "study.yml, line 2", "unknown key 'qestion'"),
    "a YAML tag": (lambda f: edit(f, "study.yml", "language: en", "language: !!python/name:os.system"), "study.yml, line 3", "not the YAML expected"),
    "an actor's id twice": (lambda f: edit(f, "codebook.yml", "- id: sudland", "- id: norland"), "codebook.yml, line", "norland"),
    "one alias on two actors": (lambda f: edit(f, "codebook.yml", "aliases: [Sudland,", "aliases: [Norland,"), "codebook.yml, line", "Norland"),
    "no actors": (lambda f: (f / "codebook.yml").write_text("issues: []\n"), "codebook.yml", "actors"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_study_ends_with_2_and_nothing_is_written(study, name):
    spoil, place, problem = WRONG[name]
    spoil(study)
    done = stancebook("code", study)
    assert done.returncode == 2, done.stderr
    assert place in done.stderr and problem in done.stderr and " → " in done.stderr
    assert "Traceback" not in done.stderr and not (study / "tables").exists()


@pytest.mark.parametrize(
    "words, problem",
    [
        (["bogus"], "No such command"),
        (["report"], "Missing argument"),
        (["code", "{study}", "--bogus"], "No such option"),
        (["code", "{study}/nowhere"], "is not a folder"),
        (["report", "{study}", "-p", "minimun=3"], "no notebook declares it"),
        (["report", "{study}", "-p", "study_folder=/"], "no notebook declares it"),
        (["report", "{study}", "-p", "x; import os=3"], "is not NAME=VALUE"),
        (["export", "{study}", "--to", "xls"], "is not a known format"),
        (["new", "{study}"], "is not empty"),
    ],
)
def test_wrong_usage_ends_with_2(study, words, problem):
    done = stancebook(*(word.format(study=study) for word in words))
    assert done.returncode == 2 and problem in done.stderr and " → " in done.stderr, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\x7fELF\x00\x00" * 30], ids=["empty", "binary"])
def test_a_bad_document_is_set_aside_and_the_rest_goes_on(study, content):
    (study / "raw/02-council.txt").write_bytes(content)
    done = stancebook("code", study)
    assert done.returncode == 3, done.stderr
    assert "1 set aside: 02-council.txt" in done.stderr
    assert "01-harbour" in (study / "tables/statements.csv").read_text("utf-8")


def test_a_held_study_ends_with_4(study):
    with filelock.FileLock(study / ".stancebook-lock"):
        done = stancebook("code", study)
    assert done.returncode == 4 and "another run holds this study" in done.stderr


def test_a_place_that_cannot_be_written_ends_with_6(study):
    (study / "tables").write_text("a file stands where the folder should be")
    done = stancebook("code", study)
    assert done.returncode == 6 and "cannot be written" in done.stderr, done.stderr


def test_a_report_folder_that_cannot_be_written_ends_with_6(study):
    (study / "report").write_text("a file stands where the folder should be")
    done = stancebook("report", study)
    assert done.returncode == 6 and "cannot be written" in done.stderr, done.stderr


def test_a_new_study_runs_at_once_and_is_exported(tmp_path):
    assert stancebook("new", tmp_path / "mine").returncode == 0
    done = stancebook("code", tmp_path / "mine")
    assert done.returncode == 0, done.stderr
    assert stancebook("export", tmp_path / "mine", "--to", "csv").returncode == 0
    assert (tmp_path / "mine/export/datapackage.json").is_file() and (tmp_path / "mine/export/statements.csv").is_file()


def test_a_sheet_goes_out(study):
    assert stancebook("code", study).returncode == 0
    done = stancebook("sheet", study, "--out", study / "mine.csv")
    assert done.returncode == 0 and "Norland detained" in (study / "mine.csv").read_text("utf-8-sig"), done.stderr


def test_version_and_doctor():
    assert stancebook("--version").stdout.startswith("stancebook 0.")
    done = stancebook("doctor")
    assert done.returncode == 0 and "WRONG" not in done.stdout, done.stdout


def test_an_interrupt_in_code_run_from_a_string_keeps_the_exit_code(tmp_path):
    (tmp_path / "interrupted.py").write_text("""
import os, signal, sys
from stancebook import stopping
stopping.listen()
try:
    exec("os.kill(os.getpid(), signal.SIGINT)")
except KeyboardInterrupt:
    sys.exit(5)
""")
    assert subprocess.run([sys.executable, "-m", "interrupted"], cwd=tmp_path, timeout=60).returncode == 5


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_an_interrupted_report_ends_with_5_harms_nothing_and_can_be_run_again(study, sent):
    run = subprocess.Popen(
        [sys.executable, "-m", "stancebook.cli", "report", str(study)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    for _ in range(600):
        if (study / ".stancebook-lock").exists():
            break
        time.sleep(0.05)
    time.sleep(1.5)
    run.send_signal(sent)
    _, told = run.communicate(timeout=60)
    assert run.returncode == 5, told
    assert "interrupted" in told and "Traceback" not in told and not list((study / "report").glob("*.html"))
    assert stancebook("code", study).returncode == 0
