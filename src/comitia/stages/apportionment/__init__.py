"""Apportionment: how many seats each electoral unit fills.

The charter says how many seats there are, which units share them, by which
method, and where a unit has a fixed number, a least or a most.
"""
