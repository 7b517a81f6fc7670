"""A rehearsal on invented people: what comes next, from any state, until the end.

The player knows the views and the charter, and nothing else: it goes on with an
election wherever that stands, and is therefore also the proof that one can go on.
"""
