"""Moves of a plenary."""
