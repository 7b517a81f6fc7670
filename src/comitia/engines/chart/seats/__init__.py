"""The chart of a division of seats."""
