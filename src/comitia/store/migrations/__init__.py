"""The tables as they came to be; written by tools/write_migration.py."""
