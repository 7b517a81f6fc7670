"""The moves of a conference before its ballot, at it, and after the count."""
