"""Find the relations that verbs name."""
