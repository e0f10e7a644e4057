"""Code directed stances: sentences, mentions, quotations, frames, statements."""
