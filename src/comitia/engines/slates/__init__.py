"""Slates that meet all targets, by HiGHS; what clashes where none does, and ways out."""
