"""What is known of people: cards under their own keys, commitments in entries."""
