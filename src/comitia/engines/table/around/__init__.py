"""What people put around the rows of a table: titles, remarks, sums."""
