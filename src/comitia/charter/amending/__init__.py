"""Layers that enter a charter while its election runs."""
