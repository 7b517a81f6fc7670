"""The agenda: what a conference takes before its ballot, at it, and after the count."""
