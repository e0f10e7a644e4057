"""How much a raw file may ask for. What goes beyond is set aside with a reason; the rest of the study goes on."""

#: Bytes of a raw file, and characters of one document and of all documents of a file.
FILE_BYTES = 100_000_000
DOCUMENT_CHARS = 1_000_000
FILE_CHARS = 100_000_000
#: Seconds of computing and of waiting (a busy machine is slow) for one file, and bytes of memory for its reader.
CPU_SECONDS = 8
WALL_SECONDS = 30
MEMORY_BYTES = 1 << 30
