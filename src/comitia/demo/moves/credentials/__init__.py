"""Moves of the review of credentials: its group, the procedure, a replacement."""
