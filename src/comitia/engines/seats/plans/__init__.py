"""Plans: how a rule turns members and votes into seats, and seats into names."""
