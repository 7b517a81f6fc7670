"""Seats divided by rows and columns at once, and the proofs that go with it."""
