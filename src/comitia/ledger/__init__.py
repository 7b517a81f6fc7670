"""The append-only record of an election: entries, chains, tree, checkpoints, cards.

What it holds and how it is written is told in ``docs/reference/record-format.md``;
nothing here knows which acts an election has, or where the record is kept.
"""
