"""What pages tell of the lists that were published, and of those who are to sit."""
