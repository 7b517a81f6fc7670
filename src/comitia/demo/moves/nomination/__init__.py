"""What is played in a nomination whose returns say more than names and votes."""
