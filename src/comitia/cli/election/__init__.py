"""The commands that work on an election in its folder."""
