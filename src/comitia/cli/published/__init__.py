"""Commands that print what an election has published."""
