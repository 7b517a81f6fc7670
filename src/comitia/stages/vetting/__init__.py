"""Vetting: every person to be proposed is looked into, and may answer.

Named checks are made, two people in different posts sign the finding, and whoever
is set aside is told why and has a term to answer and to appeal. A charter can add
checks, signers and days; it cannot take the rights away.
"""
