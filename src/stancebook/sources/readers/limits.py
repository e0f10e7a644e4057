"""How much a raw file may ask for. What goes beyond is set aside with a reason; the rest of the study goes on."""

import importlib.util

#: Bytes of a raw file, and characters of one document and of all documents of a file.
FILE_BYTES = 100_000_000
DOCUMENT_CHARS = 1_000_000
FILE_CHARS = 100_000_000
#: Seconds of computing for one file, and of waiting (longer, for a busy machine is slow, where computing can be limited), and bytes of memory for its reader.
CPU_SECONDS = 8
WALL_SECONDS = 60 if importlib.util.find_spec("resource") else 10
MEMORY_BYTES = 1 << 30
