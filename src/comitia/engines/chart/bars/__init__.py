"""A chart of figures: bars beside their words, in groups."""
