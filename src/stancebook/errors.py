"""Errors that a user can act on: each names the place, what was found and the remedy."""

from __future__ import annotations


class StancebookError(Exception):
    """Base of all expected errors; `exit_code` is what the command line returns.

    `where` is a file (or parameter) name, `line` a 1-based line number in it or None.
    """

    exit_code = 2

    def __init__(self, where: str, problem: str, remedy: str, line: int | None = None):
        self.where, self.problem, self.remedy, self.line = str(where), problem, remedy, line
        super().__init__(str(self))

    def __str__(self) -> str:
        place = self.where if self.line is None else f"{self.where}, line {self.line}"
        return f"{place}: {self.problem} → {self.remedy}"

    def __reduce__(self):
        return (type(self), (self.where, self.problem, self.remedy, self.line))


class StudyError(StancebookError):
    """The study folder, its sources or its codebook cannot be used (exit 2; nothing is written)."""


class SourceError(StancebookError):
    """One raw file cannot be read; the document is quarantined and the others go on.

    `raw_sha256` is the hash of the file where its bytes could be read, else "".
    """

    exit_code = 3

    def __init__(self, where: str, problem: str, remedy: str, line: int | None = None, *, raw_sha256: str = ""):
        super().__init__(where, problem, remedy, line)
        self.raw_sha256 = raw_sha256


class HeldError(StancebookError):
    """Another run holds the study (exit 4)."""

    exit_code = 4


class InterruptedRun(StancebookError):
    """The run was interrupted and can be resumed (exit 5)."""

    exit_code = 5


class DiskError(StancebookError):
    """A file or folder cannot be written (exit 6)."""

    exit_code = 6
