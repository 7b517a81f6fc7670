"""The steps of an election as pure rules: facts in, an outcome or refusals out.

The steps do not know each other; ``sections`` is where their keys come together.
"""
