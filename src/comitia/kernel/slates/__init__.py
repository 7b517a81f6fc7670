"""Slates: a pool of people, what is asked of the names chosen, and plain counting."""
