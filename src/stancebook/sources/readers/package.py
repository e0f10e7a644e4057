"""Open office files, which are zip archives, without being flooded by what they unpack to."""

from __future__ import annotations

import io
import zipfile

from stancebook.errors import SourceError

#: Bytes to which an archive's parts may unpack.
UNPACKED_BYTES = 150_000_000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def is_package(data: bytes, name: str, *, part: str, suffixes: tuple[str, ...]) -> bool:
    """Tell whether the file is a zip archive with this part; one that is cut off or encrypted is told by its suffix."""
    if data.startswith(_ZIP):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return part in archive.NameToInfo
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
            return name.lower().endswith(suffixes)
    return data.startswith(_OLE) and name.lower().endswith(suffixes)


def examine(data: bytes, name: str) -> None:
    """Raise SourceError where the archive is encrypted, damaged or unpacks to more than a document can be."""
    remedy = "open it in its program and save it again, or save its text as .txt"
    if data.startswith(_OLE):
        locked = _ENCRYPTED in data
        raise SourceError(name, "is encrypted: it opens by a password only" if locked else "is an old office file under a new suffix",
                          "save it without password" if locked else "save it as .docx, .xlsx or .txt")  # fmt: skip
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(info.file_size for info in archive.infolist())
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise SourceError(name, "is encrypted: it opens by a password only", "save it without password")
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise SourceError(name, f"is damaged or cut off ({str(error)[:80]})", remedy) from error
    if unpacked > UNPACKED_BYTES:
        raise SourceError(name, f"unpacks to {unpacked // 1_000_000:,} MB, more than a document can be", remedy)
