"""The word ``count``: the command, and its answer for scripts and for people."""
