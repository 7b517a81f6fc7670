"""Publication: the list of delegates and its figures are made public.

What is told about a person is what the charter lists, and a lower layer can only
tell less.
"""
