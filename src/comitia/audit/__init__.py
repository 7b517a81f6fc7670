"""Reads an election, a bundle or a text, recomputes, compares.

It knows nothing of actions or the store.
"""
