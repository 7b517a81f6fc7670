"""What an office states in files: the method of a ballot, and its account."""
