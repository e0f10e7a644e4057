"""Frames that no single verb or noun makes: adjectives, roles, names, reports, places, goods; `relations` gathers them all."""
