"""Runs the election of delegates in a federated organisation, and proves it."""

__version__ = "0.1.0"
