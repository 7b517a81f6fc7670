"""A file of printed figures, read and recomputed: ``published.toml``."""
