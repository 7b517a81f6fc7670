"""One TOML file: its pieces, the lines of its keys, and its tables."""
