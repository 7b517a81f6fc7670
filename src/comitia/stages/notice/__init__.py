"""Notice: a list of names is shown for a term, and anybody may object.

The term is a right of those who look on; a charter can lengthen it and show the
list in more places, and no layer below can shorten it.
"""
