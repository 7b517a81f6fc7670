"""The wordings of each language in which figures are stated."""
