"""Selection: a body meets on the names, votes, and sends a list on.

The list is a proposal that the body adopts by vote; its quorum and its majority
stand in the charter, each with the base it counts against.
"""
