"""What several people sign, each with the same payload."""
