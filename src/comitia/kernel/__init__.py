"""Exact shares, named bases, ids, dates with zone, and words for what is wrong.

Everything here stands on the standard library alone and knows no election.
"""
