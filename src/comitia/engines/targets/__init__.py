"""Divides seats among units and values at once, and proves it."""
