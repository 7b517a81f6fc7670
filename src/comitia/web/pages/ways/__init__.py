"""The page of one name: its way, as far as the name is public."""
