"""Read raw files, label their lines, repair their text and find what one document takes from another."""

from importlib import import_module

_HOME = {
    "Cleaned": "clean", "clean_document": "assemble", "clean_study": "clean", "iterate_documents": "load", "load_documents": "load",
    "Decoded": "readers.decoded", "read_documents": "readers", "read_source": "readers.raw",
}  # fmt: skip
__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    """Load a function when it is first asked for: the child process that parses files needs the readers alone."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
