"""Layers of the charter that an invented unit adopts."""
