"""Find the relations that nouns name."""
