"""Commands that show what the record says, and change nothing."""
