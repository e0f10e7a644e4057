"""Code directed stances: sentences, mentions, quotations, frames, statements."""

from stancebook.coding.code import code_study, mark_counted
from stancebook.coding.codebook import Codebook, load_codebook
from stancebook.coding.statements import Coded, code_document

__all__ = ["Codebook", "Coded", "code_document", "code_study", "load_codebook", "mark_counted"]
