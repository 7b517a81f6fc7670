"""Moves about people of a special kind: sent by the centre, or invited."""
