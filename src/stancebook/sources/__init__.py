"""Read raw files, label their lines, repair their text and find what one document takes from another."""

from stancebook.sources.clean import Cleaned, clean_document, clean_study, load_documents
from stancebook.sources.read import Decoded, decode, read_source

__all__ = ["Cleaned", "Decoded", "clean_document", "clean_study", "decode", "load_documents", "read_source"]
