"""Meetings: who was there, how they voted, and whether that is enough.

Every step that decides by vote counts in the same way; the charter says against
which base, and facts that cannot be are refused before anything is counted.
"""
