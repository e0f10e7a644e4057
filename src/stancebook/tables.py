"""The tables of a study: the data dictionary, reading and atomic writing."""

from __future__ import annotations

import contextlib
import csv
import filecmp
import io
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from stancebook.errors import DiskError, StudyError

#: Column names of every table, in order. The contract: columns are added, never renamed (see data/README.md).
COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        "document_id", "file", "title", "outlet", "author", "published", "url", "raw_sha256", "encoding", "raw_chars",
        "kept_chars", "reuse_group", "derived_from", "independent", "status", "reason", "licence", "metadata_from",
        "part", "format",
    ),
    "lines": ("document_id", "line", "start", "end", "label", "reason"),
    "repairs": ("document_id", "line", "start", "end", "before", "after", "reason"),
    "reuse": ("document_a", "document_b", "shared", "kind", "evidence", "share", "source", "source_by"),
    "mentions": ("document_id", "start", "end", "text", "actor", "kind"),
    "quotes": ("document_id", "start", "end", "speaker", "speaker_actor", "cue", "kind", "speaker_name", "speaker_start", "speaker_end"),
    "statements": (
        "statement_id", "document_id", "start", "end", "text", "actor", "target", "against", "stance", "event", "modality",
        "speaker", "speech", "issue", "date", "cue", "rule", "confidence", "coder", "reuse_group", "counted",
        "time", "date_precision", "speaker_actor", "governor",
        "actor_start", "actor_end", "target_start", "target_end", "cue_start", "cue_end",
    ),
    "uncoded": ("document_id", "start", "end", "text", "actors", "reason"),
    "codings": (
        "coder", "document_id", "raw_sha256", "start", "end", "text", "actor", "target", "stance", "modality", "speaker",
        "speech", "issue", "time", "status",
    ),
    "agreement": ("coder_a", "coder_b", "documents", "measure", "variable", "n", "value", "low", "high", "note"),
    "validation": ("coder", "reference", "documents", "measure", "found", "expected", "right", "precision", "recall", "f1", "stated"),
    "disagreements": (
        "document_id", "start", "end", "text", "actor", "target", "coder_a", "coder_b", "variable", "value_a", "value_b",
    ),
    "errors": (
        "document_id", "start", "end", "text", "actor", "target", "coder", "reference", "error", "cause", "expected", "found",
        "rule", "cue", "confidence", "actors",
    ),
    "dyads": (
        "actor", "target", "n", "n_actual", "n_potential", "n_negated", "mean_stance", "mean_stance_actual", "n_conflict", "n_neutral",
        "n_cooperation", "documents", "outlets",
    ),
    "timeline": ("period", "actor", "target", "modality", "n", "mean_stance", "n_conflict", "n_cooperation", "n_neutral", "dated_by"),
    "outlets": (
        "outlet", "actor", "target", "n", "mean_stance", "only_here", "n_actual", "n_potential", "n_negated", "mean_stance_actual", "documents",
    ),
    "speakers": (
        "speaker", "speaker_actor", "speech", "n", "mean_stance", "documents",
        "n_actual", "n_potential", "n_negated", "mean_stance_actual", "n_conflict", "n_neutral", "n_cooperation", "kind", "named",
    ),
    "triads": (
        "kind", "actor", "target", "against", "pattern", "balance", "n", "n_actual", "n_potential", "n_negated", "least",
        "sign_actor_target", "sign_actor_against", "sign_target_against", "documents",
    ),
    "issues": (
        "issue", "actor", "target", "n", "n_actual", "n_potential", "n_negated", "mean_stance", "mean_stance_actual", "n_conflict", "n_neutral",
        "n_cooperation", "documents", "outlets",
    ),
    "comparison": ("actor", "target", "n_first", "n_actual_first", "mean_first", "n_second", "n_actual_second", "mean_second", "change"),
}


def as_text(value: object) -> str:
    """Write one cell the one way that every table uses: true/false, at most three decimals, empty for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return "" if value != value else f"{value:.3f}".rstrip("0").rstrip(".")
    return str(value)


def frame(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """Return the rows as a frame of strings with exactly the columns of table `name`, missing ones empty."""
    columns = COLUMNS[name]
    data = [[as_text(row.get(column)) for column in columns] for row in rows]
    return pd.DataFrame(data, columns=list(columns), dtype=str)


def read(folder: Path | str, name: str) -> pd.DataFrame:
    """Read table `name` from a study's `tables/` folder as a frame of strings (no value is taken for missing)."""
    path = Path(folder) / f"{name}.csv"
    if not path.exists():
        raise StudyError(str(path), "the table is not there yet", "run the earlier notebooks first, or `stancebook code FOLDER`")
    return pd.read_csv(path, dtype=str, keep_default_na=False, na_filter=False, encoding="utf-8", lineterminator=None)


def write(folder: Path | str, name: str, table: pd.DataFrame) -> Path:
    """Write table `name` atomically, every value quoted; the bytes depend on the rows alone."""
    missing = [column for column in COLUMNS[name] if column not in table.columns]
    if missing:
        raise ValueError(f"table {name} lacks the columns {missing}")
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS[name])
    for row in table[list(COLUMNS[name])].itertuples(index=False, name=None):
        writer.writerow([as_text(value) for value in row])
    return write_bytes(Path(folder) / f"{name}.csv", out.getvalue().encode("utf-8"))


@contextlib.contextmanager
def appending(folder: Path | str, name: str) -> Iterator[Appender]:
    """Give an Appender that takes the rows of table `name` bit by bit; the file is replaced at the end, and only if all went well."""
    path = Path(folder) / f"{name}.csv"
    appender = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        appender = Appender(path, COLUMNS[name])
        yield appender
        appender.close()
        if path.is_file() and filecmp.cmp(appender.temporary, path, shallow=False):
            return
        os.chmod(appender.temporary, 0o644)
        os.replace(appender.temporary, path)
    except OSError as error:
        raise DiskError(str(path), f"cannot be written ({error.strerror})", "free the disk or give the folder write permission") from error
    finally:
        if appender is not None:
            appender.drop()


class Appender:
    """A table being written, as a temporary file beside its place."""

    def __init__(self, path: Path, columns: tuple[str, ...]):
        self.path, self.columns = path, columns
        self._open()

    def _open(self) -> None:
        handle, self.temporary = tempfile.mkstemp(prefix=f".{self.path.name[:80]}.", dir=self.path.parent)
        self.stream = os.fdopen(handle, "w", encoding="utf-8", newline="")
        self.writer = csv.writer(self.stream, quoting=csv.QUOTE_ALL, lineterminator="\n")
        self.writer.writerow(self.columns)

    def add(self, rows: Iterable[Mapping[str, object]]) -> None:
        """Append rows; missing values stay empty."""
        self.writer.writerows([as_text(row.get(column)) for column in self.columns] for row in rows)

    def rewrite(self, change: Callable[[list[dict]], None]) -> None:
        """Pass all rows, as text and one at a time, through a function that changes them in place."""
        self.close()
        earlier = self.temporary
        try:
            self._open()
            with open(earlier, encoding="utf-8", newline="") as stream:
                for row in csv.DictReader(stream):
                    change([row])
                    self.add([row])
        finally:
            Path(earlier).unlink(missing_ok=True)

    def close(self) -> None:
        """Bring all rows to the disk."""
        if not self.stream.closed:
            self.stream.flush()
            os.fsync(self.stream.fileno())
            self.stream.close()

    def drop(self) -> None:
        """Remove the temporary file if it is still there."""
        self.stream.close()
        Path(self.temporary).unlink(missing_ok=True)


def write_bytes(path: Path, data: bytes) -> Path:
    """Write a file atomically: a temporary file beside it, fsync, then replace. An equal file is left as it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_file() and path.read_bytes() == data:
            return path
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:80]}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(temporary, 0o644)
            os.replace(temporary, path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DiskError(str(path), f"cannot be written ({error.strerror})", "free the disk or give the folder write permission") from error
    return path


def write_all(folder: Path | str, frames: Mapping[str, pd.DataFrame]) -> list[str]:
    """Write several tables and return their names."""
    return [write(folder, name, frames[name]).name for name in frames]
