"""Which days are working days, and when a term is over."""
