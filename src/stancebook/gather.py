"""Gather the files of a folder, or one file, for a new study: which are taken, under which safe names, and which are passed over."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from stancebook.errors import StudyError
from stancebook.sources.readers.limits import FILE_BYTES

#: Most files and bytes that one study takes.
MOST_FILES, MOST_BYTES = 20_000, 5_000_000_000
#: Bytes of one part of a name in raw/: what every file system takes, with room for `.csv` and a count.
NAME_BYTES = 120
_JUNK = frozenset(("thumbs.db", "desktop.ini", "__macosx", "icon\r"))
_UNSAFE = re.compile(r'[<>:"/\\|?*\s]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.I)


@dataclass(frozen=True)
class Gathered:
    """The files with their names in raw/, in order of name, and what was passed over with the reason."""

    files: tuple[tuple[Path, str], ...]
    passed: tuple[str, ...] = ()


def gather(path: Path) -> Gathered:
    """Return the regular files at `path`, a file or a folder; raise StudyError where one cannot be taken.

    Hidden files, links inside the folder and what is no file are passed over and told. A link that `path` itself is, is followed.
    """
    if not path.exists():
        raise StudyError(str(path), "is a broken link" if path.is_symlink() else "is not there", "name a file or a folder of texts")
    if path.is_file() and path.suffix.lower() == ".zip":
        raise StudyError(str(path), "is an archive of files", "unpack it and name its folder")
    if path.is_file():
        return Gathered(((_checked(path), safe_name(path.name)),))
    if not path.is_dir():
        raise StudyError(str(path), "is neither a file nor a folder", "name a file or a folder of texts")
    found: list[Path] = []
    passed: list[str] = []
    size = 0
    for folder, folders, names in os.walk(path, onerror=_unreadable):
        folders[:] = sorted(name for name in folders if _taken(Path(folder, name), path, passed))
        for name in sorted(names):
            file = Path(folder, name)
            if not _taken(file, path, passed):
                continue
            found.append(_checked(file))
            size += file.stat().st_size
            if len(found) > MOST_FILES or size > MOST_BYTES:
                raise StudyError(str(path), f"holds more than {MOST_FILES:,} files or {MOST_BYTES // 1_000_000_000} GB", "name a folder that holds the texts of one study alone")
    if not found:
        told = f" ({'; '.join(passed[:3])})" if passed else ""
        raise StudyError(str(path), f"holds no file to read{told}", "put the texts into it, or name another folder")
    return Gathered(tuple(zip(found, _names(found, path), strict=True)), tuple(passed))


def _unreadable(error: OSError) -> None:
    raise StudyError(str(error.filename), f"cannot be read ({error.strerror})", "give yourself read permission, or leave it out")


def _taken(file: Path, root: Path, passed: list[str]) -> bool:
    """Tell whether a file or folder is taken; the reason against it is added to `passed`."""
    try:
        mode = file.lstat().st_mode
    except OSError as error:
        _unreadable(error)
    hidden = file.name.startswith(".") or file.name.startswith("~$") or file.name.lower() in _JUNK
    reason = "is hidden" if hidden else "is a link" if stat.S_ISLNK(mode) else "is no file" if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) else ""
    if reason:
        passed.append(f"{shown(file.relative_to(root).as_posix())} {reason}")
    return not reason


def _checked(file: Path) -> Path:
    """Return a file that can be opened and is not too large; else raise StudyError."""
    try:
        with open(file, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        _unreadable(error)
    if size > FILE_BYTES:
        raise StudyError(str(file), f"is larger than {FILE_BYTES // 1_000_000} MB", "split it into several files, or leave it out")
    return file


def _names(found: list[Path], root: Path) -> list[str]:
    """Return a safe name in raw/ for each file, its folders kept, no two alike on a file system that ignores case."""
    taken: set[str] = set()
    names = []
    for file in found:
        name = "/".join(safe_name(part) for part in file.relative_to(root).parts)
        stem, dot, suffix = name.rpartition(".")
        stem, suffix = (stem, dot + suffix) if stem and "/" not in suffix else (name, "")
        number = 2
        while name.casefold() in taken:
            name, number = f"{stem}-{number}{suffix}", number + 1
        taken.add(name.casefold())
        names.append(name)
    return names


def safe_name(name: str) -> str:
    r"""Return one part of a path as a name that every file system and spreadsheet takes.

    >>> safe_name("Late News?.txt"), safe_name("a\nb\u202e.txt"), safe_name("CON.txt"), safe_name("=1.csv")
    ('Late-News.txt', 'a-b.txt', '_CON.txt', '_=1.csv')
    """
    name = unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))
    name = "".join("-" if unicodedata.category(char) == "Cc" else char for char in name if unicodedata.category(char) not in ("Cf", "Co", "Cn"))
    stem, dot, suffix = _UNSAFE.sub("-", name).rpartition(".")
    stem, suffix = (stem, dot + suffix) if stem and len(suffix) <= 10 else (stem + dot + suffix, "")
    stem = stem.strip("-. ") or "text"
    while len((stem + suffix).encode("utf-8")) > NAME_BYTES:
        stem = stem[:-1]
    return f"_{stem}{suffix}" if _RESERVED.match(stem) or stem[0] in "=+@~" else stem + suffix


def shown(text: str) -> str:
    """Return a name as it can be printed on one line."""
    return "".join(char if char.isprintable() else "?" for char in text)
