"""Layers of the charter that enter while the election runs."""
