"""Whom a layer speaks to: single units, or all units of a kind."""
