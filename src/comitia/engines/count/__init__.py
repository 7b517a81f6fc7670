"""Counting papers: from the sheet of a count to what the ballot decided.

What a sheet says is read and added up here, fast; what follows from it is decided
by the plain rules of ``comitia.stages.conference.counting``.
"""
