"""The word ``forecast``: the command, and its answer for scripts and for people."""
