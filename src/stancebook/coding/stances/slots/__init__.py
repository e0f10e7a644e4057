"""Find the mentions that fill a slot: objects, what a preposition links, owners, lists."""
