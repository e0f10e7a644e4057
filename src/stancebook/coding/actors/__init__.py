"""Find the actors that a text names, describes or points at."""
