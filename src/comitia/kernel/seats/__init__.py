"""Dividing seats: signposts, the proof of a division, and ties."""
