"""Axes by which the people of a published list are counted, as a charter has them."""
