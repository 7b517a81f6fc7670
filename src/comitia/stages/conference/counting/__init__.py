"""Counting a ballot: from papers and votes to who is elected and what is next.

A method says the rules, an account says how many people and papers there were, and
the outcome follows from both and the votes of each name. Nothing here knows where a
rule or a number comes from: acts take them from the charter and the ledger, the
command ``comitia count`` from files.
"""
