"""The word ``slate``: the command, and its answer for scripts and for people."""
