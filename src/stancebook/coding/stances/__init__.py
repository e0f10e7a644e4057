"""Read stances out of clauses: frames with their slots, the words that govern them, and how sure each is."""
