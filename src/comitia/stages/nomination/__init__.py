"""Nomination: branches put names forward, level by level, in rounds.

A branch's return says who was entitled, who took part and how many were for
each name. A name goes up when enough of its members were for it.
"""
