"""Forecasts: how many of a group are elected, over all that the voters can do."""
