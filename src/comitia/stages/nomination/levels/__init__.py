"""Levels between the branches and a unit: each meets on the tally and sends a list up.

What the branches named is added up for a body. It votes on a list, and says for each
name why it departs from the tally; what it sends is what the body above begins with.
"""
