"""Tables in a text, found and recomputed."""
