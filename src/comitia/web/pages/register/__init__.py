"""What pages tell of letters, files and rules adopted, and where to find it."""
