"""The way of one name through all steps: who proposed it, which meeting, what vote.

This looks at every step at once, and only looks: nothing is decided or counted here
that the steps have not decided and counted themselves.
"""
