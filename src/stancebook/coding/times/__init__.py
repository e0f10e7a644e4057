"""Find and resolve time expressions."""
