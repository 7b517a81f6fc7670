"""What is particular to databases: connecting, columns, constraints, triggers."""
