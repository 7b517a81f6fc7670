"""Papers: which replies and files a step needs before it closes, and filing them.

A charter lists them by step. What is on file counts for the step at which it came
in, since the unit last came to it; what a charter calls lasting counts for good.
"""
