"""POOL.csv and TARGETS.toml: who can be chosen, and what is asked of the names."""
