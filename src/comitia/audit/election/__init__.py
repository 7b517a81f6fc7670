"""Verifies an election where it is held: its folder, its database, its cards.

The one part of the audit that opens a database; it reads a copy and changes nothing.
"""
