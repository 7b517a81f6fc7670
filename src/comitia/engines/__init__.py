"""Thin faces on the libraries that read, draw, print and solve."""
