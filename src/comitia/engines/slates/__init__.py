"""Slates that meet all targets, by HiGHS; where none does, what clashes, ways out."""
