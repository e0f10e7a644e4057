"""Code who takes which stance toward whom: mentions, quotations, statements, each with the rule that found it."""

from importlib import import_module

_HOME = {
    "Codebook": "codebook", "load_codebook": "codebook", "code_study": "code", "write_coding": "code", "Coded": "statements", "code_document": "statements",
}  # fmt: skip

__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    """Load a part when it is first asked for: reading a codebook needs none of the coder."""
    if name not in _HOME:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
