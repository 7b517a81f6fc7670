"""The conference: those entitled meet, vote by secret ballot, and elect.

It opens with a quorum and with more candidates than seats where the charter asks
for a margin; a candidate is elected with enough votes of the base it names.
"""
