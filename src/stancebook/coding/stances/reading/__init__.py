"""Read a sentence: its tokens, which of them are verbs, and the verb groups."""
