"""Exact divisors of a settled flow, and proofs that there is none."""
