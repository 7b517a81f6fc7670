"""What lies in an election's folder, and how it gets there for good."""
