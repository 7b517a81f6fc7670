"""Composition: how many people of a list have something in common.

What is counted becomes a figure: a number that names its base and its moment.
"""
