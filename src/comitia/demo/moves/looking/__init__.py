"""What comes before findings: subjects named and announced, a team, talks, letters."""
