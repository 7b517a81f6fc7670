"""A rehearsal that is played in memory first and put into its folder at the end."""
