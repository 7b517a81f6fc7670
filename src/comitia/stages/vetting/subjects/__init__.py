"""Whom a unit vets: a body names them by vote, and the public hears of it before."""
