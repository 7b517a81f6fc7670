"""Payloads of the acts that divide, computed from what an election has on record."""
