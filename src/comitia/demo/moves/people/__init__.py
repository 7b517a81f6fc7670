"""What is put on record about people beside findings, where the charter asks for it."""
