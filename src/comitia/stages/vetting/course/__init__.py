"""What may come between: a tip, a name sent back, a name in another's place."""
