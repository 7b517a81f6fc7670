"""Credentials: a body confirms, one by one, that those elected may take their seat.

Only then is an elected person a delegate. Objections have a term here too.
"""
