"""Inquiries: other organs are asked about people, and their opinions expire."""
