"""Read stances out of clauses: reading, subjects and slots of a sentence, the frames of verbs and nouns, and the smaller frames beside them."""
