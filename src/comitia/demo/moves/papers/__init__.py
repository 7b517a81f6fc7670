"""Moves that bring the papers which a charter wants before a step closes."""
